// Without a network: after the first visit everything works, and a new version never mixes with the old one.

import assert from "node:assert/strict";
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { journey } from "./journey.mjs";
import { actionPack, addFirstCard, agreeToTerms, arrive, arriveByNavigation, CARDS, join as joinNetwork, names } from "./partner.mjs";
import { NAMED_BY_CONTENT } from "../../tools/named.mjs";
import { BASES, CHANGING, timesSent } from "./server.mjs";

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

journey("a copy at the root of a host leaves every other address of the host alone, also its own files", { languages: ["en"], bases: ["/demo/desk/"], context: WITH_WORKER, allow: [/ 404 /] }, async (desk) => {
  const root = (path) => new URL(`/${path}`, desk.address()).href;
  const lost = () => desk.the("heading", "There is no such page").count();
  await desk.page.goto(root(""));
  await desk.started();
  await copied(desk);
  // Another copy of the site that was never visited.
  await desk.open("partnership/offers");
  await arrive(desk, names(desk).offers);
  assert.equal(await desk.page.evaluate(() => document.baseURI), desk.address());
  await copied(desk);
  assert.equal((await desk.page.evaluate(() => caches.keys())).length, 2);

  for (const offline of [false, true]) {
    await desk.context.setOffline(offline);
    for (const path of ["recovery", "recovery/index.html", "recovery/"]) {
      await desk.page.goto(root(path));
      await desk.see("heading", "Free space");
      assert.equal(desk.page.url(), root("recovery/"));
    }
    await desk.page.goto(root("backup.schema.json"));
    assert.match(await desk.page.locator("body").innerText(), /"\$schema"/);
    await desk.page.goto(root("checkout/1/terms"));
    await desk.started();
    assert.equal(await lost(), 1, "it is a screen's address, of an order that is not there");
    await desk.page.goto(root("blog/today"));
    await desk.started();
    assert.equal(await lost(), 1, "where nothing is there, the application says so");
  }
});

journey("what has come for the start is not sent again for the offline copy, which comes after it", { languages: ["en"], bases: [CHANGING.once.base], context: WITH_WORKER }, async (desk) => {
  await desk.page.addInitScript(() => {
    const { register } = ServiceWorkerContainer.prototype;
    ServiceWorkerContainer.prototype.register = function (...asked) {
      globalThis.stoodBefore = !document.getElementById("boot");
      return register.apply(this, asked);
    };
  });
  await desk.open();
  await desk.started();
  // Where nothing else is to be done the other parts come as well, and what the copy asks for waits for them.
  await copied(desk);
  await desk.page.waitForFunction(() => performance.getEntriesByType("resource").filter(({ name }) => /\/part-/.test(name)).length > 5);
  const names = await desk.page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname));
  const [twice, once] = [[], []];
  for (const name of names.filter((name) => NAMED_BY_CONTENT.test(name))) (timesSent(name) > 1 ? twice : once).push(name);
  assert.deepEqual(twice, []);
  assert.ok(once.some((name) => name.endsWith(".wasm")), once.join());
  assert.equal(await desk.page.evaluate(() => globalThis.stoodBefore), true);
});

