// Subscribing to Action Pack (statements 130-143), from the first visit to the receipt.

import assert from "node:assert/strict";
import { CARDS as EVERY_CARD } from "./card_data.mjs";
import { BOTH, journey } from "./journey.mjs";
import {
  CARDS,
  actionPack,
  addFirstCard,
  agreeToTerms,
  arrive,
  arriveByNavigation,
  arriveHome,
  buyActionPack,
  fillInCompany,
  happened,
  join,
  names,
  noSidewaysScrolling,
  openScenario,
  typeCard,
} from "./partner.mjs";
import { BASES } from "./server.mjs";

journey("a partner joins, buys Action Pack, and finds it after a reload", { engines: BOTH, bases: BASES }, async (desk) => {
  const n = names(desk);
  await buyActionPack(desk);
  await desk.noCardData();
  await desk.page.reload();
  await desk.started();
  await arrive(desk, n.confirmed);
  await desk.select("link", n.close);
  await arriveByNavigation(desk, n.offers);
  const purchased = desk.page.getByRole("region", { name: n.purchased });
  await purchased.getByRole("article", { name: n.subscription }).waitFor();
  assert.equal(await happened(desk, "charged"), 1);
  await desk.page.reload();
  await desk.started();
  await purchased.getByRole("link", { name: n.subscription, exact: true }).click();
  await arriveByNavigation(desk, n.subscription);
  await desk.see("button", n.turnOff);
  await desk.see("button", n.renew);
});

journey("every screen of the purchase is clean and names itself", async (desk) => {
  const t = desk.text;
  const n = names(desk);
  await desk.open();
  await desk.clean();
  await desk.looksLike("welcome", desk.page.locator("main"));
  await desk.select("link", n.join);
  await arriveByNavigation(desk, n.join);
  await desk.clean();
  await desk.looksLike("join", desk.page.locator("main"));
  await desk.select("button", n.join);
  const summary = await desk.see("heading", t("There is a problem", "请更正以下问题"));
  await desk.page.waitForFunction(() => document.activeElement.classList.contains("error-summary"));
  await summary.waitFor();
  await desk.clean();
  await desk.page.locator(".error-summary a").first().click();
  assert.equal(await desk.page.evaluate(() => document.activeElement.id), "company-name");
  await fillInCompany(desk);
  await desk.select("button", n.join);
  await arriveByNavigation(desk, n.offers);
  await desk.clean();
  await desk.looksLike("offers-network", desk.page.locator("main"));
  await agreeToTerms(desk);
  await desk.clean();
  await desk.looksLike("terms", desk.page.locator("main"));
  await desk.select("link", n.addWay);
  await arriveByNavigation(desk, n.addCard);
  await desk.clean();
  await desk.looksLike("card-new", desk.page.locator("main"));
  await typeCard(desk, CARDS.good);
  await arriveByNavigation(desk, n.review);
  await desk.clean();
  await desk.looksLike("review", desk.page.locator("main"));
  await desk.select("button", n.buy);
  await arriveByNavigation(desk, n.confirmed);
  await desk.clean();
  await desk.looksLike("confirmed", desk.page.locator("main"));
  await desk.select("link", t("View the invoice", "查看发票"));
  await desk.page.locator(".receipt").waitFor();
  await desk.clean();
  await desk.open();
  await desk.clean();
  await desk.open("no/such/page");
  await desk.clean();
  await desk.looksLike("not-found", desk.page.locator("main"));
});

journey("a number that is no listed test card is refused before it goes anywhere", { engines: BOTH }, async (desk) => {
  const t = desk.text;
  await join(desk);
  await agreeToTerms(desk);
  await desk.select("link", names(desk).addWay);
  await typeCard(desk, CARDS.unlisted);
  const refusal = t(
    "This is not one of the test cards. Never type a real card here: choose one from the list",
    "这不是测试卡。请勿在此输入真实卡号，请从列表中选择一张测试卡",
  );
  await desk.see("link", refusal);
  assert.equal(await happened(desk, "payment_method_added"), 0);
  const kept = await desk.page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  assert.ok(!kept.replaceAll(/\D/g, "").includes("4111111111111111"), "what was typed is stored nowhere");
  await desk.clean();
});

