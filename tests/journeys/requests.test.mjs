// Cancelling through support (statements 166-174), from both sides of the desk.

import assert from "node:assert/strict";
import { journey } from "./journey.mjs";
import { arrive, arriveByNavigation, happened, journal, names, noSidewaysScrolling } from "./partner.mjs";

/** What the screens of this part are called. */
const words = (desk) => {
  const t = desk.text;
  return {
    requests: t("Partner Center requests", "合作伙伴中心请求"),
    report: t("Report problems with Partner Center", "报告合作伙伴中心问题"),
    newRequest: t("New request", "新建请求"),
    type: t("Type of problem", "问题类型"),
    billing: t("Help with partner invoice, payment, or reconciliation file", "合作伙伴发票、付款或对帐文件帮助"),
    cancelPack: t("Cancel Microsoft Action Pack subscription", "取消 Microsoft Action Pack 订阅"),
    refund: t("End it now and refund the fee", "立即终止并退款"),
    atTermEnd: t("End it when the paid year is over", "付费年度结束时终止"),
    description: t("Description", "说明"),
    submit: t("Submit", "提交"),
    open: t("Open", "处理中"),
    isOpen: t("Open", "处理中"),
    closed: t("Closed", "已关闭"),
    desk: t("Support desk", "支持服务台"),
    actAsAgent: t("Act as the support agent", "以支持人员身份操作"),
    decide: t("Decide", "作出决定"),
    full: t("Cancel now, refund everything", "立即取消，全额退款"),
    part: t("Cancel now, refund a part", "立即取消，部分退款"),
    atEnd: t("Cancel at the end of the paid year", "付费年度结束时取消"),
    reject: t("Reject", "不予批准"),
    why: t("We have closed the office that used it.", "使用它的办公室已关闭。"),
  };
};

/** How many credit notes were issued, by the journal. */
const refunds = async (desk) => (await journal(desk)).split('"refunded":{"note"').length - 1;

/** Follows a link of the menu. */
const menu = (desk, name) => desk.page.locator("#side-nav").getByRole("link", { name, exact: true }).click();

/** Picks the tile of that name, as a pointer does: anywhere on it. */
async function picks(desk, name) {
  await desk.page.locator(".choice").filter({ has: desk.the("radio", name) }).click();
  await desk.page.locator(".choice:has(:checked)").filter({ has: desk.the("radio", name) }).waitFor();
}

/** Opens a ready-made company. */
async function ready(desk, company = "fresh-action-pack") {
  await desk.open("companies");
  await desk.page.locator(`#open-${company}`).click();
  await desk.page.waitForURL((url) => !url.pathname.endsWith("/companies"));
}

/** Fills in and submits a request to cancel Action Pack; ends at the request. */
async function asksToCancel(desk, wanted = "wanted") {
  const w = words(desk);
  await desk.visit("requests/new/cancel/1");
  await arrive(desk, w.newRequest);
  await desk.page.locator(`label[for=${wanted}]`).click();
  await desk.fill(w.description, w.why);
  await desk.select("button", w.submit);
  await arriveByNavigation(desk, w.cancelPack);
}

/** Goes to the other side of the desk; ends at the request. */
async function goesToTheDesk(desk) {
  const w = words(desk);
  await menu(desk, w.desk);
  await arriveByNavigation(desk, w.desk);
  await desk.select("button", w.actAsAgent);
  await desk.page.locator("#desk-request-1").click();
  await arriveByNavigation(desk, w.cancelPack);
}

/** Makes the decision that is chosen. */
async function decides(desk, name) {
  await desk.select("button", words(desk).decide);
  const dialog = desk.page.getByRole("dialog");
  await dialog.waitFor();
  await desk.clean();
  await dialog.getByRole("button", { name, exact: true }).click();
  await desk.page.locator("#rulings").waitFor({ state: "detached" });
}

