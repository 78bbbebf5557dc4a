// Paying by bank transfer, where the rule set has it.

import assert from "node:assert/strict";
import { journey } from "./journey.mjs";
import {
  actionPack,
  arrive,
  arriveByNavigation,
  arriveHome,
  happened,
  names,
  noSidewaysScrolling,
  openScenario,
} from "./partner.mjs";

const transfer = (desk) => desk.text("Transfer the money", "请转账付款");

/** Lets a company live under the rules of 2018 to 2020, which have bank transfer. */
async function liveUnderTheWindow(desk) {
  await desk.visit("simulation");
  await desk.page.locator("#rules-window").check({ force: true });
  await desk.page.locator("#use-rules:not([aria-disabled])").click();
  await desk.page.locator("#use-rules[aria-disabled=true]").waitFor();
}

/** A network member under the rules of 2018 to 2020, at the payment details of an order for Action Pack. */
async function beginToPay(desk) {
  const n = names(desk);
  await openScenario(desk, "network-member");
  await liveUnderTheWindow(desk);
  await desk.visit("partnership/offers");
  await actionPack(desk).getByRole("button", { name: n.subscribe }).click();
  await arriveByNavigation(desk, n.terms);
  await desk.select("button", n.next);
  await arriveByNavigation(desk, n.payment);
}

journey("an order is placed, its transfer reported, and the money arrives", async (desk) => {
  const t = desk.text;
  const n = names(desk);
  await beginToPay(desk);
  await desk.page.locator("#pay-by-transfer").check({ force: true });
  await desk.clean();
  await desk.select("button", n.next);
  await arriveByNavigation(desk, n.review);
  await desk.read(t("Nothing is charged. When you select Buy you get a reference to transfer the money with.", "不会扣款。选择“购买”后您将获得转账用的付款编号。"));
  await desk.select("button", n.buy);
  await arriveByNavigation(desk, transfer(desk));
  await desk.clean();
  await desk.looksLike("transfer", desk.page.locator("main"));
  await desk.page.locator("#report").click();
  await desk.page.locator(".error-summary:focus").waitFor();
  await desk.clean();
  await desk.page.locator("#transfer-reference").fill("DE-2026-0042");
  await desk.page.reload();
  await desk.started();
  assert.equal(await desk.page.locator("#transfer-reference").inputValue(), "DE-2026-0042", "a draft outlives a reload");
  await desk.page.locator("#report").click();
  await desk.read(t("Thank you, the proof of payment was sent.", "谢谢，付款凭证已提交。"));
  await desk.read("DE-2026-0042");
  await desk.clean();
  await desk.select("button", t("Let the money arrive", "让款项到账"));
  await arriveByNavigation(desk, n.confirmed);
  await desk.clean();
  assert.equal(await happened(desk, "transfer_arrived"), 2);
  assert.equal(await happened(desk, "charged"), 0);
});

journey("an order that waits for a transfer can be given up", { languages: ["en"], viewport: { width: 320, height: 640 } }, async (desk) => {
  const n = names(desk);
  await beginToPay(desk);
  await desk.page.locator("#pay-by-transfer").check({ force: true });
  await desk.select("button", n.next);
  await arriveByNavigation(desk, n.review);
  await desk.select("button", n.buy);
  await arriveByNavigation(desk, transfer(desk));
  await noSidewaysScrolling(desk);
  await desk.select("button", "Cancel this order");
  const dialog = desk.page.getByRole("dialog");
  await dialog.getByText("If you have transferred the money already, keep the order.").waitFor();
  await desk.clean();
  await dialog.getByRole("button", { name: "Cancel this order", exact: true }).click();
  await arriveByNavigation(desk, n.offers);
  assert.equal(await happened(desk, "order_cancelled"), 1);
});

/** Orders silver, which a transfer is to pay. */
async function orderSilver(desk) {
  const n = names(desk);
  await liveUnderTheWindow(desk);
  await desk.visit("partnership/competencies");
  await desk.select("button", desk.text("Buy silver", "购买银级"));
  await arriveByNavigation(desk, n.terms);
  await desk.select("button", n.next);
  await arriveByNavigation(desk, n.payment);
  await desk.page.locator("#pay-by-transfer").check({ force: true });
  await desk.select("button", n.next);
  await arriveByNavigation(desk, n.review);
  await desk.select("button", n.buy);
  await arriveByNavigation(desk, transfer(desk));
}

journey("Home names every order that waits, those for a transfer first", async (desk) => {
  const t = desk.text;
  await openScenario(desk, "silver-qualified");
  await desk.visit("partnership/offers/1");
  await desk.select("button", names(desk).renew);
  await arriveByNavigation(desk, t("Verify your order details", "确认订单详情"));
  await orderSilver(desk);
  await desk.visit("");
  await arriveHome(desk);
  const told = await desk.page.locator("section[aria-labelledby=attention] .notice strong").allTextContents();
  const orders = [t("Waiting for your bank transfer", "正在等待您的银行转账"), t("An order is waiting to be paid", "有订单等待付款")];
  assert.deepEqual(told.filter((title) => orders.includes(title)), orders);
  await desk.clean();
});

journey("money that could not be taken is not asked for, and it is said why", async (desk) => {
  const t = desk.text;
  const refused = t("Don’t transfer the money for now", "请暂勿转账");
  const why = t("Silver needs a competency whose requirements are met.", "银级需要先满足一项能力认证的要求。");
  await openScenario(desk, "silver-qualified");
  await orderSilver(desk);
  const order = new URL(desk.page.url()).pathname;
  await desk.visit("account/users/3");
  await desk.page.locator("#remove").click();
  await desk.page.locator("#remove-now").click();
  await arriveByNavigation(desk, t("Users and permissions", "用户与权限"));

  await desk.visit("");
  await arriveHome(desk);
  await desk.page.locator("main").getByText(refused, { exact: true }).waitFor();
  await desk.page.locator("main").getByText(why).first().waitFor();
  await desk.select("link", t("View the transfer", "查看转账"));
  await arriveByNavigation(desk, refused);
  assert.equal(new URL(desk.page.url()).pathname, order);
  assert.equal(await desk.page.locator("main dl").getByText("MEMBERDESK-DEMO-").count(), 0, "no account is named");
  await desk.page.locator("main .notice", { hasText: why }).waitFor();
  assert.equal(await desk.page.locator("#arrive").getAttribute("aria-disabled"), "true");
  await desk.clean();
  await noSidewaysScrolling(desk);
});

journey("where the rules have no bank transfer, none is offered", { languages: ["en"] }, async (desk) => {
  const n = names(desk);
  await openScenario(desk, "renewal-in-30-days");
  await desk.visit("partnership/offers/1");
  await desk.select("button", n.renew);
  await arriveByNavigation(desk, "Verify your order details");
  await desk.select("button", n.next);
  await arriveByNavigation(desk, n.terms);
  await desk.select("button", n.next);
  await arriveByNavigation(desk, n.payment);
  assert.equal(await desk.page.locator("#pay-by-transfer").count(), 0);
  await arrive(desk, n.payment);
});
