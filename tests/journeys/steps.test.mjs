// A long screen comes in steps: its beginning with the press that leads there, the rest once that was painted.

import assert from "node:assert/strict";
import { journey } from "./journey.mjs";
import { openScenario } from "./partner.mjs";

const LONG = ["partnership/offers", "simulation", "partnership/benefits", "account/users", "activity"];

/** What stands in the sheet, as a whole. */
const sheet = (desk) => desk.page.locator("main").evaluate((main) => main.innerHTML);

/** Holds back the browser's frames, on which the rest of a screen waits; hands out what lets them come. */
async function holdFrames(desk) {
  await desk.page.evaluate(() => {
    const ask = globalThis.requestAnimationFrame;
    const waiting = [];
    globalThis.requestAnimationFrame = (call) => waiting.push(call);
    globalThis.letFramesCome = () => {
      globalThis.requestAnimationFrame = ask;
      for (const call of waiting.splice(0)) ask(call);
    };
  });
  return () => desk.page.evaluate(() => globalThis.letFramesCome());
}

/** Follows a link of the menu, and answers what there is as soon as the heading has the focus. */
const follow = (desk, path) =>
  desk.page.evaluate((path) => {
    document.querySelector(`nav a[href='${path}']`).click();
    return new Promise((done) => {
      const look = () => {
        const main = document.querySelector("main");
        if (!location.pathname.endsWith(path) || document.activeElement !== main.querySelector("h1")) return setTimeout(look);
        done({
          isComing: Boolean(document.querySelector("[data-coming]")),
          elements: main.querySelectorAll("*").length,
          footer: getComputedStyle(document.querySelector("footer")).visibility,
        });
      };
      look();
    });
  }, path);

const count = (desk) => desk.page.locator("main *").count();

journey("a screen that came in steps is the same as one that came at once", async (desk) => {
  await openScenario(desk, "fresh-action-pack");
  for (const path of LONG) {
    await desk.visit(path);
    const inSteps = await sheet(desk);
    await desk.open(path);
    assert.equal(inSteps, await sheet(desk), path);
  }
});

journey("a press does not wait for all of a long screen", { languages: ["en"] }, async (desk) => {
  await openScenario(desk, "fresh-action-pack");
  for (const path of LONG) await desk.visit(path);
  for (const path of LONG) {
    const letThemCome = await holdFrames(desk);
    const { isComing, elements, footer } = await follow(desk, path);
    assert.ok(isComing, `something of ${path} is still to come`);
    assert.equal(footer, "hidden", "nothing is seen in the place of what is to come");
    await letThemCome();
    await desk.whole();
    assert.ok(elements < (await count(desk)), `${path} has grown from ${elements} elements`);
  }
});

journey("what is asked for of a screen that is still coming is there", async (desk) => {
  await openScenario(desk, "fresh-action-pack");
  await desk.visit("partnership/offers");
  await desk.visit();
  await holdFrames(desk);
  assert.ok((await follow(desk, "partnership/offers")).isComing);
  const dialog = desk.page.locator("#turn-off-action-pack-dialog");
  assert.equal(await dialog.count(), 0, "its dialogs come last");
  await desk.page.evaluate(() => document.getElementById("turn-off-action-pack").click());
  assert.ok(await dialog.evaluate((dialog) => dialog.open));
  assert.ok(await desk.page.locator("#turn-off-action-pack-now").evaluate((now) => now.isConnected));
  assert.equal(await desk.page.locator("[data-coming]").count(), 0);
});

journey("a screen that changes while it is coming is shown whole", async (desk) => {
  await openScenario(desk, "fresh-action-pack");
  await desk.visit("simulation");
  await desk.visit();
  const letThemCome = await holdFrames(desk);
  assert.ok((await follow(desk, "simulation")).isComing);
  await desk.the("button", desk.text("中文", "English")).evaluate((other) => other.click());
  await desk.page.locator(`html[lang=${desk.text("zh-Hans", "en")}]`).waitFor({ state: "attached" });
  await desk.see("heading", desk.text("设置", "Settings"), { level: 1 });
  const changed = await sheet(desk);
  await letThemCome();
  await desk.open("simulation");
  assert.equal(changed, await sheet(desk));
});
