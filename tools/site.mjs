// From Trunk's output to the files a static server needs. Run by ./dev, never by hand:
//
//   node tools/site.mjs finish <dist> <base> <file with one route a line> <file with the frames>
//   node tools/site.mjs rebase <dist> <other folder> <base>
//
// "finish" joins the stylesheets into two, minifies, names every file after its content, writes the
// page under every static route and as 404.html, lists all of it for the offline copy, compresses, and
// prints what a visitor downloads. The page of a first visit paints before its stylesheet is there; the one
// that the offline copy keeps, kept.html, has everything at hand and paints once.
// "finish-quickly" leaves out what only makes it small: a site to look at while developing.
// "rebase" copies a finished site for another path: only <base href> knows where the site stands,
// every other address in it is relative.

import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { transformSync } from "esbuild";
import { NAMED_BY_CONTENT } from "./named.mjs";
import { weigh } from "./weight.mjs";

const COMPRESSED = new Set([".html", ".js", ".css", ".wasm", ".txt", ".svg", ".webmanifest", ".json"]);
/** What loads the parts of the program, as wasm-split calls it. */
const LOADER = "__wasm_split.js";
const ALREADY_COMPRESSED = new Set([".br", ".gz"]);

function fail(message) {
  console.error(`tools/site.mjs: ${message}`);
  process.exit(1);
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && !ALREADY_COMPRESSED.has(extname(path)));
}

function withBase(html, base) {
  if (!/^\/(?:[\w.~-]+\/)*$/.test(base)) fail(`the base "${base}" must begin and end with a slash`);
  const rebased = html.replace(/<base href="[^"]*">/, `<base href="${base}">`);
  if (!rebased.includes(`<base href="${base}">`)) fail("the page has no <base href>");
  return rebased;
}

function compress(path) {
  const content = readFileSync(path);
  const brotli = brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });
  writeFileSync(`${path}.br`, brotli);
  writeFileSync(`${path}.gz`, gzipSync(content, { level: constants.Z_BEST_COMPRESSION }));
}

const STYLESHEET = /[ \t]*<link rel="stylesheet" href="(?:\.\/)?([^"]+)"[^>]*>\n?/g;
/** Where in the page the stylesheets begin that a first screen does without. */
const LATER = /[ \t]*<!-- later:[\s\S]*?-->\n?/;
/** What they are joined into; public/boot.js asks for it. */
const LATE_STYLESHEET = "more-style.css";

/** One stylesheet instead of one request a component; their order is kept, the layers decide. */
function joinStylesheets(dist, html, to = "style.css") {
  const names = [...html.matchAll(STYLESHEET)].map((match) => match[1]);
  if (names.length === 0) return html;
  const joined = names.map((name) => readFileSync(join(dist, name), "utf8")).join("\n");
  names.forEach((name) => rmSync(join(dist, name)));
  // "esnext": nothing is rewritten for old browsers, so light-dark() and nesting stay as written.
  const { code } = transformSync(joined, { loader: "css", minify: true, target: "esnext" });
  writeFileSync(join(dist, to), code);
  let first = true;
  return html.replace(STYLESHEET, () => {
    const kept = first ? `    <link rel="stylesheet" href="./${to}">\n` : "";
    first = false;
    return kept;
  });
}

/** The same in two: one for the first screen, which the page waits for, and one that comes with the parts of the program. */
function divideStylesheets(dist, html) {
  const [first, later] = html.split(LATER);
  if (later === undefined) fail("the page does not say which stylesheets can come later");
  joinStylesheets(dist, later, LATE_STYLESHEET);
  const divided = joinStylesheets(dist, first) + later.replace(STYLESHEET, "");
  return divided.replace("data-module=", `data-styles="${LATE_STYLESHEET}" data-module=`);
}

/** The page that works without the application has its own copy of the stylesheets that it needs. */
function finishRecovery(dist) {
  const folder = join(dist, "recovery");
  const page = join(folder, "index.html");
  writeFileSync(page, tidied(joinStylesheets(folder, readFileSync(page, "utf8"))));
  rmSync(join(folder, "style"), { recursive: true });
}

/** A page without its comments, indentation and empty lines. */
const tidied = (html) => html.replace(/[ \t]*<!--[\s\S]*?-->\n?/g, "").replace(/^[ \t]+|\n(?=\n)/gm, "");

function minifyScripts(dist) {
  for (const path of filesIn(dist).filter((name) => extname(name) === ".js" && !name.endsWith("sw.js"))) {
    const source = readFileSync(path, "utf8");
    writeFileSync(path, transformSync(source, { loader: "js", minify: true, target: "esnext" }).code);
  }
}

