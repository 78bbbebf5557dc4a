// The search over everything, and the keyboard shortcuts.

import assert from "node:assert/strict";
import { journey } from "./journey.mjs";
import { arriveByNavigation, names, openScenario } from "./partner.mjs";

const label = (desk) => desk.text("Go to a screen, an order, a person…", "前往页面、订单、用户……");

/** The option that is the current one, as assistive technology hears it. */
const current = (desk) =>
  desk.page.evaluate(() => {
    const box = document.querySelector("[role=combobox]");
    return document.getElementById(box.getAttribute("aria-activedescendant"))?.querySelector("span").innerText;
  });

journey("a member finds a screen by typing, without a pointer", async (desk) => {
  const t = desk.text;
  await openScenario(desk, "renewal-in-30-days");
  await desk.press("Control+k");
  const box = await desk.see("combobox", label(desk));
  await desk.page.waitForFunction(() => document.activeElement.id === "palette-text");
  await desk.clean();
  await desk.looksLike("palette", desk.page.getByRole("dialog"));
  await desk.page.keyboard.type(t("offers", "会员方案"));
  assert.equal(await current(desk), names(desk).offers);
  await desk.press("ArrowDown", "ArrowUp");
  assert.equal(await current(desk), names(desk).offers);
  await desk.press("Enter");
  await arriveByNavigation(desk, names(desk).offers);
  await box.waitFor({ state: "detached" });
});

journey("the search finds orders, invoices, users, actions, and nothing", async (desk) => {
  const t = desk.text;
  await openScenario(desk, "ten-years");
  await desk.select("button", t("Search", "搜索"));
  const box = await desk.see("combobox", label(desk));
  const kinds = async (text) => {
    await box.fill(text);
    return desk.page.locator("[role=option] small").allInnerTexts();
  };
  assert.ok((await kinds("INV")).includes(t("Invoice", "发票")));
  assert.ok((await kinds("@")).includes(t("User", "用户")));
  assert.ok((await kinds(t("turn off", "关闭自动续订"))).includes(t("Action", "操作")));
  assert.deepEqual(await kinds("no such thing at all"), []);
  await desk.read(t("Nothing found for “no such thing at all”", "未找到“no such thing at all”"));
  await desk.clean();
  await desk.press("Escape");
  await desk.gone("dialog");
  assert.equal(await desk.page.evaluate(() => document.activeElement.id), "search");
});

journey("shortcuts are listed, work where nothing is typed, and can be turned off", async (desk) => {
  const t = desk.text;
  const list = t("Keyboard shortcuts", "键盘快捷键");
  await openScenario(desk, "network-member");
  await desk.press("?");
  await desk.see("dialog", list);
  await desk.clean();
  await desk.press("Escape");
  await desk.gone("dialog", list);
  await desk.press("h");
  await arriveByNavigation(desk, t("Help", "帮助"));
  await desk.press("/");
  await desk.see("combobox", label(desk));
  await desk.page.keyboard.type("h?t");
  assert.equal(await desk.page.locator("#palette-text").inputValue(), "h?t", "a field keeps what is typed");
  await desk.press("Escape");
  await desk.open("simulation");
  await desk.page.locator("#single-keys").uncheck();
  await desk.page.locator("h1").focus();
  await desk.press("t", "?");
  assert.equal(await desk.page.getByRole("dialog").count(), 0);
  await desk.press("Control+k");
  await desk.see("combobox", label(desk));
  await desk.page.reload();
  await desk.started();
  assert.equal(await desk.page.locator("#single-keys").isChecked(), false);
});
