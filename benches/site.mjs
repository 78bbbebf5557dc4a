// Measures the built site against the hand-written floor page, in one run of one browser, taking turns.
//
//   node benches/site.mjs RESULT.json [--rounds N]
//
// Both are served compressed with brotli by the same plain server. A first visit begins with an empty cache; a
// repeat visit begins with what the browser keeps (for the built site its offline copy, whose worker was stopped).
// The slow profile is a phone: the processor four times slower, 1.6 Mbit/s, 150 ms for each request.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "playwright-core";
import { serveFolders } from "../tests/journeys/server.mjs";
import { timed, watch } from "./probe.mjs";
import { floor, memberdesk } from "./subjects.mjs";

const SUBJECTS = [floor, memberdesk];
const PROFILES = [
  { name: "fast", cpu: 1, network: null },
  { name: "slow", cpu: 4, network: { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 } },
];
const SIZES = [1, 1_000, 10_000];
const CLICK_ROUNDS = 3;
/** How long after the start long tasks and shifts still count, in milliseconds. */
const QUIET = 700;

const [result, ...rest] = process.argv.slice(2);
const rounds = rest[0] === "--rounds" ? Number(rest[1]) : 9;
const figures = [];

/** Keeps one measurement; the same key any number of times. */
const note = (subject, profile, what, value, size = 1) =>
  figures.push({ subject: subject.name, profile: profile.name, what, size, value });

async function slowDown(session, { cpu, network }) {
  await session.send("Network.enable");
  await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  if (network) await session.send("Network.emulateNetworkConditions", network);
}

/** A page of its own storage and cache in a profile, with its measuring instruments. */
async function openPage(browser, profile, { storage, subject }) {
  const context = await browser.newContext({ locale: "en-US", viewport: { width: 412, height: 823 }, storageState: storage });
  await context.addInitScript(watch, subject.ready);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await slowDown(session, profile);
  let received = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (received += encodedDataLength));
  return { context, page, session, received: () => received };
}

/** Waits until the page stands; answers what its start was like. */
async function started(page) {
  await page.waitForFunction(() => globalThis.probe?.ready);
  await page.waitForTimeout(QUIET);
  return page.evaluate(() => {
    const { ready, shift, long } = globalThis.probe;
    const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null;
    const blocked = long.reduce((sum, [, duration]) => sum + Math.max(0, duration - 50), 0);
    return { paint, ready, shift, blocked };
  });
}

/** Waits until the offline copy is whole, then stops its worker, as a browser does with one that is not used. */
async function keepOffline(page, session) {
  await page.evaluate(() => navigator.serviceWorker?.getRegistrations().then(([one]) => one && navigator.serviceWorker.ready.then(() => {})));
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.stopAllWorkers");
}

async function visits(browser, origin, subject, profile) {
  const { context, page, session, received } = await openPage(browser, profile, { subject });
  await page.goto(origin, { waitUntil: "commit" });
  await page.waitForFunction(() => globalThis.probe?.ready);
  note(subject, profile, "bytes until ready", received());
  const first = await started(page);
  for (const [what, value] of Object.entries(first)) note(subject, profile, `first visit: ${what}`, value);
  await page.waitForLoadState("load");
  await keepOffline(page, session);
  await page.goto("about:blank");
  await page.goto(origin, { waitUntil: "commit" });
  const repeat = await started(page);
  for (const [what, value] of Object.entries(repeat)) note(subject, profile, `repeat visit: ${what}`, value);
  await context.close();
}

/** One click or letter, and the milliseconds until its result was painted. */
async function measure(page, { event, shows, before, act }) {
  await page.evaluate(timed, { event, shows, before });
  await act();
  return page.evaluate(() => globalThis.painted);
}

const click = (page, selector, { shows, before }) =>
  measure(page, { event: "click", shows, before, act: () => page.evaluate((selector) => document.querySelector(selector).scrollIntoView({ block: "center" }), selector).then(() => page.locator(selector).first().click()) });

/** A wide screen, on which the menu is open. */
const WIDE = { width: 1280, height: 800 };

