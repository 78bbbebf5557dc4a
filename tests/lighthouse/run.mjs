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
/** What performance is made of, beside layout shift. */
const METRICS = { "first-contentful-paint": "first paint", "largest-contentful-paint": "largest paint", "total-blocking-time": "blocked" };
const REPORTS = "target/lighthouse";

const require = createRequire(join(resolve(process.env.LIGHTHOUSE), "package.json"));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const { default: lighthouse } = await load("lighthouse");
const { launch } = await load("chrome-launcher");

const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];

const addresses = process.argv.length > 2 ? process.argv.slice(2) : ["", "partnership/memberships"];
const server = await serveFolders({ "/": "dist" });
const chrome = await launch({ chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium", chromeFlags: ["--headless=new", "--no-sandbox"] });
mkdirSync(REPORTS, { recursive: true });
let failed = 0;
try {
  for (const address of addresses) {
    const scores = Object.fromEntries(Object.keys(LEAST).map((category) => [category, []]));
    const metrics = Object.fromEntries(Object.keys(METRICS).map((id) => [id, []]));
    const unmet = new Set();
    for (let run = 0; run < RUNS; run += 1) {
      const { lhr, report } = await lighthouse(`${server.origin}/${address}`, { port: chrome.port, output: "html", logLevel: "error", onlyCategories: Object.keys(LEAST) });
      writeFileSync(join(REPORTS, `${address.replaceAll("/", "-") || "home"}-${run + 1}.html`), report);
      for (const id of Object.keys(METRICS)) metrics[id].push(lhr.audits[id].numericValue);
      for (const [category, { score, auditRefs }] of Object.entries(lhr.categories)) {
        scores[category].push(Math.round(score * 100));
        for (const { id, weight } of auditRefs) {
          const audit = lhr.audits[id];
          if (weight > 0 && audit.score !== null && audit.score < 0.9) unmet.add(`${category}: ${audit.title} (${audit.displayValue ?? audit.score})`);
        }
      }
    }
    for (const [category, least] of Object.entries(LEAST)) {
      const reached = median(scores[category]);
      if (reached < least) failed += 1;
      console.log(`${reached >= least ? "ok    " : "FAILED"}  /${address} ${category}: ${reached} (${scores[category].join(", ")}), at least ${least}`);
    }
    console.log(`        ${Object.entries(METRICS).map(([id, name]) => `${name} ${Math.round(median(metrics[id]))} ms`).join(", ")}`);
    for (const text of unmet) console.log(`        ${text}`);
  }
} finally {
  chrome.kill();
  server.close();
}
const asked = addresses.length * Object.keys(LEAST).length;
console.log(`\ntest result: ${failed === 0 ? "ok" : "FAILED"}. ${asked - failed} passed; ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
