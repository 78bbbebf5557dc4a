// Memberships side by side, and competencies from the first exam to gold (statements 106-118).

import assert from "node:assert/strict";
import { journey } from "./journey.mjs";
import { actAs, arrive, arriveByNavigation, happened, names, noSidewaysScrolling, openScenario } from "./partner.mjs";

const memberships = (desk) => desk.text("Memberships", "会员资格");
const competencies = (desk) => desk.text("Competencies", "能力认证");

/** Goes on with the order that was begun, with the saved card, until it is reviewed. */
async function goToReview(desk) {
  const n = names(desk);
  await arriveByNavigation(desk, n.terms);
  await desk.select("button", n.next);
  await arriveByNavigation(desk, n.payment);
  await desk.select("button", n.next);
  await arriveByNavigation(desk, n.review);
  await desk.clean();
}

/** Buys what is reviewed. */
async function buy(desk) {
  const n = names(desk);
  await desk.select("button", n.buy);
  await arriveByNavigation(desk, n.confirmed);
}

/** Pays the order that was begun with the saved card. */
async function pay(desk) {
  await goToReview(desk);
  await buy(desk);
}

journey("a member compares the memberships, and the next one is one press away", async (desk) => {
  const t = desk.text;
  const n = names(desk);
  await openScenario(desk, "network-member");
  await desk.visit("partnership/memberships");
  await arrive(desk, memberships(desk));
  await desk.clean();
  await desk.looksLike("memberships", desk.page.locator(".comparison"));
  const heads = await desk.page.locator(".comparison thead [data-current]").allTextContents();
  assert.equal(heads.length, 1);
  assert.ok(heads[0].includes(t("Network membership", "网络会员")));
  await desk.see("heading", t("Next: Action Pack", "下一级别：Action Pack"));
  await desk.page.locator("#way").click();
  await arriveByNavigation(desk, n.terms);
});

journey("before joining the comparison leads to joining", async (desk) => {
  await desk.open("partnership/memberships");
  await arrive(desk, memberships(desk));
  await desk.clean();
  await desk.page.locator("#way").click();
  await arriveByNavigation(desk, names(desk).join);
});

journey("the comparison of memberships works on a phone", { viewport: { width: 320, height: 640 } }, async (desk) => {
  await openScenario(desk, "silver-at-risk");
  await desk.visit("partnership/memberships");
  await arrive(desk, memberships(desk));
  await noSidewaysScrolling(desk);
  await desk.clean();
  await desk.visit("partnership/competencies");
  await noSidewaysScrolling(desk);
  await desk.visit("partnership/competencies/data-analytics");
  await noSidewaysScrolling(desk);
  await desk.clean();
});

journey("a qualified company buys silver, and what it shows towards gold is counted", async (desk) => {
  const t = desk.text;
  const n = names(desk);
  const area = t("Cloud Platform", "云平台");
  await openScenario(desk, "silver-qualified");
  await desk.visit("partnership/competencies");
  await arrive(desk, competencies(desk));
  await desk.clean();
  await desk.looksLike("competencies", desk.page.locator("main"));
  assert.equal(await desk.page.locator("#buy-gold").getAttribute("aria-disabled"), "true");
  await desk.select("button", t("Buy silver", "购买银级"));
  await pay(desk);
  assert.equal(await happened(desk, "competency_attained"), 1);

  // The pass is that of the level: silver and Action Pack are both held, and silver has another year.
  const year = t("2 March 2027", "2027年3月2日");
  for (const path of ["", "partnership/memberships"]) {
    await desk.visit(path);
    const pass = desk.page.locator("main .pass");
    await pass.getByText(t("Silver", "银级")).first().waitFor();
    await pass.getByText(year).waitFor();
  }
  await desk.page.goBack();
  await desk.page.locator("main .year-line").getByText(year).waitFor();

  await desk.visit("partnership/competencies/cloud-platform");
  await arrive(desk, area);
  await desk.read(t("Silver, active", "银级，有效"));
  await desk.clean();
  await desk.looksLike("competency", desk.page.locator("main"));
  await desk.page.locator("#customers").fill("10");
  await desk.page.locator("#record-customers").click();
  await desk.read(t("The customers were recorded.", "客户已记录。"));
  for (const person of ["1", "3"]) {
    await desk.page.locator("#exam-person").selectOption(person);
    await desk.page.locator("#exam").selectOption("AZ-300");
    await desk.page.locator("#record-exam").click();
    await desk.page.waitForFunction(() => document.querySelector("#exam-person").value === "");
  }
  assert.equal(await happened(desk, "exam_passed"), 4);
  await desk.page.locator("#gold-people").waitFor();
  assert.equal(await desk.page.locator("meter[aria-labelledby=gold-people]").getAttribute("value"), "3");
});