async function clicks(browser, origin, subject, profile, storage) {
  const { context, page } = await openPage(browser, { ...profile, network: null }, { subject, storage });
  await page.setViewportSize(WIDE);
  await page.goto(origin);
  await page.waitForFunction(() => globalThis.probe?.ready);
  for (let round = 0; round < CLICK_ROUNDS; round += 1) {
    for (const [selector, shows] of subject.links) {
      note(subject, profile, "click to painted result", await click(page, selector, { shows }));
    }
  }
  await context.close();
}

const heapOf = async (session) => {
  await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "JSHeapUsedSize").value;
};

/** The size of the program's own memory, in bytes. */
async function wasmMemory(session) {
  const { result } = await session.send("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
  const { objects } = await session.send("Runtime.queryObjects", { prototypeObjectId: result.objectId });
  const { result: bytes } = await session.send("Runtime.callFunctionOn", {
    objectId: objects.objectId,
    functionDeclaration: "function () { return Array.from(this).reduce((sum, { buffer }) => sum + buffer.byteLength, 0); }",
    returnByValue: true,
  });
  return bytes.value;
}

async function growth(browser, origin, subject, profile, size, storage) {
  const { context, page, session } = await openPage(browser, { ...profile, network: null }, { subject, storage });
  const kept = (what, value) => note(subject, profile, what, value, size);
  await session.send("Performance.enable");
  await page.setViewportSize(WIDE);
  await page.goto(`${origin}${subject.list.at}`);
  kept("load to ready", (await started(page)).ready);
  kept("open the list", await click(page, subject.list.link, subject.list));
  const { field, shows } = subject.search;
  await page.locator(field).focus();
  const type = () => page.keyboard.type("9");
  const before = "document.querySelector('main [role=status]').textContent";
  kept("filter the list", await measure(page, { event: "keydown", shows: size === 1 ? "true" : shows, before, act: type }));
  await page.goto(`${origin}${subject.act.at}`);
  await page.reload();
  await page.waitForFunction(() => globalThis.probe?.ready);
  await page.locator(subject.act.button).first().waitFor();
  kept("one action", await click(page, subject.act.button, subject.act));
  kept("memory", (await heapOf(session)) + (await wasmMemory(session)));
  await context.close();
}

/** The storage of a subject with a number of records, to begin pages with. */
async function filled(browser, origin, subject, size) {
  const context = await browser.newContext({ locale: "en-US", viewport: WIDE, serviceWorkers: "block" });
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

pack(floor);
const servers = await Promise.all(SUBJECTS.map(({ folder }) => serveFolders({ "/": folder })));
const origins = new Map(SUBJECTS.map((subject, n) => [subject, `${servers[n].origin}/`]));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const busyBefore = loadavg()[0];
const say = (text) => console.log(`${new Date().toISOString().slice(11, 19)}  ${text}`);

say("filling");
const storages = new Map();
for (const subject of SUBJECTS) {
  for (const size of SIZES) storages.set(`${subject.name} ${size}`, await filled(browser, origins.get(subject), subject, size));
}
for (let round = 0; round < rounds; round += 1) {
  say(`round ${round + 1} of ${rounds}`);
  for (const profile of PROFILES) {
    // Each takes the first place in turn.
    const order = round % 2 === 0 ? SUBJECTS : [...SUBJECTS].reverse();
    for (const subject of order) await visits(browser, origins.get(subject), subject, profile);
    for (const subject of order) await clicks(browser, origins.get(subject), subject, profile, storages.get(`${subject.name} 1`));
  }
  for (const size of SIZES) {
    for (const subject of SUBJECTS) {
      await growth(browser, origins.get(subject), subject, PROFILES[0], size, storages.get(`${subject.name} ${size}`));
    }
  }
}
const version = browser.version();
await browser.close();
servers.forEach((server) => server.close());
const busy = [busyBefore, loadavg()[0]];
writeFileSync(result, JSON.stringify({ version, rounds, busy, cores: cpus().length, subjects: SUBJECTS.map(({ name, title }) => ({ name, title })), sizes: SIZES, figures }));
say(`${figures.length} measurements`);
