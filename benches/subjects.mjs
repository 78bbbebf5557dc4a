// What is measured side by side: the hand-written floor page, and the built site. Each says how its screens are
// reached and how its storage is filled, in the same five steps.

import { forge, takeBackup } from "../tests/journeys/backups.mjs";

const DAY = "2026-03-02";

/** Changes the address when a link is pressed, and shows the heading of another screen. */
const heading = (text) => `document.querySelector("main h1")?.textContent === ${JSON.stringify(text)}`;

export const floor = {
  name: "floor",
  title: "Hand-written floor page",
  source: "benches/floor",
  folder: "target/bench/floor",
  /** Whether the page stands. */
  ready: `Boolean(document.querySelector("main h1"))`,
  /** Links pressed one after another, and what they show. */
  links: [
    ["a[href='#purchased']", heading("Purchased offers")],
    ["a[href='#settings']", heading("Settings")],
    ["a[href='#offers']", heading("Offers")],
  ],
  /** A screen that is not the first one. */
  deep: "#settings",
  /** Where the lists are opened from, what shows that each is there, and a letter that leaves a part of it. */
  lists: {
    at: "#settings",
    all: [
      {
        name: "orders",
        link: "a[href='#purchased']",
        shows: "document.querySelectorAll('main tr').length > 1",
        search: { field: "input[type=search]", key: "9" },
      },
    ],
  },
  act: {
    at: "#details/1",
    button: "button[data-turn]",
    shows: "document.querySelector('[data-turn]').textContent !== before",
    before: "document.querySelector('[data-turn]').textContent",
  },

  /** Fills the storage with a number of records. */
  async fill(page, count) {
    await page.evaluate(
      ([count, on]) => {
        const records = Array.from({ length: count }, (_, n) => ({ id: n + 1, name: "Action Pack", on, renews: true }));
        localStorage.setItem(`floor:${location.pathname}:records`, JSON.stringify(records));
      },
      [count, DAY],
    );
  },
};

/** Orders that were begun and given up, each in a commit of its own, after those of a backup. */
function moreOrders(commits, count) {
  const entries = commits.flatMap((commit) => commit.entries);
  const known = entries.filter(({ event }) => event.order_opened).length;
  const { on } = entries.at(-1);
  const admin = entries.find(({ by }) => by.user)?.by ?? { user: 1 };
  return Array.from({ length: count }, (_, n) => {
    const order = known + n + 1;
    const number = String(1_000_000_000 + n * 7);
    const opened = { order_opened: { order, number, purpose: { subscribe: "action_pack" } } };
    const stamped = (event) => ({ on, minute: 1439, by: admin, event });
    const id = (0xbe0c0000 + n).toString(16).padStart(32, "0");
    return { id, at: 1_772_442_000_000 + n, entries: [stamped(opened), stamped({ order_cancelled: { order } })] };
  });
}

async function addCard(page, number) {
  await page.locator("a[href='billing/payment-methods']").first().click();
  await page.locator("#add-way").click();
  await page.locator("#card-number").fill(number);
  await page.locator("#expiry").fill("12");
  await page.locator("#expiry-year").fill("2040");
  await page.locator("#security-code").fill("123");
  await page.locator("main form [type=submit]").click();
  await page.waitForFunction(() => location.pathname.endsWith("/payment-methods"));
}

export const memberdesk = {
  name: "memberdesk",
  title: "Memberdesk",
  /** Keeps an offline copy after the first visit. */
  offline: true,
  folder: "dist",
  ready: `!document.getElementById("boot") && Boolean(document.querySelector("main h1"))`,
  links: [
    ["nav a[href='partnership/offers']", heading("Offers")],
    ["nav a[href='simulation']", heading("Settings")],
    ["nav a[href='billing/payment-methods']", heading("Payment methods")],
  ],
  deep: "partnership/memberships",
  lists: {
    at: "simulation",
    all: [
      {
        name: "orders",
        link: "nav a[href='billing/orders']",
        shows: "Boolean(document.querySelector('#orders tbody tr'))",
        search: { field: "#orders-search", key: "9" },
      },
      { name: "invoices", link: "nav a[href='billing/invoices']", shows: "Boolean(document.querySelector('#invoices tbody tr'))" },
      {
        name: "activity",
        link: "nav a[href='activity']",
        shows: "Boolean(document.querySelector('main .day'))",
        search: { field: "#activity-search", key: "9" },
      },
      { name: "requests", link: "nav a[href='requests']", shows: heading("Partner Center requests") },
    ],
  },
  act: {
    at: "billing/payment-methods",
    button: "button[id^=default-]",
    shows: "(document.querySelector('button[id^=default-]')?.id ?? before) !== before",
    before: "document.querySelector('button[id^=default-]').id",
  },

  /** Opens a ready-made company with two cards, and brings it back from a backup with a number of further orders. */
  async fill(page, count) {
    const base = page.url();
    await page.goto(`${base}companies`);
    await page.locator("#open-fresh-action-pack").click();
    await page.waitForURL(base);
    await page.locator("nav").first().waitFor();
    await addCard(page, "5555 5555 5555 4444");
    if (count > 1) {
      await page.goto(`${base}simulation/data`);
      const file = forge(await takeBackup({ page }), (commits) => [...commits, ...moreOrders(commits, count - 1)]);
      await page.locator("#backup-file").setInputFiles({ name: "b.json", mimeType: "application/json", buffer: Buffer.from(file) });
      await page.locator("#open-backup").click();
      await page.waitForURL(base);
    }
    await page.locator(".saved").waitFor();
    await page.goto(`${base}billing/orders`);
    await page.locator("#orders tbody tr").first().waitFor();
  },
};
