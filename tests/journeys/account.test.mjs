// The company and its people: profile, locations, users, permissions, who acts, what happened, and Home.

import assert from "node:assert/strict";
import { journey } from "./journey.mjs";
import { actAs, arrive, arriveByNavigation, happened, noSidewaysScrolling, openScenario } from "./partner.mjs";

const words = (desk) => {
  const t = desk.text;
  return {
    company: t("Company profile", "公司资料"),
    change: t("Change the profile", "更改公司资料"),
    changeTitle: t("Change the company profile", "更改公司资料"),
    addLocation: t("Add a location", "添加地点"),
    save: t("Save", "保存"),
    users: t("Users and permissions", "用户与权限"),
    invite: t("Invite a user", "邀请用户"),
    send: t("Invite", "邀请"),
    accept: t("Accept the invitation", "接受邀请"),
    activity: t("Activity", "活动记录"),
  };
};

/** Waits until the error summary has the focus. */
async function refused(desk) {
  await desk.page.waitForFunction(() => document.activeElement.classList.contains("error-summary"));
}

/** Types who is invited. */
async function typeInvitation(desk) {
  await desk.page.locator("#user-name").fill("Ines Duarte");
  await desk.page.locator("#email").fill("ines@lumenbridge.example");
}

journey("the company profile is changed, and an address that is missing is asked for", async (desk) => {
  const w = words(desk);
  await openScenario(desk, "network-member");
  await desk.visit("account/company");
  await arrive(desk, w.company);
  await desk.clean();
  await desk.looksLike("company", desk.page.locator("main"));
  await desk.select("link", w.change);
  await arriveByNavigation(desk, w.changeTitle);
  await desk.clean();
  await desk.looksLike("company-change", desk.page.locator("main"));
  await desk.page.locator("#street").fill("");
  await desk.select("button", w.save);
  await refused(desk);
  await desk.clean();
  await desk.page.locator("#street").fill("99 Pine Street");
  await desk.page.reload();
  await desk.started();
  assert.equal(await desk.page.locator("#street").inputValue(), "99 Pine Street", "what was typed outlives a reload");
  await desk.select("button", w.save);
  await arriveByNavigation(desk, w.company);
  await desk.page.getByText("99 Pine Street").first().waitFor();
  assert.equal(await happened(desk, "company_changed"), 1);
});

journey("a location gets an MPN ID of its own, is changed, and is removed after a warning", async (desk) => {
  const w = words(desk);
  const t = desk.text;
  await openScenario(desk, "network-member");
  await desk.visit("account/company");
  await desk.select("link", w.addLocation);
  await arriveByNavigation(desk, w.addLocation);
  await desk.clean();
  await desk.looksLike("location-new", desk.page.locator("main"));
  await desk.select("button", w.addLocation);
  await refused(desk);
  await desk.clean();
  await desk.page.locator("#location-name").fill("Tacoma workshop");
  await desk.page.locator("#street").fill("1 Harbor Way");
  await desk.page.locator("#city").fill("Tacoma");
  await desk.page.locator("#region").fill("WA");
  await desk.page.locator("#postcode").fill(t("98402", "100080"));
  await desk.select("button", w.addLocation);
  await arriveByNavigation(desk, w.company);
  await desk.clean();
  await desk.select("link", "Tacoma workshop");
  await arriveByNavigation(desk, "Tacoma workshop");
  await desk.clean();
  await desk.page.locator("#location-name").fill("Tacoma office");
  await desk.select("button", w.save);
  await arriveByNavigation(desk, w.company);
  await desk.select("link", "Tacoma office");
  await arriveByNavigation(desk, "Tacoma office");
  await desk.page.locator("#remove").click();
  await desk.page.getByRole("dialog").waitFor();
  await desk.clean();
  await desk.press("Escape");
  assert.equal(await happened(desk, "location_removed"), 0);
  await desk.page.locator("#remove").click();
  await desk.page.locator("#remove-now").click();
  await arriveByNavigation(desk, w.company);
  await desk.gone("link", "Tacoma office");
  assert.equal(await happened(desk, "location_removed"), 1);
  await desk.page.locator("#removed-locations summary").click();
  await desk.clean();
});

