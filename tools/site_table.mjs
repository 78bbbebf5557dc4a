// Turns what benches/site.mjs measured into a section of benches/RESULTS.md.
//
//   node tools/site_table.mjs MEASURED.json RESULT

import { readFileSync } from "node:fs";
import { machine, writeSection } from "./results.mjs";

const [measured, result] = process.argv.slice(2);
const { version, rounds, busy, cores, subjects, sizes, figures } = JSON.parse(readFileSync(measured, "utf8"));
const [floor, site] = subjects;
const PROFILES = [
  ["fast", "unthrottled"],
  ["slow", "slow phone: processor ÷4, 1.6 Mbit/s, 150 ms"],
];

const ms = (value) => `${value >= 100 ? Math.round(value) : value.toFixed(1)} ms`;
const kilo = (value) => `${(value / 1000).toFixed(1)} kB`;
const mega = (value) => `${(value / 1e6).toFixed(1)} MB`;
const plain = (value) => value.toFixed(4);

/** What is compared, how it is written, and the promise about it: the most that the ratio, or the value, may be. */
const VISITS = [
  ["first visit: loaded", "first visit: loaded until ready", kilo, {}],
  ["first visit: paint", "first visit: first paint", ms, { ratio: 1.1 }],
  ["first visit: ready", "first visit: ready", ms, { fast: { ratio: 2 }, slow: { most: 1_100 } }],
  ["first visit: blocked", "first visit: total blocking time", ms, { slow: { most: 50 } }],
  ["first visit: shift", "first visit: layout shift", plain, { most: 0 }],
  ["deep link: paint", "deep link: first paint", ms, { ratio: 1.1 }],
  ["deep link: ready", "deep link: ready", ms, {}],
  ["deep link: blocked", "deep link: total blocking time", ms, { slow: { most: 50 } }],
  ["deep link: loaded", "deep link: loaded until ready", kilo, {}],
  ["deep link: shift", "deep link: layout shift", plain, { most: 0 }],
  ["repeat visit: paint", "repeat visit: first paint", ms, {}],
  ["repeat visit: ready", "repeat visit: ready", ms, { fast: {}, slow: { ratio: 1.2 } }],
  ["repeat visit: blocked", "repeat visit: total blocking time", ms, { slow: { most: 50 } }],
  ["repeat visit: shift", "repeat visit: layout shift", plain, { most: 0 }],
  ["click to painted result", "click to painted result", ms, { ratio: 1.3, slow: { ratio: 1.3, worst: 50 } }],
];
/** What may grow, and by how much: by `more`, or `times`, from the least that is stored to the most. */
const SWIFT = { times: 2, worst: 50 };
const GROWTH = [
  ["load to ready", ms, { more: 60 }],
  ["open orders", ms, SWIFT],
  ["filter orders", ms, SWIFT],
  ["open activity", ms, SWIFT],
  ["filter activity", ms, SWIFT],
  ["open invoices", ms, SWIFT],
  ["open requests", ms, SWIFT],
  ["one action", ms, SWIFT],
  ["memory: objects of JavaScript", mega, {}],
  ["memory: of the program", mega, {}],
  ["memory", mega, { most: 10e6 }],
];

const values = (subject, profile, what, size = 1) =>
  figures
    .filter((one) => one.subject === subject.name && one.profile === profile && one.what === what && one.size === size)
    .map(({ value }) => value)
    .sort((one, other) => one - other);

function median(sorted) {
  const middle = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const withRange = (sorted, write) => `${write(median(sorted))} (${write(sorted[0])} to ${write(sorted.at(-1))})`;

/** Whether promises are kept, in words; nothing where there is none. */
const verdicts = (kept) => kept.map(([text, yes]) => `${text}: ${yes ? "yes" : "**no**"}`).join("; ");

function visitRow(profile, [what, title, write, promises]) {
  const [low, own] = [floor, site].map((subject) => values(subject, profile, what));
  if (own.length === 0) return null;
  const ratio = median(own) / median(low);
  const promise = promises[profile] ?? promises;
  const kept = [];
  if (promise.ratio) kept.push([`at most ${promise.ratio}×`, ratio <= promise.ratio]);
  if (promise.most !== undefined) kept.push([`at most ${promise.most}`, median(own) <= promise.most + 1e-9]);
  if (promise.worst) kept.push([`never over ${promise.worst} ms`, own.at(-1) <= promise.worst]);
  return `| ${title} | ${withRange(low, write)} | ${withRange(own, write)} | ${Number.isFinite(ratio) ? `${ratio.toFixed(2)}×` : ""} | ${verdicts(kept)} |`;
}

function growthRow(subject, [what, write, promise]) {
  const bySize = sizes.map((size) => values(subject, "fast", what, size));
  if (bySize.some((sorted) => sorted.length === 0)) return null;
  const [first, last] = [bySize[0], bySize.at(-1)].map(median);
  const grown = promise.more ? `+ ${ms(last - first)}` : first > 0 ? `${(last / first).toFixed(2)}×` : "";
  const kept = [];
  if (promise.more) kept.push([`at most ${promise.more} ms more`, last - first <= promise.more]);
  if (promise.times) kept.push([`at most ${promise.times}×`, last / first <= promise.times]);
  if (promise.worst) kept.push([`never over ${promise.worst} ms`, bySize.flat().every((value) => value <= promise.worst)]);
  if (promise.most) kept.push([`at most ${write(promise.most)}`, last <= promise.most]);
  const cells = bySize.map((sorted) => withRange(sorted, write)).join(" | ");
  return `| ${subject.title}: ${what} | ${cells} | ${grown} | ${subject === site ? verdicts(kept) : ""} |`;
}

/** The rows of which something was measured. */
const rows = (all) => all.filter((row) => row !== null).join("\n");

const tables = PROFILES.map(
  ([profile, title]) => `### ${title[0].toUpperCase()}${title.slice(1)}

| what | ${floor.title} | ${site.title} | ratio | promise |
| --- | ---: | ---: | ---: | --- |
${rows(VISITS.map((row) => visitRow(profile, row)))}`,
);

writeSection(
  result,
  "The site beside a hand-written page",
  `\`site.mjs\` measures the built site and \`floor/index.html\`, the least that five of its screens can be, in one run of one
browser: ${rounds} rounds, taking turns, both compressed with brotli and served by the same plain server. Medians, with the
smallest and the largest in brackets. A click is measured from the event to the first task after the frame that shows its
result, so that about 16 ms of it are the browser's own pace.

${machine(`Chromium ${version}`)} Other work ran on it meanwhile: load average ${busy.map((load) => load.toFixed(1)).join(" before, ")} after, on ${cores} cores.

${tables.join("\n\n")}

### Growth with what is stored, unthrottled

The records of the floor page are purchases, those of Memberdesk orders, each a commit. An action turns a renewal off or
on, or makes another card the default. Memory is the most after a collection: once all lists were opened, or after the
action on a page loaded anew.

| what | ${sizes.map((size) => size.toLocaleString("en")).join(" | ")} | grown by | promise |
| --- | ---: | ---: | ---: | ---: | --- |
${rows(subjects.flatMap((subject) => GROWTH.map((row) => growthRow(subject, row))))}`,
);
