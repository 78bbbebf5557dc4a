// Seats of a benefit (statement 125): giving and taking back, earning more by selling, redeeming keys with a preview.

import assert from "node:assert/strict";
import { journey } from "./journey.mjs";
import { arriveByNavigation, happened, noSidewaysScrolling } from "./partner.mjs";
import { openCompany, words } from "./benefits.mjs";

async function activateSeats(desk) {
  const w = words(desk);
  await openCompany(desk, "fresh-action-pack");
  await desk.visit("partnership/benefits");
  await desk.select("link", w.office);
  await arriveByNavigation(desk, w.office);
  await desk.page.locator("#activate").click();
  await desk.page.locator("#benefit-dialog-act").click();
  await desk.read(desk.text("Nobody holds a seat yet.", "尚未分配席位。"));
}

journey("a seat is given to a person and taken back", async (desk) => {
  const t = desk.text;
  await activateSeats(desk);
  await desk.clean();
  await desk.page.locator("#assign-seat").click();
  await desk.see("table", t("Who holds a seat", "席位持有人"));
  await desk.page.locator("meter[value='1']").first().waitFor();
  await desk.clean();
  await desk.looksLike("benefit-seats", desk.page.locator("main"));
  await desk.page.locator("[id^=take-back-]").first().click();
  await desk.read(t("Nobody holds a seat yet.", "尚未分配席位。"));
  assert.equal(await happened(desk, "seat_released"), 1);
});

journey("selling 25 seats earns a key, and what redeeming it would do is shown before", async (desk) => {
  const t = desk.text;
  await activateSeats(desk);
  const add = desk.page.getByRole("article", { name: t("Add seats", "增加席位"), exact: true });
  assert.equal(await add.getByRole("button").getAttribute("aria-disabled"), "true");
  await desk.page.locator("#record-sale").click();
  await desk.page.waitForFunction(() => document.activeElement.classList.contains("error-summary"));
  await desk.clean();
  for (const seats of ["18", "7"]) {
    await desk.page.locator("#seats-sold").fill(seats);
    await desk.page.locator("#record-sale").click();
    await desk.page.locator(seats === "18" ? "#more-seats ~ .meter meter[value='18']" : "#add-seats:not([aria-disabled])").waitFor();
  }
  await add.getByText("5 → 10").waitFor();
  await add.getByText(t("(5 × 12 months + 5 × 12 months) ÷ 10 = 12 months from today", "（5 × 12 个月 + 5 × 12 个月）÷ 10 = 12 个月，自今日起")).waitFor();
  const extend = desk.page.getByRole("article", { name: t("Extend seats", "延长期限"), exact: true });
  await extend.getByText(t("5 × 12 months ÷ 5 = 12 months longer", "5 × 12 个月 ÷ 5 = 延长 12 个月")).waitFor();
  await desk.clean();
  await noSidewaysScrolling(desk);
  await desk.looksLike("benefit-seat-key", desk.page.locator("main"));
  await desk.page.locator("#add-seats").click();
  await desk.see("heading", t("Add 5 seats?", "增加 5 个席位？"));
  await desk.clean();
  await desk.page.locator("#benefit-dialog-act").click();
  await desk.page.locator("#add-seats[aria-disabled]").waitFor();
  await desk.page.locator("meter[max='10']").waitFor();
  assert.equal(await happened(desk, "seat_key_earned"), 1);
  assert.equal(await happened(desk, "seat_key_redeemed"), 2);
});
