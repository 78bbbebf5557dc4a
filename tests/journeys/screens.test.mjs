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

/** From which share of a layout shift on something is seen to move; a tenth is where it begins to disturb. */
const SEEN_TO_MOVE = 0.0001;

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

/**
 * Buttons and fields of a screen that are called alike, and links that are and lead to different places. A reason is a
 * sentence, which tells what its link is about.
 */
const calledAlike = (page) =>
  page.evaluate(() => {
    const controls = new Map();
    for (const element of document.querySelectorAll("main :is(a[href], button, input, select, textarea, summary)")) {
      if (!element.checkVisibility() || element.closest(".reason")) continue;
      const labels = [...(element.labels ?? [])].map(({ textContent }) => textContent).join(" ");
      const group = element.closest("fieldset")?.querySelector("legend")?.textContent ?? "";
      const name = `${element.localName} "${element.ariaLabel ?? (labels || element.textContent.trim())}" ${labels && group}`;
      controls.set(name, (controls.get(name) ?? new Set()).add(element.href ?? element));
    }
    return [...controls].filter(([, alike]) => alike.size > 1).map(([name]) => name);
  });

/** Tables without a caption, without heads, or sorted by more than one column, or not by a button. */
const badTables = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("main table")]
      .filter((table) => {
        const sorts = [...table.querySelectorAll("[aria-sort]")];
        const heads = [...table.querySelectorAll("thead th")];
        const rows = [...table.querySelectorAll("tbody tr")];
        const named = table.caption?.textContent.trim() && heads.every((head) => head.scope === "col" && head.textContent.trim());
        const sorted = sorts.length <= 1 && sorts.every((head) => head.querySelector("button"));
        return !(named && sorted && rows.every((row) => row.querySelector("th[scope=row]")));
      })
      .map((table) => table.caption?.textContent ?? "a table without a caption"),
  );

/** Chinese in an English screen that is not marked as Chinese, so that it would be read out as English. */
const unmarkedChinese = (page) =>
  page.evaluate(() => {
    if (document.documentElement.lang !== "en") return [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
      const { data, parentElement } = texts.currentNode;
      if (/\p{Script=Han}/u.test(data) && !parentElement.closest("[lang]").lang.startsWith("zh")) found.push(data);
    }
    return found;
  });

/** What would move although the person wants less motion, as all journeys do. */
const moving = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .filter((element) => element.checkVisibility())
      .filter((element) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
        return animationName !== "none" || scrollBehavior === "smooth" || transitionDuration.split(", ").some((time) => parseFloat(time) > 0.01);
      })
      .map((element) => `${element.localName}.${element.className}`),
  );

/** The stops that Tab makes in a screen, in the order of the page: of answers to one question only the chosen one. */
const stops = (page) =>
  page.evaluate(() => {
    const kinds = "a[href], button, input, select, textarea, summary, [tabindex='0']";
    return [...document.querySelectorAll("main :is(" + kinds + ")")]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.tabIndex >= 0 && !element.disabled)
      .filter((element) => element.type !== "radio" || element.checked || !document.querySelector(`[name="${element.name}"]:checked`))
      .map((element, place) => (element.dataset.stop = String(place)));
  });

/** Presses Tab until the screen is left; answers the stops it made there, and those where the focus could not be seen. */
async function walk(desk, most) {
  const { page } = desk;
  const passed = [];
  const hidden = [];
  await page.evaluate(() => document.querySelector("main").focus());
  for (let tabs = 0; tabs < most; tabs += 1) {
    await page.keyboard.press("Tab");
    const [stop, seen] = await page.evaluate(() => {
      const focused = document.activeElement;
      if (!focused.closest("main")) return [null, ""];
      const tile = focused.closest("[data-kind=tile]") ?? focused;
      const ring = [focused, tile].some((element) => parseFloat(getComputedStyle(element).outlineWidth) >= 2 && getComputedStyle(element).outlineStyle !== "none");
      const { left, top, width, height } = focused.getBoundingClientRect();
      const inFront = document.elementFromPoint(left + Math.min(width, innerWidth) / 2, top + Math.min(height, 20) / 2);
      const parts = [tile, ...(focused.labels ?? [])];
      const covered = !inFront || !(parts.some((part) => part.contains(inFront)) || inFront.contains(focused));
      return [focused.dataset.stop ?? "", !ring || covered ? `${focused.localName}#${focused.id} ${focused.textContent.trim().slice(0, 30)}${ring ? ` is covered by ${inFront?.className}` : " has no ring"}` : ""];
    });
    if (stop === null) return { passed, hidden };
    if (stop !== "" && stop !== passed.at(-1)) passed.push(stop);
    if (seen) hidden.push(seen);
  }
  return { passed, hidden: [...hidden, "the focus never left the screen"] };
}

journey("no screen moves what is seen of it once it stands", async (desk) => {
  await openScenario(desk, "ten-years");
  // An icon that is drawn a fraction of a pixel beside where it was, a few millionths, is not seen to move.
  await desk.page.addInitScript((seen) => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => {
      const moved = list.getEntries().filter(({ value }) => value > seen);
      for (const { value, sources } of moved) globalThis.shifts.push(`${value} ${sources[0]?.node?.localName}`);
    }).observe({ type: "layout-shift", buffered: true });
  }, SEEN_TO_MOVE);
  const paths = ["partnership/memberships", "partnership/offers", "partnership/benefits", "billing/orders", "billing/invoices", "requests", "simulation", "account/users", "activity", ""];
  const nothingMoved = async (where) => {
    await desk.page.evaluate(() => new Promise((done) => requestIdleCallback(() => requestAnimationFrame(done))));
    assert.deepEqual(await desk.page.evaluate(() => globalThis.shifts), [], `what moves on ${where}`);
  };
  for (const [width, height] of [[1280, 800], [360, 740]]) {
    await desk.page.setViewportSize({ width, height });
    for (const path of paths) {
      await desk.open(path);
      await nothingMoved(`${path}, opened at ${width}`);
    }
    for (const path of paths) {
      await desk.visit(path);
      await nothingMoved(`${path}, come to at ${width}`);
    }
  }
});

for (const [name, part] of Object.entries(PARTS)) {
  journey(`every screen of ${name} is walked through by keyboard, and no two of its controls are called alike`, async (desk) => {
    await openScenario(desk, "ten-years");
    await everyScreen(desk, part, async (path) => {
      assert.deepEqual(await calledAlike(desk.page), [], `names on ${path}`);
      const expected = await stops(desk.page);
      const { passed, hidden } = await walk(desk, expected.length * 2 + 20);
      assert.deepEqual(passed, expected, `Tab goes through ${path} in its order`);
      assert.deepEqual(hidden, [], `the focus is seen on ${path}`);
    });
  });

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
      assert.deepEqual(await badTables(desk.page), [], `tables of ${path} are named and sorted properly`);
      assert.deepEqual(await unmarkedChinese(desk.page), [], `${path} marks what is Chinese`);
      assert.deepEqual(await moving(desk.page), [], `nothing moves on ${path}`);
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