/** Goes back to the member's side of the request. */
async function goesBack(desk) {
  await desk.page.locator("#back-to-member").click();
  await arriveByNavigation(desk, words(desk).cancelPack);
}

/** The messages of the conversation that is shown. */
const messages = (desk) => desk.page.locator(".message");

/** Waits until the conversation has so many messages; answers the last one. */
async function lastOf(desk, count) {
  await messages(desk).nth(count - 1).waitFor();
  assert.equal(await messages(desk).count(), count);
  return messages(desk).last();
}

journey("a member asks Support to cancel, and Support refunds the fee", async (desk) => {
  const t = desk.text;
  const w = words(desk);
  await ready(desk);
  await menu(desk, w.requests);
  await arriveByNavigation(desk, w.requests);
  await desk.clean();
  await desk.looksLike("requests-empty", desk.page.locator("#main"));
  await desk.select("link", w.report);
  await arriveByNavigation(desk, w.report);
  await desk.clean();
  await desk.looksLike("requests-report", desk.page.locator("#main"));
  await desk.select("link", w.newRequest);
  await arriveByNavigation(desk, w.newRequest);
  await desk.clean();
  await desk.choose(w.type, w.billing);
  await picks(desk, w.cancelPack);
  await desk.select("button", t("No, continue with the request", "不，继续填写请求"));
  await desk.page.waitForFunction(() => document.activeElement.id === "wanted");
  await picks(desk, w.refund);
  await desk.fill(w.description, w.why);
  await desk.page.locator("#attachments").setInputFiles({ name: "decision.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(48_211) });
  await desk.page.locator("#attachments-0").waitFor();
  await desk.clean();
  await desk.looksLike("requests-new", desk.page.locator("#main"));
  await desk.page.reload();
  await desk.started();
  assert.equal(await desk.page.locator("#description").inputValue(), w.why, "a reload keeps the draft");
  assert.ok(await desk.page.locator("#wanted").isChecked());
  await desk.page.locator("#attachments-0").waitFor();
  await desk.select("button", w.submit);
  await arriveByNavigation(desk, w.cancelPack);
  await desk.page.getByText(/\b1260302\d{8}\b|\b126 030 2\d\d \d{3} \d{3}\b/).first().waitFor();
  await desk.clean();
  await desk.looksLike("requests-request", desk.page.locator("#messages").locator(".."));

  await menu(desk, w.requests);
  await arriveByNavigation(desk, w.requests);
  await desk.page.locator(".tabs").getByRole("link", { name: w.open }).click();
  await desk.page.waitForURL(/requests\/open$/);
  await desk.clean();
  await desk.select("link", w.cancelPack);
  await arriveByNavigation(desk, w.cancelPack);

  await menu(desk, w.desk);
  await arriveByNavigation(desk, w.desk);
  await desk.clean();
  await desk.select("button", w.actAsAgent);
  await desk.page.locator("#desk-request-1").waitFor();
  await desk.clean();
  await desk.looksLike("desk", desk.page.locator("main"));
  await desk.page.locator("#desk-request-1").click();
  await arriveByNavigation(desk, w.cancelPack);
  await desk.clean();
  await picks(desk, w.full);
  await desk.see("heading", t("How the amount comes about", "金额计算"));
  await desk.clean();
  await desk.looksLike("desk-decision", desk.page.locator("#decide").locator(".."));
  assert.equal(await refunds(desk), 0, "a preview changes nothing");
  await decides(desk, w.full);
  await lastOf(desk, 2);
  assert.equal(await refunds(desk), 1);
  await desk.clean();
  await goesBack(desk);
  await desk.see("link", t("Credit note 2026-00002", "贷项通知单 2026-00002"));
  await desk.clean();
  await desk.select("link", t("View the subscription", "查看订阅"));
  await arriveByNavigation(desk, names(desk).subscription);
  await desk.page.getByText(t("Cancelled, ended on 2 March 2026", "已取消，于2026年3月2日结束")).first().waitFor();
});

journey("Support refunds a part, and shows the arithmetic", async (desk) => {
  const w = words(desk);
  await ready(desk);
  await asksToCancel(desk);
  await desk.setNow("2026-05-02T09:00:00Z");
  await desk.page.reload();
  await desk.started();
  await goesToTheDesk(desk);
  await picks(desk, w.full);
  await desk.page.locator("#decide-now[aria-disabled=true]").waitFor();
  await desk.clean();
  await picks(desk, w.part);
  const amount = desk.page.locator("#amount");
  const total = desk.page.locator(".totals [data-total] dd");
  assert.ok((await total.innerText()).replaceAll(",", "").endsWith(await amount.inputValue()), "the unused share");
  await amount.fill("100");
  await desk.page.waitForFunction(() => /100\.00/.test(document.querySelector(".totals [data-total] dd").textContent));
  await amount.fill("a hundred");
  await desk.select("button", w.decide);
  await desk.page.waitForFunction(() => document.activeElement.classList.contains("error-summary"));
  await desk.clean();
  await amount.fill("120.50");
  await desk.page.reload();
  await desk.started();
  assert.equal(await amount.inputValue(), "120.50", "a reload keeps the draft");
  await decides(desk, w.part);
  await goesBack(desk);
  const decision = await lastOf(desk, 2);
  assert.match(await decision.innerText(), /120\.50/);
  assert.equal(await refunds(desk), 1);
});

journey("Support ends a subscription with its paid year, and not before", async (desk) => {
  const t = desk.text;
  const w = words(desk);
  await ready(desk);
  await asksToCancel(desk, "wanted-end");
  await goesToTheDesk(desk);
  await picks(desk, w.atEnd);
  await desk.clean();
  await decides(desk, w.atEnd);
  await goesBack(desk);
  await desk.clean();
  assert.equal(await refunds(desk), 0);
  await desk.visit("partnership/offers/1");
  await arrive(desk, names(desk).subscription);
  await desk.page.locator(".title-line .badge").getByText(t("Active", "有效")).waitFor();
  await desk.read(t("None: it ends on 2 March 2027", "无：将于2027年3月2日结束"));
  await desk.setNow("2027-03-02T09:00:00Z");
  await desk.open("partnership/offers/1");
  await desk.page.getByText(t("Cancelled, ended on 2 March 2027", "已取消，于2027年3月2日结束")).first().waitFor();
});

journey("a rejected member appeals, and Support decides anew", async (desk) => {
  const t = desk.text;
  const w = words(desk);
  await ready(desk);
  await asksToCancel(desk);
  await goesToTheDesk(desk);
  await picks(desk, w.reject);
  await desk.select("button", w.decide);
  await desk.page.waitForFunction(() => document.activeElement.classList.contains("error-summary"));
  await desk.clean();
  const reason = t("The office is still in your profile.", "贵公司资料中仍有该办公室。");
  await desk.fill(t("Reason", "理由"), reason);
  await decides(desk, w.reject);
  await goesBack(desk);
  assert.ok((await (await lastOf(desk, 2)).innerText()).includes(reason), "the member reads the reason");
  await desk.clean();
  const again = t("It was taken out this morning.", "今天上午已删除。");
  await desk.fill(t("Why you open it again", "重新打开的原因"), again);
  await desk.page.reload();
  await desk.started();
  assert.equal(await desk.page.locator("#message").inputValue(), again, "a reload keeps the draft");
  await desk.select("button", t("Open the request again", "重新打开请求"));
  await lastOf(desk, 3);
  await desk.clean();
  await goesToTheDesk(desk);
  await picks(desk, w.full);
  await decides(desk, w.full);
  await lastOf(desk, 4);
  await goesBack(desk);
  assert.equal(await refunds(desk), 1);
  await desk.fill(t("Why you open it again", "重新打开的原因"), again);
  await desk.select("button", t("Open the request again", "重新打开请求"));
  await lastOf(desk, 5);
  await goesToTheDesk(desk);
  await desk.page.locator("#decide-now[aria-disabled=true]").waitFor();
  await desk.read(t("This cancellation was granted and stays so.", "此取消申请已获批准，不再更改。"));
  await desk.clean();
});

journey("a member takes a request back, and may open it again", async (desk) => {
  const t = desk.text;
  const w = words(desk);
  await ready(desk);
  await asksToCancel(desk);
  await desk.select("button", t("Close the request", "关闭请求"));
  const dialog = desk.page.getByRole("dialog");
  await dialog.waitFor();
  await desk.clean();
  await dialog.getByRole("button", { name: t("Close the request", "关闭请求"), exact: true }).click();
  await lastOf(desk, 2);
  await desk.page.locator("#close-request[aria-disabled=true]").waitFor();
  await desk.clean();
  await menu(desk, w.requests);
  await desk.page.locator(".tabs").getByRole("link", { name: w.closed }).click();
  await desk.page.waitForURL(/requests\/closed$/);
  await desk.select("link", w.cancelPack);
  await arriveByNavigation(desk, w.cancelPack);
  await menu(desk, w.desk);
  await arriveByNavigation(desk, w.desk);
  await desk.select("button", w.actAsAgent);
  await desk.see("heading", t("Nothing to answer", "没有待处理的请求"));
  await desk.read(t("Withdrawn by the member", "会员已撤回"));
  await desk.clean();
  await desk.page.locator("#desk-request-1").click();
  await arriveByNavigation(desk, w.cancelPack);
  assert.equal(await desk.page.locator("#rulings").count(), 0, "there is nothing to decide any more");
  await desk.clean();
  await goesBack(desk);
  assert.equal(await refunds(desk), 0);
  assert.equal(await happened(desk, "subscription_cancelled"), 0);
  await desk.setNow("2026-03-17T09:00:00Z");
  await desk.page.reload();
  await desk.started();
  await desk.page.locator("#send[aria-disabled=true]").waitFor();
  await desk.clean();
});

journey("the automatic desk confirms on the same day and decides after two working days", async (desk) => {
  const t = desk.text;
  const w = words(desk);
  await desk.setNow("2026-03-05T09:00:00Z");
  await ready(desk);
  await desk.visit("desk");
  await picks(desk, t("The automatic desk", "自动服务台"));
  await desk.clean();
  await asksToCancel(desk);
  await lastOf(desk, 2);
  await desk.page.getByText(t("The automatic desk has received the request", "自动服务台已收到请求")).waitFor();
  await desk.clean();
  await desk.setNow("2026-03-06T09:00:00Z");
  await desk.open("requests/1");
  await lastOf(desk, 2);
  await desk.setNow("2026-03-08T09:00:00Z");
  await desk.open("requests/1");
  await lastOf(desk, 2);
  await desk.setNow("2026-03-09T09:00:00Z");
  await desk.open("requests/1");
  const decision = await lastOf(desk, 3);
  await decision.getByText(t("Automatic", "自动"), { exact: true }).waitFor();
  await desk.clean();
  assert.equal(await refunds(desk), 1);
  await menu(desk, w.desk);
  await arriveByNavigation(desk, w.desk);
});

journey("a refund that was asked for on the last day is given, although the automatic desk answers later", async (desk) => {
  const t = desk.text;
  const w = words(desk);
  await ready(desk);
  await desk.visit("desk");
  await picks(desk, t("The automatic desk", "自动服务台"));
  await desk.setNow("2026-04-01T09:00:00Z");
  await desk.open("partnership/offers/1");
  await desk.page.getByText(t("If Partner Center Support is asked by 1 April 2026", "如最迟于2026年4月1日向合作伙伴中心支持团队申请取消")).waitFor();
  await desk.visit("requests/new/cancel/1");
  await arrive(desk, w.newRequest);
  await desk.page.getByText(t("The conditions of a full refund hold today", "今天符合全额退款条件")).waitFor();
  await asksToCancel(desk);
  const asked = t("A full refund was asked for in time.", "已按时申请全额退款");
  await desk.page.getByText(asked).first().waitFor();
  await desk.clean();
  await desk.setNow("2026-04-02T09:00:00Z");
  await desk.open("partnership/offers/1");
  await desk.page.getByText(asked).first().waitFor();
  await desk.clean();
  await desk.setNow("2026-04-03T09:00:00Z");
  await desk.open("requests/1");
  await lastOf(desk, 3);
  assert.equal(await refunds(desk), 1);
});

journey("the form says what becomes of a refund whose conditions fail, at either desk", async (desk) => {
  const t = desk.text;
  await ready(desk);
  await desk.setNow("2026-04-02T09:00:00Z");
  await desk.open("requests/new/cancel/1");
  await desk.page.getByText(t("Support may refund a part, or reject", "支持团队可能退还部分费用，也可能不予批准")).waitFor();
  await desk.visit("desk");
  await picks(desk, t("The automatic desk", "自动服务台"));
  await desk.visit("requests/new/cancel/1");
  const rejects = t("Choose “End it when the paid year is over” instead", "请改选“付费年度结束时终止”");
  await desk.page.getByText(rejects).waitFor();
  await desk.clean();
});

journey("until Support decides, no charge is announced that the card will not pay", async (desk) => {
  const t = desk.text;
  await ready(desk, "card-expires-first");
  await asksToCancel(desk);
  await desk.visit("partnership/offers/1");
  await arrive(desk, names(desk).subscription);
  await desk.page.locator("#open-request").waitFor();
  await desk.read(t("The next charge will fail", "下次扣款将失败"));
  const announced = t("Until Support decides, it renews as usual", "在支持团队作出决定之前照常续订");
  assert.equal(await desk.page.getByText(announced).count(), 0);
  await desk.clean();
});

journey("Support asks, and the member answers with a file", async (desk) => {
  const t = desk.text;
  const w = words(desk);
  await ready(desk);
  await asksToCancel(desk);
  await goesToTheDesk(desk);
  await desk.select("button", t("Acknowledge the request", "确认已收到"));
  await lastOf(desk, 2);
  await desk.page.locator("#message").fill(t("Which office was it?", "是哪个办公室？"));
  await desk.select("button", t("Ask and wait for an answer", "提问并等待答复"));
  await lastOf(desk, 3);
  await desk.clean();
  await goesBack(desk);
  await desk.see("heading", t("Add information", "补充信息"));
  await desk.page.getByText(t("Support is waiting for your answer", "支持团队正在等待您的答复")).waitFor();
  await desk.clean();
  await desk.select("button", t("Send", "发送"));
  await desk.page.waitForFunction(() => document.activeElement.classList.contains("error-summary"));
  await desk.clean();
  await desk.fill(t("Your answer", "您的答复"), t("The one in Portland.", "上海的那个。"));
  await desk.page.locator("#attachments").setInputFiles({ name: "lease.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(900) });
  await desk.page.locator("#attachments-0").waitFor();
  await desk.select("button", t("Send", "发送"));
  const answer = await lastOf(desk, 4);
  await answer.getByText(t("lease.pdf (900 B)", "lease.pdf（900 B）")).waitFor();
  await desk.page.locator(".title-line .badge").getByText(w.isOpen, { exact: true }).waitFor();
});

journey("what serves better than a request can be taken at once", async (desk) => {
  const t = desk.text;
  const n = names(desk);
  await ready(desk);
  await desk.visit("requests/new/cancel/1");
  await desk.page.locator("#turn-off").click();
  const dialog = desk.page.getByRole("dialog");
  await dialog.waitFor();
  await desk.clean();
  await dialog.getByRole("button", { name: n.turnOff, exact: true }).click();
  await arriveByNavigation(desk, n.subscription);
  assert.equal(await happened(desk, "renewal_turned_off"), 1);
  await desk.visit("requests/new/cancel/1");
  await desk.page.getByText(t("You don’t need to do anything", "您无需任何操作")).waitFor();
  await desk.clean();
});

journey("a request that is not finished says what is missing, and keeps what was typed", async (desk) => {
  const t = desk.text;
  const w = words(desk);
  await ready(desk);
  await desk.visit("requests/new");
  await desk.fill(w.description, w.why);
  await desk.select("button", w.submit);
  await desk.page.waitForFunction(() => document.activeElement.classList.contains("error-summary"));
  await desk.clean();
  await desk.select("link", t("Choose the type of problem", "请选择问题类型"));
  assert.equal(await desk.page.evaluate(() => document.activeElement.id), "problem-type");
  assert.equal(await desk.page.locator("#description").inputValue(), w.why);
  await desk.page.locator("#problem-type").selectOption("0");
  await desk.select("button", w.submit);
  await desk.select("link", t("Choose what it is about", "请选择关于什么"));
  assert.equal(await desk.page.evaluate(() => document.activeElement.id), "matter-choice");
  assert.equal(await desk.page.locator("#matter input:checked").count(), 0);
  await desk.clean();
  await desk.page.locator("label[for=matter-other]").click();
  await desk.page.locator("#matter-error").waitFor({ state: "detached" });
  for (const place of ["1", "2", "3", "5", "6", "7"]) {
    await desk.page.locator("#problem-type").selectOption(place);
    await desk.page.locator("#guide").waitFor();
  }
  await desk.clean();
  await desk.fill(t("Title", "标题"), t("A question", "一个问题"));
  await desk.select("button", w.submit);
  await arriveByNavigation(desk, t("A question", "一个问题"));
  assert.equal(await happened(desk, "request_opened"), 1);
});

journey("the screens of requests fit a narrow window", { viewport: { width: 320, height: 640 } }, async (desk) => {
  const w = words(desk);
  await ready(desk);
  for (const path of ["requests", "requests/report", "requests/new"]) {
    await desk.visit(path);
    await noSidewaysScrolling(desk);
  }
  await asksToCancel(desk);
  await noSidewaysScrolling(desk);
  await desk.clean();
  await desk.visit("requests");
  await noSidewaysScrolling(desk);
  await desk.clean();
  await desk.visit("desk/1");
  await desk.select("button", w.actAsAgent);
  await picks(desk, w.part);
  await noSidewaysScrolling(desk);
  await desk.clean();
  await desk.page.getByRole("navigation").getByRole("link", { name: w.desk }).first().click();
  await arriveByNavigation(desk, w.desk);
  await noSidewaysScrolling(desk);
  await desk.clean();
});

journey("a member asks to cancel, and Support decides, by keyboard alone", async (desk) => {
  const t = desk.text;
  const w = words(desk);
  const press = async (role, name, key = "Enter") => {
    await desk.tabTo(role, name);
    await desk.press(key);
  };
  await ready(desk);
  await press("link", w.requests);
  await arriveByNavigation(desk, w.requests);
  await press("link", w.report);
  await arriveByNavigation(desk, w.report);
  await press("link", w.newRequest);
  await arriveByNavigation(desk, w.newRequest);
  const type = await desk.tabTo("combobox", w.type);
  await desk.press("ArrowDown");
  assert.equal(await type.inputValue(), "0");
  await desk.press("Tab");
  await desk.press("Space");
  await desk.page.locator("#matter-choice:checked").waitFor();
  await press("button", t("No, continue with the request", "不，继续填写请求"));
  await desk.page.waitForFunction(() => document.activeElement.id === "wanted");
  await desk.press("Space");
  await desk.tabTo("textbox", w.description);
  await desk.page.keyboard.type(w.why);
  await press("button", w.submit);
  await arriveByNavigation(desk, w.cancelPack);
  await press("link", w.desk);
  await arriveByNavigation(desk, w.desk);
  await press("button", w.actAsAgent);
  await desk.page.waitForFunction(() => document.activeElement.localName === "h1");
  await press("link", w.cancelPack);
  await arriveByNavigation(desk, w.cancelPack);
  await desk.tabTo("radio", w.full);
  await desk.press("Space");
  await press("button", w.decide);
  await desk.page.getByRole("dialog").waitFor();
  await desk.press("Tab");
  assert.equal(await desk.page.evaluate(() => document.activeElement.id), "decide-confirmed");
  await desk.press("Enter");
  await desk.page.waitForFunction(() => document.activeElement.localName === "h1");
  assert.equal(await refunds(desk), 1);
});

journey("until Support decides, the subscription and Home say what a request to cancel means", async (desk) => {
  const t = desk.text;
  const w = words(desk);
  const asked = t("Cancellation requested on", "申请取消");
  const renews = t("Until Support decides, it renews as usual", "在支持团队作出决定之前照常续订");
  const follow = t("Follow your request to cancel", "跟进取消请求");
  const activate = t("Activate your Action Pack subscription", "激活 Action Pack 订阅");
  await ready(desk);
  await desk.visit("");
  await desk.see("link", activate);
  await asksToCancel(desk);
  await desk.visit("partnership/offers/1");
  await arrive(desk, names(desk).subscription);
  await desk.page.getByText(asked).first().waitFor();
  assert.equal(await desk.page.getByText(renews).count(), 0, "a charge that is a year away is not what matters");
  await desk.clean();
  await desk.visit("");
  await desk.see("link", follow);
  await desk.gone("link", activate);
  await desk.clean();
  await desk.setNow("2027-02-15T09:00:00Z");
  await desk.open("partnership/offers/1");
  await desk.page.getByText(renews).first().waitFor();
  await desk.visit("");
  await desk.select("link", follow);
  await arriveByNavigation(desk, w.cancelPack);
  await desk.page.getByText(renews).first().waitFor();

  // What is pressing besides is still told.
  await ready(desk, "charge-declined");
  await asksToCancel(desk);
  await desk.visit("partnership/offers/1");
  await desk.page.getByText(asked).first().waitFor();
  await desk.page.getByText(t("Until Support decides, it is charged as planned", "在支持团队作出决定之前照常扣款")).first().waitFor();
  assert.equal(await desk.page.getByText(renews).count(), 0, "it can no longer be turned off");
  await desk.page.getByText(t("The automatic charge was declined", "自动扣款被拒绝")).first().waitFor();
  await desk.clean();
});

journey("people see their own requests, and others only where their role does", async (desk) => {
  const t = desk.text;
  const w = words(desk);
  await ready(desk, "ten-years");
  await desk.visit("requests/new");
  await desk.page.locator("#problem-type").selectOption("7");
  await desk.fill(t("Title", "标题"), w.why);
  await desk.fill(w.description, w.why);
  await desk.select("button", w.submit);
  await arriveByNavigation(desk, w.why);
  const address = new URL(desk.page.url()).pathname.slice(1);
  await desk.page.locator("#company-button").click();
  await desk.page.locator("#company-menu button", { hasText: t("Default user", "默认用户") }).first().click();
  await arrive(desk, t("There is no such page", "没有此页面"));
  await desk.open("requests");
  await arrive(desk, w.requests);
  await desk.gone("link", w.why);
  await desk.clean();
  await desk.open(address);
  await arrive(desk, t("There is no such page", "没有此页面"));
  for (const path of ["", "activity"]) {
    await desk.open(path);
    await desk.page.locator("main h1").waitFor();
    assert.ok(!(await desk.page.locator("main").innerText()).includes(w.why), `${path} tells of it`);
  }
});
