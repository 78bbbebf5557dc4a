// A long screen comes in steps: its beginning with the start or the press that leads there, the rest once that was painted.

import assert from "node:assert/strict";
import { journey } from "./journey.mjs";
import { openScenario } from "./partner.mjs";

const LONG = ["partnership/offers", "simulation", "partnership/benefits", "account/users", "activity"];

/** What stands in the sheet, as a whole. */
const sheet = (desk) => desk.page.locator("main").evaluate((main) => main.innerHTML);

/** Holds back the browser's frames, on which the rest of a screen waits; runs in the page. */
function holdFrames() {
  const ask = globalThis.requestAnimationFrame;
  const waiting = [];
  globalThis.requestAnimationFrame = (call) => waiting.push(call);
  globalThis.letFramesCome = () => {
    globalThis.requestAnimationFrame = ask;
    for (const call of waiting.splice(0)) ask(call);
  };
}

const letFramesCome = (desk) => desk.page.evaluate(() => globalThis.letFramesCome());

/** What there is of a screen as soon as it stands: after a start, or when `link`, one of the menu, is followed. */
const beginning = (desk, path, link) =>
  desk.page.evaluate(
    ([address, link]) => {
      if (link) document.querySelector(`nav a[href='${link}']`).click();
      return new Promise((done) => {
        const look = () => {
          const main = document.querySelector("main");
          // Who follows a link has the focus on the heading of what is there.
          const stands = link ? document.activeElement?.matches("main h1") : !document.getElementById("boot");
          if (location.href !== address || !stands) return setTimeout(look);
          done({
            isComing: Boolean(document.querySelector("[data-coming]")),
            elements: main.querySelectorAll("*").length,
            footer: getComputedStyle(document.querySelector("footer")).visibility,
          });
        };
        look();
      });
    },
    [desk.address(path), link],
  );

const follow = (desk, path) => beginning(desk, path, path);

const count = (desk) => desk.page.locator("main *").count();

/** Lets what has begun go on, and makes sure that it has. */
async function seeTheRest(desk, path, { isComing, elements, footer }) {
  assert.ok(isComing, `something of ${path} is still to come`);
  assert.equal(footer, "hidden", "nothing is seen in the place of what is to come");
  await letFramesCome(desk);
  await desk.whole();
  assert.ok(elements < (await count(desk)), `${path} has grown from ${elements} elements`);
}

journey("a screen that came in steps is the same as one that came at once", async (desk) => {
  await openScenario(desk, "fresh-action-pack");
  const inSteps = [];
  for (const path of LONG) {
    await desk.visit(path);
    inSteps.push(await sheet(desk));
    await desk.open(path);
    inSteps.push(await sheet(desk));
  }
  // A window that shows all of it waits for nothing.
  await desk.page.setViewportSize({ width: 1280, height: 12_000 });
  await desk.visit();
  await desk.page.evaluate(holdFrames);
  const atOnce = [];
  for (const path of LONG) {
    assert.equal((await follow(desk, path)).isComing, false, path);
    const whole = await sheet(desk);
    atOnce.push(whole, whole);
  }
  assert.deepEqual(inSteps, atOnce);
});

journey("a press does not wait for all of a long screen", { languages: ["en"] }, async (desk) => {
  await openScenario(desk, "fresh-action-pack");
  for (const path of LONG) await desk.visit(path);
  for (const path of LONG) {
    await desk.page.evaluate(holdFrames);
    await seeTheRest(desk, path, await follow(desk, path));
  }
});

journey("a start does not wait for all of a long screen", { languages: ["en"] }, async (desk) => {
  await openScenario(desk, "fresh-action-pack");
  await desk.page.addInitScript(holdFrames);
  for (const path of LONG) {
    await desk.page.goto(desk.address(path), { waitUntil: "domcontentloaded" });
    await seeTheRest(desk, path, await beginning(desk, path));
  }
});

journey("what is asked for of a screen that is still coming is there", async (desk) => {
  await openScenario(desk, "fresh-action-pack");
  await desk.visit("partnership/offers");
  await desk.visit();
  await desk.page.evaluate(holdFrames);
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
  await desk.page.evaluate(holdFrames);
  assert.ok((await follow(desk, "simulation")).isComing);
  await desk.the("button", desk.text("中文", "English")).evaluate((other) => other.click());
  await desk.page.locator(`html[lang=${desk.text("zh-Hans", "en")}]`).waitFor({ state: "attached" });
  await desk.see("heading", desk.text("设置", "Settings"), { level: 1 });
  const changed = await sheet(desk);
  await letFramesCome(desk);
  await desk.open("simulation");
  assert.equal(changed, await sheet(desk));
});
