// Renewing by hand (statements 151-165), and what a subscription's own screen tells and does.

import assert from "node:assert/strict";
import { journey } from "./journey.mjs";
import { arrive, arriveByNavigation, happened, names, noSidewaysScrolling, openScenario } from "./partner.mjs";

const verify = (desk) => desk.text("Verify your order details", "确认订单详情");

/** Opens the one subscription of a ready-made company from the list of purchased offers. */
async function openSubscription(desk, scenario) {
  const n = names(desk);
  await openScenario(desk, scenario);
  await desk.visit("partnership/offers");
  await desk.select("link", n.subscription);
  await arriveByNavigation(desk, n.subscription);
}

/** The rows of the comparison of now and then. */
const changes = (desk) =>
  desk.page.locator("tbody tr").evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent.replaceAll("\u{a0}", " "))));

/** From the first step of a renewal to the confirmation. */
async function payTheRenewal(desk) {
  const n = names(desk);
  await desk.select("button", n.next);
  await arriveByNavigation(desk, n.terms);
  await desk.select("button", n.next);
  await arriveByNavigation(desk, n.payment);
  await desk.clean();
  await desk.select("button", n.next);
  await arriveByNavigation(desk, n.review);
  await desk.clean();
  await desk.select("button", n.buy);
  await arriveByNavigation(desk, n.confirmed);
  await desk.clean();
}

journey("renewing before expiry adds a year to the one that is paid, and turns automatic renewal on again", async (desk) => {
  const t = desk.text;
  const n = names(desk);
  await openSubscription(desk, "automatic-renewal-off");
  await desk.read(t("Automatic renewal off", "自动续订已关闭"));
  assert.equal(await desk.page.locator("#turn-off").getAttribute("aria-disabled"), "true");
  await desk.clean();
  await desk.looksLike("subscription", desk.page.locator("main"));
  await desk.select("button", n.renew);
  await arriveByNavigation(desk, verify(desk));
  await desk.clean();
  await desk.looksLike("renewal-details", desk.page.locator("main"));
  const [paid, , renewal] = await changes(desk);
  assert.deepEqual(paid.slice(1), t(["2 July 2026", "2 July 2027"], ["2026年7月2日", "2027年7月2日"]));
  assert.deepEqual(renewal.slice(1), t(["Off", "On"], ["已关闭", "已开启"]));
  await payTheRenewal(desk);
  await desk.select("link", n.close);
  await arriveByNavigation(desk, n.offers);
  await desk.select("link", n.subscription);
  await arriveByNavigation(desk, n.subscription);
  await desk.page.locator("#turn-off:not([aria-disabled])").waitFor();
  assert.equal(await happened(desk, "subscription_renewed"), 1);
});

journey("renewing after expiry begins a new year on the day it is paid", async (desk) => {
  const t = desk.text;
  await openSubscription(desk, "expired-in-grace");
  await desk.read(t("The paid year is over", "付费年度已结束"));
  await desk.clean();
  await desk.select("button", names(desk).renew);
  await arriveByNavigation(desk, verify(desk));
  const [paid, year] = await changes(desk);
  assert.deepEqual(paid.slice(1), t(["20 February 2026", "2 March 2027"], ["2026年2月20日", "2027年3月2日"]));
  assert.equal(year[2], t("2 March 2026 to 1 March 2027", "2026年3月2日至2027年3月1日"));
  await payTheRenewal(desk);
  assert.equal(await happened(desk, "subscription_renewed"), 1);
});

journey("a renewal that was begun and is not possible any more says why, and can be given up", async (desk) => {
  const n = names(desk);
  await openSubscription(desk, "automatic-renewal-off");
  await desk.select("button", n.renew);
  await arriveByNavigation(desk, verify(desk));
  const step = new URL(desk.page.url()).pathname.slice(1);
  await desk.visit("simulation");
  await desk.page.locator("#rules-window").check({ force: true });
  await desk.page.locator("#use-rules:not([aria-disabled])").click();
  await desk.page.locator("#use-rules[aria-disabled=true]").waitFor();
  await desk.visit(step);
  await arriveByNavigation(desk, verify(desk));
  await desk.page.locator("#next[aria-disabled=true]").waitFor();
  await desk.page.getByText(desk.text("It can be renewed from", "起可以续订")).first().waitFor();
  await desk.clean();
  await desk.page.locator("#give-up").click();
  const dialog = desk.page.getByRole("dialog");
  await dialog.waitFor();
  await dialog.locator("#give-up-now").click();
  await arriveByNavigation(desk, n.offers);
  assert.equal(await happened(desk, "order_cancelled"), 1);
});

journey("a renewal is done by keyboard alone", async (desk) => {
  const n = names(desk);
  await openScenario(desk, "automatic-renewal-off");
  await desk.visit("partnership/offers");
  await desk.tabTo("button", `${n.renew} ${n.subscription}`);
  await desk.press("Enter");
  await arriveByNavigation(desk, verify(desk));
  for (const step of [n.terms, n.payment, n.review]) {
    await desk.tabTo("button", n.next);
    await desk.press("Enter");
    await arriveByNavigation(desk, step);
  }
  await desk.tabTo("button", n.buy);
  await desk.press("Space");
  await arriveByNavigation(desk, n.confirmed);
  assert.equal(await happened(desk, "subscription_renewed"), 1);
});

