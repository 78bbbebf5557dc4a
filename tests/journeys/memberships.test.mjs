// Memberships side by side, and competencies from the first exam to gold (statements 106-118).

import assert from "node:assert/strict";
import { journey } from "./journey.mjs";
import { arrive, arriveByNavigation, happened, names, noSidewaysScrolling, openScenario } from "./partner.mjs";

const memberships = (desk) => desk.text("Memberships", "会员资格");
const competencies = (desk) => desk.text("Competencies", "能力认证");

/** Pays the order that was begun with the saved card. */
async function pay(desk) {
  const n = names(desk);
  await arriveByNavigation(desk, n.terms);
  await desk.select("button", n.next);
  await arriveByNavigation(desk, n.payment);
  await desk.select("button", n.next);
  await arriveByNavigation(desk, n.review);
  await desk.clean();
  await desk.select("button", n.buy);
  await arriveByNavigation(desk, n.confirmed);
}

journey("a member compares the memberships, and the next one is one press away", async (desk) => {
  const t = desk.text;
  const n = names(desk);
  await openScenario(desk, "network-member");
  await desk.open("partnership/memberships");
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
  await desk.open("partnership/memberships");
  await arrive(desk, memberships(desk));
  await noSidewaysScrolling(desk);
  await desk.clean();
  await desk.open("partnership/competencies");
  await noSidewaysScrolling(desk);
  await desk.open("partnership/competencies/data-analytics");
  await noSidewaysScrolling(desk);
  await desk.clean();
});

journey("a qualified company buys silver, and what it shows towards gold is counted", async (desk) => {
  const t = desk.text;
  const n = names(desk);
  const area = t("Cloud Platform", "云平台");
  await openScenario(desk, "silver-qualified");
  await desk.open("partnership/competencies");
  await arrive(desk, competencies(desk));
  await desk.clean();
  await desk.looksLike("competencies", desk.page.locator("main"));
  assert.equal(await desk.page.locator("#buy-gold").getAttribute("aria-disabled"), "true");
  await desk.select("button", t("Buy silver", "购买银级"));
  await pay(desk);
  assert.equal(await happened(desk, "competency_attained"), 1);

  await desk.open("partnership/competencies/cloud-platform");
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

journey("what is wrong with evidence is told, and nothing typed is lost", async (desk) => {
  const t = desk.text;
  await openScenario(desk, "silver-qualified");
  await desk.open("partnership/competencies/security");
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
  await desk.open("partnership/competencies/devops");
  await arrive(desk, "DevOps");
  assert.equal(await desk.page.locator("#record-exam").getAttribute("aria-disabled"), "true");
  await desk.clean();
  await desk.select("button", t("Start this competency", "开始此能力认证"));
  await desk.read(t("The competency was started.", "已开始此能力认证。"));
  await desk.page.locator("#record-exam[type=submit]").waitFor();
  assert.equal(await happened(desk, "competency_started"), 1);
  await desk.clean();
});