journey("a user is invited, signs in, gets another role, and is removed", async (desk) => {
  const w = words(desk);
  const t = desk.text;
  await openScenario(desk, "network-member");
  const accepted = await happened(desk, "invitation_accepted");
  await desk.visit("account/users");
  await arrive(desk, w.users);
  await desk.clean();
  await desk.looksLike("users", desk.page.locator("main"));
  await desk.select("link", w.invite);
  await arriveByNavigation(desk, w.invite);
  await desk.clean();
  await desk.looksLike("user-new", desk.page.locator("main"));
  assert.ok(await desk.page.locator(desk.text("#language-en", "#language-zh")).isChecked(), "the language of the one who invites");
  await desk.select("button", w.send);
  await refused(desk);
  await desk.clean();
  // What only the rules know of an address is told at its field as well.
  await typeInvitation(desk);
  await desk.page.locator("#email").fill(`${t("mei.lin", "lin.mei")}@lumenbridge.example`);
  await desk.select("button", w.send);
  await refused(desk);
  const taken = t("Someone in your company already uses this e-mail address; enter another one", "贵公司已有人使用此电子邮件地址，请输入其他地址");
  assert.deepEqual(await desk.page.locator(".error-summary a").allInnerTexts(), [taken]);
  assert.equal(await desk.page.locator("#email[aria-invalid=true]").count(), 1);
  await desk.clean();
  await typeInvitation(desk);
  await desk.page.locator("label[for=role-billing-admin]").click();
  await desk.select("button", w.send);
  await arriveByNavigation(desk, "Ines Duarte");
  const first = await desk.page.locator("#sign-in code").last().innerText();
  assert.match(first, /^[A-Z][a-z]{3}\d{3}[A-Z][a-z]{2}\d{2}$/);
  await desk.clean();
  await desk.page.locator("#renew-sign-in").click();
  await desk.page.waitForFunction((old) => [...document.querySelectorAll("#sign-in code")].at(-1).innerText !== old, first);
  await desk.page.locator("#sign-in-done").click();
  await desk.page.locator("#sign-in").waitFor({ state: "detached" });
  await desk.page.locator("#act-as").click();
  await desk.select("button", w.accept);
  await desk.gone("button", w.accept);
  assert.equal(await happened(desk, "invitation_accepted"), accepted + 1);
  const why = desk.page.locator("#save-roles[aria-disabled=true]");
  await why.waitFor();
  await desk.clean();
  await actAs(desk, "1");
  await desk.page.locator("label[for=role-partner-admin]").click();
  await desk.page.locator("label[for=role-billing-admin]").click();
  await desk.page.locator("#save-roles").click();
  await desk.page.locator("main dd").getByText(t("MPN partner admin", "MPN 合作伙伴管理员")).first().waitFor();
  assert.equal(await happened(desk, "roles_changed"), 1);
  await desk.page.locator("#remove").click();
  await desk.page.getByRole("dialog").waitFor();
  await desk.clean();
  await desk.page.locator("#remove-now").click();
  await arriveByNavigation(desk, w.users);
  assert.equal(await happened(desk, "user_removed"), 1);
  await desk.select("link", "Ines Duarte");
  await arriveByNavigation(desk, "Ines Duarte");
  await desk.page.locator("#remove[aria-disabled=true]").waitFor();
  await desk.clean();
});

journey("roles that wait to be saved leave alone what another tab saved meanwhile, and can be given up", async (desk) => {
  const t = desk.text;
  const pick = (role) => desk.page.locator(`label[for=role-${role}]`).click();
  const ticked = (role) => desk.page.locator(`#role-${role}:checked`);
  const free = (role) => desk.page.locator(`#role-${role}:not(:checked)`);
  await openScenario(desk, "fresh-action-pack");
  await desk.visit("account/users/2");
  await pick("billing-admin");
  await ticked("billing-admin").waitFor();
  await ticked("partner-admin").waitFor();
  const first = desk.page;
  await desk.another("account/users/2");
  await ticked("billing-admin").waitFor();
  await pick("billing-admin");
  await pick("partner-admin");
  await desk.page.locator("#save-roles").click();
  await desk.read(t("The roles were changed.", "角色已更改。"));
  assert.equal(await happened(desk, "roles_changed"), 1);
  await desk.page.close();
  desk.page = first;
  await first.bringToFront();
  await free("partner-admin").waitFor();
  await ticked("billing-admin").waitFor();
  await desk.clean();
  await desk.page.locator("#cancel-roles").click();
  await free("billing-admin").waitFor();
  await desk.page.locator("#save-roles:focus").waitFor();
  assert.equal(await desk.page.locator("#cancel-roles").count(), 0);
  await pick("user-admin");
  await desk.page.locator("#save-roles").click();
  await desk.page.locator("main dd").getByText(t("User management admin", "用户管理员"), { exact: true }).waitFor();
  assert.equal(await happened(desk, "roles_changed"), 2);
});

