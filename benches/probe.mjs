// What is measured inside a page. Both functions run there, and know nothing of this file.

/**
 * Before anything else in the page: notes when it stands, what shifted, and which tasks were long.
 * `ready` is an expression that is true once the page stands.
 */
export function watch(ready) {
  const isReady = new Function(`return ${ready}`);
  const probe = { ready: null, shift: 0, long: [] };
  globalThis.probe = probe;
  const observer = new MutationObserver(() => {
    if (!document.body || !isReady()) return;
    probe.ready = performance.now();
    observer.disconnect();
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
