// Without a network: after the first visit everything works, and a new version never mixes with the old one.

import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { journey } from "./journey.mjs";
import { actionPack, addFirstCard, agreeToTerms, arrive, arriveByNavigation, CARDS, join as joinNetwork, names } from "./partner.mjs";
import { BASES, CHANGING } from "./server.mjs";

const WITH_WORKER = { serviceWorkers: "allow" };

/** Waits until the offline copy is whole, and the worker answers the next start. */
const copied = (desk) => desk.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));

journey("after the first visit everything works without a network", { bases: BASES, context: WITH_WORKER }, async (desk) => {
  const n = names(desk);
  await desk.open();
  await copied(desk);
  await desk.context.setOffline(true);

  // A cold start at an address that was never visited, then a whole purchase.
  await desk.open("partnership/offers");
  await arrive(desk, n.offers);
  await joinNetwork(desk);
  await agreeToTerms(desk);
  await addFirstCard(desk, CARDS.good);
  await desk.select("button", n.buy);
  await arriveByNavigation(desk, n.confirmed);
  await desk.page.reload();
  await desk.started();
  await arrive(desk, n.confirmed);
});

journey("two copies on one origin keep their offline copies apart", { languages: ["en"], bases: ["/demo/desk/"], context: WITH_WORKER }, async (desk) => {
  await desk.open();
  await copied(desk);
  await desk.page.goto(new URL("/", desk.address()).href);
  await desk.started();
  await copied(desk);
  const kept = await desk.page.evaluate(() => caches.keys());
  assert.equal(kept.length, 2);
  assert.ok(kept.some((name) => name.startsWith("memberdesk:/:")) && kept.some((name) => name.startsWith("memberdesk:/demo/desk/:")), kept.join());
  await desk.page.evaluate(() => globalThis.memberdesk.offline.remove());
  assert.deepEqual(await desk.page.evaluate(() => caches.keys()), kept.filter((name) => name.startsWith("memberdesk:/demo/desk/:")));
});

/** Puts another version of the site in place of the one that is served. */
function deploy(generation) {
  const change = (name, edit) => {
    const path = join(CHANGING.folder, name);
    const before = readFileSync(path, "utf8");
    const after = edit(before);
    assert.notEqual(after, before, `${name} changes`);
    writeFileSync(path, after);
    for (const ending of ["br", "gz"]) rmSync(`${path}.${ending}`, { force: true });
  };
  change("index.html", (html) => html.replace(/<meta name="generation"[^>]*>|(?=<base )/, `<meta name="generation" content="${generation}">`));
  change("sw.js", (script) => script.replace(/version:"[^"]*"/, `version:"${generation}"`));
}

journey("a new version waits until the person wants it", { languages: ["en"], bases: [CHANGING.base], context: WITH_WORKER }, async (desk) => {
  const n = names(desk);
  const generation = () => desk.page.evaluate(() => document.querySelector("meta[name=generation]")?.content ?? "first");
  deploy("one");
  await joinNetwork(desk);
  await copied(desk);
  await desk.open("partnership/offers");
  assert.equal(await generation(), "one");

  deploy("two");
  await desk.page.evaluate(() => navigator.serviceWorker.ready.then((registration) => registration.update()));
  await desk.see("button", "Use the new version now");
  await desk.clean();
  // Loading the page again is no wish for another version, and the copy in use stays whole.
  await desk.page.reload();
  await desk.started();
  assert.equal(await generation(), "one");
  await desk.see("button", "Use the new version now");

  const loaded = desk.page.waitForEvent("load");
  await desk.select("button", "Use the new version now");
  await loaded;
  await desk.started();
  assert.equal(await generation(), "two");
  await arrive(desk, n.offers);
  await actionPack(desk).waitFor();
  assert.equal(await desk.the("button", "Use the new version now").count(), 0);
  assert.equal((await desk.page.evaluate(() => caches.keys())).length, 1, "the old copy is gone");
});

journey("a worker that cannot be had does not keep the application from running", { languages: ["en"], context: WITH_WORKER, allow: [/404/] }, async (desk) => {
  await desk.page.addInitScript(() => {
    navigator.serviceWorker.register = () => Promise.reject(new Error("no worker today"));
  });
  await joinNetwork(desk);
  await desk.page.waitForFunction(() => true);
  assert.ok(desk.heard.some((line) => line.includes("no worker today")));
});
