// Runs the journeys: node tests/journeys/run.mjs [--update] [--firefox] [PART OF A TITLE]...
//
// One browser, one context a run, two at a time, in the order of the files; in the long form those that
// measure times come first, one by one. Says what failed and ends with a line in the form of cargo's
// tests. Of a failure, test-results/ keeps what the page looked like.
//
// Where the whole is run and no more than a few journeys fail, each of them is walked three times more, by
// itself. One that passes all three times is shaky, not failed: it is named, with what went wrong, so that
// it is mended, but one moment of a busy machine does not hold up everything else.

import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, firefox } from "playwright-core";
import { figure } from "./figures.mjs";
import { runs, walk } from "./journey.mjs";
import { serve } from "./server.mjs";

const HERE = "tests/journeys";
const RESULTS = "test-results";
// Firefox opens no two windows at the same moment.
const AT_A_TIME = process.argv.includes("--firefox") ? 1 : 2;
const long = Boolean(process.env.MEMBERDESK_LONG);
const engine = process.argv.includes("--firefox") ? "firefox" : "chromium";
const timeout = long ? 3_600_000 : 60_000;

async function keepEvidence(run, desk) {
  mkdirSync(RESULTS, { recursive: true });
  const stem = join(RESULTS, run.title.replace(/[^\p{L}\d]+/gu, "-"));
  const { page } = desk;
  const aria = await page.locator("body").ariaSnapshot({ timeout: 2000 }).catch(String);
  writeFileSync(`${stem}.txt`, [page.url(), ...desk.heard, "", aria, ""].join("\n"));
  await page.screenshot({ path: `${stem}.png`, fullPage: true, timeout: 5000 }).catch(() => {});
  return `${stem}.png`;
}

/** The message, and where in the journey it happened. */
function whatFailed(error) {
  const lines = String(error.stack ?? error).split("\n");
  return lines.filter((line) => !/^ {4}at /.test(line) || line.includes(".test.mjs")).join("\n").replace(/^/gm, "  ");
}

const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
if (process.argv.includes("--update")) process.env.MEMBERDESK_UPDATE_SNAPSHOTS = "1";

for (const file of readdirSync(HERE).filter((name) => name.endsWith(".test.mjs")).sort()) {
  await import(pathToFileURL(join(HERE, file)));
}
const chosen = runs
  .filter((run) => long || !run.long)
  .filter((run) => run.options.engines.includes(engine))
  .filter((run) => words.length === 0 || words.some((word) => run.title.includes(word)));

rmSync(RESULTS, { recursive: true, force: true });
const started = performance.now();
const server = await serve();
// A bare machine has no locale, and there Chromium calls a file "download" whose name is not ASCII.
const env = { ...process.env, LC_ALL: "C.UTF-8" };
const browsers = {
  chromium: () => chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"], env }),
  // The channel is what makes Playwright speak to an unpatched Firefox.
  firefox: () => firefox.launch({ channel: "moz-firefox", executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr" }),
};
// A browser that crashes while it starts, before any page of ours, is started once more.
const launch = () => browsers[engine]().catch(browsers[engine]);
let browser = await launch();
let failures = [];

/** Walks a journey once; answers what failed, or null. */
async function attempt(run) {
  let evidence;
  const onFailure = async (desk) => {
    evidence = await keepEvidence(run, desk);
  };
  // One that crashes takes with it what was being walked, and no more.
  if (!browser.isConnected()) browser = await launch();
  // Pages that are made to crash take no others with them.
  const own = run.options.crashes ? await launch() : null;
  try {
    await walk(own ?? browser, server.origin, run, { timeout, onFailure });
    return null;
  } catch (error) {
    return `${run.title}\n${whatFailed(error)}\n  ${evidence ?? "no picture could be taken"}\n`;
  } finally {
    await own?.close();
  }
}

async function worker(waiting) {
  for (let run = waiting.shift(); run; run = waiting.shift()) {
    const began = performance.now();
    const failure = await attempt(run);
    if (failure) failures.push({ run, failure });
    console.log(failure ? `FAILED  ${run.title}` : `ok      ${run.title} (${Math.round(performance.now() - began)} ms)`);
  }
}
const measures = (run) => long && run.options.alone;
await worker(chosen.filter(measures));
const others = chosen.filter((run) => !measures(run));
await Promise.all(Array.from({ length: AT_A_TIME }, () => worker(others)));

const A_FEW = 3;
const shaky = [];
if (words.length === 0 && !long && failures.length <= A_FEW) {
  for (const { run, failure } of failures) {
    let passed = 0;
    while (passed < 3 && (await attempt(run)) === null) passed += 1;
    console.log(`again   ${run.title}: ${passed} of 3`);
    if (passed === 3) shaky.push(failure);
  }
  failures = failures.filter(({ failure }) => !shaky.includes(failure));
}
const version = browser.version();
await browser.close();
server.close();

if (shaky.length > 0) console.log(`\nshaky, to be mended:\n\n${shaky.join("\n")}`);
if (failures.length > 0) console.log(`\nfailures:\n\n${failures.map(({ failure }) => failure).join("\n")}`);
const failed = failures.length;
if (engine === "firefox" && words.length === 0 && failed === 0) figure("journeys", `Firefox ${version}: ${chosen.length} journeys, none failed`);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
const verdict = failed === 0 && chosen.length > 0 ? "ok" : "FAILED";
console.log(`\ntest result: ${verdict}. ${chosen.length - failed} passed; ${failed} failed; finished in ${seconds}s`);
process.exitCode = verdict === "ok" ? 0 : 1;
