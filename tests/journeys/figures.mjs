// Figures that tests measure: printed, and kept for docs/figures.md, those of the long form apart.

import { mkdirSync, writeFileSync } from "node:fs";

const FOLDER = process.env.MEMBERDESK_LONG ? "target/figures/long" : "target/figures/short";

// The same journey measures something else in another browser.
const BROWSER = process.argv.includes("--firefox") ? "firefox-" : "";

/** Keeps a figure under its name. */
export function figure(name, text) {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}/${BROWSER}${name}.txt`, `${text}\n`);
  console.log(`figure  ${name}: ${text}`);
}
