// Trunk runs this after every build. While developing (./dev serve) Trunk writes its reload script
// into the page, which the content security policy forbids: move it into a file of its own.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const { TRUNK_STAGING_DIR: staging, TRUNK_PUBLIC_URL: base } = process.env;
const page = join(staging, "index.html");
const html = readFileSync(page, "utf8");
const inline = html.match(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/);
if (inline) {
  writeFileSync(join(staging, "live-reload.js"), inline[1]);
  writeFileSync(page, html.replace(inline[0], `<script defer src="${base}live-reload.js"></script>`));
}
