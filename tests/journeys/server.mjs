// A plain static server, as strict as the ones the site is meant for: it knows files, pages without their
// ending (and leads there from those with it), folders with an index.html, and 404.html. It serves the built
// site under "/" and a rebased copy under "/demo/desk/",
// from one origin, as hosts of many small sites do.

import { execFileSync } from "node:child_process";
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { NAMED_BY_CONTENT } from "../../tools/named.mjs";

/** The files that are served under each base. */
export const FOLDERS = { "/": "dist", "/demo/desk/": "target/journeys/rebased" };
/** The paths under which the site stands, the longest last. */
export const BASES = ["/", "/demo/desk/"];
/** Paths that a journey has for itself: it may replace their files, as a new version of the site does, and count what is sent. */
export const CHANGING = Object.fromEntries(
  ["waiting", "tabs", "taken", "typing", "mixed", "broken", "once"].map((name) => [name, { base: `/changing/${name}/`, folder: `target/journeys/changing-${name}` }]),
);
for (const { base, folder } of Object.values(CHANGING)) FOLDERS[base] = folder;

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

const isFile = (path) => existsSync(path) && statSync(path).isFile();
const isFolder = (path) => existsSync(path) && statSync(path).isDirectory();

/** How often a file was sent whole, by the path of its address. */
const sent = new Map();
/** How often the file of an address was sent whole. */
export const timesSent = (pathname) => sent.get(pathname) ?? 0;

function send(request, response, status, path) {
  const brotli = /\bbr\b/.test(request.headers["accept-encoding"] ?? "") && isFile(`${path}.br`);
  const { size, mtimeMs } = statSync(brotli ? `${path}.br` : path);
  const etag = `"${size}-${mtimeMs}"`;
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304, { etag, vary: "accept-encoding" }).end();
    return;
  }
  const { pathname } = new URL(request.url, "http://localhost");
  sent.set(pathname, timesSent(pathname) + 1);
  response.writeHead(status, {
    etag,
    "content-type": TYPES[extname(path)] ?? "application/octet-stream",
    "cache-control": NAMED_BY_CONTENT.test(path) ? "public, max-age=31536000, immutable" : "no-cache",
    "x-content-type-options": "nosniff",
    vary: "accept-encoding",
    ...(brotli && { "content-encoding": "br" }),
  });
  if (request.method === "HEAD") response.end();
  else createReadStream(brotli ? `${path}.br` : path).pipe(response);
}

/** The path of an address below its base, decoded; null where the address is malformed. */
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function answer(folders, request, response) {
  const { pathname, search } = new URL(request.url, "http://localhost");
  const base = Object.keys(folders).findLast((base) => pathname.startsWith(base));
  const folder = folders[base];
  const below = decoded(pathname.slice(base.length));
  // normalize keeps a path from climbing out of the folder.
  const path = join(folder, normalize(`/${below}`));
  if (below === null) {
    response.writeHead(400).end();
  } else if (below.endsWith(".html") && isFile(path)) {
    response.writeHead(308, { location: `${pathname.slice(0, -".html".length)}${search}` }).end();
  } else if (isFile(path)) {
    send(request, response, 200, path);
  } else if (!below.endsWith("/") && isFile(`${path}.html`)) {
    send(request, response, 200, `${path}.html`);
  } else if (isFolder(path) && isFile(join(path, "index.html"))) {
    if (pathname.endsWith("/")) send(request, response, 200, join(path, "index.html"));
    else response.writeHead(301, { location: `${pathname}/${search}` }).end();
  } else if (isFile(join(folder, "404.html"))) {
    send(request, response, 404, join(folder, "404.html"));
  } else {
    response.writeHead(404).end();
  }
}

/** Serves the site on a free port of this machine: `{ origin, close }`. */
export async function serve() {
  const [[, built], ...copies] = Object.entries(FOLDERS);
  if (!isFile(join(built, "404.html"))) throw new Error(`${built}/ is not there: ./dev build`);
  for (const [base, folder] of copies) {
    execFileSync(process.execPath, ["tools/site.mjs", "rebase", built, folder, base], { stdio: "inherit" });
  }
  return serveFolders(FOLDERS);
}

/** Serves folders by the paths below which they stand, on a free port of this machine: `{ origin, close }`. */
export async function serveFolders(folders) {
  const server = createServer((request, response) => answer(folders, request, response));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