journey("before a person is removed whom a competency needs, what is at stake is told", async (desk) => {
  const t = desk.text;
  const lines = t(
    ["Without this person, Cloud Platform no longer meets the requirements of silver and is at risk at once.", "Unless the requirements are met again, Silver competency ends on 2 March 2027."],
    ["移除此用户后，云平台将不再满足银级要求，立即存在风险。", "如未重新满足要求，银级能力认证将于2027年3月2日结束。"],
  );
  const told = async (person) => {
    await desk.visit(`account/users/${person}`);
    await desk.page.locator("#remove:not([aria-disabled])").click();
    const dialog = desk.page.getByRole("dialog");
    await dialog.waitFor();
    return dialog;
  };
  await openScenario(desk, "silver-qualified");
  assert.equal(await (await told("3")).locator("strong").count(), 0, "silver is not held yet");
  await desk.press("Escape");
  await desk.visit("partnership/competencies");
  await desk.select("button", t("Buy silver", "购买银级"));
  await pay(desk);
  const dialog = await told("3");
  for (const line of lines) await dialog.getByText(line).waitFor();
  await desk.clean();
  await noSidewaysScrolling(desk);
  await dialog.locator("#remove-now").click();
  await desk.page.waitForURL(/account\/users$/);
  await desk.visit("partnership/competencies/cloud-platform");
  await desk.read(t("Silver, at risk", "银级，存在风险"));
});

/** Lets a fourth person join, who is needed for gold. */
async function gainAPerson(desk) {
  const t = desk.text;
  await desk.visit("account/users/new");
  await desk.page.locator("#user-name").fill("Ines Duarte");
  await desk.page.locator("#email").fill("ines@lumenbridge.example");
  await desk.select("button", t("Invite", "邀请"));
  await arriveByNavigation(desk, "Ines Duarte");
  await desk.page.locator("#act-as").click();
  await desk.select("button", t("Accept the invitation", "接受邀请"));
  await desk.gone("button", t("Accept the invitation", "接受邀请"));
  await actAs(desk, "1");
}

journey("silver is upgraded to gold, and the quarter that it costs less is shown as arithmetic", async (desk) => {
  const t = desk.text;
  await openScenario(desk, "silver-qualified");
  await desk.visit("partnership/competencies");
  await desk.select("button", t("Buy silver", "购买银级"));
  await pay(desk);
  await gainAPerson(desk);
  await desk.visit("partnership/competencies/cloud-platform");
  await desk.page.locator("#customers").fill("10");
  await desk.page.locator("#record-customers").click();
  for (const person of ["1", "2", "3", "4"]) {
    await desk.page.locator("#exam-person").selectOption(person);
    await desk.page.locator("#exam").selectOption("AZ-300");
    await desk.page.locator("#record-exam").click();
    await desk.page.waitForFunction(() => document.querySelector("#exam-person").value === "");
  }
  await desk.visit("partnership/competencies");
  const sums = desk.page.locator("main .totals").first();
  for (const amount of t(["4,730.00", "1,182.50", "3,547.50"], ["33,870.00", "8,467.50", "26,926.65"])) {
    await sums.getByText(amount).first().waitFor();
  }
  await desk.clean();
  await noSidewaysScrolling(desk);
  await desk.select("button", t("Upgrade to gold", "升级到金级"));
  await goToReview(desk);
  const ends = desk.page.locator("main .notice", { hasText: t("Silver ends when gold begins", "金级生效时银级终止") });
  await ends.getByText(t("1 March 2027 is the last paid day of silver.", "2027年3月1日是银级已付费的最后一天")).waitFor();
  await ends.getByText(t("could still be refunded for silver now", "银级目前仍可退款")).waitFor();
  await noSidewaysScrolling(desk);
  await buy(desk);
  await desk.visit("partnership/offers");
  const ended = desk.page.getByRole("region", { name: t("Ended offers", "已结束的方案") });
  await ended.getByText(t("Replaced by gold on 2 March 2026", "已于2026年3月2日升级为金级")).waitFor();
  await desk.clean();
});

