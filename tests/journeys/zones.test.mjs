// Wherever the member is: a day is the calendar day there, also on the days on which clocks change.

import assert from "node:assert/strict";
import { figure } from "./figures.mjs";
import { journey } from "./journey.mjs";

const LONG = Boolean(process.env.MEMBERDESK_LONG);

/** Time zones, and days there on which something is unusual: clocks change, midnight is skipped, the year leaps. */
const ZONES = {
  "Europe/Berlin": ["2026-03-29", "2026-10-25"],
  "Africa/Cairo": ["2026-04-24"], // 00:00 does not exist.
  "Pacific/Kiritimati": ["2026-12-31"],
  "Pacific/Pago_Pago": ["2028-02-29"],
  "America/New_York": ["2026-03-08", "2026-11-01"],
  "America/Santiago": ["2026-04-04", "2026-09-06"],
  "Pacific/Auckland": ["2026-04-05", "2026-09-27"],
  "Australia/Lord_Howe": ["2026-04-05"], // Half an hour.
  "Asia/Kathmandu": ["2027-01-01"],
  "Asia/Shanghai": ["2026-02-28"],
  "America/St_Johns": ["2026-03-08"],
  "Asia/Kolkata": ["2028-02-29"],
};

/** What clocks of a zone show at an instant, as 2026-03-29T00:30. */
function shown(zone, instant) {
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" }).format(instant);
  return parts.replace(" ", "T");
}

/** The first and the last minute of a day in a zone, as instants. */
function endsOf(zone, day) {
  const start = Date.parse(`${day}T00:00Z`) - 15 * 3_600_000;
  const minutes = Array.from({ length: 56 * 60 }, (_, minute) => start + minute * 60_000);
  const within = minutes.filter((instant) => shown(zone, instant).startsWith(day));
  return [within[0], within.at(-1)];
}

/** The days of a purchase in the newest company, as they are stored. */
const purchase = (page) =>
  page.evaluate(() => {
    const [newest] = Object.keys(localStorage).filter((key) => /:\d+:000001$/.test(key)).sort((one, other) => other.split(":")[2] - one.split(":")[2]);
    const [, term] = /"term":(\{[^}]*\})/.exec(localStorage.getItem(newest));
    const { from, anniversary } = JSON.parse(term);
    return { from, anniversary };
  });

journey("a purchase is of the member's own calendar day, in every time zone and when clocks change", { languages: ["en"], timezone: undefined }, async (desk) => {
  const session = await desk.context.newCDPSession(desk.page);
  const chosen = Object.entries(ZONES).slice(0, LONG ? undefined : 3);
  let days = 0;
  for (const [zone, unusual] of chosen) {
    for (const timezoneId of ["", zone]) await session.send("Emulation.setTimezoneOverride", { timezoneId });
    for (const day of unusual) {
      const next = `${Number(day.slice(0, 4)) + 1}${day.slice(4).replace("02-29", "02-28")}`;
      for (const instant of endsOf(zone, day)) {
        await desk.setNow(new Date(instant).toISOString());
        await desk.open("companies");
        await desk.page.locator("#open-fresh-action-pack").click();
        await desk.page.waitForURL(desk.address());
        assert.deepEqual(await purchase(desk.page), { from: day, anniversary: next }, `${zone}, ${shown(zone, instant)}`);
        days += 1;
      }
    }
  }
  figure("zones", `${chosen.length} time zones, ${days} first and last minutes of days on which clocks change or the year leaps: the purchase is of the day there`);
});
