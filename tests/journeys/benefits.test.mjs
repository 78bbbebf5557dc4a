// Partnership > Benefits (statement 176): activating, product keys, credit, incidents and hours, going to market.

import assert from "node:assert/strict";
import { journey } from "./journey.mjs";
import { arrive, arriveByNavigation, happened, noSidewaysScrolling, openScenario } from "./partner.mjs";
import { openCompany, words } from "./benefits.mjs";

const clipboard = { context: { permissions: ["clipboard-read", "clipboard-write"] } };

journey("the first benefit is active after three clicks from Home, and what remains is told", async (desk) => {
  const t = desk.text;
  const w = words(desk);
  await openCompany(desk, "fresh-action-pack");
  await desk.visit();
  await desk.select("link", t("Activate your Action Pack subscription", "激活 Action Pack 订阅"));
  await arriveByNavigation(desk, w.benefits);
  const progress = desk.page.getByRole("region", { name: w.activateSubscription });
  await progress.getByText(t("0 of 9", "0 / 9")).waitFor();
  await desk.clean();
  await noSidewaysScrolling(desk);
  await desk.looksLike("benefits", desk.page.locator("main"));

  await card(desk, w.team).getByRole("button", { name: w.activate }).click();
  const dialog = desk.page.getByRole("dialog");
  await dialog.getByText(t("You would lose the full refund of", "此操作将使您失去全额退款资格")).waitFor();
  await desk.page.waitForFunction(() => document.activeElement.id === "benefits-dialog-not-now");
  await desk.clean();
  await desk.looksLike("benefits-activate", dialog);
  await dialog.getByRole("button", { name: w.activate }).click();
  await progress.getByText(t("1 of 9", "1 / 9")).waitFor();
  // Its button went away with what it was for: the focus stays with the benefit.
  await desk.page.waitForFunction((name) => document.activeElement.matches("article h3") && document.activeElement.textContent === name, w.team);
  await card(desk, w.team).getByText(t("In use", "使用中")).waitFor();
  await desk.gone("heading", t("A full refund is still possible", "目前仍可全额退款"));
  assert.equal(await happened(desk, "benefit_activated"), 1);

  // The next one has no refund to end any more.
  await card(desk, w.tools).getByRole("button", { name: w.activate }).click();
  await dialog.waitFor();
  assert.equal(await dialog.locator("strong").count(), 0);
  await dialog.getByRole("button", { name: w.activate }).click();
  await progress.getByText(t("2 of 9", "2 / 9")).waitFor();
});

journey("a benefit is activated by keyboard alone", async (desk) => {
  const t = desk.text;
  const w = words(desk);
  await openCompany(desk, "fresh-action-pack");
  await desk.visit("partnership/benefits");
  await arrive(desk, w.benefits);
  await desk.tabTo("link", w.office);
  await desk.press("Enter");
  await arriveByNavigation(desk, w.office);
  await desk.tabTo("button", w.activate);
  await desk.press("Enter");
  const notNow = await desk.see("button", w.notNow);
  await desk.page.waitForFunction((button) => document.activeElement === button, await notNow.elementHandle());
  await desk.press("Enter");
  await desk.gone("button", w.notNow);
  await desk.page.waitForFunction(() => document.activeElement.id === "activate");
  assert.equal(await happened(desk, "benefit_activated"), 0);
  await desk.press("Enter");
  await desk.see("button", w.notNow);
  await desk.press("Tab", "Enter");
  await desk.read(t("Nobody holds a seat yet.", "尚未分配席位。"));
  await desk.page.waitForFunction(() => document.activeElement.matches("main h1"));
  await desk.tabTo("button", t("Assign seat", "分配席位"));
  await desk.press("Enter");
  await desk.page.locator("[id^=take-back-]").waitFor();
});

