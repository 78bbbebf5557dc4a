// The site as it is published: what a plain static server finds in dist/.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { journey } from "./journey.mjs";
import { BASES, FOLDERS } from "./server.mjs";

/** The screens that have an address of their own; what the addresses of others begin with ends with a slash. */
const routes = readFileSync("target/dev-logs/static-routes", "utf8").trim().split("\n").filter((line) => !/.\/$/.test(line));

journey("every screen with a fixed address opens directly, with status 200 and a heading", { bases: BASES }, async (desk) => {
  for (const route of routes) {
    const response = await desk.open(route.slice(1));
    assert.equal(response.status(), 200, route);
    await desk.page.getByRole("heading", { level: 1 }).waitFor();
    assert.match(await desk.page.title(), /Memberdesk/);
  }
});

journey("what is sent compressed is what lies beside it", { languages: ["en"] }, async () => {
  const decompress = { br: brotliDecompressSync, gz: gunzipSync };
  for (const folder of BASES.map((base) => FOLDERS[base])) {
    const names = readdirSync(folder, { recursive: true });
    for (const [ending, read] of Object.entries(decompress)) {
      const compressed = names.filter((name) => name.endsWith(`.${ending}`));
      assert.ok(compressed.length >= 5, `${folder} holds ${compressed.length} .${ending} files`);
      for (const name of compressed) {
        const path = join(folder, name);
        assert.ok(read(readFileSync(path)).equals(readFileSync(path.slice(0, -3))), path);
      }
    }
  }
});

journey("no address in the page depends on where the site stands, except the base", { languages: ["en"] }, async () => {
  const page = (folder) => readFileSync(join(folder, "index.html"), "utf8");
  const [root, below] = BASES.map((base) => page(FOLDERS[base]).replace(`<base href="${base}">`, "<base>"));
  assert.equal(root, below);
  assert.doesNotMatch(root, /(?:href|src)="\//);
});
