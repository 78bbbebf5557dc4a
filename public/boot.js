// Runs before the first paint: language and theme, the Trusted Types policy, then the application.
//
// Settings are read from local storage at `memberdesk:<base path>:settings`, a JSON object with
// `language` ("en" | "zh-Hans") and `theme` ("system" | "light" | "dark"). What is missing or not
// understood is taken from the browser's languages, and from the system for the theme. They are
// only read here; the application writes them.
(() => {
  "use strict";

  const LANGUAGES = ["en", "zh-Hans"];
  const THEMES = ["system", "light", "dark"];
  const PROGRESS_AFTER_MS = 300;
  const SLOW_AFTER_MS = 15_000;

  const { module, wasm } = document.currentScript.dataset;
  const base = new URL(document.baseURI);
  const root = document.documentElement;

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

  const { language, theme } = settings();
  root.lang = LANGUAGES.includes(language) ? language : languageOfBrowser();
  root.dataset.theme = THEMES.includes(theme) ? theme : "system";

  // Leptos builds static markup through `template.innerHTML`. This policy lets that pass and stops
  // what static markup never needs: script, frames, event handler attributes, script addresses.
  const ACTIVE = /<(?:script|iframe|frame|object|embed|base|meta|link|style)\b|<[^>]*\s(?:on\w+|srcdoc)\s*=|javascript:/i;
  globalThis.trustedTypes?.createPolicy("default", {
    createHTML: (markup) => (ACTIVE.test(markup) ? null : markup),
    createScriptURL: (address) => (new URL(address, base).href.startsWith(base.href) ? address : null),
  });

  const part = (name) => document.querySelector(`#boot [data-boot="${name}"]`);
  const show = (name) => part(name)?.removeAttribute("hidden");

  function showOneLanguage() {
    for (const text of document.querySelectorAll("#boot [lang]")) {
      if (text.lang !== root.lang) text.remove();
    }
    part("again").querySelector("button").addEventListener("click", () => location.reload());
  }

  const parsed = new Promise((resolve) => {
    if (document.readyState !== "loading") resolve();
    else document.addEventListener("DOMContentLoaded", resolve, { once: true });
  }).then(showOneLanguage);

  async function start() {
    const response = fetch(new URL(wasm, base));
    const { default: init } = await import(new URL(module, base));
    await parsed; // The application mounts itself into the body.
    await init({ module_or_path: response });
  }

  const progress = setTimeout(() => show("progress"), PROGRESS_AFTER_MS);
  const slow = setTimeout(() => ["slow", "again"].forEach(show), SLOW_AFTER_MS);
  start()
    .then(() => document.getElementById("boot")?.remove())
    .catch(async (error) => {
      await parsed;
      ["progress", "slow"].forEach((name) => part(name)?.setAttribute("hidden", ""));
      const reason = part("reason");
      if (reason) reason.textContent = String(error);
      ["failed", "again"].forEach(show);
      throw error; // Into the console, with its stack.
    })
    .finally(() => [progress, slow].forEach(clearTimeout));
})();