/** Trunk's names are hashed before wasm-opt and before us: name the files after what is in them now. */
function nameByContent(dist, html, parts) {
  const main = html.match(/data-module="([^"]+)\.js"/)?.[1];
  if (!main) fail("the page does not name the application's module");
  const renames = [
    { from: `${main}_bg.wasm`, stem: "memberdesk" },
    { from: `${main}.js`, stem: "memberdesk" },
    { from: "boot.js", stem: "boot" },
    { from: "offline.js", stem: "offline" },
    { from: LATE_STYLESHEET, stem: "more-style" },
    { from: "style.css", stem: "style" },
    { from: "more-texts-en.txt", stem: "more-texts-en" },
    { from: "more-texts-zh-Hans.txt", stem: "more-texts-zh-Hans" },
    { from: "texts-en.txt", stem: "texts-en" },
    { from: "texts-zh-Hans.txt", stem: "texts-zh-Hans" },
  ].filter(({ from }) => filesIn(dist).includes(join(dist, from)));
  const module = join(dist, `${main}.js`);
  const digest = (content) => createHash("sha256").update(content).digest("hex").slice(0, 12);
  const tell = (path, from, to) => writeFileSync(path, readFileSync(path, "utf8").replaceAll(from, to));
  const partNames = nameParts(dist, module, digest, tell);
  // public/boot.js has to know them before the program can say so.
  const listed = parts.map(({ part, files }) => [part, ...files.map((file) => partNames.get(file))].join(" ")).join(",");
  if (listed) html = html.replace("data-module=", `data-parts="${listed}" data-module=`);
  if (listed && !html.includes("data-styles=")) fail("public/boot.js is not told of the stylesheet that comes later");
  // The module is hashed after it has been told the new name of its wasm file.
  for (const { from, stem } of renames) {
    const to = `${stem}-${digest(readFileSync(join(dist, from)))}${extname(from)}`;
    renameSync(join(dist, from), join(dist, to));
    html = html.replaceAll(from, to);
    if (from.endsWith(".wasm")) tell(module, from, to);
    if (from === `${main}.js` && existsSync(join(dist, LOADER))) nameLoader(dist, main, to, tell);
  }
  return html;
}

/** The frames of the application by the addresses that they are for; under "" the one of every other address. */
function readFrames(file) {
  const frames = new Map();
  const lines = readFileSync(file, "utf8").split("\n");
  for (let n = 0; n + 2 < lines.length; n += 3) frames.set(lines[n], lines.slice(n + 1, n + 3).join("\n"));
  if (!frames.get("")?.startsWith("<")) fail(`${file} has no frame for every address`);
  return frames;
}

/** Puts the frame of the application into the page. */
function withFrame(html, frame) {
  const place = /[ \t]*<!-- frame:[\s\S]*?-->/;
  if (!place.test(html)) fail("the page has no place for the frame");
  return html.replace(place, () => frame);
}

/**
 * The page of a first visit: what holds up painting comes after the mark. The margins are what the stylesheet
 * will make of them; inline styles are against the page's policy.
 */
function paintedFirst(html) {
  const late = [];
  const early = [];
  for (const [tag, as] of [[/<link rel="stylesheet" href="([^"]+)">/, "style"], [/<script src="([^"]*boot-[^"]+)"[^>]*><\/script>/, "script"]]) {
    html = html.replace(tag, (whole, address) => {
      late.push(whole);
      return `<link rel="preload" href="${address}" as="${as}">`;
    });
    if (late.length === early.length) fail(`the page has nothing like ${tag}`);
    early.push(as);
  }
  return html
    .replace("<body>", '<body leftmargin="0" topmargin="0" marginwidth="0" marginheight="0">')
    .replace(/(?=<div id="boot">)/, `${late.join("\n")}\n`);
}

/**
 * The parts that the program is divided into, each with its files: its own, and those that it has in common with others.
 * Nothing where it is in one piece.
 */
function readParts(dist) {
  const loader = join(dist, LOADER);
  if (!existsSync(loader)) return [];
  const load = /(?:(__chunk_\d+)|__wasm_split_load_(\w+)) = [\s\S]*?new URL\("\.\/(\w+\.wasm)"[\s\S]*?\[([^\]]*)\]/g;
  const shared = new Map();
  const parts = [];
  for (const [, chunk, part, file, needed] of readFileSync(loader, "utf8").matchAll(load)) {
    if (chunk) shared.set(chunk, file);
    else parts.push({ part, files: [file, ...needed.split(/\W+/).filter(Boolean).map((one) => shared.get(one))] });
  }
  if (parts.length === 0 || parts.some(({ files }) => files.includes(undefined))) fail(`${LOADER} is not as wasm-split wrote it so far`);
  return parts;
}

/** The files that the program is divided into, and the script that loads them. */
function nameParts(dist, module, digest, tell) {
  const loader = join(dist, LOADER);
  const names = new Map();
  if (!existsSync(loader)) return names;
  for (const from of readdirSync(dist).filter((name) => /^(?:split|chunk)_.*\.wasm$/.test(name))) {
    const to = `part-${digest(readFileSync(join(dist, from)))}.wasm`;
    renameSync(join(dist, from), join(dist, to));
    // public/boot.js may have it already.
    tell(loader, new RegExp(`fetch\\(new URL\\("\\./${from}",\\s*import\\.meta\\.url\\)\\)`, "g"), `memberdesk.part("${to}")`);
    if (!readFileSync(loader, "utf8").includes(`memberdesk.part("${to}")`)) fail(`${LOADER} does not load ${from} as it did so far`);
    names.set(from, to);
  }
  // The two scripts name one another: the module gets its name from what both say, and the loader is named after it.
  writeFileSync(module, `${readFileSync(module, "utf8")}// ${digest(readFileSync(loader))}\n`);
  return names;
}