journey("a card number typed into another field is kept nowhere", async (desk) => {
  const n = names(desk);
  const name = desk.text("Legal name of the company", "公司法定名称");
  const kept = () => desk.page.evaluate(() => JSON.stringify({ ...localStorage }));
  await desk.open("join");
  await arrive(desk, n.join);
  await desk.fill(name, "Contoso Consulting");
  assert.ok((await kept()).includes("Contoso Consulting"), "an ordinary draft is kept");
  await desk.fill(name, `Contoso ${CARDS.good}`);
  assert.ok(!(await kept()).includes("Contoso"), "a draft with a card number is forgotten");
  await desk.select("button", n.join);
  await desk.page.locator("#company-name[aria-invalid=true]").waitFor();
  await desk.noCardData({ document: false });
  await desk.fill(name, "Contoso Consulting");
  assert.ok((await kept()).includes("Contoso Consulting"), "an ordinary draft is kept again");
});

journey("a declined card keeps the order unpaid and another card pays it", { engines: BOTH }, async (desk) => {
  const t = desk.text;
  const n = names(desk);
  await join(desk);
  await agreeToTerms(desk);
  await addFirstCard(desk, CARDS.noMoney);
  await desk.select("button", n.buy);
  await desk.page.locator("#declined").waitFor();
  await desk.clean();
  assert.equal(await happened(desk, "charged"), 0);
  await desk.page.reload();
  await desk.started();
  await arrive(desk, n.review);
  await desk.select("link", t("Choose another card", "换用其他卡"));
  await arriveByNavigation(desk, n.payment);
  await desk.clean();
  await desk.select("link", t("Add another way to pay", "添加其他付款方式"));
  await arriveByNavigation(desk, n.addCard);
  await typeCard(desk, CARDS.good);
  await arriveByNavigation(desk, n.review);
  await desk.select("button", n.buy);
  await arriveByNavigation(desk, n.confirmed);
  assert.equal(await happened(desk, "charged"), 1);
});

journey("a card that is added for an order pays it, whatever was picked before", { languages: ["en"] }, async (desk) => {
  const n = names(desk);
  const addAnother = async (number) => {
    await desk.select("link", "Add another way to pay");
    await arriveByNavigation(desk, n.addCard);
    await typeCard(desk, number);
    await arriveByNavigation(desk, n.review);
  };
  const goBack = async () => {
    await desk.select("link", n.back);
    await arriveByNavigation(desk, n.payment);
  };
  await join(desk);
  await agreeToTerms(desk);
  await addFirstCard(desk, CARDS.good);
  await goBack();
  await addAnother(EVERY_CARD.mastercard);
  await goBack();
  await desk.page.locator("#card-2:checked").waitFor();
  await desk.page.locator("#card-1").check({ force: true });
  await addAnother(EVERY_CARD.unionPay);
  await goBack();
  await desk.page.locator("#card-3:checked").waitFor();
  await desk.select("button", n.next);
  await arriveByNavigation(desk, n.review);
  await desk.page.locator("main dl").getByText("ending in 0005").waitFor();
});

journey("a bank that asks waits for an answer, also across a reload", { engines: BOTH }, async (desk) => {
  const t = desk.text;
  const n = names(desk);
  const asks = t("Your bank asks for a confirmation", "银行要求您确认");
  await join(desk);
  await agreeToTerms(desk);
  await addFirstCard(desk, CARDS.asksBank);
  await desk.select("button", n.buy);
  await arriveByNavigation(desk, asks);
  await desk.clean();
  await desk.looksLike("bank", desk.page.locator("main"));
  await desk.page.reload();
  await desk.started();
  await arrive(desk, asks);
  await desk.select("button", t("Let the confirmation fail", "让确认失败"));
  await desk.page.locator("#declined").waitFor();
  await desk.select("button", n.buy);
  await arriveByNavigation(desk, asks);
  await desk.select("button", t("Confirm the payment", "确认付款"));
  await arriveByNavigation(desk, n.confirmed);
  assert.equal(await happened(desk, "charged"), 1);
});

journey("a double click on Buy charges once", { engines: BOTH, languages: ["en"] }, async (desk) => {
  await join(desk);
  await agreeToTerms(desk);
  await addFirstCard(desk, CARDS.good);
  await desk.the("button", names(desk).buy).dblclick();
  await arrive(desk, names(desk).confirmed);
  assert.equal(await happened(desk, "charged"), 1);
});

journey("what was typed outlives a change of language and a reload", { engines: BOTH }, async (desk) => {
  const n = names(desk);
  await desk.open("join");
  await arrive(desk, n.join);
  await fillInCompany(desk);
  await desk.page.locator("#switch-language").click();
  await desk.see("heading", desk.text("加入网络", "Join the network"), { level: 1 });
  assert.equal(await desk.page.evaluate(() => document.documentElement.lang), desk.text("zh-Hans", "en"));
  assert.equal(await desk.page.evaluate(() => document.activeElement.id), "switch-language");
  assert.equal(await desk.page.locator("#company-name").inputValue(), "Contoso Consulting");
  await desk.page.reload();
  await desk.started();
  await desk.see("heading", desk.text("加入网络", "Join the network"), { level: 1 });
  assert.equal(await desk.page.locator("#company-name").inputValue(), "Contoso Consulting");
  assert.equal(await desk.page.locator("#country").inputValue(), "DE");
});