journey("a product key is shown only when asked, with what it means for the refund, copied and redeemed", clipboard, async (desk) => {
  const t = desk.text;
  const w = words(desk);
  await openCompany(desk, "fresh-action-pack");
  await desk.visit("partnership/benefits");
  await card(desk, w.windows).getByRole("link", { name: w.keys }).click();
  await arriveByNavigation(desk, w.windows);
  assert.equal(await desk.page.locator(".secret").count(), 0);
  await desk.clean();
  await desk.looksLike("benefit-keys", desk.page.locator("main"));
  await desk.select("button", t("Show the next key", "显示下一个密钥"));
  const dialog = desk.page.getByRole("dialog");
  await dialog.getByText(t("You would lose the full refund of", "此操作将使您失去全额退款资格")).waitFor();
  await desk.clean();
  await dialog.getByRole("button", { name: w.notNow }).click();
  await dialog.waitFor({ state: "hidden" });
  assert.equal(await happened(desk, "product_key_shown"), 0);
  await desk.select("button", t("Show the next key", "显示下一个密钥"));
  await dialog.getByRole("button", { name: t("Show key", "显示密钥") }).click();
  const code = desk.page.locator(".secret code");
  await code.waitFor();
  assert.match(await code.innerText(), /^[A-Z0-9]{5}(-[A-Z0-9]{5}){4}$/);
  await desk.clean();
  await desk.page.locator(".secret button").click();
  await desk.read(t("The key is on the clipboard.", "密钥已复制到剪贴板。"));
  assert.equal(await desk.page.evaluate(() => navigator.clipboard.readText()), await code.innerText());
  await desk.select("button", t("Redeem key 1", "兑换 第 1 个密钥"));
  await dialog.getByRole("button", { name: t("Redeem", "兑换") }).click();
  await desk.page.locator("meter[value='1']").waitFor();
  const redeem = await desk.see("button", t("Redeem key 1", "兑换 第 1 个密钥"));
  assert.equal(await redeem.getAttribute("aria-disabled"), "true");
  await desk.clean();
  await noSidewaysScrolling(desk);
  // Showing the same key again is not asked for: it stays.
  await desk.page.reload();
  await desk.started();
  await code.waitFor();
});

journey("this month's credit is used up to what is left, and each month is accounted for", async (desk) => {
  const t = desk.text;
  const w = words(desk);
  await openCompany(desk, "fresh-action-pack");
  await desk.visit("partnership/benefits");
  await desk.select("link", w.azure);
  await arriveByNavigation(desk, w.azure);
  const use = desk.page.locator("#use-credit");
  assert.equal(await use.getAttribute("aria-disabled"), "true");
  await desk.clean();
  await desk.page.locator("#activate").click();
  await desk.page.locator("#benefit-dialog-act").click();
  await desk.page.locator("#use-credit[type=submit]").click();
  await desk.page.waitForFunction(() => document.activeElement.classList.contains("error-summary"));
  await desk.clean();
  await desk.page.locator("#amount").fill("30.50");
  await use.click();
  await desk.page.locator("meter[value='3050']").first().waitFor();
  await desk.page.locator("#amount").fill("100");
  await use.click();
  await desk.page.getByText(t("Only", "本月仅剩")).first().waitFor();
  await desk.clean();
  await desk.looksLike("benefit-credit", desk.page.locator("main"));
  assert.equal(await happened(desk, "credit_used"), 1);
});

journey("incidents are used one at a time after a question", async (desk) => {
  const t = desk.text;
  const w = words(desk);
  await openCompany(desk, "fresh-action-pack");
  await desk.visit("partnership/benefits");
  await desk.select("link", w.incidents);
  await arriveByNavigation(desk, w.incidents);
  await desk.clean();
  await desk.page.locator("#use-one").click();
  await desk.see("heading", t("Use one incident?", "使用一次技术支持？"));
  await desk.page.locator("#benefit-dialog-act").click();
  await desk.page.locator("meter[value='1']").waitFor();
  await desk.see("table", t("Uses so far", "使用记录"));
  await desk.clean();
  assert.equal(await happened(desk, "allowance_used"), 1);
});

