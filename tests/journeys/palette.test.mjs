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
  await desk.page.keyboard.type(t("offers", "会员方案"));
  await desk.page.waitForFunction(() => document.querySelectorAll("[role=option]").length < 5);
  assert.equal(await current(desk), names(desk).offers);
  await desk.looksLike("palette", desk.page.getByRole("dialog"));
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
  const finds = async (text, kind) => {
    await box.fill(text);
    await desk.page.locator("[role=option] small").getByText(kind, { exact: true }).first().waitFor();
  };
  await finds("2025", t("Invoice", "发票"));
  await finds("@", t("User", "用户"));
  await finds("Office 365", t("Benefit", "权益"));
  await finds(t("turn off", "关闭自动续订"), t("Action", "操作"));
  await box.fill("no such thing at all");
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
  await desk.visit("simulation");
  await desk.page.locator("label[for=single-keys]").click();
  await desk.page.locator("#single-keys:not(:checked)").waitFor();
  await desk.page.locator("h1").focus();
  await desk.press("t", "?");
  assert.equal(await desk.page.getByRole("dialog").count(), 0);
  await desk.press("Control+k");
  await desk.see("combobox", label(desk));
  await desk.page.reload();
  await desk.started();
  assert.equal(await desk.page.locator("#single-keys").isChecked(), false);
});
