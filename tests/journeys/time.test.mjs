// Moving the virtual date, the report of what happened, and the way back to the real date.

import assert from "node:assert/strict";
import { journey } from "./journey.mjs";
import { arriveByNavigation, names, noSidewaysScrolling, openScenario } from "./partner.mjs";

const PHONE = { viewport: { width: 320, height: 640 } };

/** The words of the dialog. */
const words = (desk) => {
  const t = desk.text;
  return {
    move: t("Move time", "调整日期"),
    again: t("Move again", "继续调整"),
    back: t("Back to the real date", "回到真实日期"),
    toDate: t("To a date", "到指定日期"),
    go: t("Go to this date", "前往此日期"),
  };
};

/** A date as this run's language writes it. */
const date = (desk, year, month, day) => {
  const month_name = new Date(Date.UTC(year, month - 1, day)).toLocaleString("en-GB", { month: "long", timeZone: "UTC" });
  return desk.text(`${day} ${month_name} ${year}`, `${year}年${month}月${day}日`);
};

const today = (desk) => desk.page.locator(".sandbox-bar time").getAttribute("datetime");
const dialog = (desk) => desk.page.getByRole("dialog");

/** Waits until the report of a move to a day has the focus. */
async function reported(desk, ...day) {
  const title = await desk.see("heading", desk.text(`It is ${date(desk, ...day)}`, `现在是${date(desk, ...day)}`));
  await desk.page.waitForFunction((h2) => document.activeElement === h2, await title.elementHandle());
}

journey("a member moves to the next event and sees what happened, with links", async (desk) => {
  const t = desk.text;
  const w = words(desk);
  await openScenario(desk, "renewal-in-30-days");
  assert.equal(await today(desk), "2026-03-02");
  await desk.select("button", w.move);
  await desk.see("heading", date(desk, 2026, 3, 25));
  await desk.clean();
  await desk.looksLike("time", dialog(desk));

  await desk.select("button", t("Go to 25 March 2026", "前往2026年3月25日"));
  await reported(desk, 2026, 3, 25);
  assert.equal(await today(desk), "2026-03-25");
  await desk.select("button", t("Go to 1 April 2026", "前往2026年4月1日"));
  await reported(desk, 2026, 4, 1);
  await desk.clean();
  await desk.looksLike("time-report", dialog(desk));
  await dialog(desk).getByRole("link", { name: t("was renewed. Its next anniversary is 1 April 2027", "已续订，下一周年日为2027年4月1日") }).click();
  await arriveByNavigation(desk, names(desk).subscription);
  assert.equal(await dialog(desk).count(), 0, "the dialog is out of the way");

  await desk.page.reload();
  await desk.started();
  assert.equal(await today(desk), "2026-04-01", "the date stays where it was moved to");
});

journey("a member moves by a day, by a month and to a date without a pointer", async (desk) => {
  const t = desk.text;
  const w = words(desk);
  await openScenario(desk, "network-member");
  await desk.tabTo("button", w.move);
  await desk.press("Enter");
  await desk.tabTo("button", t("One day, to 3 March", "前进一天，至3月3日"));
  await desk.press("Enter");
  await reported(desk, 2026, 3, 3);
  await desk.tabTo("button", w.again);
  await desk.press("Enter");
  await desk.tabTo("button", t("One month, to 3 April", "前进一个月，至4月3日"));
  await desk.press("Enter");
  await reported(desk, 2026, 4, 3);
  await desk.tabTo("button", w.again);
  await desk.press("Enter");
  await desk.page.getByLabel(w.toDate).fill("2027-01-31");
  await desk.tabTo("button", w.go);
  await desk.press("Enter");
  await reported(desk, 2027, 1, 31);
  await desk.press("Escape");
  await desk.gone("dialog");
  assert.equal(await today(desk), "2027-01-31");
  const focused = await desk.page.evaluate(() => document.activeElement.id);
  assert.equal(focused, "move-time", "the focus is back where it came from");
});

journey("a date that is none, or is past, is explained and nothing happens", async (desk) => {
  const t = desk.text;
  const w = words(desk);
  await openScenario(desk, "network-member");
  await desk.select("button", w.move);
  await desk.select("button", w.go);
  await desk.read(t("Enter a date from 2 March 2026 to 31 December 2369", "请输入2026年3月2日至2369年12月31日的日期"));
  await desk.clean();
  await desk.fill(w.toDate, "2026-03-01");
  await desk.select("button", w.go);
  await desk.read(t("The date only moves forward from 2 March 2026.", "日期只能从2026年3月2日起向前推进。"));
  assert.equal(await desk.page.evaluate(() => document.activeElement.id), "to-date");
  assert.equal(await today(desk), "2026-03-02");
});

journey("the date follows the real one again once that has come as far", async (desk) => {
  const t = desk.text;
  const w = words(desk);
  await openScenario(desk, "network-member");
  await desk.select("button", w.move);
  await desk.page.locator("#real-date[aria-disabled=true]").waitFor();
  await desk.select("button", t("One day, to 3 March", "前进一天，至3月3日"));
  await reported(desk, 2026, 3, 3);
  await desk.select("button", w.again);
  const why = desk.page.locator("#real-date-why");
  assert.match(await why.innerText(), t(/once that has reached/, /才能重新跟随/));

  await desk.setNow("2026-03-10T09:00:00Z");
  await desk.page.reload();
  await desk.started();
  assert.equal(await today(desk), "2026-03-03");
  await desk.select("button", w.move);
  await desk.select("button", w.back);
  await reported(desk, 2026, 3, 10);
  assert.equal(await today(desk), "2026-03-10");
});

journey("the date is moved on a phone", PHONE, async (desk) => {
  await openScenario(desk, "charge-declined");
  await desk.select("button", words(desk).move);
  await desk.page.locator("#to-next-event").click();
  await desk.page.locator("#move-again").waitFor();
  await desk.clean();
  await noSidewaysScrolling(desk);
});
