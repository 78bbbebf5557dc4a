// What watches over every journey has to notice what it is there for.

import assert from "node:assert/strict";
import { CARDS, CODE, cardDataIn } from "./card_data.mjs";
import { journey } from "./journey.mjs";

journey("every journey notices what goes wrong on its way", { languages: ["en"] }, async (desk) => {
  await desk.open();
  const wrongs = {
    "console: a warning": () => console.warn("a warning"),
    "console: Failed to load resource.* 404": () => { new Image().src = "icons/is-not-there.png"; },
    "uncaught: Error: thrown": () => setTimeout(() => { throw new Error("thrown"); }),
    "policy violated: style-src-attr": () => document.body.setAttribute("style", "color: red"),
    "policy violated: connect-src": () => fetch("https://example.com/").catch(() => {}),
  };
  for (const [expected, wrong] of Object.entries(wrongs)) {
    const told = desk.context.waitForEvent(expected.startsWith("uncaught") ? "weberror" : "console");
    await desk.page.evaluate(wrong);
    await told;
    await assert.rejects(desk.end(), new RegExp(expected));
    assert.ok(desk.takeFaults().length > 0);
  }
});

journey("every journey notices a focus that is lost with what was pressed", { languages: ["en"] }, async (desk) => {
  await desk.open();
  await desk.page.evaluate(() => {
    const button = Object.assign(document.createElement("button"), { textContent: "Go away" });
    button.addEventListener("click", () => button.remove());
    document.querySelector("main").append(button);
  });
  await desk.select("button", "Go away");
  await assert.rejects(desk.end(), /the focus was lost after <button>Go away/);
  await desk.page.locator("main h1").focus();
});

journey("every journey notices card data that stays anywhere", { languages: ["en"] }, async (desk) => {
  await desk.open();
  const leaks = {
    "local storage": (text) => localStorage.setItem("leak", text),
    "session storage": (text) => sessionStorage.setItem("leak", text),
    cookies: (text) => { document.cookie = `leak=${encodeURIComponent(text)}`; },
    "history state": (text) => history.replaceState({ text }, ""),
    console: (text) => console.log(text),
    "addresses visited": (text) => history.replaceState(null, "", `?card=${encodeURIComponent(text)}`),
    "IndexedDB leak kept": (text) =>
      new Promise((resolve) => {
        const request = indexedDB.open("leak");
        request.onupgradeneeded = () => request.result.createObjectStore("kept").put({ text }, 1);
        request.onsuccess = () => resolve(request.result.close());
      }),
    document: (text) => document.body.append(text),
    fields: (text) => { document.body.append(Object.assign(document.createElement("input"), { value: text })); },
  };
  for (const [place, leak] of Object.entries(leaks)) {
    await desk.page.evaluate(leak, CARDS.visa);
    await assert.rejects(desk.noCardData(), new RegExp(`number …4242 in ${place}`));
  }
  await desk.page.evaluate(async () => {
    localStorage.clear();
    sessionStorage.clear();
    document.cookie = "leak=;max-age=0";
    indexedDB.deleteDatabase("leak");
  });
  desk.forget(); // The console and the addresses visited.
  await desk.open();
  await desk.noCardData();
});

journey("card data is found in any spacing and encoding", { languages: ["en"] }, async () => {
  const { visa, americanExpress } = CARDS;
  const spellings = [visa, visa.replaceAll(" ", ""), visa.replaceAll(" ", "-"), visa.replaceAll(" ", "\u00a0"), [...visa].join(" ")];
  const encodings = [String, encodeURIComponent, (text) => btoa(`{"number":"${encodeURIComponent(text)}"}`)];
  for (const spelling of spellings) assert.deepEqual(cardDataIn(`before ${spelling} after`), ["number …4242"], spelling);
  for (const encode of encodings) assert.deepEqual(cardDataIn(encode(americanExpress)), ["number …0005"], encode.name);
  assert.deepEqual(cardDataIn(`{"code":"${CODE}"}`), [`security code ${CODE}`]);
  assert.deepEqual(cardDataIn("ends in 4242, order 17394, 4.739 USD, 019739f2-7391"), []);
});
