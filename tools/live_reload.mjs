// Trunk runs this after every build. While developing (./dev serve) Trunk writes its reload script
// into the page, which the content security policy forbids: move it into a file of its own, and tell it
// what Trunk would fill in while serving the page.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const { TRUNK_STAGING_DIR: staging, TRUNK_PUBLIC_URL: base } = process.env;
const page = join(staging, "index.html");
const html = readFileSync(page, "utf8");
const inline = html.match(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/);
if (inline) {
  const script = inline[1]
    .replace("'{{__TRUNK_ADDRESS__}}'", "location.host")
    .replace("'{{__TRUNK_WS_BASE__}}'", JSON.stringify(base))
    .replace("'{{__TRUNK_WS_PROTOCOL__}}'", "''");
  if (script.includes("{{")) throw new Error("Trunk's reload script has changed: tools/live_reload.mjs");
  writeFileSync(join(staging, "live-reload.js"), script);
  writeFileSync(page, html.replace(inline[0], `<script defer src="${base}live-reload.js"></script>`));
}