/** Puts another version of the site in place of the one that is served. */
function deploy({ folder }, generation) {
  const change = (name, edit) => {
    const path = join(folder, name);
    const before = readFileSync(path, "utf8");
    const after = edit(before);
    assert.notEqual(after, before, `${name} changes`);
    writeFileSync(path, after);
    for (const ending of ["br", "gz"]) rmSync(`${path}.${ending}`, { force: true });
  };
  for (const page of ["index.html", "kept.html"]) change(page, (html) => html.replace(/<meta name="generation"[^>]*>|(?=<base )/, `<meta name="generation" content="${generation}">`));
  change("sw.js", (script) => script.replace(/version:"[^"]*"/, `version:"${generation}"`));
}

journey("a new version waits until the person wants it", { languages: ["en"], bases: [CHANGING.waiting.base], context: WITH_WORKER }, async (desk) => {
  const n = names(desk);
  const generation = () => desk.page.evaluate(() => document.querySelector("meta[name=generation]")?.content ?? "first");
  deploy(CHANGING.waiting, "one");
  await joinNetwork(desk);
  await copied(desk);
  await desk.open("partnership/offers");
  assert.equal(await generation(), "one");

  deploy(CHANGING.waiting, "two");
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

journey("a tab goes on with the version that it began with when another one takes the new one", { languages: ["en"], bases: [CHANGING.tabs.base], context: WITH_WORKER }, async (desk) => {
  const copies = () => desk.page.evaluate(() => caches.keys().then((keys) => keys.length));
  deploy(CHANGING.tabs, "three");
  await joinNetwork(desk);
  await copied(desk);
  await desk.open("partnership/offers");
  const first = desk.page;
  const second = await desk.another("simulation");
  deploy(CHANGING.tabs, "four");
  await second.evaluate(() => navigator.serviceWorker.ready.then((registration) => registration.update()));
  const loaded = second.waitForEvent("load");
  await desk.select("button", "Use the new version now");
  await loaded;
  await desk.started();
  assert.equal(await copies(), 2, "the copy that the other tab lives on is kept");

  desk.page = first;
  await desk.context.setOffline(true);
  await desk.the("link", "Company profile").click();
  await arriveByNavigation(desk, "Company profile");
  await first.close();
  desk.page = second;
  await desk.context.setOffline(false);
  await desk.page.goto("about:blank");
  await desk.open("partnership/offers");
  await desk.until(() => caches.keys().then((keys) => keys.length === 1));
});

journey("every tab takes the new version when it is told to, also after another one has", { languages: ["en"], bases: [CHANGING.taken.base], context: WITH_WORKER }, async (desk) => {
  const generation = () => desk.page.evaluate(() => document.querySelector("meta[name=generation]")?.content);
  deploy(CHANGING.taken, "seven");
  await joinNetwork(desk);
  await copied(desk);
  await desk.open("partnership/offers");
  const first = desk.page;
  const second = await desk.another("partnership/offers");
  deploy(CHANGING.taken, "eight");
  await second.evaluate(() => navigator.serviceWorker.ready.then((registration) => registration.update()));
  for (const page of [first, second]) {
    desk.page = page;
    await desk.see("button", "Use the new version now");
  }
  for (const page of [first, second]) {
    desk.page = page;
    await page.bringToFront();
    assert.equal(await generation(), "seven");
    const loaded = page.waitForEvent("load");
    await desk.select("button", "Use the new version now");
    await loaded;
    await desk.started();
    assert.equal(await generation(), "eight");
    await actionPack(desk).waitFor();
    assert.equal(await desk.the("button", "Use the new version now").count(), 0);
  }
});

journey("a new version waits while a card is typed in, and loses nothing that is typed elsewhere", { languages: ["en"], bases: [CHANGING.typing.base], context: WITH_WORKER }, async (desk) => {
  const offered = desk.the("button", "Use the new version now");
  deploy(CHANGING.typing, "five");
  await joinNetwork(desk);
  await copied(desk);
  await desk.open("billing/payment-methods/new");
  await desk.page.locator("#card-number").fill(CARDS.good);
  deploy(CHANGING.typing, "six");
  await desk.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    while (!registration.waiting) await new Promise((again) => setTimeout(again, 20));
  });
  await desk.page.evaluate(() => new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame))));
  assert.equal(await offered.count(), 0, "nothing is offered over a card that no draft keeps");
  assert.equal(await desk.page.locator("#card-number").inputValue(), CARDS.good);

  await desk.page.locator("nav a[href='account/company']").first().click();
  await offered.waitFor();
  await desk.open("account/users/new");
  await desk.page.locator("main input").first().fill("Grace Holm");
  const loaded = desk.page.waitForEvent("load");
  await offered.click();
  await loaded;
  await desk.started();
  assert.equal(await desk.page.locator("main input").first().inputValue(), "Grace Holm");
});