journey("the list of purchased offers renews and turns off, each with its reason where it is not possible", async (desk) => {
  const n = names(desk);
  await openScenario(desk, "renewal-in-30-days");
  await desk.visit("partnership/offers");
  const purchased = desk.page.getByRole("region", { name: n.purchased });
  await purchased.getByRole("button", { name: `${n.renew} ${n.subscription}`, exact: true }).waitFor();
  await desk.clean();
  await desk.looksLike("offers", desk.page.locator("main"));
  await purchased.getByRole("button", { name: `${n.turnOff} ${n.subscription}`, exact: true }).click();
  await desk.page.getByRole("dialog").getByRole("button", { name: n.turnOff }).click();
  await desk.page.locator("#turn-off-action-pack[aria-disabled=true]").waitFor();
  assert.equal(await happened(desk, "renewal_turned_off"), 1);
  await desk.clean();
});

journey("a card that will not do says so apart from what is wanted, and another one takes its place", async (desk) => {
  const t = desk.text;
  await openSubscription(desk, "card-expires-first");
  await desk.read(t("The next charge will fail", "下次扣款将失败"));
  await desk.page.getByText(t("On: each year on", "已开启：每年")).waitFor();
  await desk.clean();
  await desk.select("button", t("Change the card", "更换银行卡"));
  const dialog = desk.page.getByRole("dialog");
  await dialog.waitFor();
  await desk.clean();
  await dialog.getByRole("radio").first().check({ force: true });
  await dialog.getByRole("button", { name: t("Use this card", "使用此卡") }).click();
  await desk.read(t("Renewals are charged to the card that you chose.", "续订将从您选择的卡扣款。"));
  await desk.gone("heading", t("The next charge will fail", "下次扣款将失败"));
  assert.equal(await happened(desk, "renewal_payment_set"), 2);
});

journey("a declined charge says when it is tried again, and how long renewing is possible", async (desk) => {
  const t = desk.text;
  await openSubscription(desk, "charge-declined");
  await desk.read(t("The automatic charge was declined", "自动扣款被拒绝"));
  await desk.page.getByText(t("It will be tried again on", "再次尝试")).first().waitFor();
  const why = desk.page.locator("#turn-off-why");
  await why.getByText(t("only cancelling the subscription stops it", "只有取消订阅才能停止扣款")).waitFor();
  assert.ok((await why.getByRole("link").getAttribute("href")).endsWith("requests/new/cancel/1"));
  await desk.clean();
});

journey("a fee whose requirements are not met says that it will not be charged", async (desk) => {
  const t = desk.text;
  await openScenario(desk, "silver-at-risk");
  await desk.visit("partnership/offers/2");
  await desk.read(t("As things stand, it will not be renewed", "按目前情况将不会续订"));
  assert.equal(await desk.page.locator("#renew").getAttribute("aria-disabled"), "true");
  await desk.clean();
});

journey("ten years of history fold away what is old", async (desk) => {
  const n = names(desk);
  await openScenario(desk, "ten-years");
  await desk.visit("partnership/offers/1");
  await arrive(desk, n.subscription);
  await desk.clean();
  const timelines = desk.page.locator(".timeline");
  assert.equal(await timelines.first().locator("li").count(), 6);
  await desk.page.locator("#history ~ details summary").click();
  assert.ok((await timelines.last().locator("li").count()) > 6);
  await desk.clean();
});

journey("under the rules of today a member cancels alone and gets the fee back", async (desk) => {
  const t = desk.text;
  const n = names(desk);
  await openScenario(desk, "fresh-action-pack");
  await desk.visit("partnership/offers/1");
  await arrive(desk, n.subscription);
  assert.equal(await desk.page.locator("#cancel").count(), 0, "the published workflow knows only the request");
  await desk.see("link", t("Ask Support to cancel", "联系支持团队取消"));
  await desk.visit("simulation");
  await desk.page.locator("#rules-today").check({ force: true });
  await desk.page.locator("#use-rules:not([aria-disabled])").click();
  await desk.page.locator("#use-rules[aria-disabled=true]").waitFor();
  await desk.visit("partnership/offers/1");
  await desk.select("button", t("Cancel the subscription", "取消订阅"));
  const dialog = desk.page.getByRole("dialog");
  await dialog.waitFor();
  await desk.clean();
  await dialog.getByRole("button", { name: t("Cancel the subscription", "取消订阅") }).click();
  await desk.page.locator("#cancel[aria-disabled=true]").waitFor();
  assert.equal(await happened(desk, "refunded"), 2, "an event, and a fact of the notice about it");
  await desk.page.getByText(t("Credit note", "贷项通知单"), { exact: false }).first().waitFor();
  await desk.clean();
});

journey("no screen of a subscription scrolls sideways on a narrow phone", { viewport: { width: 320, height: 640 } }, async (desk) => {
  await openSubscription(desk, "charge-declined");
  await noSidewaysScrolling(desk);
  await desk.select("button", names(desk).renew);
  await arriveByNavigation(desk, verify(desk));
  await noSidewaysScrolling(desk);
  await desk.clean();
});
