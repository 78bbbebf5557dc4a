// The program in parts. Run by ./dev, never by hand:
//
//   node tools/parts.mjs <dist> <wasm that cargo linked> <folder to work in> parts|whole
//
// Trunk makes one program of what cargo linked. This makes a small one that starts, and a file for each
// part that src/pages/parts.rs names, which is loaded later; "whole" leaves it in one file. It puts them
// in the place of Trunk's program, and makes all of them small.
//
// wasm-split divides by what each part alone can reach. It needs to know where in the code every address
// stands (the linker's --emit-relocs), and wasm-bindgen has to leave the names by which the parts meet.

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withShortNames, withUsedExports, withoutUnused } from "./glue.mjs";
import { SMALL } from "./wasm.mjs";

const [dist, linked, work, kind] = process.argv.slice(2);
const whole = kind === "whole";
if (!whole && kind !== "parts") {
  console.error("tools/parts.mjs: expected <dist> <wasm> <folder> parts|whole");
  process.exit(1);
}

const run = (program, ...options) => execFileSync(program, options, { stdio: ["ignore", "inherit", "inherit"] });

rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });

const name = readFileSync(join(dist, "index.html"), "utf8").match(/data-module="([^"]+)\.js"/)?.[1];
if (!name) throw new Error("the page does not name the application's module");

const bound = join(work, "bound");
const options = ["--target", "web", "--no-typescript", "--out-dir", bound, "--out-name", name];
if (whole) {
  run("wasm-bindgen", ...options, linked);
} else {
  run("wasm-split-cli", linked, work, "--out-name", name);
  run("wasm-bindgen", ...options, "--keep-lld-exports", join(work, `${name}.wasm`));
}

const small = (from, to) => run("wasm-opt", ...SMALL, "--strip-debug", "--strip-producers", from, "-o", to);

let loader = "";
for (const file of readdirSync(work)) {
  if (/^(?:split|chunk)_.*\.wasm$/.test(file)) small(join(work, file), join(dist, file));
  if (file === "__wasm_split.js") {
    loader = patient(readFileSync(join(work, file), "utf8"));
    writeFileSync(join(dist, file), loader);
  }
}

const used = withoutUnused(readFileSync(join(bound, `${name}.js`), "utf8"));
const [program, smaller] = [join(bound, `${name}_bg.wasm`), join(bound, "small.wasm")];
writeFileSync(program, withUsedExports(readFileSync(program), used, loader));
small(program, smaller);
const finished = withShortNames(readFileSync(smaller), used, loader);
writeFileSync(join(dist, `${name}_bg.wasm`), finished.program);
writeFileSync(join(dist, `${name}.js`), finished.script);

/**
 * The loader of the parts, made patient. Firefox takes away what a page waits for as soon as it is being left, and a
 * network can fail for a moment: a part that did not come is asked for once more a second later, and only then is it
 * said to be missing. Where a file fails that a part rests on, the part's own file is no fault that nobody looked after.
 */
function patient(loader) {
  const changes = [
    [/await callee\(\);/g, 1, "await callee().catch(() => new Promise((later) => setTimeout(later, 1000)).then(callee));"],
    [/(const src = fetch\(.*\);)/g, 2, "$1 src.catch(() => {});"],
  ];
  for (const [pattern, least, text] of changes) {
    if ((loader.match(pattern) ?? []).length < least) throw new Error(`the loader of the parts has nothing like ${pattern}`);
    loader = loader.replace(pattern, text);
  }
  return loader;
}
