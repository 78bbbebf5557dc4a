// How a page is opened, slowed down, clicked and weighed. Nothing here waits for ever: what does not come within its
// time is an error that names itself.
//
// While something is measured the page runs nothing but itself and the few lines of probe.mjs. What drives the browser
// brings 300 kB of script of its own into each page in which it waits, finds or clicks, and asks again with every
// frame, which takes a slow phone as long as a screen: it is not asked for any of that here.

import { appears, focus, nextFrame, place, start, timed, watch } from "./probe.mjs";

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
  return { context, page, session };
}

/** Runs a function of probe.mjs in the page, and answers what it comes to. */
async function inside(session, work, ...facts) {
  const expression = `(${work})(${facts.map((fact) => JSON.stringify(fact)).join(", ")})`;
  return evaluated(session, expression);
}

async function evaluated(session, expression) {
  const asked = { expression, awaitPromise: true, returnByValue: true };
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", asked);
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

/** Waits until the page stands. */
export const ready = (session) => evaluated(session, "probe.stands");

/** Waits until the page stands; answers what its start was like. */
export async function started(session) {
  await ready(session);
  await new Promise((resolve) => setTimeout(resolve, QUIET));
  return inside(session, start);
}

/** Waits until a selector finds something. */
export const there = (session, selector) => inside(session, appears, selector);

/** Waits until the offline copy is whole, then stops its worker, as a browser does with one that is not used. */
export async function keepOffline(page, session) {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.stopAllWorkers");
}

/** One click or letter, and the milliseconds until its result was painted. */
async function measure(session, { event, shows, before }, act) {
  await inside(session, timed, { event, shows, before });
  await act();
  return evaluated(session, "painted");
}

/** Clicks, and answers the milliseconds until what it shows was painted. The pointer has come to rest there before. */
export async function click(session, selector, { shows, before }) {
  const at = { ...(await inside(session, place, selector)), button: "left", clickCount: 1 };
  const mouse = (type) => session.send("Input.dispatchMouseEvent", { type, ...at });
  await mouse("mouseMoved");
  await inside(session, nextFrame);
  return measure(session, { event: "click", shows, before }, async () => {
    await mouse("mousePressed");
    await mouse("mouseReleased");
  });
}

/** Types a letter into a search, and answers the milliseconds until the list that it leaves was painted. */
export async function letter(session, { field, key }) {
  // A screen that was arrived at takes the focus in a task of its own: that comes first.
  await inside(session, nextFrame);
  await inside(session, focus, field);
  const before = "document.querySelector('main [role=status]').textContent";
  const shows = "(document.querySelector('main [role=status]')?.textContent ?? 'nothing found') !== before";
  return measure(session, { event: "keydown", shows, before }, async () => {
    await session.send("Input.dispatchKeyEvent", { type: "keyDown", text: key, key });
    await session.send("Input.dispatchKeyEvent", { type: "keyUp", key });
  });
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
