// Runs before the frame of the page is painted: language and theme, the Trusted Types policy, then the application.
//
// Settings are read from local storage at `memberdesk:<base path>:settings`, a JSON object with
// `language` ("en" | "zh-Hans"), `theme` ("system" | "light" | "dark") and `sandbox`, the company that was shown
// last. What is missing or not understood is taken from the browser's languages, and from the system for the theme.
// The application writes them; here that is done only where it has stopped and is to begin with another company.
(() => {
  "use strict";

  const LANGUAGES = ["en", "zh-Hans"];
  const THEMES = ["system", "light", "dark"];
  const PROGRESS_AFTER_MS = 1000;
  const SLOW_AFTER_MS = 15_000;
  const AGAIN_AFTER_MS = 1000;
  const SVG = "http://www.w3.org/2000/svg";

  // The addresses whose screens are in the part for members; every other one below the base is in the part for the office.
  const FOR_MEMBERS = ["join", "partnership", "billing", "checkout"];

  const { module, wasm, parts, styles, en, zhHans } = document.currentScript.dataset;
  // The wordings of a language: those that are enough for a first visit, and the others.
  const TEXTS = { en: en.split(" "), "zh-Hans": zhHans.split(" ") };
  const base = new URL(document.baseURI);
  const root = document.documentElement;

  // Before storage is asked for anything: what it takes to hand over a long history, the program is compiled in.
  const program = globalThis.WebAssembly && compile(fetch(new URL(wasm, base)));

  // While it is loaded, where the server says that it is a program.
  async function compile(loading) {
    const response = await loading;
    if (!response.ok) throw new Error(`The program could not be loaded (${response.status}).`);
    const streamed = response.headers.get("content-type")?.startsWith("application/wasm");
    return streamed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
  }

  function settings() {
    try {
      return JSON.parse(localStorage.getItem(`memberdesk:${base.pathname}:settings`)) ?? {};
    } catch {
      return {}; // Blocked storage and unreadable settings must not keep the application from starting.
    }
  }

  function languageOfBrowser() {
    for (const tag of navigator.languages) {
      const primary = tag.toLowerCase().split("-")[0];
      if (primary === "zh") return "zh-Hans";
      if (primary === "en") return "en";
    }
    return "en";
  }

  // The page's policy leaves open at which address a mock backend is. This one comes before everything that could ask, and
  // lets only those be asked that the person chose; the application keeps each in a value of its own.
  const backends = chosenBackends();
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = ["connect-src 'self'", ...backends].join(" ");
  document.head.append(policy);

  function chosenBackends() {
    const own = `memberdesk:${base.pathname}:server:`;
    let kept = [];
    try {
      // Key by key: the values beside them, which nobody asks for yet, are as long as the history is.
      const keys = Object.keys(localStorage).filter((key) => key.startsWith(own));
      kept = keys.map((key) => localStorage.getItem(key));
    } catch {
      // Where storage is blocked nobody else was chosen.
    }
    return kept.flatMap((value) => {
      try {
        const { protocol, host, origin } = new URL(JSON.parse(value).address);
        return /^https?:$/.test(protocol) && /^[a-z0-9.-]+(:\d+)?$/.test(host) ? [origin] : [];
      } catch {
        return []; // One that cannot be read is not asked; the others are.
      }
    });
  }

  const { language, theme } = settings();
  root.lang = LANGUAGES.includes(language) ? language : languageOfBrowser();
  root.dataset.theme = THEMES.includes(theme) ? theme : "system";
  // From now on the frame is shown that stands in the page: style/pages/boot.css.
  root.dataset.stands = hasJoined() ? "member" : "visitor";

  /** Whether there is a company in the sandbox that is going to be shown: joining comes early in its history. */
  function hasJoined() {
    const own = `memberdesk:${base.pathname}:`;
    const beginOf = (sandbox) => localStorage.getItem(`${own}${sandbox}:000001`);
    try {
      // A tab goes on with the company that it has shown, as long as something of it is stored.
      const begin = beginOf(sessionStorage.getItem(`${own}shown`)) ?? beginOf(settings().sandbox ?? "1");
      // A packed history (its version is 2) is one of a company that has joined long ago.
      return /"company_joined"|^\w+ memberdesk 2 /.test(begin);
    } catch {
      return false;
    }
  }

  // A part of the program asks for the next one only once it runs. What the screen is going to need is fetched beside the
  // first one instead, as soon as the frame is painted: `parts` names each part, with the files that it is made of.
  const early = new Map();

  function fetchParts() {
    const area = location.pathname.slice(base.pathname.length).split("/")[0];
    if (area === "" && root.dataset.stands === "visitor") return;
    const screens = FOR_MEMBERS.includes(area) ? "show_member" : "show_office";
    const wanted = ["open_company", ...(area === "" ? [] : [screens])];
    const all = (parts ?? "").split(",").map((part) => part.split(" "));
    const files = all.flatMap(([name, ...files]) => (wanted.includes(name) ? files : []));
    if (files.length > 0) loadStyles().catch(() => {}); // It is told when it is waited for, like these.
    for (const file of new Set(files)) {
      const answer = fetch(new URL(file, base));
      answer.catch(() => {});
      early.set(file, answer);
    }
  }

  // What the screens look like that are not the first. A site in one piece has it in the page.
  let styled = styles ? undefined : Promise.resolve();
  function loadStyles() {
    styled ??= new Promise((resolve, reject) => {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = new URL(styles, base);
      link.addEventListener("load", resolve);
      link.addEventListener("error", () => {
        link.remove();
        styled = undefined;
        reject(new Error("A stylesheet could not be loaded."));
      });
      // Behind the first one, which says how the layers follow one another.
      document.querySelector("link[rel=stylesheet]").after(link);
    });
    return styled;
  }

  /** The file of a part, with what its screens look like; one that could not be had is fetched anew the next time. */
  async function part(file) {
    const answer = early.get(file) ?? fetch(new URL(file, base));
    early.delete(file);
    answer.catch(() => {}); // It is told when it is waited for.
    await loadStyles();
    return answer;
  }

  // Leptos builds static markup through `template.innerHTML`. This policy lets that pass and stops
  // what static markup never needs: script, frames, event handler attributes, script addresses.
  const ACTIVE = /<(?:script|iframe|frame|object|embed|base|meta|link|style)\b|<[^>]*\s(?:on\w+|srcdoc)\s*=|javascript:/i;
  globalThis.trustedTypes?.createPolicy("default", {
    createHTML: (markup) => (ACTIVE.test(markup) ? null : markup),
    createScriptURL: (address) => (new URL(address, base).href.startsWith(base.href) ? address : null),
  });

  let panel; // Kept while the application runs, for when it has to stop.
  const place = (name) => panel?.querySelector(`[data-boot="${name}"]`);
  const show = (name) => place(name)?.removeAttribute("hidden");

  function preparePanel() {
    panel = document.getElementById("boot");
    chooseLanguage();
    for (const link of panel.querySelectorAll(".frame nav a")) {
      if (link.href === location.href.split(/[?#]/)[0]) link.setAttribute("aria-current", "page");
    }
    panel.querySelector("[data-boot=reload]").addEventListener("click", () => location.reload());
    panel.querySelector("[data-boot=download]").addEventListener("click", download);
    panel.querySelector("[data-boot=beside]").addEventListener("click", openBeside);
  }

  function chooseLanguage() {
    for (const text of panel.querySelectorAll(".boot [lang]")) text.hidden = text.lang !== root.lang;
    // A name made of both texts would be read in both languages, hidden or not.
    panel.querySelector("progress").setAttribute("aria-labelledby", `boot-${root.lang}`);
  }

  // Opens a company that is empty, beside those that are stored: for when it is one of them that stops the application.
  function openBeside() {
    const own = `memberdesk:${base.pathname}:`;
    try {
      const numbers = Object.keys(localStorage)
        .filter((key) => key.startsWith(own))
        .map((key) => Number.parseInt(key.slice(own.length), 10) || 0);
      // One that was deleted can still come back to its place.
      const given = Number.parseInt(localStorage.getItem(`${own}newest`), 10) || 0;
      const sandbox = String(Math.max(given, ...numbers) + 1);
      localStorage.setItem(`${own}settings`, JSON.stringify({ ...settings(), sandbox }));
      sessionStorage.removeItem(`${own}shown`);
    } catch {
      // Without storage there is nothing that could stop the application again.
    }
    location.assign(base);
  }

  // The CRC-32 of a text, what is beyond ASCII escaped as JSON escapes it: recovery/stored.js checks it.
  function checksum(text) {
    const escape = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
    const ascii = text.replace(/[^\0-\x7f]/g, escape);
    let crc = -1;
    for (let at = 0; at < ascii.length; at += 1) {
      crc ^= ascii.charCodeAt(at);
      for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 && 0xedb88320);
    }
    return (~crc >>> 0).toString(16).padStart(8, "0");
  }

  // Everything that this copy of the application keeps in the browser, as it is stored.
  function download() {
    const own = `memberdesk:${base.pathname}:`;
    let entries = [];
    try {
      entries = Object.entries(localStorage);
    } catch {
      // Where storage is blocked there is nothing to take away, and the file says so by being empty.
    }
    // A snapshot follows from the rest.
    const lasting = ([key]) => key.startsWith(own) && !key.startsWith(`${own}snapshot:`);
    const values = Object.fromEntries(entries.filter(lasting));
    const head = { version: 1, entries: Object.keys(values).length, checksum: checksum(JSON.stringify(values)) };
    const text = JSON.stringify({ memberdesk_data: head, values }, null, 1);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = "memberdesk-data.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  /** The mark, which the frame or the panel covers by now. */
  const removeMark = () => document.querySelector(".splash")?.remove();

  function fail(what, error) {
    removeMark();
    delete root.dataset.stands; // Nothing comes after the frame: the panel has the page for itself.
    for (const name of ["progress", "slow", "failed", "missing", "stopped"]) place(name)?.setAttribute("hidden", "");
    const reason = place("reason");
    if (reason) reason.textContent = String(error);
    for (const name of [what, "details", "again"]) show(name);
    if (what === "stopped") show("beside");
  }

  // The wordings, which are files beside the program: at first of the language that is shown, and once the application
  // stands of the other one, so that changing over to it takes no time.
  const texts = {};
  const coming = {};

  // A network can fail for a moment, and Firefox takes away what a page waits for as soon as it is being left, long before
  // it goes: what did not come is asked for once more before it is said to be missing. What is on its way is not asked for
  // a second time.
  function loadFile(name) {
    const ask = () => fetch(new URL(name, base)).then((answer) => (answer.ok ? answer.text() : undefined));
    coming[name] ??= ask()
      .catch(() => new Promise((later) => setTimeout(later, AGAIN_AFTER_MS)).then(ask))
      .then((text) => {
        texts[name] = text;
      })
      .finally(() => {
        if (texts[name] === undefined) delete coming[name];
      });
    return coming[name];
  }

  const loadTexts = (tag) => Promise.all(TEXTS[tag].map(loadFile));

  const loadAllTexts = () => Promise.allSettled(LANGUAGES.map(loadTexts));

  // Makes nodes of what browser/paint.rs tells of them: all `words` behind one another, and in `shape` for each node its
  // kind, how long its words are and how many attributes and nodes it has. They come back in that order, with null for one
  // that is left for later.
  function make(words, shape) {
    const made = [];
    let told = 0;
    let at = 0;
    const word = () => words.slice(at, (at += shape[told++]));
    const add = (one) => {
      made.push(one);
      return one;
    };
    const node = () => {
      const kind = shape[told++];
      if (kind === 3) return add(null);
      if (kind === 0) return add(document.createTextNode(word()));
      const element = add(kind === 1 ? document.createElement(word()) : document.createElementNS(SVG, word()));
      for (let attributes = shape[told++]; attributes > 0; attributes -= 1) element.setAttribute(word(), word());
      for (let nodes = shape[told++]; nodes > 0; nodes -= 1) {
        const child = node();
        if (child) element.append(child);
      }
      return element;
    };
    node();
    return made;
  }

  // The application calls these: where the person wants everything as it is stored, for what it shows, for its parts, between
  // two steps of the start, when a first screen stands, and when it cannot go on.
  let stands;
  const standing = new Promise((resolve) => {
    stands = resolve;
  });
  let end; // What ends the application within the program.
  let hasStopped = false;
  globalThis.memberdesk = {
    download,
    make,
    part,
    turn: (call) => turn().then(call),
    mayAsk: (address) => address === location.origin || backends.includes(address),
    stands,
    loadedTexts: (tag, part) => texts[TEXTS[tag][part]],
    loadTexts: (tag, done) => loadTexts(tag).then(done, done),
    whenStopped(call) {
      end = call;
    },
    stopped(reason) {
      if (hasStopped) return; // The first reason is the one that explains the others.
      hasStopped = true;
      try {
        end?.();
      } catch {
        // What is left of the program cannot even end; the page that is closed or loaded anew ends it.
      }
      document.querySelector(".app")?.remove();
      document.body.append(panel);
      chooseLanguage();
      fail("stopped", reason);
      // What had the focus has gone with the application.
      const heading = panel.querySelector(".boot h1");
      heading.tabIndex = -1;
      heading.focus();
    },
  };

  // A program that was built small ends where it finds a fault in itself, and leaves it to the browser to say where: in
  // which file, in which function, at which byte.
  function notice(error) {
    if (globalThis.WebAssembly && error instanceof WebAssembly.RuntimeError) globalThis.memberdesk.stopped(`${error} ${places(error)}`);
  }
  addEventListener("error", ({ error }) => notice(error));
  addEventListener("unhandledrejection", ({ reason }) => notice(reason));

  /** The innermost places in the program that led to an error: with them its maintainers find the fault. */
  const places = ({ stack }) =>
    [...String(stack).matchAll(/([\w-]+\.wasm):wasm-function(\[\d+\](?::0x[\da-f]+)?)/g)].slice(0, 4).map(([, file, place]) => file + place).join(" ");

  const parsed = new Promise((resolve) => {
    if (document.readyState !== "loading") resolve();
    else document.addEventListener("DOMContentLoaded", resolve, { once: true });
  }).then(preparePanel);

  // Lets the browser do what else is waiting, so that the start does not hold it up in one piece. Not with a timer: those
  // of a tab that is not seen are slow.
  const turn = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });

  // Nothing is painted in a tab that is not seen, and there is nothing to wait for.
  function afterPaint(call) {
    if (document.visibilityState === "hidden") call();
    else requestAnimationFrame(() => turn().then(call));
  }

  async function start() {
    if (!program) throw new Error("WebAssembly is not available");
    const [first] = TEXTS[root.lang];
    const words = loadFile(first);
    for (const asked of [program, words]) asked.catch(() => {}); // It is told when it is waited for.
    afterPaint(fetchParts);
    // Where the first screen may be another one than the welcome, all words are needed soon.
    if (root.dataset.stands === "member" || location.href !== base.href) loadTexts(root.lang).catch(() => {});
    const { default: init } = await import(new URL(module, base));
    await words;
    if (!texts[first]) throw new Error(`The wordings (${root.lang}) could not be loaded.`);
    await parsed; // The application mounts itself into the body.
    const compiled = await program;
    await turn();
    await init({ module_or_path: compiled });
    // The screen may be in a part of the program that is still on its way; so long the frame stays.
    await standing;
  }

  const progress = setTimeout(() => show("progress"), PROGRESS_AFTER_MS);
  const slow = setTimeout(() => ["slow", "again"].forEach(show), SLOW_AFTER_MS);

  // What fails because the page is being left is no fault of the start; should the page stay after all, it says when that
  // takes long, and can be loaded again.
  let leaving = false;
  const leave = () => {
    leaving = true;
  };
  addEventListener("beforeunload", leave);
  const settle = () => {
    [progress, slow].forEach(clearTimeout);
    removeEventListener("beforeunload", leave);
  };
  globalThis.memberdesk.started = start().then(
    () => {
      settle();
      removeMark();
      panel.remove();
      (globalThis.requestIdleCallback ?? setTimeout)(() => {
        loadStyles().catch(() => {}); // It is told when a part needs it.
        loadAllTexts();
      });
    },
    async (error) => {
      if (leaving) return;
      settle();
      await parsed;
      fail(globalThis.WebAssembly ? "failed" : "missing", error);
      throw error; // Into the console, with its stack.
    },
  );
})();
