// What is measured inside a page. Each function runs there by itself, and knows nothing of this file.

/**
 * Before anything else in the page: notes when it stands, what shifted, and which tasks were long.
 * `ready` is an expression that is true once the page stands.
 */
export function watch(ready) {
  const isReady = new Function(`return ${ready}`);
  const probe = { ready: null, shift: 0, long: [] };
  globalThis.probe = probe;
  let stand;
  probe.stands = new Promise((resolve) => (stand = resolve));
  const observer = new MutationObserver(() => {
    if (!document.body || !isReady()) return;
    probe.ready = performance.now();
    observer.disconnect();
    stand();
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) probe.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) probe.long.push([startTime, duration]);
  }).observe({ type: "longtask", buffered: true });
}

/**
 * Waits for the next click or typed letter, then until `shows` is true and painted; answers the milliseconds from
 * the event on. `before` is an expression of what is shown before, which `shows` may ask for by that name.
 */
export function timed({ event, shows, before }) {
  const was = before ? new Function(`return ${before}`)() : null;
  const isShown = new Function("before", `return ${shows}`);
  globalThis.painted = new Promise((resolve) => {
    addEventListener(
      event,
      ({ timeStamp }) => {
        const done = () => {
          requestAnimationFrame(() => {
            // The first task after the frame: it has been painted.
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - timeStamp);
            port2.postMessage(null);
          });
        };
        const observer = new MutationObserver(() => {
          if (!isShown(was)) return;
          observer.disconnect();
          done();
        });
        observer.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
      },
      { capture: true, once: true },
    );
  });
}

/**
 * What the start was like: times since the navigation, shifts, what long tasks had beyond 50 ms each, and how many bytes
 * had come by then as files, compressed as they were sent.
 */
export function start() {
  const { ready, shift, long } = globalThis.probe;
  const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null;
  const blocked = long.reduce((sum, [, duration]) => sum + Math.max(0, duration - 50), 0);
  const [page] = performance.getEntriesByType("navigation");
  const files = performance.getEntriesByType("resource").filter(({ responseEnd }) => responseEnd <= ready);
  const loaded = [page, ...files].reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  return { paint, ready, shift, blocked, loaded };
}

/** Waits until the frame after the next one was begun, and what it had to do is done. */
export function nextFrame() {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));
}

/** Waits until a selector finds something. */
export function appears(selector) {
  return new Promise((resolve) => {
    const look = () => {
      if (!document.querySelector(selector)) return;
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true, attributes: true });
    look();
  });
}

/** Brings the first element that a selector finds into the middle of the window, and answers where it can be pressed. */
export function place(selector) {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`nothing is ${selector}`);
  element.scrollIntoView({ block: "center" });
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  if (!element.contains(document.elementFromPoint(x, y))) throw new Error(`${selector} cannot be pressed`);
  return { x, y };
}

/** Moves the focus to the first element that a selector finds. */
export function focus(selector) {
  const element = document.querySelector(selector);
  element?.focus();
  if (!element || document.activeElement !== element) throw new Error(`${selector} cannot have the focus`);
}