journey("while a new version is being uploaded the old copy stays, and the new one comes once it is whole", { languages: ["en"], bases: [CHANGING.mixed.base], context: WITH_WORKER, allow: [/is of another version/] }, async (desk) => {
  const { folder } = CHANGING.mixed;
  await joinNetwork(desk);
  await copied(desk);
  const before = await desk.page.evaluate(() => caches.keys());
  const [boot] = /boot-[0-9a-f]{12}\.js/.exec(readFileSync(join(folder, "kept.html"), "utf8"));
  const next = "boot-0123456789ab.js";
  copyFileSync(join(folder, boot), join(folder, next));
  const change = (name, edit) => {
    writeFileSync(join(folder, name), edit(readFileSync(join(folder, name), "utf8")));
    for (const ending of ["br", "gz"]) rmSync(join(folder, `${name}.${ending}`), { force: true });
  };
  const update = () => desk.page.evaluate(() => navigator.serviceWorker.ready.then((registration) => registration.update()).then(() => "found", () => "refused"));

  // The worker and the script of the new version are there, the page is still the old one.
  change("sw.js", (script) => script.replace(/version:"[^"]*"/, 'version:"mixed"').replaceAll(boot, next));
  await update();
  await desk.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const { installing } = registration;
    if (installing) await new Promise((done) => installing.addEventListener("statechange", () => installing.state === "redundant" && done()));
  });
  assert.deepEqual(await desk.page.evaluate(() => caches.keys()), before);
  await desk.page.reload();
  await desk.started();

  for (const page of ["index.html", "kept.html"]) change(page, (html) => html.replaceAll(boot, next));
  await update();
  await desk.select("button", "Use the new version now");
  await desk.page.waitForFunction((next) => document.querySelector(`script[src*="${next}"]`), next);
  await desk.started();
});

journey("the offline copy is removed in the settings, and the data stays", { context: WITH_WORKER }, async (desk) => {
  const t = desk.text;
  await joinNetwork(desk);
  await copied(desk);
  await desk.open("simulation");
  await desk.page.locator("#remove-offline").click();
  await desk.read(t("The offline copy was removed.", "离线副本已移除。"));
  assert.deepEqual(await desk.page.evaluate(() => caches.keys()), []);
  assert.equal(await desk.page.evaluate(() => navigator.serviceWorker.getRegistrations().then(({ length }) => length)), 0);
  await desk.page.locator("#remove-offline").click();
  await desk.read(t("There is no offline copy in this browser.", "此浏览器中没有离线副本。"));
  await desk.open("account/company");
  await desk.page.getByText("Contoso Consulting").first().waitFor();
});

journey("the offline copy is removed in recovery, and nothing of it comes back before the next visit", { languages: ["en"], context: WITH_WORKER }, async (desk) => {
  await joinNetwork(desk);
  await copied(desk);
  await desk.page.goto(desk.address("recovery/"));
  await desk.page.locator("#remove-offline").click();
  await desk.page.locator("#told", { hasText: "It was deleted." }).waitFor();
  // The worker lives as long as the page, and answers what the page asks for.
  await desk.page.evaluate(() => Object.assign(new Image(), { src: "../icons/mark.svg" }).decode());
  assert.deepEqual(await desk.page.evaluate(() => caches.keys()), []);
  await desk.page.reload();
  await desk.see("heading", "Free space");
  assert.equal(await desk.page.locator("#remove-offline").count(), 0);
});

journey("where the browser does not let the offline copy be removed, the settings and recovery answer", { context: WITH_WORKER }, async (desk) => {
  const t = desk.text;
  const block = () =>
    desk.page.evaluate(() => {
      const blocked = () => Promise.reject(new DOMException("storage is blocked", "SecurityError"));
      navigator.serviceWorker.getRegistration = blocked;
      caches.delete = blocked;
    });
  await joinNetwork(desk);
  await copied(desk);
  await desk.visit("simulation");
  await block();
  await desk.page.locator("#remove-offline").click();
  await desk.page.locator(".toasts .notice", { hasText: t("The offline copy could not be removed", "无法移除离线副本") }).waitFor();

  await desk.page.goto(desk.address("recovery/"));
  await block();
  await desk.page.locator("#remove-offline").click();
  await desk.page.locator("#told", { hasText: t("The offline copy could not be removed", "无法移除离线副本") }).waitFor();
  await desk.clean();
});

journey("a broken worker does not keep the application from running", { languages: ["en"], bases: [CHANGING.broken.base], context: WITH_WORKER, allow: [/./] }, async (desk) => {
  writeFileSync(join(CHANGING.broken.folder, "sw.js"), "this is no script");
  await joinNetwork(desk);
  assert.equal(await desk.page.evaluate(() => navigator.serviceWorker.controller), null);
});

journey("a worker that cannot be had does not keep the application from running", { languages: ["en"], context: WITH_WORKER, allow: [/404/] }, async (desk) => {
  await desk.page.addInitScript(() => {
    navigator.serviceWorker.register = () => Promise.reject(new Error("no worker today"));
  });
  const told = desk.context.waitForEvent("console", (message) => message.text().includes("no worker today"));
  await joinNetwork(desk);
  await told;
});
