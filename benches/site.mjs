// Measures the built site against the hand-written floor page, in one run of one browser, taking turns.
//
//   node benches/site.mjs RESULT.json [--rounds N] [--minutes N] [--only visits|clicks|growth]
//
// Both are served compressed with brotli by the same plain server. A first visit begins with an empty cache; a
// repeat visit begins with what the browser keeps (for the built site its offline copy, whose worker was stopped).
// The slow profile is a phone: the processor four times slower, 1.6 Mbit/s, 150 ms for each request.
//
// A round is not begun where it would not end within the minutes. A measure that does not come ends the run.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "playwright-core";
import { serveFolders } from "../tests/journeys/server.mjs";
import { WIDE, click, keepOffline, letter, memory, openPage, ready, started, step, there } from "./instruments.mjs";
import { floor, memberdesk } from "./subjects.mjs";

const SUBJECTS = [floor, memberdesk];
const PROFILES = [
  { name: "fast", cpu: 1, network: null },
  { name: "slow", cpu: 4, network: { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 } },
];
const SIZES = [1, 1_000, 10_000];
const CLICK_ROUNDS = 3;
/** How long a storage may take to be filled, in milliseconds. */
const FILLING = 90_000;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "9" }, minutes: { type: "string", default: "8" }, only: { type: "string" } },
});
const [result] = positionals;
const rounds = Number(options.rounds);
const minutes = Number(options.minutes);
const KINDS = ["visits", "clicks", "growth"];
if (!result || !(rounds >= 1) || !(minutes > 0) || (options.only && !KINDS.includes(options.only))) {
  console.error("benches/site.mjs: expected RESULT.json [--rounds N] [--minutes N] [--only visits|clicks|growth]");
  process.exit(2);
}
const wanted = (kind) => !options.only || options.only === kind;
const figures = [];

const say = (text) => console.log(`${new Date().toISOString().slice(11, 19)}  ${text}`);

/** Keeps one measurement; the same key any number of times. */
const note = (subject, profile, what, value, size = 1) =>
  figures.push({ subject: subject.name, profile: profile.name, what, size, value });

/** A kind of measurement: opens a page, does its steps under their names, and closes it. */
async function measuring(browser, subject, profile, { title, size, ...opened }, steps) {
  const name = [subject.title, profile.name, title, size && `${size} records`].filter(Boolean).join(", ");
  const asked = { subject, ...opened };
  const desk = await step(`${name}: open a page`, () => openPage(browser, profile, asked));
  await steps(desk, (what, work) => step(`${name}: ${what}`, work), (what, value) => note(subject, profile, what, value, size));
  await step(`${name}: close the page`, () => desk.context.close());
}

const visits = (browser, origin, subject, profile) =>
  measuring(browser, subject, profile, { title: "visits" }, async ({ page, session }, step, note) => {
    const start = async (what) => {
      for (const [figure, value] of Object.entries(await started(session))) note(`${what}: ${figure}`, value);
    };
    await step("first visit", async () => {
      await page.goto(origin, { waitUntil: "commit" });
      await start("first visit");
    });
    await step("offline copy", async () => {
      await page.waitForLoadState("load");
      if (subject.offline) await keepOffline(page, session);
    });
    await step("repeat visit", async () => {
      await page.goto("about:blank");
      await page.goto(origin, { waitUntil: "commit" });
      await start("repeat visit");
      const copied = await page.evaluate(() => Boolean(navigator.serviceWorker?.controller));
      if (copied !== Boolean(subject.offline)) throw new Error("it did not come from the offline copy");
    });
  });

/** The first visit to a screen that is not the first one. */
const deepLink = (browser, origin, subject, profile) =>
  measuring(browser, subject, profile, { title: "deep link" }, ({ page, session }, step, note) =>
    step("first visit", async () => {
      await page.goto(`${origin}${subject.deep}`, { waitUntil: "commit" });
      for (const [figure, value] of Object.entries(await started(session))) note(`deep link: ${figure}`, value);
    }),
  );

const clicks = (browser, origin, subject, profile, storage) =>
  measuring(browser, subject, { ...profile, network: null }, { title: "clicks", storage, viewport: WIDE }, async ({ page, session }, step, note) => {
    await step("load", async () => {
      await page.goto(origin);
      await started(session);
    });
    for (let round = 0; round < CLICK_ROUNDS; round += 1) {
      for (const [selector, shows] of subject.links) {
        await step(`click ${selector}`, async () => note("click to painted result", await click(session, selector, { shows })));
      }
    }
  });

