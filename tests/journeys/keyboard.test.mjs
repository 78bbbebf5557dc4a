// The whole purchase without a pointer.

import assert from "node:assert/strict";
import { journey } from "./journey.mjs";
import { arriveByNavigation, happened, names } from "./partner.mjs";

/** Types into the field that has the focus. */
const type = (desk, text) => desk.page.keyboard.type(text);

journey("a partner joins and buys by keyboard alone", async (desk) => {
  const t = desk.text;
  const n = names(desk);
  const field = async (name, text) => {
    await desk.tabTo("textbox", name);
    await type(desk, text);
  };
  await desk.open();
  await desk.press("Tab");
  assert.equal(await desk.page.evaluate(() => document.activeElement.className), "skip-link");
  await desk.press("Enter");
  assert.equal(await desk.page.evaluate(() => document.activeElement.id), "main");
  await desk.tabTo("link", n.join);
  await desk.press("Enter");
  await arriveByNavigation(desk, n.join);
  await desk.press("Tab");
  await type(desk, "Contoso Consulting");
  const country = await desk.tabTo("combobox", t("Country or region", "国家/地区"));
  for (let presses = 0; (await country.inputValue()) !== "DE"; presses += 1) {
    assert.ok(presses < 260, "the arrow keys reach every country");
    await desk.press("ArrowDown");
  }
  await field(t("Street and number", "街道和门牌号"), "Hauptstraße 1");
  await field(t("City", "城市"), "Berlin");
  await desk.page.locator("#postcode").focus();
  await type(desk, "10117");
  await desk.press("Tab");
  await type(desk, "Ada Lindqvist");
  await desk.press("Tab");
  await type(desk, "ada@contoso.example");
  await desk.tabTo("button", n.join);
  await desk.press("Enter");
  await arriveByNavigation(desk, n.offers);
  await desk.tabTo("button", n.subscribe, { disabled: false });
  await desk.press("Enter");
  await arriveByNavigation(desk, n.terms);
  await desk.tabTo("button", n.next);
  await desk.press("Enter");
  await arriveByNavigation(desk, n.payment);
  await desk.tabTo("link", n.addWay);
  await desk.press("Enter");
  await arriveByNavigation(desk, n.addCard);
  await desk.page.locator("#card-number").focus();
  await type(desk, "5555555555554444");
  await desk.page.locator("#expiry").focus();
  await type(desk, "12");
  await desk.press("Tab");
  await type(desk, "2028");
  await desk.press("Tab");
  await type(desk, "123");
  await desk.press("Enter");
  await arriveByNavigation(desk, n.review);
  await desk.tabTo("button", n.buy);
  await desk.press("Space");
  await arriveByNavigation(desk, n.confirmed);
  assert.equal(await happened(desk, "charged"), 1);
  await desk.tabTo("link", n.close);
  await desk.press("Enter");
  await arriveByNavigation(desk, n.offers);
  await desk.tabTo("link", n.subscription);
  await desk.press("Enter");
  await arriveByNavigation(desk, n.subscription);
  await desk.tabTo("button", n.turnOff);
  await desk.press("Enter");
  await desk.page.getByRole("dialog").waitFor();
  await desk.press("Tab");
  assert.equal(await desk.page.evaluate(() => document.activeElement.id), "turn-off-now");
  await desk.press("Enter");
  await desk.page.locator("#turn-off[aria-disabled=true]").waitFor();
});
