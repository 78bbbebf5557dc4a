// What the simulation goes by: rule set, prices, desk, and the person's own choices.

import assert from "node:assert/strict";
import { journey } from "./journey.mjs";
import { arrive, fillInCompany, happened, names, noSidewaysScrolling, openScenario } from "./partner.mjs";

const settings = (desk) => desk.text("Settings", "设置");

journey("a member lives under another rule set from now on", async (desk) => {
  const t = desk.text;
  await openScenario(desk, "renewal-in-30-days");
  await desk.visit("simulation");
  await arrive(desk, settings(desk));
  await desk.clean();
  await desk.looksLike("settings", desk.page.locator("main"));
  await desk.page.locator("#use-rules[aria-disabled=true]").waitFor();
  await desk.page.getByText(t("By hand only, 2020 to 2021", "仅手动续订，2020 至 2021 年")).click();
  await desk.page.locator("#use-rules:not([aria-disabled])").click();
  await desk.page.locator("#use-rules[aria-disabled=true]").waitFor();
  assert.equal(await happened(desk, "policy_set"), 1);
  await desk.visit("");
  await desk.read(t("Nothing renews by itself", "没有自动续订的方案"));
  await desk.read(
    t(
      "It does not renew by itself. It can be renewed from 2 April 2026 until 1 May 2026.",
      "此订阅不会自动续订，可在2026年4月2日至2026年5月1日期间续订。",
    ),
  );
  await desk.read(t("When it expires, what was paid, and when it can be renewed.", "查看到期时间和付款记录，以及何时可以续订。"));
  await desk.visit("requests/report");
  await desk.read(t("Add or change cards, and choose one whenever you buy or renew.", "添加或更换银行卡，购买或续订时选择使用。"));
  assert.equal(await desk.page.getByText(t("Stop renewing each year", "停止每年续订")).count(), 0);
  await desk.visit("help");
  await desk.page.locator("#help-renew > summary").click();
  await desk.read(t(/It does not renew by itself afterwards either\./, /续订后仍不会自动续订。/));
  assert.equal(await desk.page.locator("#help-turn-off").count(), 0);
});

journey("prices are checked before they are saved", async (desk) => {
  const t = desk.text;
  await openScenario(desk, "network-member");
  await desk.visit("simulation");
  await desk.fill("Microsoft Action Pack", "a lot");
  await desk.select("button", t("Save prices", "保存价格"));
  await desk.page.locator(".error-summary:focus").waitFor();
  await desk.clean();
  await desk.fill("Microsoft Action Pack", "499.50");
  await desk.select("button", t("Save prices", "保存价格"));
  await desk.read(t("The prices were saved.", "价格已保存。"));
  await desk.visit("partnership/offers");
  await desk.page.getByText("499.50").first().waitFor();
});

journey("the desk answers by hand or by itself", async (desk) => {
  const t = desk.text;
  await openScenario(desk, "network-member");
  await desk.visit("simulation");
  await desk.page.locator("label[for=desk-automatic]").click();
  await desk.read(t("The desk was changed.", "服务台设置已更改。"));
  assert.equal(await happened(desk, "desk_set"), 1);
});

journey("a company that waits to be verified is authorized, and can buy then", async (desk) => {
  const t = desk.text;
  const n = names(desk);
  await desk.open("join");
  await fillInCompany(desk);
  await desk.page.locator("label[for=verify-first]").click();
  await desk.page.locator("#verify-first:checked").waitFor();
  await desk.clean();
  await desk.select("button", n.join);
  await desk.see("heading", t("Hello, Ada Lindqvist", "您好，Ada Lindqvist"), { level: 1 });
  await desk.visit("partnership/offers");
  await desk.page.getByText(t(/waiting for verification since/, /等待验证/)).first().waitFor();
  await desk.visit("partnership/memberships");
  await desk.see("heading", t("Memberships", "会员资格"), { level: 1 });
  await desk.page.locator("#way[aria-disabled=true]").waitFor();
  await desk.clean();
  await desk.visit();
  await desk.page.locator("#see-to-1").click();
  await desk.select("button", t("Reject", "拒绝"));
  await desk.visit();
  await desk.page.locator("#see-to-1").click();
  // What was sent is there to be corrected.
  assert.equal(await desk.page.locator("#company-name").inputValue(), "Contoso Consulting");
  await desk.page.locator("label[for=verify-first]").click();
  await desk.select("button", n.join);
  await desk.page.locator("#see-to-1").click();
  await desk.clean();
  await desk.select("button", t("Authorize", "批准"));
  await desk.read(t("The company is a network member now.", "这家公司已成为网络会员。"));
  assert.equal(await happened(desk, "membership_authorized"), 1);
});

journey("the settings fit a phone", { viewport: { width: 320, height: 640 } }, async (desk) => {
  await openScenario(desk, "network-member");
  await desk.visit("simulation");
  await arrive(desk, settings(desk));
  await noSidewaysScrolling(desk);
});

journey("two tabs keep each other's choices", { languages: ["en"] }, async (desk) => {
  await openScenario(desk, "network-member");
  const first = desk.page;
  await desk.visit("simulation");
  const second = await desk.another("simulation");
  desk.page = first;
  await first.bringToFront();
  await first.locator("label[for=single-keys]").click();
  await first.locator("label[for=theme-dark]").click();
  desk.page = second;
  await second.bringToFront();
  await second.locator("label[for=theme-light]").click();
  await second.reload();
  await desk.started();
  await second.waitForFunction(() => document.documentElement.dataset.theme === "light");
  assert.equal(await second.locator("#single-keys").isChecked(), false, "what the first tab turned off stays off");
});