const growth = (browser, origin, subject, size, storage) =>
  measuring(browser, subject, PROFILES[0], { title: "growth", size, storage, viewport: WIDE }, async ({ page, session }, step, note) => {
    const most = { heap: 0, wasm: 0 };
    const weigh = async () => {
      for (const [kind, bytes] of Object.entries(await memory(session))) most[kind] = Math.max(most[kind], bytes);
    };
    await step("load to ready", async () => {
      await page.goto(`${origin}${subject.lists.at}`);
      note("load to ready", (await started(session)).ready);
    });
    for (const list of subject.lists.all) {
      await step(`open ${list.name}`, async () => note(`open ${list.name}`, await click(session, list.link, list)));
      const { search } = list;
      // With one record the only thing to see is that a letter leaves nothing.
      const key = size === 1 ? "~" : search?.key;
      if (search) await step(`filter ${list.name}`, async () => note(`filter ${list.name}`, await letter(session, { ...search, key })));
    }
    await step("memory after the lists", weigh);
    await step("one action", async () => {
      await page.goto(`${origin}${subject.act.at}`);
      await page.reload();
      await ready(session);
      await there(session, subject.act.button);
      note("one action", await click(session, subject.act.button, subject.act));
    });
    await step("memory after the action", weigh);
    note("memory: objects of JavaScript", most.heap);
    note("memory: of the program", most.wasm);
    note("memory", most.heap + most.wasm);
  });

/** The storage of a subject with a number of records, to begin pages with. */
async function filled(browser, origin, subject, size) {
  const context = await browser.newContext({ locale: "en-US", viewport: WIDE, serviceWorkers: "block" });
  context.setDefaultTimeout(FILLING);
  const page = await context.newPage();
  await page.goto(origin);
  await subject.fill(page, size);
  const storage = await context.storageState();
  await context.close();
  return storage;
}

/** The folder of the floor page, compressed as the built site is. */
function pack({ source, folder }) {
  mkdirSync(folder, { recursive: true });
  const page = readFileSync(join(source, "index.html"));
  writeFileSync(join(folder, "index.html"), page);
  writeFileSync(join(folder, "index.html.br"), brotliCompressSync(page));
}

async function round(number, browser, origins, storages) {
  // Each takes the first place in turn.
  const order = number % 2 === 0 ? SUBJECTS : [...SUBJECTS].reverse();
  for (const profile of PROFILES) {
    if (wanted("visits")) {
      say(`  ${profile.name}: visits`);
      for (const subject of order) await visits(browser, origins.get(subject), subject, profile);
      for (const subject of order) await deepLink(browser, origins.get(subject), subject, profile);
    }
    if (!wanted("clicks")) continue;
    say(`  ${profile.name}: clicks`);
    for (const subject of order) await clicks(browser, origins.get(subject), subject, profile, storages.get(`${subject.name} 1`));
  }
  if (!wanted("growth")) return;
  for (const size of SIZES) {
    say(`  growth: ${size}`);
    for (const subject of order) await growth(browser, origins.get(subject), subject, size, storages.get(`${subject.name} ${size}`));
  }
}

async function run(browser, origins) {
  const begun = performance.now();
  const storages = new Map();
  for (const subject of SUBJECTS) {
    for (const size of SIZES) {
      const name = `${subject.name} ${size}`;
      say(`filling ${name}`);
      storages.set(name, await step(`Filling ${name}`, () => filled(browser, origins.get(subject), subject, size), FILLING));
    }
  }
  const from = performance.now();
  let done = 0;
  while (done < rounds) {
    const each = done === 0 ? 0 : (performance.now() - from) / done;
    if (performance.now() - begun + each > minutes * 60_000) {
      say(`no further round: it would not end within ${minutes} minutes`);
      break;
    }
    say(`round ${done + 1} of ${rounds}`);
    await round(done, browser, origins, storages);
    done += 1;
  }
  return done;
}

pack(floor);
const servers = await Promise.all(SUBJECTS.map(({ folder }) => serveFolders({ "/": folder })));
const origins = new Map(SUBJECTS.map((subject, n) => [subject, `${servers[n].origin}/`]));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const busyBefore = loadavg()[0];
try {
  const done = await run(browser, origins);
  const facts = { version: browser.version(), rounds: done, busy: [busyBefore, loadavg()[0]], cores: cpus().length };
  const subjects = SUBJECTS.map(({ name, title }) => ({ name, title }));
  writeFileSync(result, JSON.stringify({ ...facts, subjects, sizes: SIZES, figures }));
  say(`${figures.length} measurements in ${done} rounds`);
} catch (error) {
  say(`FAILED  ${error.message}`);
  process.exitCode = 1;
} finally {
  // A browser that hangs must not keep the run from ending.
  await step("Closing the browser", () => browser.close(), 5_000).catch((error) => say(error.message));
  servers.forEach((server) => server.close());
}
process.exit();
