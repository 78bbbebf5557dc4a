// Keeps the offline copy of the site (sw.js) up to date, and tells the application about a new version.
//
// Nothing here is needed for the application to run: where a worker is not possible, it is loaded from
// the network each time.
(() => {
  "use strict";

  const HOUR_MS = 3_600_000;
  const { worker } = document.currentScript.dataset;
  const container = navigator.serviceWorker;
  const base = new URL(document.baseURI);
  let waiting; // The worker of a new version that is there and not in use.
  let tell = () => {};

  // The application calls these.
  globalThis.memberdesk.offline = {
    /** Calls back once a new version is there. */
    onUpdate(call) {
      tell = call;
      if (waiting) tell();
    },
    /** Puts the new version in use and loads the page again. */
    update() {
      // Another tab may have put it in use already: then nothing changes any more that could be waited for.
      if (waiting?.state !== "installed") {
        location.reload();
        return;
      }
      container.addEventListener("controllerchange", () => location.reload(), { once: true });
      waiting.postMessage("take over");
    },
    /**
     * Removes the offline copy, and calls back with whether there was one, or with null where the browser did not let it
     * be removed; the next visit makes a new one.
     */
    async remove(done) {
      let wasThere = null;
      try {
        const registration = await container?.getRegistration(base);
        await registration?.unregister();
        const keys = (await globalThis.caches?.keys()) ?? [];
        const own = keys.filter((key) => key.startsWith(`memberdesk:${base.pathname}:`));
        await Promise.all(own.map((key) => caches.delete(key)));
        wasThere = Boolean(registration) || own.length > 0;
      } catch (error) {
        console.info("The offline copy was not removed:", error);
      }
      done?.(wasThere);
    },
  };

  function found(registration) {
    waiting = registration.waiting;
    // Without a controller it is the first visit: the copy is not a new version of anything.
    if (waiting && container.controller) tell();
  }

  async function keep() {
    const registration = await container.register(new URL(worker, base), { scope: base.pathname });
    found(registration);
    registration.addEventListener("updatefound", () => {
      registration.installing?.addEventListener("statechange", () => found(registration));
    });
    setInterval(() => registration.update().catch(() => {}), HOUR_MS);
  }

  if (!container) return;
  if (worker === "none") {
    // In development nothing is kept; a copy from a site that stood here before would hide it.
    container.getRegistration(base).then((registration) => registration?.unregister(), () => {});
    return;
  }
  // After the start, however it ended: the copy must not compete with the application for the network and the processor.
  globalThis.memberdesk.started.finally(() => {
    keep().catch((error) => console.info("There is no offline copy:", error));
  });
})();