journey("each step of an order can be opened by its address, and leads on to the next one", { languages: ["en"] }, async (desk) => {
  const n = names(desk);
  await join(desk);
  await agreeToTerms(desk);
  await desk.open("checkout/1/review");
  await arrive(desk, n.payment);
  assert.match(desk.page.url(), /checkout\/1\/payment$/);
  await desk.open("checkout/1/terms");
  await arrive(desk, n.terms);
  await desk.open("checkout/2/terms");
  await arrive(desk, desk.text("There is no such page", "没有此页面"));
  await desk.open("partnership/offers");
  await desk.select("button", "Continue your order Microsoft Action Pack");
  await arriveByNavigation(desk, n.payment);
  await desk.page.goBack();
  await arriveByNavigation(desk, n.offers);
});

journey("only a network member may subscribe, and the way to join stands beside it", async (desk) => {
  const n = names(desk);
  await desk.open("partnership/offers");
  await arrive(desk, n.offers);
  const subscribe = actionPack(desk).getByRole("button", { name: n.subscribe });
  assert.equal(await subscribe.getAttribute("aria-disabled"), "true");
  const why = await desk.page.locator(`#${await subscribe.getAttribute("aria-describedby")}`).innerText();
  assert.match(why, desk.language === "en" ? /network member/ : /网络会员/);
  await subscribe.click({ force: true });
  await arrive(desk, n.offers);
  await desk.clean();
  assert.equal(await desk.page.locator("main").getByText(why, { exact: true }).count(), 1, "the reason that all offers share is said once");
  await desk.page.locator("main").getByRole("link", { name: n.join }).click();
  await arriveByNavigation(desk, n.join);
});

journey("automatic renewal is turned off after a warning that it is one-way", { engines: BOTH }, async (desk) => {
  const n = names(desk);
  await openScenario(desk, "fresh-action-pack");
  await desk.visit("partnership/offers/1");
  await arrive(desk, n.subscription);
  await desk.clean();
  await desk.select("button", n.turnOff);
  const dialog = desk.page.getByRole("dialog");
  await dialog.waitFor();
  await desk.clean();
  await desk.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  assert.equal(await happened(desk, "renewal_turned_off"), 0);
  await desk.select("button", n.turnOff);
  await dialog.getByRole("button", { name: n.turnOff }).click();
  await dialog.waitFor({ state: "hidden" });
  await desk.page.locator("#turn-off[aria-disabled=true]").waitFor();
  assert.equal(await happened(desk, "renewal_turned_off"), 1);
  await desk.clean();
});

journey("a ready-made company can be opened from the first visit", async (desk) => {
  await desk.open();
  await desk.select("link", desk.text("See the ready-made companies", "查看示例公司"));
  await arriveByNavigation(desk, desk.text("Companies", "公司"));
  await desk.page.locator("#open-network-member").click();
  await arriveHome(desk);
});

journey("a long company name makes room for the switches beside it", { viewport: { width: 320, height: 640 } }, async (desk) => {
  await openScenario(desk, "network-member");
  const [name, language] = await Promise.all(
    [".company", "#switch-language"].map((selector) => desk.page.locator(selector).boundingBox()),
  );
  const shown = await desk.page.locator(".company > span").boundingBox();
  assert.ok(Math.max(name.x + name.width, shown.x + shown.width) <= language.x, "nothing overlaps the switch");
});

journey("no screen scrolls sideways on a narrow phone", { viewport: { width: 320, height: 640 } }, async (desk) => {
  const n = names(desk);
  await desk.open();
  await noSidewaysScrolling(desk);
  await join(desk);
  await noSidewaysScrolling(desk);
  await agreeToTerms(desk);
  await noSidewaysScrolling(desk);
  await desk.select("link", n.addWay);
  await arriveByNavigation(desk, n.addCard);
  await noSidewaysScrolling(desk);
  await typeCard(desk, CARDS.good);
  await arriveByNavigation(desk, n.review);
  await noSidewaysScrolling(desk);
  await desk.select("button", n.buy);
  await arriveByNavigation(desk, n.confirmed);
  await noSidewaysScrolling(desk);
  await desk.open("partnership/offers/1");
  await noSidewaysScrolling(desk);
  await desk.open("billing/invoices/1");
  await noSidewaysScrolling(desk);
  await desk.clean();
});
