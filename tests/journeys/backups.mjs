// Backups as files: taken from the screen, read by themselves, and made by someone who means harm.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

/** Takes a backup from the screen of the data. */
export async function takeBackup(desk) {
  const [file] = await Promise.all([desk.page.waitForEvent("download"), desk.page.locator("#backup").click()]);
  assert.match(file.suggestedFilename(), /^memberdesk-\d{4}-\d\d-\d\d\.json$/);
  return readFileSync(await file.path(), "utf8");
}

/** The CRC-32 that a backup announces, computed by itself: of its head and each commit without spaces, in ASCII. */
export function checksum({ format, sandbox, commits }, bodies) {
  const ascii = (text) => text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const text = `memberdesk ${format} ${sandbox} ${commits}${bodies.map((body) => `\n${ascii(body)}`).join("")}`;
  let crc = 0xffffffff;
  for (let at = 0; at < text.length; at += 1) {
    crc ^= text.charCodeAt(at);
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
}

/** The same backup with other commits: what someone who means harm can make. */
export function forge(text, change) {
  const backup = JSON.parse(text);
  const bodies = change(backup.commits).map((commit) => (typeof commit === "string" ? commit : JSON.stringify(commit)));
  const head = { ...backup.memberdesk, commits: bodies.length };
  return `{"memberdesk":${JSON.stringify(head)},"checksum":"${checksum(head, bodies)}","commits":[${bodies.join(",")}]}`;
}