journey("going to market needs a marketing contact first", async (desk) => {
  const t = desk.text;
  const w = words(desk);
  await openCompany(desk, "fresh-action-pack");
  await desk.visit("partnership/benefits");
  const disabled = card(desk, w.marketing).getByRole("button", { name: w.activate });
  assert.equal(await disabled.getAttribute("aria-disabled"), "true");
  await card(desk, w.marketing).getByRole("link", { name: t("Name a marketing contact", "指定市场联系人") }).click();
  await arriveByNavigation(desk, w.marketing);
  await desk.clean();
  await desk.page.locator("#save-contact").click();
  await desk.page.waitForFunction(() => document.activeElement.classList.contains("error-summary"));
  await desk.clean();
  await desk.page.locator("#contact-name").fill("Priya Raman");
  await desk.page.locator("#email").fill("priya@lumenbridge.example");
  await desk.page.locator("#save-contact").click();
  await desk.see("button", t("Change contact", "更改联系人"));
  await desk.page.locator("#activate").click();
  await desk.page.locator("#benefit-dialog-act").click();
  await desk.page.locator("#activate[aria-disabled]").waitFor();
  await desk.clean();
  await desk.looksLike("benefit-marketing", desk.page.locator("main"));
});

journey("who has bought nothing is led to the offers, and what stops after the grace period is said before", async (desk) => {
  const t = desk.text;
  const w = words(desk);
  await openCompany(desk, "network-member");
  await desk.visit("partnership/benefits");
  await desk.see("heading", t("No benefits yet", "暂无权益"));
  await desk.clean();
  await desk.select("link", t("View the offers", "查看会员方案"));
  await arriveByNavigation(desk, t("Offers", "会员方案"));
  await openCompany(desk, "expired-in-grace");
  await desk.visit("partnership/benefits");
  await arrive(desk, w.benefits);
  await desk.read(t("The membership has expired", "会员资格已到期"));
  await desk.clean();
});

journey("benefits fit a narrow screen and stay clean there", { viewport: { width: 320, height: 700 } }, async (desk) => {
  const w = words(desk);
  await openCompany(desk, "ten-years");
  await desk.visit("partnership/benefits");
  await arrive(desk, w.benefits);
  await noSidewaysScrolling(desk);
  await desk.clean();
  const addresses = await desk.page.locator("main article h3 a").evaluateAll((links) => links.map((a) => a.getAttribute("href")));
  for (const address of addresses) {
    await desk.visit(address);
    await noSidewaysScrolling(desk);
    await desk.clean();
  }
});

const card = (desk, name) => desk.page.getByRole("article", { name, exact: true });

journey("the last day to activate benefits is told before it comes", async (desk) => {
  const t = desk.text;
  await openScenario(desk, "fresh-action-pack");
  await desk.page.getByText(t(/Last day to activate \d+ benefits of Microsoft Action Pack/, /激活 Microsoft Action Pack 的 \d+ 项权益的最后一天/)).waitFor();
  const last = await desk.page.locator("#coming ~ .timeline li", { hasText: t("Last day to activate", "最后一天") }).locator("time").getAttribute("datetime");
  const soon = new Date(Date.parse(last) - 2 * 86_400_000).toISOString().slice(0, 10);
  await desk.page.locator("#move-time").click();
  await desk.page.locator("#to-date").fill(soon);
  await desk.page.locator("#to-date").press("Enter");
  await desk.page.locator("dialog[open] h2:focus").waitFor();
  await desk.page.keyboard.press("Escape");
  await desk.visit();
  await desk.page.getByText(t(/benefits of Microsoft Action Pack are not activated yet/, /项权益尚未激活/)).waitFor();
  await desk.clean();
  await desk.page.locator("#see-to-1").click();
  await arriveByNavigation(desk, t("Benefits", "权益"));
});
