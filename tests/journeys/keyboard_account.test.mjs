// The company, its people and its companies without a pointer, and what stands around every screen.

import assert from "node:assert/strict";
import { hands, type } from "./hands.mjs";
import { journey } from "./journey.mjs";
import { arriveByNavigation, arriveHome, happened, openScenario } from "./partner.mjs";

journey("the company profile and its locations are kept by keyboard alone", async (desk) => {
  const t = desk.text;
  const { press, pressThe, write, confirm, sendWrong } = hands(desk);
  const company = t("Company profile", "公司资料");
  const place = t("Add a location", "添加地点");
  await openScenario(desk, "network-member");
  await pressThe("link", company);
  await arriveByNavigation(desk, company);
  await press("#change-company");
  await arriveByNavigation(desk, t("Change the company profile", "更改公司资料"));
  await write("#company-name", "");
  await sendWrong("#company-name");
  await type(desk, "Lumen Bridge Cloud");
  await desk.press("Enter");
  await arriveByNavigation(desk, company);
  assert.equal(await happened(desk, "company_changed"), 1);
  await press("#add-location");
  await arriveByNavigation(desk, place);
  const answers = { "location-name": "Tacoma workshop", street: "1 Harbor Way", city: "Tacoma", region: "WA", postcode: t("98402", "100080") };
  for (const [id, text] of Object.entries(answers)) await write(`#${id}`, text);
  await desk.press("Enter");
  await arriveByNavigation(desk, company);
  await pressThe("link", "Tacoma workshop");
  await arriveByNavigation(desk, "Tacoma workshop");
  await write("#location-name", "Tacoma office");
  await desk.press("Enter");
  await arriveByNavigation(desk, company);
  await pressThe("link", "Tacoma office");
  await arriveByNavigation(desk, "Tacoma office");
  await confirm("#remove", "#remove-now");
  await arriveByNavigation(desk, company);
  assert.equal(await happened(desk, "location_removed"), 1);
});

journey("a user's profile and roles are changed, and the user removed, by keyboard alone", async (desk) => {
  const t = desk.text;
  const { press, pressThe, write, confirm } = hands(desk);
  const jonas = t("Jonas Weber", "王强");
  await openScenario(desk, "network-member");
  await desk.visit("account/users");
  await pressThe("link", jonas);
  await arriveByNavigation(desk, jonas);
  await pressThe("link", t("Change profile", "更改资料"));
  await arriveByNavigation(desk, t(`Change the profile of ${jonas}`, `更改${jonas}的资料`));
  await write("#user-name", "J. Weber");
  await desk.press("Enter");
  await arriveByNavigation(desk, "J. Weber");
  await press("#role-billing-admin", "Space");
  await press("#save-roles");
  await desk.read(t("The roles were changed.", "角色已更改。"));
  assert.equal(await happened(desk, "roles_changed"), 1);
  await press("#act-as");
  await desk.page.locator("#company-button").getByText("J. Weber").waitFor();
  await press("#company-button");
  await press("#act-as-1");
  await desk.page.locator("#company-menu").waitFor({ state: "hidden" });
  await confirm("#remove", "#remove-now");
  await arriveByNavigation(desk, t("Users and permissions", "用户与权限"));
  assert.equal(await happened(desk, "user_removed"), 1);
});

journey("companies are opened, named, copied and deleted with undo by keyboard alone", async (desk) => {
  const t = desk.text;
  const { press, write } = hands(desk);
  const entry = async (sandbox, name) => {
    await press(`#more-${sandbox}`);
    await press(`#${name}-${sandbox}`);
  };
  await desk.open("companies");
  await press("#open-network-member");
  await arriveHome(desk);
  await desk.visit("companies");
  await entry(1, "duplicate");
  await desk.page.locator("#open-2").waitFor();
  await entry(2, "rename");
  await write("#list-name", "Rehearsal");
  await desk.press("Enter");
  await desk.page.getByText(t("Rehearsal · No. 2", "Rehearsal · 编号 2")).waitFor();
  await entry(2, "delete");
  await desk.page.locator("#undo:focus").waitFor();
  await desk.press("Enter");
  await desk.page.getByText(t("Rehearsal · No. 2", "Rehearsal · 编号 2")).waitFor();
  await press("#open-2");
  await arriveHome(desk);
});

journey("what happened is filtered and followed by keyboard alone", async (desk) => {
  const t = desk.text;
  const { pressThe, press, write } = hands(desk);
  const activity = t("Activity", "活动记录");
  await openScenario(desk, "ten-years");
  await pressThe("link", activity);
  await arriveByNavigation(desk, activity);
  await press("#activity-page-next");
  await desk.page.locator("#activity-page-previous:not([aria-disabled])").waitFor();
  await desk.page.locator("#activity-search").focus();
  await write("#activity-kind", t("Users", "用户"));
  const told = t("invited", "已邀请");
  await desk.page.locator("#activity-search").focus();
  await type(desk, told);
  await desk.page.waitForFunction((word) => {
    const entries = [...document.querySelectorAll("#activity .timeline > li")];
    return entries.length > 0 && entries.every((entry) => entry.innerText.includes(word));
  }, told);
  await press(desk.page.locator("#activity .timeline a").first());
  await desk.page.waitForURL(/account\/users\/\d+$/);
});

journey("help, the menus at the top and an unknown address are used by keyboard alone", async (desk) => {
  const t = desk.text;
  const { press, pressThe } = hands(desk);
  await openScenario(desk, "network-member");
  await desk.visit("help");
  await press(desk.page.locator("main summary").first());
  await desk.page.locator("main details[open]").waitFor();
  await pressThe("link", t("Go there", "前往该页面"));
  await arriveByNavigation(desk, t("Memberships", "会员资格"));
  await desk.visit("nowhere");
  await pressThe("link", t("Go to the home page", "前往主页"));
  await arriveHome(desk);
  await press("#switch-language");
  await desk.page.locator(`html[lang=${t("zh-Hans", "en")}]`).waitFor();
  await desk.page.locator("#switch-language:focus").waitFor();
  await desk.press("Enter");
  await desk.page.locator(`html[lang=${desk.language}]`).waitFor();
  await pressThe("button", t("Theme", "主题"));
  await pressThe("button", t("Dark", "深色"));
  await desk.page.locator("html[data-theme=dark]").waitFor();
  await desk.press("Escape");
  await desk.page.locator("#theme-menu").waitFor({ state: "hidden" });
});
