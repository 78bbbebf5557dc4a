// Whatever is typed or brought back is data: no script in it ever runs.

import assert from "node:assert/strict";
import { forge, takeBackup } from "./backups.mjs";
import { journey } from "./journey.mjs";
import { openScenario } from "./partner.mjs";

const LONG = Boolean(process.env.MEMBERDESK_LONG);
const RUN = "globalThis.ran=1";

/** Ways in which text has become script elsewhere; in the long form with every spelling of each. */
function payloads() {
  const plain = [
    `<script>${RUN}</script>`,
    `<img src=x onerror="${RUN}">`,
    `<svg onload="${RUN}"></svg>`,
    `"><svg/onload=${RUN}>`,
    `' onfocus=${RUN} autofocus '`,
    `<iframe srcdoc="<script>parent.ran=1</script>">`,
    `javascript:${RUN}`,
    `<a href="javascript:${RUN}">x</a>`,
    `<details open ontoggle=${RUN}>`,
    `</title><script>${RUN}</script>`,
    `<math><mtext></mtext><mglyph><style><img src onerror=${RUN}>`,
    `\${${RUN}}`,
    `{{constructor.constructor("${RUN}")()}}`,
    `<template><img src=x onerror=${RUN}></template>`,
    `<body onpageshow=${RUN}>`,
    `<object data="javascript:${RUN}">`,
    `<meta http-equiv="refresh" content="0;javascript:${RUN}">`,
    `<form><button formaction="javascript:${RUN}">x`,
    `<video><source onerror=${RUN}>`,
    `\\u003cscript\\u003e${RUN}\\u003c/script\\u003e`,
  ];
  const spellings = [
    (text) => text,
    (text) => text.toUpperCase().replaceAll("GLOBALTHIS.RAN", "globalThis.ran"),
    (text) => text.replaceAll("<", "&lt;"),
    (text) => text.replaceAll(" ", "\t"),
    (text) => `${text}<!--`,
  ];
  return spellings.slice(0, LONG ? spellings.length : 1).flatMap((spell) => plain.map(spell));
}

const SCREENS = ["", "account/company", "account/users", "activity", "billing/invoices", "companies", "simulation/data"];

async function neverRan(desk, what) {
  assert.equal(await desk.page.evaluate(() => globalThis.ran), undefined, what);
}

journey("no script that is typed into a form runs", { languages: ["en"] }, async (desk) => {
  await desk.open("join");
  for (const payload of payloads()) {
    for (const field of await desk.page.locator("main input:not([type=radio]):not([type=checkbox]), main textarea").all()) {
      await field.fill(payload);
    }
    await desk.page.locator("main form button[type=submit]").click();
    await desk.page.locator(".error-summary").waitFor();
    await neverRan(desk, payload);
    if (LONG || payload.includes("img")) {
      await desk.page.reload(); // What was typed comes back from the storage.
      await desk.started();
      await neverRan(desk, payload);
    }
  }
});

/** Runs in the page: types into every text field of it, each time something else, sends its forms, and tells the fields and where the page leads. */
function typeEverywhere([payloads, from]) {
  const links = [...document.querySelectorAll("a[href]:not([download], [target])")].map(({ href }) => href.split(/[?#]/)[0]);
  const typed = [...document.querySelectorAll("input, textarea")].filter(({ type }) => !["radio", "checkbox", "file", "hidden", "date"].includes(type));
  typed.forEach((field, place) => {
    field.value = payloads[(from + place) % payloads.length];
    for (const event of ["input", "change", "blur"]) field.dispatchEvent(new Event(event, { bubbles: true }));
  });
  for (const form of document.querySelectorAll("main form")) form.requestSubmit();
  return { fields: typed.map(({ id }) => id), links };
}

journey("no script runs that is typed into any text field of any screen", { languages: ["en"] }, async (desk) => {
  await openScenario(desk, "ten-years");
  const all = payloads();
  const own = desk.address();
  const fields = new Set();
  const [waiting, seen] = [["", "join", "requests/new"], new Set()];
  while (waiting.length > 0) {
    const path = waiting.shift();
    // Of screens that differ in a number one is enough.
    const kind = path.replaceAll(/\d+/g, "n");
    if (seen.has(kind) || path.startsWith("recovery")) continue;
    seen.add(kind);
    for (let round = 0; round < (LONG ? all.length : 1); round += 1) {
      await desk.visit(path);
      const { fields: found, links } = await desk.page.evaluate(typeEverywhere, [all, fields.size + round]);
      found.forEach((id) => fields.add(id));
      waiting.push(...links.filter((link) => link.startsWith(own)).map((link) => link.slice(own.length)));
      await neverRan(desk, `on ${path}`);
    }
  }
  assert.ok(seen.size > 40, `${seen.size} screens`);
  assert.ok(fields.size >= 26, [...fields].join());

  // What is taken is shown on other screens, also to the one who answers, and comes back from the storage.
  for (const payload of all.slice(0, LONG ? all.length : 3)) {
    await desk.visit("requests/new");
    await desk.page.evaluate(typeEverywhere, [[payload], 0]);
    for (const screen of ["requests", "activity", "desk"]) {
      await desk.visit(screen);
      await neverRan(desk, `${payload} on ${screen}`);
    }
  }
  for (const path of ["requests/new", "account/company/change", "account/users/new"]) {
    await desk.open(path);
    await neverRan(desk, `on ${path}, loaded again`);
  }
});

journey("no script in a backup runs on any screen", { languages: ["en"] }, async (desk) => {
  await openScenario(desk, "fresh-action-pack");
  await desk.open("simulation/data");
  const backup = await takeBackup(desk);
  const all = payloads();
  // Every text that a person once typed becomes script, another one in each place.
  let place = 0;
  const poison = (value) => {
    if (Array.isArray(value)) return value.map(poison);
    if (value === null || typeof value !== "object") return value;
    const typed = ["name", "legal_name", "street", "city", "email", "phone", "contact_name"];
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        if (!typed.includes(key) || typeof inner !== "string") return [key, poison(inner)];
        place += 1;
        return [key, all[place % all.length]];
      }),
    );
  };
  const rounds = LONG ? all.length : 2;
  for (let round = 0; round < rounds; round += 1) {
    await desk.open("simulation/data");
    const file = forge(backup, (commits) => commits.map(poison));
    await desk.page.locator("#backup-file").setInputFiles({ name: `${all[round].replaceAll("/", "")}.json`, mimeType: "application/json", buffer: Buffer.from(file) });
    await desk.page.locator("#preview").waitFor();
    await neverRan(desk, "in the preview");
    await desk.page.locator("#open-backup").click();
    await desk.page.waitForURL(desk.address());
    for (const screen of SCREENS) {
      await desk.open(screen);
      await neverRan(desk, `on ${screen}`);
    }
  }
  assert.ok(place > 5, "something was poisoned");
});