journey("a role that another began to give and the one who acts may not is in nobody's way", { languages: ["en"] }, async (desk) => {
  const pick = (role) => desk.page.locator(`label[for=role-${role}]`).click();
  const ticked = (role) => desk.page.locator(`#role-${role}:checked`);
  await openScenario(desk, "silver-qualified");
  await desk.visit("account/users/3");
  await pick("account-admin");
  await desk.page.locator("#save-roles").click();
  await desk.read("The roles were changed.");
  await desk.visit("account/users/2");
  await pick("global-admin");
  await ticked("global-admin").waitFor();
  await actAs(desk, "3");
  await desk.page.locator("#role-global-admin[aria-disabled=true]:not(:checked)").waitFor();
  await pick("account-admin");
  await desk.page.locator("#save-roles:not([aria-disabled])").click();
  await desk.page.locator("#cancel-roles").waitFor({ state: "detached" });
  await ticked("account-admin").waitFor();
  assert.equal(await happened(desk, "roles_changed"), 2);
});

journey("one who gives no roles cannot tick any, and is told so once", { languages: ["en"] }, async (desk) => {
  await openScenario(desk, "silver-qualified");
  await desk.visit("account/users/3");
  await actAs(desk, "2");
  await desk.page.locator("#save-roles-why").waitFor();
  const role = desk.page.locator("#role-user-admin[aria-disabled=true]");
  await role.click({ force: true });
  assert.equal(await role.isChecked(), false);
  assert.match(await role.getAttribute("aria-describedby"), /save-roles-why/);
  await desk.clean();
});

journey("sign-in details are gone once their screen was left", { languages: ["en"] }, async (desk) => {
  const w = words(desk);
  await openScenario(desk, "network-member");
  await desk.visit("account/users/new");
  await typeInvitation(desk);
  await desk.select("button", w.send);
  await arriveByNavigation(desk, "Ines Duarte");
  await desk.page.locator("#sign-in").waitFor();
  await desk.select("link", w.activity);
  await arriveByNavigation(desk, w.activity);
  await desk.page.goBack();
  await arriveByNavigation(desk, "Ines Duarte");
  assert.equal(await desk.page.locator("#sign-in").count(), 0);
});

journey("the last Global admin keeps the role, and the reason stands beside it", async (desk) => {
  await openScenario(desk, "network-member");
  await desk.visit("account/users/1");
  await desk.page.locator("#remove[aria-disabled=true]").waitFor();
  const role = desk.page.locator("#role-global-admin");
  assert.equal(await role.getAttribute("aria-disabled"), "true");
  await role.click({ force: true });
  assert.equal(await role.isChecked(), true, "it stays chosen");
  assert.match(await desk.page.locator("#role-global-admin-why").innerText(), desk.language === "en" ? /last Global admin/ : /最后一位全局管理员/);
  await desk.clean();
  await desk.looksLike("user", desk.page.locator("main"));
});

journey("a user is invited by keyboard alone", async (desk) => {
  const w = words(desk);
  await openScenario(desk, "network-member");
  const invited = await happened(desk, "user_invited");
  await desk.visit("account/users");
  await desk.tabTo("link", w.invite);
  await desk.press("Enter");
  await arriveByNavigation(desk, w.invite);
  await desk.tabTo("textbox", desk.text("Full name", "姓名"));
  await desk.page.keyboard.type("Ines Duarte");
  await desk.tabTo("textbox", desk.text("E-mail address", "电子邮件地址"));
  await desk.page.keyboard.type("ines@lumenbridge.example");
  await desk.tabTo("checkbox", desk.text("Billing admin", "计费管理员"));
  await desk.press("Space");
  await desk.tabTo("button", w.send);
  await desk.press("Enter");
  await arriveByNavigation(desk, "Ines Duarte");
  await desk.page.locator("#sign-in").waitFor();
  assert.equal(await happened(desk, "user_invited"), invited + 1);
});

