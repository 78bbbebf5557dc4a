// Help: every procedure in plain words, with the statements that it rests on.

import assert from "node:assert/strict";
import { journey } from "./journey.mjs";
import { arrive, noSidewaysScrolling } from "./partner.mjs";

journey("help explains every procedure and cites its statements", async (desk) => {
  const t = desk.text;
  await desk.open("help");
  await arrive(desk, t("Help", "帮助"));
  await desk.clean();
  await desk.looksLike("help", desk.page.locator("main"));
  await desk.page.getByText(t("Turn off automatic renewal", "关闭自动续订"), { exact: true }).click();
  await desk.page.getByText("[149–150]").waitFor();
  const closed = desk.page.locator("main details:not([open]) > summary");
  while ((await closed.count()) > 0) await closed.first().click();
  await desk.clean();
  const cited = await desk.page.locator("main small").allInnerTexts();
  const statements = new Set(
    cited.flatMap((text) => {
      const [from, to = from] = text.match(/\d+/g).map(Number);
      return Array.from({ length: to - from + 1 }, (_, place) => from + place);
    }),
  );
  for (const [from, to] of [[107, 118], [131, 143], [145, 150], [152, 165], [167, 174], [176, 177]]) {
    for (let n = from; n <= to; n += 1) assert.ok(statements.has(n), `statement ${n} is explained`);
  }
});

journey("a link that leaves the application opens in a new tab and says so", async (desk) => {
  await desk.open("help");
  const outside = await desk.page.locator("main a[href^=http]").all();
  assert.ok(outside.length > 0);
  for (const link of outside) {
    assert.equal(await link.getAttribute("target"), "_blank");
    assert.match(await link.textContent(), desk.text(/opens in a new tab/, /在新标签页中打开/));
  }
});

journey("the menu shows where one is, also where it is higher than the window", { viewport: { width: 1280, height: 480 } }, async (desk) => {
  await desk.open("companies");
  await desk.page.locator("#open-fresh-action-pack").click();
  await desk.page.locator(".side-nav [aria-current]").waitFor();
  await desk.page.locator(".colophon a").last().click();
  await arrive(desk, desk.text("Help", "帮助"));
  await desk.page.waitForFunction(() => {
    const [menu, here] = [".side-nav", ".side-nav [aria-current]"].map((selector) => document.querySelector(selector).getBoundingClientRect());
    return here.top >= menu.top && here.bottom <= menu.bottom + 1;
  });
  assert.equal(await desk.page.evaluate(() => scrollY), 0);
});

journey("help fits a phone", { viewport: { width: 320, height: 640 } }, async (desk) => {
  await desk.open("help");
  for (const summary of await desk.page.locator("main summary").all()) await summary.click();
  await noSidewaysScrolling(desk);
});
