// Writes the table of docs/figures.md from what the tests measured last: node tools/figures_table.mjs
//
// A figure of the long form stands before one of the short form; what was not measured here keeps its row.

import { existsSync, readFileSync, writeFileSync } from "node:fs";

const PAGE = "docs/figures.md";
const ROWS = {
  "kills": "a killed tab loses nothing that was acknowledged",
  "race": "pages that race lose and double nothing",
  "takeover": "when the tab that writes crashes, the next one goes on at once",
  "cleared-en": "a storage that is cleared from outside is noticed within a second",
  "open": "ten thousand commits are opened about as soon as one",
  "long-history": "ten thousand actions are brought back without a wait",
  "long-append": "an action costs the same however long the history is",
  "packed-en": "histories are packed when the person agrees, and nothing of them is lost",
  "packed-long": "ten thousand packed actions are opened without a wait",
  "commit": "a commit is one short write, however long the history is",
  "soak": "long use stays flat",
  "fuzz-values": "whatever a stored value has become, it is noticed, kept, and gone on with",
  "fuzz-histories": "whatever a sealed history says, it is shown as far as it makes sense",
  "fuzz-imports": "whatever is in a file, it is refused with its place or taken as a whole",
  "fuzz-files": "whatever the text of a file is, it stops nothing",
  "fuzz-links": "whatever address is linked to, it is a screen and leads to itself",
  "fuzz-messages": "whatever another tab says, it is understood or passed over",
  "recovery-edits": "the page that works without the app shows what was stored and nothing else",
  "zones": "a day is the member's own calendar day, also when clocks change",
  "firefox-journeys": "the same in Firefox",
  "webkit": "the same in WebKitGTK",
  "webkit-tabs": "what is done in one tab is seen in another within a second, in WebKitGTK",
  "webkit-cleared": "a cleared storage is noticed within a second, in WebKitGTK",
};

const page = readFileSync(PAGE, "utf8");
const [, before, table, after] = /^([^]*?)(\| promise[^]*?\n)(\n[^]*|)$/.exec(page) ?? [];
if (table === undefined) throw new Error(`${PAGE} has no table that begins with "| promise"`);
const known = new Map(table.split("\n").slice(2).map((row) => [row.split("|")[1]?.trim(), row]));

function row([name, promise]) {
  const form = ["long", "short"].find((form) => existsSync(`target/figures/${form}/${name}.txt`));
  if (!form) return known.get(promise);
  const text = readFileSync(`target/figures/${form}/${name}.txt`, "utf8").trim();
  return `| ${promise} | ${text} | ${form} |`;
}

const own = Object.entries(ROWS).map(row).filter(Boolean);
const others = [...known].filter(([promise]) => promise && !Object.values(ROWS).includes(promise)).map(([, row]) => row);
writeFileSync(PAGE, `${before}| promise | figure | form |\n| --- | --- | --- |\n${[...own, ...others].join("\n")}\n${after}`);
