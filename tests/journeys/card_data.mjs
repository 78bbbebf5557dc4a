// Promise: a card's number and security code are nowhere but in the fields they are typed into.

import assert from "node:assert/strict";

/** Every test card that Memberdesk accepts. */
export const CARDS = {
  visa: "4242 4242 4242 4242",
  mastercard: "5555 5555 5555 4444",
  americanExpress: "3782 822463 10005",
  unionPay: "6200 0000 0000 0005",
  declined: "4000 0000 0000 0002",
  insufficientFunds: "4000 0000 0000 9995",
  expiredCard: "4000 0000 0000 0069",
  incorrectCode: "4000 0000 0000 0127",
  processingError: "4000 0000 0000 0119",
  laterChargesDeclined: "4000 0000 0000 0341",
  confirmEachTime: "4000 0027 6000 3184",
  confirmOnce: "4000 0000 0000 3220",
};

/** Codes to type: nothing else in a journey is called like that, so that finding one is a proof. */
export const CODE = "739";
export const CODE_OF_FOUR = "9173";

const NUMBERS = Object.values(CARDS).map((number) => number.replaceAll(" ", ""));
const SEPARATORS = /[\s\p{Zs}\p{Pd}\u200b-\u200f.,·/_+]/gu;
const CODES = new RegExp(`(?<![\\p{L}\\d.,])(?:${CODE}|${CODE_OF_FOUR})(?![\\p{L}\\d])`, "u");
const BASE64 = /[\w+/-]{16,}={0,2}/g;

const DEEPEST = 2;

/** A text as it stands, and as it reads percent-decoded and base64-decoded, one in the other. */
function* readings(text, depth = 0) {
  yield text;
  if (depth === DEEPEST) return;
  const decoded = text.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll("%", ""), "hex").toString());
  if (decoded !== text) yield* readings(decoded, depth + 1);
  for (const [word] of text.matchAll(BASE64)) yield* readings(Buffer.from(word, "base64").toString("latin1"), depth + 1);
}

/** What is found of a card in a text, in any spacing, percent-encoded or in base64: a list of findings. */
export function cardDataIn(text) {
  const found = new Set();
  for (const reading of readings(text)) {
    const digits = reading.replace(SEPARATORS, "");
    NUMBERS.filter((number) => digits.includes(number)).forEach((number) => found.add(`number …${number.slice(-4)}`));
  }
  const code = text.match(CODES)?.[0];
  if (code) found.add(`security code ${code}`);
  return [...found];
}

/** Runs in the page: everything that outlives it, or can be sent, and what it shows. */
async function whatThePageKeeps(withDocument) {
  const kept = { address: location.href, "history state": JSON.stringify(history.state) ?? "" };
  const text = (value) =>
    JSON.stringify(value, (_, part) => (part instanceof ArrayBuffer || ArrayBuffer.isView(part) ? [...new Uint8Array(part.buffer ?? part)] : part)) ?? "";
  for (const [name, of] of [["local storage", () => localStorage], ["session storage", () => sessionStorage]]) {
    try {
      kept[name] = text({ ...of() });
    } catch {
      kept[name] = ""; // Blocked, so nothing is in it.
    }
  }
  kept.cookies = document.cookie;
  for (const { name, version } of (await indexedDB.databases?.()) ?? []) {
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open(name, version);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (const store of database.objectStoreNames) {
      kept[`IndexedDB ${name} ${store}`] = await new Promise((resolve, reject) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(text(request.result));
        request.onerror = () => reject(request.error);
      });
    }
    database.close();
  }
  if (globalThis.caches) {
    for (const name of await caches.keys()) {
      kept[`cache ${name}`] = text((await (await caches.open(name)).keys()).map((request) => request.url));
    }
  }
  if (withDocument) {
    kept.document = document.documentElement.outerHTML;
    kept.fields = text([...document.querySelectorAll("input, textarea, select")].map((field) => field.value));
  }
  return kept;
}

/**
 * Fails when a card's data is in a storage, a link, the history, the console, or the document.
 * `elsewhere` is `{ name: text }`: exports, addresses visited, messages.
 */
export async function noCardData(page, { document = true, elsewhere = {} } = {}) {
  const places = { ...(await page.evaluate(whatThePageKeeps, document)), ...elsewhere };
  const findings = Object.entries(places).flatMap(([place, text]) => cardDataIn(text).map((found) => `${found} in ${place}`));
  assert.deepEqual(findings, [], "card data must be nowhere");
}