/** Only where it is loaded from: under its old name the program itself asks for it. */
function nameLoader(dist, main, module, tell) {
  const name = module.replace("memberdesk-", "parts-");
  tell(join(dist, LOADER), `"./${main}.js"`, `"./${module}"`);
  tell(join(dist, module), new RegExp(`(from\\s*)"\\./${LOADER}"`, "g"), `$1"./${name}"`);
  renameSync(join(dist, LOADER), join(dist, name));
}

function writePages(dist, html, routes, frames) {
  const first = paintedFirst(html);
  const write = (page, frame) => {
    mkdirSync(dirname(join(dist, page)), { recursive: true });
    writeFileSync(join(dist, page), first.replace(frames.get(""), () => frame));
  };
  for (const route of routes) {
    const frame = frames.get(route) ?? fail(`${route} has no frame`);
    write(join(route.slice(1), "index.html"), frame);
    // Where a host finds pages without their ending, nobody is led to the folder first, which takes an answer more.
    if (route !== "/") write(`${route.slice(1)}.html`, frame);
  }
  write("404.html", frames.get(""));
  writeFileSync(join(dist, "kept.html"), html);
}

/** Tells the offline copy which files it keeps, of which version of the site they are, and where the application's addresses are. */
function writeWorker(dist, screens) {
  const digest = createHash("sha256");
  const files = filesIn(dist)
    .map((path) => relative(dist, path))
    .filter((name) => extname(name) !== ".html" && name !== "sw.js")
    .sort();
  for (const name of ["kept.html", "recovery/index.html", "sw.js", ...files]) digest.update(name).update(readFileSync(join(dist, name)));
  const page = readFileSync(join(dist, "kept.html"), "utf8");
  const [lasting, others] = [files.filter((name) => NAMED_BY_CONTENT.test(name)), files.filter((name) => !NAMED_BY_CONTENT.test(name))];
  const named = lasting.filter((name) => page.includes(name));
  const version = digest.digest("hex").slice(0, 12);
  const list = JSON.stringify({ version, files: ["kept.html", "recovery/", ...others], lasting, named, screens: ["", "index.html", ...screens] });
  const path = join(dist, "sw.js");
  const worker = readFileSync(path, "utf8");
  const written = worker.replace('{ version: "", files: [], lasting: [], named: [], screens: [] }', list);
  if (written === worker) fail("public/sw.js has no place for the list of files");
  writeFileSync(path, transformSync(written, { loader: "js", minify: true, target: "esnext" }).code);
}

function finish(dist, base, routesFile, frameFile, small = true) {
  const lines = readFileSync(routesFile, "utf8").split("\n").filter((line) => line !== "");
  // What ends with a slash is no address, but what addresses begin with.
  const begins = lines.filter((line) => /.\/$/.test(line));
  const routes = lines.filter((line) => !begins.includes(line));
  if (!routes.includes("/")) fail(`${routesFile} does not list the application's routes`);
  const frames = readFrames(frameFile);
  let html = withFrame(readFileSync(join(dist, "index.html"), "utf8"), frames.get(""));
  const parts = readParts(dist);
  html = parts.length > 0 ? divideStylesheets(dist, html) : joinStylesheets(dist, html);
  finishRecovery(dist);
  if (small) minifyScripts(dist);
  html = nameByContent(dist, html, parts).replace('data-worker="none"', 'data-worker="sw.js"');
  html = tidied(html);
  writePages(dist, withBase(html, base), routes, frames);
  writeWorker(dist, begins.map((line) => line.slice(1, -1)));
  if (!small) return;
  filesIn(dist).filter((path) => COMPRESSED.has(extname(path))).forEach(compress);
  weigh(dist, { record: Boolean(process.env.MEMBERDESK_RECORD) });
  console.log(`${routes.length} addresses and 404.html have the page, each with what its own screen is called and about.`);
}

function rebase(dist, folder, base) {
  rmSync(folder, { recursive: true, force: true });
  cpSync(dist, folder, { recursive: true });
  const withoutBase = join(folder, "recovery", "index.html");
  for (const page of filesIn(folder).filter((path) => extname(path) === ".html" && path !== withoutBase)) {
    writeFileSync(page, withBase(readFileSync(page, "utf8"), base));
    compress(page);
  }
}

const [command, ...rest] = process.argv.slice(2);
if (command === "finish" && rest.length === 4) finish(...rest);
else if (command === "finish-quickly" && rest.length === 4) finish(...rest, false);
else if (command === "rebase" && rest.length === 3) rebase(...rest);
else fail('expected "finish <dist> <base> <routes> <frame>" or "rebase <dist> <folder> <base>"');