journey("a competency is started, shown and bought by keyboard alone", async (desk) => {
  const n = names(desk);
  const t = desk.text;
  await openScenario(desk, "silver-qualified");
  await desk.tabTo("link", competencies(desk));
  await desk.press("Enter");
  await arriveByNavigation(desk, competencies(desk));
  await desk.tabTo("link", "DevOps");
  await desk.press("Enter");
  await arriveByNavigation(desk, "DevOps");
  await desk.tabTo("button", t("Start this competency", "开始此能力认证"));
  await desk.press("Enter");
  await desk.page.locator("#record-exam[type=submit]").waitFor();
  await desk.tabTo("combobox", t("Person", "人员"));
  await desk.press("ArrowDown");
  await desk.tabTo("combobox", t("Exam", "考试"));
  await desk.press("ArrowDown");
  await desk.press("Enter");
  await desk.tabTo("button", t("Record Let a person pass an exam", "记录 让某人通过考试"));
  await desk.press("Enter");
  await desk.page.waitForFunction(() => document.querySelector("#exam-person").value === "");
  await desk.page.goBack();
  await arriveByNavigation(desk, competencies(desk));
  await desk.tabTo("button", t("Buy silver", "购买银级"));
  await desk.press("Enter");
  await arriveByNavigation(desk, n.terms);
  for (const step of [n.payment, n.review]) {
    await desk.tabTo("button", n.next);
    await desk.press("Enter");
    await arriveByNavigation(desk, step);
  }
  await desk.tabTo("button", n.buy);
  await desk.press("Enter");
  await arriveByNavigation(desk, n.confirmed);
  assert.equal(await happened(desk, "competency_attained"), 1);
});

journey("what is wrong with evidence is told, and nothing typed is lost", async (desk) => {
  const t = desk.text;
  await openScenario(desk, "silver-qualified");
  await desk.visit("partnership/competencies/security");
  await arrive(desk, t("Security", "安全性"));
  await desk.page.locator("#customers").fill("many");
  await desk.page.locator("#record-customers").click();
  await desk.page.locator(".error-summary:focus").waitFor();
  await desk.clean();
  assert.equal(await desk.page.locator("#customers").inputValue(), "many");
  assert.equal(await happened(desk, "customers_won"), 2);
});

journey("a competency is started before evidence counts for it", async (desk) => {
  const t = desk.text;
  await openScenario(desk, "network-member");
  await desk.visit("partnership/competencies/devops");
  await arrive(desk, "DevOps");
  assert.equal(await desk.page.locator("#record-exam").getAttribute("aria-disabled"), "true");
  await desk.clean();
  await desk.select("button", t("Start this competency", "开始此能力认证"));
  await desk.read(t("The competency was started.", "已开始此能力认证。"));
  await desk.page.locator("#record-exam[type=submit]").waitFor();
  assert.equal(await happened(desk, "competency_started"), 1);
  await desk.clean();
});
