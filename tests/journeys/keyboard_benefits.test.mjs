// What was bought is used, and Support is written to, without a pointer.

import assert from "node:assert/strict";
import { words } from "./benefits.mjs";
import { hands, type } from "./hands.mjs";
import { journey } from "./journey.mjs";
import { actAs, arriveByNavigation, happened, openScenario } from "./partner.mjs";

journey("keys, credit, incidents and going to market are used by keyboard alone", async (desk) => {
  const t = desk.text;
  const w = words(desk);
  const { press, pressThe, write, confirm } = hands(desk);
  const yes = "#benefit-dialog-act";
  const open = async (name) => {
    await desk.visit("partnership/benefits");
    await pressThe("link", name);
    await arriveByNavigation(desk, name);
  };
  await openScenario(desk, "fresh-action-pack");
  await open(w.windows);
  await confirm("#show-key", yes);
  await desk.page.locator(".secret code").waitFor();
  await confirm("#redeem-1", yes);
  await desk.page.locator("#redeem-1[aria-disabled=true]").waitFor();
  await open(w.azure);
  await confirm("#activate", yes);
  await write("#amount", "30.50");
  await desk.press("Enter");
  await desk.page.locator("meter[value='3050']").first().waitFor();
  await open(w.incidents);
  await confirm("#use-one", yes);
  await desk.see("table", t("Uses so far", "使用记录"));
  await open(w.marketing);
  await write("#contact-name", "Priya Raman");
  await write("#email", "priya@lumenbridge.example");
  await desk.press("Enter");
  await desk.page.locator("#change-contact").waitFor();
  await confirm("#activate", yes);
  await open(w.office);
  await confirm("#activate", yes);
  await press("#assign-seat");
  await press("[id^=take-back-]");
  await desk.read(t("Nobody holds a seat yet.", "尚未分配席位。"));
  await write("#seats-sold", "25");
  await desk.press("Enter");
  await confirm("#extend-seats", yes);
  for (const [event, times] of [["product_key_redeemed", 1], ["credit_used", 1], ["allowance_used", 1], ["seat_released", 1], ["seat_key_redeemed", 2]]) {
    assert.equal(await happened(desk, event), times, event);
  }
});

journey("a request is added to, answered, closed and opened again by keyboard alone", async (desk) => {
  const t = desk.text;
  const { press, confirm } = hands(desk);
  const messages = desk.page.locator(".message");
  const say = async (text) => {
    await desk.tabUntil("#message");
    await type(desk, text);
  };
  await openScenario(desk, "cancellation-waiting");
  await desk.visit("requests");
  await desk.page.locator("#request-1").waitFor();
  await press("#request-1");
  await desk.page.locator("#messages").waitFor();
  await say(t("It is the office in Portland.", "是上海的办公室。"));
  await press("#send");
  await messages.nth(2).waitFor();
  await actAs(desk, "agent");
  await desk.visit("desk/1");
  await say(t("Which lease?", "哪份租约？"));
  await press("#ask");
  await messages.nth(3).waitFor();
  await actAs(desk, "1");
  await desk.visit("requests/1");
  await say(t("The second one.", "第二份。"));
  await press("#send");
  await messages.nth(4).waitFor();
  await confirm("#close-request", "#close-now");
  await messages.nth(5).waitFor();
  await say(t("One more question.", "还有一个问题。"));
  await press("#send");
  await messages.nth(6).waitFor();
  assert.equal(await happened(desk, "request_opened"), 1);
});
