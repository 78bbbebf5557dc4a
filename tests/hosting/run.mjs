// Serves the built site with the servers that docs/hosting has a configuration for, and with Python's own, and asks
// each for what it promises: node tests/hosting/run.mjs
//
// The configurations are used as they stand there; only the host, the port and the folder are put in their place. A
// server that is not installed is left out, and said so.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { NAMED_BY_CONTENT } from "../../tools/named.mjs";

const BASE = "/memberdesk/";
const SITE = resolve("target/hosting");
const DOCS = "docs/hosting";
const SERVED_FROM = "/var/www/memberdesk";
const BROTLI_MODULE = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";
const STARTS_WITHIN_MS = 10_000;

/** A configuration of docs/hosting with the folder of this site in its place. */
const configuration = (name) => readFileSync(join(DOCS, name), "utf8").replaceAll(SERVED_FROM, SITE);

/** How each server is started, and what it can do beyond handing out files. */
const SERVERS = {
  nginx: {
    headers: true,
    encodings: existsSync(BROTLI_MODULE) ? ["br", "gzip"] : ["gzip"],
    start(port, folder) {
      const brotli = existsSync(BROTLI_MODULE);
      const location = configuration("nginx.conf").replace("gzip_static on;", `gzip_static on;${brotli ? " brotli_static on;" : ""}`);
      const file = join(folder, "nginx.conf");
      const kept = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((what) => `${what}_temp_path ${folder}/${what};`);
      writeFileSync(
        file,
        `${brotli ? `load_module ${BROTLI_MODULE};` : ""}
        daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
        events {}
        http { access_log off; ${kept.join(" ")} server { listen 127.0.0.1:${port}; ${location} } }`,
      );
      return ["nginx", ["-c", file, "-p", folder, "-e", join(folder, "error.log")]];
    },
  },
  caddy: {
    headers: true,
    encodings: ["br", "gzip"],
    start(port, folder) {
      const file = join(folder, "Caddyfile");
      writeFileSync(file, `{\n\tadmin off\n}\n${configuration("Caddyfile").replace(/^example\.org /m, `http://127.0.0.1:${port} `)}`);
      return ["caddy", ["run", "--adapter", "caddyfile", "--config", file]];
    },
  },
  python3: {
    headers: false,
    encodings: [],
    start(port, folder) {
      // The server knows no paths: the site stands in a folder of that name.
      execFileSync("ln", ["-sfn", SITE, join(folder, BASE.replaceAll("/", ""))]);
      return ["python3", ["-m", "http.server", String(port), "--bind", "127.0.0.1", "--directory", folder]];
    },
  },
};

const isInstalled = (program) => {
  try {
    execFileSync("sh", ["-c", `command -v ${program}`], { stdio: "ignore", env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` } });
    return true;
  } catch {
    return false;
  }
};

const freePort = () =>
  new Promise((answer) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => answer(port));
    });
  });

/** One request, with the content as it was sent. */
const ask = (address, headers = {}) =>
  new Promise((answer, fail) => {
    get(address, { headers }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => answer({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    }).on("error", fail);
  });

async function untilItAnswers(address) {
  for (const began = Date.now(); Date.now() - began < STARTS_WITHIN_MS; ) {
    const answered = await ask(address).then(() => true, () => false);
    if (answered) return;
    await new Promise((again) => setTimeout(again, 50));
  }
  throw new Error(`${address} does not answer`);
}

const TYPES = { html: "text/html", js: "text/javascript", css: "text/css", txt: "text/plain", wasm: "application/wasm", svg: "image/svg+xml", webmanifest: "application/manifest+json" };

/** What every server has to do, and what one with a configuration of ours does beyond that. */
async function examine(origin, { headers, encodings }) {
  const at = (path) => `${origin}${BASE}${path}`;
  const named = readdirSync(SITE).filter((name) => NAMED_BY_CONTENT.test(name));
  assert.ok(named.length >= 3, `files named by their content: ${named}`);

  // Without a slash at the end an address leads to a folder, or, where the server knows, is the page itself.
  for (const path of ["", "partnership/offers/", "requests/", ...(headers ? ["partnership/offers", "requests"] : [])]) {
    const page = readFileSync(join(SITE, path, "index.html"));
    const { status, body, headers: got } = await ask(at(path));
    assert.equal(status, 200, `${path} answers`);
    assert.match(got["content-type"], /^text\/html/);
    assert.ok(body.equals(page), `${path} is the page`);
    if (headers) {
      assert.equal(got["cache-control"], "no-cache", `${path} is asked for each time`);
      assert.match(got["content-security-policy"], /frame-ancestors 'none'/);
      assert.equal(got["x-content-type-options"], "nosniff");
    }
  }
  for (const name of [...named, "sw.js", "icons/mark.svg", "manifest.webmanifest"]) {
    const { status, headers: got, body } = await ask(at(name));
    assert.equal(status, 200, name);
    const type = TYPES[name.split(".").at(-1)];
    // Python does not know the type of a manifest, which browsers do not insist on.
    if (headers || !name.endsWith(".webmanifest")) assert.ok(got["content-type"].startsWith(type), `${name} is ${got["content-type"]}`);
    assert.ok(body.equals(readFileSync(join(SITE, name))), `${name} as it is`);
    if (headers) assert.equal(got["cache-control"], named.includes(name) ? "public, max-age=31536000, immutable" : "no-cache", name);
  }
  for (const encoding of encodings) {
    const [wasm] = named.filter((name) => name.endsWith(".wasm"));
    const { headers: got, body } = await ask(at(wasm), { "accept-encoding": encoding });
    assert.equal(got["content-encoding"], encoding, `${wasm} is sent compressed`);
    assert.ok({ br: brotliDecompressSync, gzip: gunzipSync }[encoding](body).equals(readFileSync(join(SITE, wasm))));
    assert.ok(got["content-type"].startsWith("application/wasm"));
  }
  const unknown = await ask(at("billing/orders/1"));
  assert.equal(unknown.status, 404);
  if (headers) assert.ok(unknown.body.equals(readFileSync(join(SITE, "404.html"))), "an address without a file opens the application");
  const redirected = await ask(at("partnership/offers"));
  assert.ok([200, 301, 302, 307, 308].includes(redirected.status), "a folder without its slash");
}

async function tryOut(name, server) {
  const folder = mkdtempSync(join(tmpdir(), "memberdesk-hosting-"));
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const [program, args] = server.start(port, folder);
  let said = "";
  const child = spawn(program, args, { env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin`, HOME: folder } });
  child.stdout.on("data", (text) => (said += text));
  child.stderr.on("data", (text) => (said += text));
  try {
    await untilItAnswers(`http://127.0.0.1:${port}${BASE}`);
    await examine(`http://127.0.0.1:${port}`, server);
    console.log(`ok      ${name} serves the site`);
    return true;
  } catch (error) {
    console.log(`FAILED  ${name} serves the site\n${error.stack}\n${said.slice(-2000)}`);
    return false;
  } finally {
    child.kill();
    await new Promise((ended) => (child.exitCode === null && child.signalCode === null ? child.once("exit", ended) : ended()));
    rmSync(folder, { recursive: true, force: true });
  }
}

execFileSync(process.execPath, ["tools/site.mjs", "rebase", "dist", SITE, BASE], { stdio: "inherit" });
const results = [];
for (const [name, server] of Object.entries(SERVERS)) {
  if (isInstalled(name)) results.push(await tryOut(name, server));
  else console.log(`left out ${name}: it is not installed`);
}
const passed = results.filter(Boolean).length;
const failed = results.length - passed;
console.log(`\ntest result: ${failed === 0 && passed > 0 ? "ok" : "FAILED"}. ${passed} passed; ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
