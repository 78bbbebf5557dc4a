// Lets Lighthouse judge the built site as it does by default: a phone on a slow network.
//
//   LIGHTHOUSE=<folder it is installed in> node tests/lighthouse/run.mjs [ADDRESS BELOW THE BASE]...
//
// Of several runs the median counts, as Lighthouse's authors advise: the performance of one run is partly luck.

import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { serveFolders } from "../journeys/server.mjs";

const LEAST = { performance: 98, accessibility: 100, "best-practices": 100, seo: 100 };
const RUNS = 3;
const REPORTS = "target/lighthouse";

const require = createRequire(join(resolve(process.env.LIGHTHOUSE), "package.json"));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const { default: lighthouse } = await load("lighthouse");
const { launch } = await load("chrome-launcher");

const addresses = process.argv.length > 2 ? process.argv.slice(2) : ["", "partnership/memberships"];
const server = await serveFolders({ "/": "dist" });
const chrome = await launch({ chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium", chromeFlags: ["--headless=new", "--no-sandbox"] });
mkdirSync(REPORTS, { recursive: true });
let failed = 0;
try {
  for (const address of addresses) {
    const scores = Object.fromEntries(Object.keys(LEAST).map((category) => [category, []]));
    const unmet = new Set();
    for (let run = 0; run < RUNS; run += 1) {
      const { lhr, report } = await lighthouse(`${server.origin}/${address}`, { port: chrome.port, output: "html", logLevel: "error", onlyCategories: Object.keys(LEAST) });
      writeFileSync(join(REPORTS, `${address.replaceAll("/", "-") || "home"}-${run + 1}.html`), report);
      for (const [category, { score, auditRefs }] of Object.entries(lhr.categories)) {
        scores[category].push(Math.round(score * 100));
        for (const { id, weight } of auditRefs) {
          const audit = lhr.audits[id];
          if (weight > 0 && audit.score !== null && audit.score < 0.9) unmet.add(`${category}: ${audit.title} (${audit.displayValue ?? audit.score})`);
        }
      }
    }
    for (const [category, least] of Object.entries(LEAST)) {
      const sorted = scores[category].toSorted((one, other) => one - other);
      const median = sorted[Math.floor(RUNS / 2)];
      if (median < least) failed += 1;
      console.log(`${median >= least ? "ok    " : "FAILED"}  /${address} ${category}: ${median} (${sorted.join(", ")}), at least ${least}`);
    }
    for (const text of unmet) console.log(`        ${text}`);
  }
} finally {
  chrome.kill();
  server.close();
}
const asked = addresses.length * Object.keys(LEAST).length;
console.log(`\ntest result: ${failed === 0 ? "ok" : "FAILED"}. ${asked - failed} passed; ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