journey("who acts is always in sight, and a reload keeps it", async (desk) => {
  const w = words(desk);
  await openScenario(desk, "ten-years");
  await desk.page.locator("#company-button").click();
  await desk.clean();
  await desk.press("Escape");
  await actAs(desk, "4");
  const button = desk.page.locator("#company-button");
  await button.getByText(desk.text("Daniel Okafor", "陈晨")).waitFor();
  await desk.page.reload();
  await desk.started();
  await button.getByText(desk.text("Daniel Okafor", "陈晨")).waitFor();
  await desk.clean();
  await desk.visit("account/users");
  await arrive(desk, w.users);
  await desk.page.locator("#invite-user[aria-disabled=true]").waitFor();
  await desk.clean();
  await desk.visit("account/company");
  await desk.page.locator("#change-company[aria-disabled=true]").waitFor();
  await desk.clean();
  await actAs(desk, "agent");
  await button.getByText(desk.text("Support agent", "支持人员")).waitFor();
  await desk.visit();
  await desk.clean();
});

journey("everything that happened is found by its kind and its words, and leads to its thing", async (desk) => {
  const w = words(desk);
  const t = desk.text;
  await openScenario(desk, "ten-years");
  await desk.visit("activity");
  await arrive(desk, w.activity);
  await desk.clean();
  const entries = desk.page.locator("#activity .timeline > li");
  assert.equal(await entries.count(), 25, "one page of many");
  await desk.page.locator("#activity-page-next").click();
  await desk.page.locator("#activity-page-previous:not([aria-disabled])").waitFor();
  await desk.choose(t("Kind", "类别"), t("Users", "用户"));
  await desk.page.locator("#activity-search").fill(t("invited", "已邀请"));
  await desk.page.waitForFunction((word) => {
    const told = [...document.querySelectorAll("#activity .timeline > li")];
    return told.length > 0 && told.every((entry) => entry.innerText.includes(word));
  }, t("invited", "已邀请"));
  await desk.clean();
  await entries.first().getByRole("link").click();
  await desk.see("heading", t("Sofia Alvarez", "赵敏"), { level: 1 });
  await desk.page.goBack();
  await arriveByNavigation(desk, w.activity);
  assert.equal(await desk.page.locator("#activity-search").inputValue(), t("invited", "已邀请"), "it is found as it was left");
  await desk.page.locator("#activity-search").fill("zzz");
  await desk.page.locator("#show-all").waitFor();
  await desk.clean();
  await desk.page.locator("#show-all").click();
  await desk.page.locator("#activity-page-next").waitFor();
});

journey("Home says first what needs someone, and leads there", async (desk) => {
  const t = desk.text;
  await openScenario(desk, "expired-in-grace");
  await desk.visit();
  await desk.see("heading", t("Attention needed", "需要处理"));
  await desk.clean();
  await desk.looksLike("home-needed", desk.page.locator("main"));
  await desk.page.locator("#see-to-1").click();
  await desk.see("heading", t("Microsoft Action Pack subscription", "Microsoft Action Pack 订阅"), { level: 1 });
});

journey("Home shows the year of a fresh subscription, and ticks off what was done", async (desk) => {
  const t = desk.text;
  await openScenario(desk, "fresh-action-pack");
  await desk.visit();
  await desk.see("heading", t("Your membership", "您的会员资格"));
  await desk.clean();
  await desk.looksLike("home", desk.page.locator("main"));
  await desk.select("link", t("All activity", "全部活动"));
  await arriveByNavigation(desk, words(desk).activity);
  await desk.clean();
  await desk.looksLike("activity", desk.page.locator("main"));
});

for (const scenario of ["renewal-in-30-days", "automatic-renewal-off", "card-expires-first", "charge-declined", "silver-at-risk"]) {
  journey(`Home is clean for the company ${scenario}`, async (desk) => {
    await openScenario(desk, scenario);
    await desk.visit();
    await desk.see("heading", desk.text("Your membership", "您的会员资格"));
    await desk.clean();
  });
}

journey("the screens of the account do not scroll sideways on a narrow phone", { viewport: { width: 320, height: 640 } }, async (desk) => {
  await openScenario(desk, "ten-years");
  for (const path of ["", "activity", "account/company", "account/company/change", "account/company/locations/1", "account/users", "account/users/1", "account/users/2/change", "account/users/new"]) {
    await desk.visit(path);
    await desk.page.locator("main h1").waitFor();
    await noSidewaysScrolling(desk);
    await desk.clean();
  }
});
