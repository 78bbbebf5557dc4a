// Figures that journeys measure: printed, and kept in target/figures for docs/figures.md.

import { mkdirSync, writeFileSync } from "node:fs";

const FOLDER = "target/figures";

/** Keeps a figure under its name. */
export function figure(name, text) {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}/${name}.txt`, `${text}\n`);
  console.log(`figure  ${name}: ${text}`);
}
