// What the program is made of: bytes of code by crate, by room of ours, and the largest functions.
//
//   node tools/sizes.mjs <wasm that cargo linked> <place for it as it is shipped> [--top N]
//
// Reads the code section and the names of the program, in one piece and made as small as it is shipped. Bytes are those
// of the code before it is compressed; brotli makes about a third of it.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { CODE, CUSTOM, DATA, FUNCTION, IMPORT, Reader, SMALL, imports, sections } from "./wasm.mjs";

const FUNCTION_NAMES = 1;

function functionSizes(bytes, { begin }) {
  const reader = new Reader(bytes, begin);
  return Array.from({ length: reader.number() }, () => {
    const size = reader.number();
    reader.at += size;
    return size;
  });
}

function functionNames(bytes, all) {
  for (const { begin, size } of all.filter(({ id }) => id === CUSTOM)) {
    const reader = new Reader(bytes, begin);
    if (reader.text() !== "name") continue;
    while (reader.at < begin + size) {
      const kind = reader.byte();
      const end = reader.number() + reader.at;
      if (kind === FUNCTION_NAMES) {
        return new Map(Array.from({ length: reader.number() }, () => [reader.number(), reader.text()]));
      }
      reader.at = end;
    }
  }
  throw new Error("the program has no names: build it with strip = false");
}

const SIGNS = { LT: "<", GT: ">", LP: "(", RP: ")", C: ",", RF: "&", BP: "*", SP: "@" };

/** One part of a name as the compiler writes it for linkers, as it stands in the source. */
const part = (text) =>
  text
    .replace(/^_(?=\$)/, "")
    .replace(/\$(?:u([0-9a-f]+)|([A-Z]+))\$/g, (_, code, sign) => (code ? String.fromCodePoint(parseInt(code, 16)) : SIGNS[sign]))
    .replaceAll("..", "::");

/** A name as it stands in the source, without the hash that makes it unique. */
function readable(name) {
  if (!name.startsWith("_ZN")) return name.replace(/::h[0-9a-f]{16}$/, "");
  const parts = [];
  let at = 3;
  for (let length; (length = /^\d+/.exec(name.slice(at))); ) {
    at += length[0].length;
    parts.push(name.slice(at, (at += Number(length[0]))));
  }
  return parts.filter((text) => !/^h[0-9a-f]{16}$/.test(text)).map(part).join("::");
}

/** The path that a name begins with: of `<a::b as c::d>::e` it is `a::b`. */
const path = (name) => (/^[<&*(\[ ]*(?:mut |dyn |impl )*([A-Za-z_]\w*(?:::\w+)*)/.exec(name)?.[1] ?? "others").split("::");

function sumUp(functions, keyOf) {
  const sums = new Map();
  for (const { name, size } of functions) sums.set(keyOf(name), (sums.get(keyOf(name)) ?? 0) + size);
  return [...sums].sort(([, one], [, other]) => other - one);
}

const [linked, file, ...options] = process.argv.slice(2);
const top = options[0] === "--top" ? Number(options[1]) : 25;
execFileSync("wasm-opt", [...SMALL, "-g", linked, "-o", file], { stdio: ["ignore", "inherit", "ignore"] });
const bytes = readFileSync(file);
const all = sections(bytes);
const named = functionNames(bytes, all);
const imported = imports(bytes, all.find(({ id }) => id === IMPORT)).filter(({ kind }) => kind === FUNCTION).length;
const functions = functionSizes(bytes, all.find(({ id }) => id === CODE)).map((size, n) => ({
  size,
  name: readable(named.get(n + imported) ?? "unnamed"),
}));
const code = functions.reduce((sum, { size }) => sum + size, 0);
const data = all.find(({ id }) => id === DATA)?.size ?? 0;

const kilo = (size) => `${(size / 1000).toFixed(1)} kB`.padStart(10);
const share = (size) => `${((size / code) * 100).toFixed(1)} %`.padStart(8);
function table(title, rows, count) {
  console.log(`\n${title}`);
  for (const [name, size] of rows.slice(0, count)) console.log(`${kilo(size)}${share(size)}  ${name.slice(0, 110)}`);
}

console.log(`${functions.length} functions, ${kilo(code).trim()} of code, ${kilo(data).trim()} of data`);
table("By crate", sumUp(functions, (name) => path(name)[0]), 15);
const own = functions.filter(({ name }) => path(name)[0] === "memberdesk");
table("By room of ours", sumUp(own, (name) => path(name)[1] ?? "main"), 15);
table("By part of a room", sumUp(own, (name) => path(name).slice(1, 3).join("::")), top);
table("The largest functions", functions.map(({ name, size }) => [name, size]).sort(([, one], [, other]) => other - one), top);
