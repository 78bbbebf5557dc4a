// What a partner does in many journeys: joining, adding a test card, buying.

import assert from "node:assert/strict";

/** The test cards that the journeys use, by what happens with them. */
export const CARDS = {
  good: "4242 4242 4242 4242",
  noMoney: "4000 0000 0000 9995",
  asksBank: "4000 0027 6000 3184",
  unlisted: "4111 1111 1111 1111",
};

/** What every screen of a run is called, in its language. */
export const names = (desk) => {
  const t = desk.text;
  return {
    join: t("Join the network", "加入网络"),
    offers: t("Offers", "会员方案"),
    subscribe: t("Subscribe now", "立即订阅"),
    terms: t("Terms and Conditions", "条款和条件"),
    payment: t("Payment details", "付款信息"),
    addWay: t("Get started! Add a way to pay", "开始！添加付款方式"),
    addCard: t("Add a way to pay", "添加付款方式"),
    review: t("Review order", "核对订单"),
    buy: t("Buy", "购买"),
    confirmed: t("Your order is confirmed", "订单已确认"),
    close: t("Close", "关闭"),
    next: t("Next", "下一步"),
    back: t("Back", "上一步"),
    purchased: t("Purchased offers", "已购方案"),
    available: t("Available offers", "可购方案"),
    subscription: t("Microsoft Action Pack subscription", "Microsoft Action Pack 订阅"),
    turnOff: t("Turn off automatic renewal", "关闭自动续订"),
    renew: t("Renew subscriptions", "续订"),
  };
};

/** The heading of the screen, which has the focus after a navigation. */
export async function arrive(desk, title) {
  const heading = await desk.see("heading", title, { level: 1 });
  await desk.page.waitForFunction((name) => document.title.startsWith(name), title);
  return heading;
}

/** Waits until the heading has the focus: every arrival but the first gives it. */
export async function arriveByNavigation(desk, title) {
  const heading = await arrive(desk, title);
  await desk.page.waitForFunction((h1) => document.activeElement === h1, await heading.elementHandle());
  return heading;
}

/** Fills in the form to join the network. */
export async function fillInCompany(desk) {
  const t = desk.text;
  await desk.fill(t("Legal name of the company", "公司法定名称"), "Contoso Consulting");
  await desk.page.locator("#country").selectOption("DE");
  await desk.fill(t("Street and number", "街道和门牌号"), "Hauptstraße 1");
  await desk.fill(t("City", "城市"), "Berlin");
  await desk.page.locator("#postcode").fill("10117");
  await desk.page.locator("#contact-name").fill("Ada Lindqvist");
  await desk.fill(t("E-mail address", "电子邮件地址"), "ada@contoso.example");
}

/** Joins the network from the first visit on. */
export async function join(desk) {
  const n = names(desk);
  await desk.open();
  await desk.select("link", n.join);
  await arriveByNavigation(desk, n.join);
  await fillInCompany(desk);
  await desk.select("button", n.join);
  await arriveByNavigation(desk, n.offers);
}

/** The offer of Action Pack among the available ones. */
export const actionPack = (desk) => desk.page.getByRole("article", { name: "Microsoft Action Pack", exact: true });

/** Begins to buy Action Pack and agrees to the terms; ends at the payment details. */
export async function agreeToTerms(desk) {
  const n = names(desk);
  await actionPack(desk).getByRole("button", { name: n.subscribe }).click();
  await arriveByNavigation(desk, n.terms);
  await desk.select("button", n.next);
  await arriveByNavigation(desk, n.payment);
}

/** Types a card and goes on. */
export async function typeCard(desk, number) {
  await desk.page.locator("#card-number").fill(number);
  await desk.page.locator("#expiry").fill("12");
  await desk.page.locator("#expiry-year").fill("2028");
  await desk.page.locator("#security-code").fill("123");
  await desk.select("button", names(desk).next);
}

/** Adds the first card and ends at the review. */
export async function addFirstCard(desk, number) {
  const n = names(desk);
  await desk.select("link", n.addWay);
  await arriveByNavigation(desk, n.addCard);
  await typeCard(desk, number);
  await arriveByNavigation(desk, n.review);
}

/** Buys Action Pack with a good card, from the first visit to the confirmation. */
export async function buyActionPack(desk) {
  const n = names(desk);
  await join(desk);
  await agreeToTerms(desk);
  await addFirstCard(desk, CARDS.good);
  await desk.select("button", n.buy);
  await arriveByNavigation(desk, n.confirmed);
}

/** The commits of the journal that the browser keeps, as text. */
export const journal = (desk) =>
  desk.page.evaluate(() =>
    Object.entries(localStorage)
      .filter(([key]) => /:\d{6}$/.test(key))
      .map(([, value]) => value)
      .join("\n"),
  );

/** How often something happened, by the journal. */
export async function happened(desk, event) {
  return (await journal(desk)).split(`"${event}"`).length - 1;
}

/** Fails unless the only way in which the page scrolls is down. */
export async function noSidewaysScrolling(desk) {
  const over = await desk.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `the page is ${over} px too wide`);
}

/** Opens a ready-made company, by its name in addresses; ends at its home. */
export async function openScenario(desk, id) {
  await desk.open("companies");
  await desk.page.locator(`#open-${id}`).click();
  await arriveHome(desk);
}

/** Waits until the ready-made company is at a glance, and the heading, which greets who acts, has the focus. */
export async function arriveHome(desk) {
  const heading = await desk.see("heading", desk.text("Hello, Mei Lin", "您好，林美"), { level: 1 });
  await desk.page.waitForFunction((h1) => document.activeElement === h1, await heading.elementHandle());
}

/** Lets someone else act, from the menu at the top. */
export async function actAs(desk, whom) {
  await desk.page.locator("#company-button").click();
  await desk.page.locator(`#act-as-${whom}`).click();
  await desk.page.locator("#company-menu").waitFor({ state: "hidden" });
}
