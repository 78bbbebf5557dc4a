// The program and the script that wasm-bindgen wrote beside it, made small together: neither alone may forget what the
// other one names.

import { transformSync } from "esbuild";
import { EXPORT, IMPORT, exported, imports, sections, withNames } from "./wasm.mjs";

/** Classes for streams, which a package of the framework brings along and nobody uses. */
const CLASS = /^export class (IntoUnderlying\w+) \{\n[\s\S]*?^\}\nif \(Symbol\.dispose\).*\n/gm;

/** How a program is started: ours comes compiled, and the loader of the parts asks for what it exports. */
const START = /^let wasmModule, wasmInstance, wasm;\n[\s\S]*$/m;
const OWN_START = `let wasm;
export const initSync = () => wasm;
export default async function ({ module_or_path }) {
    ({ exports: wasm } = await WebAssembly.instantiate(module_or_path, __wbg_get_imports()));
    wasm.__wbindgen_start();
}
`;

function replaced(script, pattern, by) {
  if (script.search(pattern) < 0) throw new Error(`the script of wasm-bindgen has nothing like ${pattern}`);
  return script.replace(pattern, by);
}

/** The script without what nobody calls in it. */
export function withoutUnused(script) {
  const classes = [...script.matchAll(CLASS)].map(([, name]) => name);
  script = replaced(script, CLASS, "");
  for (const name of classes) script = replaced(script, new RegExp(`^const ${name}Finalization = [\\s\\S]*?;\\n`, "m"), "");
  return replaced(script, START, OWN_START);
}

const words = (text) => new Set(text.match(/[\w$]+/g));

/** The program without the exports that no script names, from where an optimizer can go on. */
export function withUsedExports(program, ...scripts) {
  const named = words(scripts.join("\n"));
  return withNames(program, { imported: (all) => all, exports: (all) => all.filter(({ name }) => named.has(name)) });
}

/** Names of one letter, then of two. */
function* shortNames() {
  const letters = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  yield* letters;
  for (const first of letters) for (const second of letters) yield first + second;
}

/**
 * Short names for what the two give each other, and nothing in the script that the program does not import.
 * What the loader of the parts names keeps its name.
 */
export function withShortNames(program, script, loader) {
  const all = sections(program);
  const kept = words(loader);
  const module = script.match(/"(\.\/[^"]+_bg\.js)": import0/)?.[1];
  const short = shortNames();
  const importNames = new Map();
  for (const { module: from, name } of imports(program, all.find(({ id }) => id === IMPORT))) {
    if (from === module) importNames.set(name, short.next().value);
  }
  const exportNames = new Map();
  for (const { name } of exported(program, all.find(({ id }) => id === EXPORT))) {
    if (!kept.has(name)) exportNames.set(name, short.next().value);
  }

  const found = new Set();
  script = script.replace(/^ {8}(\w+): function[\s\S]*?^ {8}\}.*\n/gm, (entry, name) => {
    if (!importNames.has(name)) return "";
    found.add(name);
    return entry.replace(name, () => importNames.get(name));
  });
  const missing = [...importNames.keys()].filter((name) => !found.has(name));
  if (missing.length > 0) throw new Error(`the script of wasm-bindgen does not give ${missing.join(", ")}`);
  script = script.replace(/\bwasm\.(\w+)/g, (whole, name) => (exportNames.has(name) ? `wasm.${exportNames.get(name)}` : whole));
  script = script.replace(`"${module}": import0`, '"a": import0');

  return {
    program: withNames(program, {
      imported: (list) => list.map((one) => (one.module === module ? { ...one, module: "a", name: importNames.get(one.name) } : one)),
      exports: (list) => list.map((one) => ({ ...one, name: exportNames.get(one.name) ?? one.name })),
    }),
    script: transformSync(script, { loader: "js", format: "esm", treeShaking: true, target: "esnext" }).code,
  };
}
