// benches/RESULTS.md: one section for each thing that is measured, each written by itself.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { arch, cpus, totalmem } from "node:os";

const HEAD = `# What was measured

Written by \`./dev bench\`.
`;

/** What was measured on: the processor, the memory, and the programs that are named. */
export function machine(...programs) {
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus()[0].model.trim()}, ${cpus().length} cores, ${memory} GiB, ${arch()}; ${programs.join("; ")}.`;
}

/** The first line that a program says about its version. */
export const versionOf = (program) => execFileSync(program, ["--version"], { encoding: "utf8" }).trim().split("\n")[0];

/** Puts a section in place of the one of the same title, or behind the others. */
export function writeSection(path, title, text) {
  const before = existsSync(path) ? readFileSync(path, "utf8") : HEAD;
  const [, ...sections] = before.split(/^(?=## )/m);
  const section = `## ${title}\n\n${text.trim()}\n`;
  const place = sections.findIndex((known) => known.startsWith(`## ${title}\n`));
  sections.splice(place < 0 ? sections.length : place, 1, section);
  writeFileSync(path, [HEAD, ...sections.map((known) => known.trimEnd() + "\n")].join("\n"));
}
