// How a page is opened, slowed down, clicked and weighed. Nothing here waits for ever: what does not come within its
// time is an error that names itself.

import { timed, watch } from "./probe.mjs";

/** The longest that one step may take, in milliseconds. */
const PATIENCE = 30_000;
/** How long after the start long tasks and shifts still count, in milliseconds. */
const QUIET = 700;
/** A wide screen, on which the menu is open. */
export const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 412, height: 823 };

/** Does something that has a name, and fails under that name where it fails or does not end. */
export async function step(name, work, patience = PATIENCE) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it did not come within ${patience / 1000} s`)), patience);
  });
  try {
    return await Promise.race([work(), late]);
  } catch (error) {
    throw new Error(`${name}: ${error.message}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/** A context with its own storage and cache. The browser loses some of what it is given now and then: then another one. */
async function openContext(browser, viewport, storage) {
  for (let tries = 0; tries < 5; tries += 1) {
    const context = await browser.newContext({ locale: "en-US", viewport, storageState: storage });
    if (!storage) return context;
    const has = (await context.storageState()).origins.flatMap(({ localStorage }) => localStorage).length;
    if (has === storage.origins.flatMap(({ localStorage }) => localStorage).length) return context;
    await context.close();
  }
  throw new Error("the browser does not keep the storage that it is given");
}

/** A page of its own storage and cache in a profile, with its measuring instruments. */
export async function openPage(browser, { cpu, network }, { storage, subject, viewport = PHONE }) {
  const context = await openContext(browser, viewport, storage);
  context.setDefaultTimeout(PATIENCE);
  await context.addInitScript(watch, subject.ready);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Performance.enable");
  await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  if (network) await session.send("Network.emulateNetworkConditions", network);
  let received = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (received += encodedDataLength));
  return { context, page, session, received: () => received };
}

export const ready = (page) => page.waitForFunction(() => globalThis.probe?.ready);

/** Waits until the page stands; answers what its start was like. */
export async function started(page) {
  await ready(page);
  await page.waitForTimeout(QUIET);
  return page.evaluate(() => {
    const { ready, shift, long } = globalThis.probe;
    const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null;
    const blocked = long.reduce((sum, [, duration]) => sum + Math.max(0, duration - 50), 0);
    return { paint, ready, shift, blocked };
  });
}

/** Waits until the offline copy is whole, then stops its worker, as a browser does with one that is not used. */
export async function keepOffline(page, session) {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.stopAllWorkers");
}

/** One click or letter, and the milliseconds until its result was painted. */
async function measure(page, { event, shows, before, act }) {
  await page.evaluate(timed, { event, shows, before });
  await act();
  return page.evaluate(() => globalThis.painted);
}

/** Clicks, and answers the milliseconds until what it shows was painted. */
export async function click(page, selector, { shows, before }) {
  const target = page.locator(selector).first();
  await target.evaluate((element) => element.scrollIntoView({ block: "center" }));
  return measure(page, { event: "click", shows, before, act: () => target.click() });
}

/** Types a letter into a search, and answers the milliseconds until the list that it leaves was painted. */
export async function letter(page, { field, key }) {
  // A screen that was arrived at takes the focus in a task of its own: that comes first.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))));
  await page.locator(field).focus();
  const before = "document.querySelector('main [role=status]').textContent";
  const shows = "(document.querySelector('main [role=status]')?.textContent ?? 'nothing found') !== before";
  return measure(page, { event: "keydown", shows, before, act: () => page.keyboard.type(key) });
}

/** What the page keeps in memory after a collection, in bytes: objects of JavaScript, and the program's own memory. */
export async function memory(session) {
  await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const heap = metrics.find(({ name }) => name === "JSHeapUsedSize").value;
  const { result } = await session.send("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
  const { objects } = await session.send("Runtime.queryObjects", { prototypeObjectId: result.objectId });
  const { result: bytes } = await session.send("Runtime.callFunctionOn", {
    objectId: objects.objectId,
    functionDeclaration: "function () { return Array.from(this).reduce((sum, { buffer }) => sum + buffer.byteLength, 0); }",
    returnByValue: true,
  });
  return { heap, wasm: bytes.value };
}
