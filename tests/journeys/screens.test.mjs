// Every screen as a whole, whatever it is about: on a desk, on a phone, enlarged, on paper, in colours of one's own.

import assert from "node:assert/strict";
import { journey } from "./journey.mjs";
import { noSidewaysScrolling, openScenario } from "./partner.mjs";

/** The parts of the menu, by where their addresses begin. */
const PARTS = {
  partnership: /^(?:$|partnership\/)/,
  "billing and requests": /^(?:billing|requests|desk)\b/,
  "account and simulation": /^(?:account|activity|companies|simulation|help)\b/,
};

/** A screen stands for all of its kind: `billing/orders/0` for every order. */
const kind = (path) => path.replace(/\d+/g, "0").replace(/(competencies)\/.+/, "$1/0");

/** Goes to every screen that links lead to from Home, one of each kind, and acts on each. */
async function everyScreen(desk, part, act) {
  const seen = new Set([""]);
  const waiting = [""];
  while (waiting.length > 0) {
    const path = waiting.shift();
    if (path !== "" && !part.test(path)) continue;
    await desk.visit(path);
    if (part.test(path)) await act(path);
    const hrefs = await desk.page.locator("a[href]:not([target])").evaluateAll((links) => links.map(({ href }) => href));
    for (const href of hrefs.filter((href) => href.startsWith(desk.address()))) {
      const next = new URL(href).pathname.slice(desk.base.length);
      if (seen.has(kind(next))) continue;
      seen.add(kind(next));
      waiting.push(next);
    }
  }
  return [...seen].filter((path) => part.test(path));
}

/** Texts that are cut off; the name of the company may be, because the menu under it says it in full. */
const cutOff = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .filter((element) => element.checkVisibility() && !element.closest(".company"))
      .filter((element) => element.clientWidth > 1) // What is for screen readers alone is as small as can be.
      .filter((element) => getComputedStyle(element).overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1)
      .filter((element) => !["auto", "scroll"].includes(getComputedStyle(element).overflowX))
      .map((element) => `${element.localName}.${element.className}: ${element.textContent.trim().slice(0, 60)}`),
  );

/** What is wider than the paper and would have to be scrolled. */
const tooWide = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("main *")]
      .filter((element) => element.checkVisibility() && element.clientWidth > 1)
      .filter((element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX))
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map((element) => `${element.localName}.${element.className}`),
  );

/** How much of the window is taken by what stays in sight while the rest scrolls. */
const staysInSight = (page) =>
  page.evaluate(() => {
    scrollTo(0, document.body.scrollHeight / 2);
    const staying = [...document.querySelectorAll("body *")].filter((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      const stays = ["sticky", "fixed"].includes(getComputedStyle(element).position);
      return stays && element.checkVisibility() && bottom > 0 && top < 1;
    });
    const most = Math.max(0, ...staying.map((element) => element.getBoundingClientRect().bottom));
    scrollTo(0, 0);
    return most / innerHeight;
  });

/** Buttons and fields whose edge cannot be seen where the person's own colours take the place of ours. */
const withoutEdge = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("main button, main input, main select, main textarea, main .button")]
      .filter((element) => element.checkVisibility() && !element.closest(".visually-hidden, th, .tabs"))
      .filter((element) => !["link", "quiet"].includes(element.dataset.kind))
      .filter((element) => {
        const { borderTopStyle, borderTopWidth, opacity, appearance } = getComputedStyle(element);
        const edge = borderTopStyle !== "none" && parseFloat(borderTopWidth) >= 1;
        return !edge && opacity !== "0" && appearance === "none";
      })
      .map((element) => `${element.localName}#${element.id}`),
  );

for (const [name, part] of Object.entries(PARTS)) {
  journey(`every screen of ${name} names itself, and is clean in either theme`, async (desk) => {
    await openScenario(desk, "ten-years");
    const screens = await everyScreen(desk, part, async (path) => {
      const headings = await desk.page.locator("h1").allInnerTexts();
      assert.equal(headings.length, 1, path);
      const home = desk.text("Home", "主页");
      assert.ok((await desk.page.title()).startsWith(path === "" ? home : headings[0]), path);
      assert.equal(await desk.page.evaluate(() => document.documentElement.lang), desk.language);
      await noSidewaysScrolling(desk);
      assert.deepEqual(await cutOff(desk.page), [], `nothing is cut off on ${path}`);
      await desk.clean();
    });
    assert.ok(screens.length >= 7, `${screens.length} screens`);
  });

  journey(`every screen of ${name} fits a phone, four times the size, a sheet of paper, and other colours`, async (desk) => {
    await openScenario(desk, "ten-years");
    const { page } = desk;
    await everyScreen(desk, part, async (path) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await noSidewaysScrolling(desk);
      assert.deepEqual(await cutOff(page), [], `nothing is cut off on ${path}`);
      // 1280 by 1024, four times as large.
      await page.setViewportSize({ width: 320, height: 256 });
      await noSidewaysScrolling(desk);
      assert.ok((await staysInSight(page)) <= 0.5, `half of the window is left for ${path}`);
      // A4 without its margins.
      await page.setViewportSize({ width: 718, height: 1040 });
      await page.emulateMedia({ media: "print" });
      await noSidewaysScrolling(desk);
      assert.deepEqual(await tooWide(page), [], `all of ${path} fits the paper`);
      for (const frame of ["#side-nav", ".masthead", "#move-time"]) {
        assert.equal(await page.locator(frame).first().isVisible(), false, `${frame} is not printed with ${path}`);
      }
      assert.ok((await page.locator("main :is(h1, .receipt):visible").count()) > 0, `${path} is printed`);
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.emulateMedia({ media: "screen", forcedColors: "active" });
      assert.deepEqual(await withoutEdge(page), [], `every control of ${path} has an edge`);
      assert.deepEqual(await cutOff(page), [], `nothing is cut off on ${path}`);
      await page.emulateMedia({ forcedColors: "none" });
    });
  });
}
