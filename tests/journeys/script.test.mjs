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
