// The offline copy: everything the application is made of, kept by this browser after the first visit.
//
// A copy belongs to one version of the site and is never mixed with another: a new version is fetched
// whole beside the one in use, and takes its place when the person says so or nobody uses the old one
// any more. The copy of the old one stays until no other window can live on it. tools/site.mjs writes the version, the
// files, which are addresses below the folder of this file, apart from those that are named after what is in them, what the
// page names of these, and what the addresses of screens begin with; in development all of it is empty and this file is not
// used.
"use strict";

const { version, files, lasting, named, screens } = { version: "", files: [], lasting: [], named: [], screens: [] };

const scope = new URL(registration.scope);
const own = `memberdesk:${scope.pathname}:`;
const name = own + version;
const page = new URL("kept.html", scope).href;
const recovery = new URL("recovery/", scope).href;
const addresses = new Set([...files, ...lasting].map((file) => new URL(file, scope).href));
// A mock backend that serves the application, too, has its own addresses beside it.
const backend = new URL("/v1", scope).href;

addEventListener("install", (event) => {
  const fetched = (cache) => async (file) => {
    const address = new URL(file, scope);
    const answer = await fetch(new Request(address, { cache }));
    if (!answer.ok) throw new Error(`${address} could not be kept (${answer.status})`);
    // The page is called the same in every version. While a site is being uploaded the old one may still be there, which
    // asks for files that this copy does not have: the browser tries again with a later visit.
    if (address.href === page) {
      const text = await answer.clone().text();
      if (!named.every((name) => text.includes(name))) throw new Error(`${address} is of another version`);
    }
    // Some hosts lead from kept.html to an address without its ending; no page may be shown from an answer that says so.
    return [address, answer.redirected ? new Response(answer.body, answer) : answer];
  };
  const keepAll = async () => {
    // All of it or nothing. The browser's own cache may hold a file of another version under the same name, and is passed by.
    // A file that is named after what is in it has mostly come already, for the start: it is not sent again where the server
    // says that it is the same.
    const answers = await Promise.all([...files.map(fetched("reload")), ...lasting.map(fetched("no-cache"))]);
    const copy = await caches.open(name);
    await Promise.all(answers.map(([address, answer]) => copy.put(address, answer)));
    if (!(await caches.has(name))) throw new Error(`${name} was removed while it was made`);
  };
  event.waitUntil(keepAll());
});

/**
 * Removes the copies of older versions, unless more windows are open than can have nothing to do with them, or the copy
 * of a newer one is being made.
 */
async function tidyUp(windowsAtMost) {
  if (registration.installing ?? registration.waiting) return;
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  if (windows.filter(({ url }) => url.startsWith(scope.href)).length > windowsAtMost) return;
  const old = (await caches.keys()).filter((key) => key.startsWith(own) && key !== name);
  await Promise.all(old.map((key) => caches.delete(key)));
}

// The one window that asks for this version is loaded again.
addEventListener("activate", (event) => event.waitUntil(tidyUp(1)));

addEventListener("message", (event) => {
  if (event.data === "take over") skipWaiting();
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(scope.href) || url.href.startsWith(backend)) return;
  // Asked for by its name, a copy that was removed is not there; opening it would make an empty one. What this version does
  // not have may belong to a window that began with an older one.
  const kept = async (address) => (await caches.match(address, { cacheName: name })) ?? caches.match(address);
  const asked = url.href.split(/[?#]/)[0];
  const [first] = asked.slice(scope.href.length).split("/");
  const answer = async () => {
    if (request.mode !== "navigate" || addresses.has(asked)) return (await kept(asked)) ?? fetch(request);
    if (first === "recovery") return Response.redirect(recovery);
    // Every address of the application is the same page.
    if (screens.includes(first)) return (await kept(page)) ?? fetch(request);
    // Any other may lead to something else on this host, as another copy of this site. Where nothing is there, or there is no
    // network, the application says so.
    const there = await fetch(request).catch(() => null);
    if (there?.ok || there?.type === "opaqueredirect") return there;
    return (await kept(page)) ?? there ?? Response.error();
  };
  event.respondWith(answer());
  if (request.mode === "navigate") event.waitUntil(tidyUp(0));
});
