// What a visitor downloads, and that it does not grow unnoticed.
//
// "until ready" is what the first screen needs, in the language whose texts are longer; the rest (the
// parts of the program, the stylesheet of their screens, the other language, what keeps the offline copy) comes after it. `./dev build`
// compares both with the record in benches/weight.json and fails where one has grown by more than
// GROWTH; `./dev build --record` writes a new record. All figures are bytes after Brotli.

import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";

const RECORD = "benches/weight.json";
const GROWTH = 0.01;
const KINDS = [".wasm", ".txt", ".js", ".css", ".html"];
const AFTER_READY = /^(?:part-.*\.wasm|more-texts-.*\.txt|more-style-.*\.css|offline-.*\.js|sw\.js|kept\.html)$/;

/** Pages of other addresses are the same page as the first of these. */
const PAGES = ["index.html", "kept.html"];

/** The files at the top of the site that a browser loads, each with its size. */
function files(dist) {
  const names = readdirSync(dist).filter((name) => KINDS.includes(extname(name)) && (extname(name) !== ".html" || PAGES.includes(name)));
  return names.map((name) => ({ name, kind: extname(name).slice(1), raw: statSync(join(dist, name)).size, bytes: statSync(join(dist, `${name}.br`)).size }));
}

const sum = (list, key = "bytes") => list.reduce((total, file) => total + file[key], 0);
const kilo = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** Prints what the site weighs; ends the program with 1 where that is more than the record allows. */
export function weigh(dist, { record: keep = false } = {}) {
  const all = files(dist);
  const shown = all.filter(({ name }) => !AFTER_READY.test(name));
  const texts = shown.filter(({ kind }) => kind === "txt").sort((one, other) => other.bytes - one.bytes);
  const start = shown.filter((file) => file.kind !== "txt" || file === texts[0]);
  const line = (...cells) => console.log(cells.map((cell, n) => (n ? cell.padStart(14) : cell.padEnd(8))).join(""));
  line("", "raw", "brotli", "until ready");
  for (const kind of KINDS.map((kind) => kind.slice(1))) {
    const of = (list) => list.filter((file) => file.kind === kind);
    line(kind, kilo(sum(of(all), "raw")), kilo(sum(of(all))), kilo(sum(of(start))));
  }
  line("total", kilo(sum(all, "raw")), kilo(sum(all)), kilo(sum(start)));
  const now = { untilReady: sum(start), whole: sum(all) };
  if (keep) writeFileSync(RECORD, `${JSON.stringify(now, null, 2)}\n`);
  // In one file everything comes before it is ready: that is for where a part cannot be had, and has no record. Neither
  // has a program with the standard library that the compiler brings along (tools/toolchain.sh).
  if (!existsSync(RECORD) || !all.some(({ name }) => name.startsWith("part-")) || process.env.MEMBERDESK_LIBRARY === "large") return;
  const record = JSON.parse(readFileSync(RECORD, "utf8"));
  const grown = Object.keys(record).filter((what) => now[what] > record[what] * (1 + GROWTH));
  for (const what of grown) {
    console.log(`${what} has grown from ${kilo(record[what])} to ${kilo(now[what])}. ./dev sizes tells of what; ./dev build --record if it is worth it.`);
  }
  if (grown.length > 0) process.exitCode = 1;
}
