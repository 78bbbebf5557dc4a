// Turns what `cargo bench` printed (divan's table) into a section of benches/RESULTS.md.
//
//   node tools/bench_table.mjs LOG RESULT

import { readFileSync } from "node:fs";
import { machine, versionOf, writeSection } from "./results.mjs";

const [log, result] = process.argv.slice(2);

/** What each measurement is, in the order of the table. */
const TITLES = {
  decide_turning_off: "Decide to turn automatic renewal off",
  decide_renewing: "Decide to begin a renewal",
  decide_a_refused_purchase: "Refuse a second Action Pack",
  list_everything_allowed: "List every command with its verdict, for a company of twenty people",
  list_what_comes_next: "List the next five things that time will do",
  fold_commits: "Fold commits into an account",
  open_commits: "Read commits from storage, check them and fold them",
  send_after_commits: "Send a command: decide, store, apply, after commits",
  pass_years: "Let years of a full account pass",
  encode_a_commit: "Write the longest commit of ten years as JSON in ASCII",
  decode_a_commit: "Read it again",
  tell_ten_years: "Play the scenario of ten years, with storing",
};

const UNITS = { ns: 1, "µs": 1e3, ms: 1e6, s: 1e9 };

/** Nanoseconds of a figure like `1.025 ms`. */
function nanoseconds(text) {
  const [, number, unit] = /^([\d.]+) (ns|µs|ms|s)$/.exec(text) ?? [];
  if (!number) throw new Error(`No duration: ${text}`);
  return Number(number) * UNITS[unit];
}

/** The rows of divan's table: name, argument where there is one, and three figures. */
function rows(text) {
  const rows = [];
  let group = "";
  for (const line of text.split("\n")) {
    const [, indent, label, rest] = /^(│? *)[├╰]─ (\S+) +(.*)$/.exec(line) ?? [];
    if (!label) continue;
    if (indent === "") group = label;
    const [fastest, slowest, median] = rest.split("│").map((cell) => cell.trim());
    if (median) rows.push({ name: group, size: indent === "" ? null : Number(label), fastest, slowest, median });
  }
  if (rows.length === 0) throw new Error(`${log} holds no table.`);
  return rows;
}

/** By how much the median grew since the row before, where that is the same work on less. */
function growth(row, before) {
  if (row.size === null || before?.name !== row.name) return "";
  const size = row.size / before.size;
  const time = nanoseconds(row.median) / nanoseconds(before.median);
  return `× ${time.toFixed(1)} for × ${size}`;
}

const found = rows(readFileSync(log, "utf8"));
const unknown = found.filter((row) => !(row.name in TITLES)).map((row) => row.name);
if (unknown.length > 0) throw new Error(`No title for ${unknown.join(", ")}.`);

const lines = Object.entries(TITLES).flatMap(([name, title]) =>
  found
    .filter((row) => row.name === name)
    .map((row, place, group) => {
      const size = row.size === null ? "" : row.size.toLocaleString("en");
      return `| ${title} | ${size} | ${row.median} | ${row.fastest} | ${row.slowest} | ${growth(row, group[place - 1])} |`;
    }),
);

writeSection(
  result,
  "What the rules cost",
  `The measurements are in \`rules.rs\`. Native code, one thread, storage in memory: a browser's own storage comes on top.

${machine(versionOf("rustc"))}

| what | size | median | fastest | slowest | growth |
| --- | ---: | ---: | ---: | ---: | --- |
${lines.join("\n")}

The promise is that ten years of a full account pass in under 50 ms.`,
);
