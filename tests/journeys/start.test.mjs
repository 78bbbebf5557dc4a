// The start: before there is an application, there is already a page that must behave.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { BOTH, journey } from "./journey.mjs";
import { join as joinNetwork } from "./partner.mjs";
import { BASES } from "./server.mjs";

const WASM = "**/*.wasm";
const FAILED_LOADING = [/net::ERR_FAILED/, /Failed to fetch/];

const shape = (page) =>
  page.evaluate(() => ({ lang: document.documentElement.lang, theme: document.documentElement.dataset.theme }));

/** Writes settings as the application does. */
const keepSettings = (page, settings) =>
  page.evaluate((text) => {
    localStorage.setItem(`memberdesk:${new URL(document.baseURI).pathname}:settings`, text);
  }, typeof settings === "string" ? settings : JSON.stringify(settings));

journey("the application starts under any path in the browser's language", { bases: BASES }, async (desk) => {
  const response = await desk.open();
  assert.equal(response.status(), 200);
  assert.match(await desk.page.title(), /Memberdesk/);
  assert.equal((await shape(desk.page)).lang, desk.language);
  assert.equal(await desk.page.evaluate(() => document.baseURI), desk.address());
  assert.notEqual((await desk.page.locator("body").innerText()).trim(), "");
});

journey("an address without a file still opens the application", { bases: BASES }, async (desk) => {
  const response = await desk.open("no/such/page?with=query");
  assert.equal(response.status(), 404);
  assert.equal(desk.page.url(), desk.address("no/such/page?with=query"));
});

journey("the chosen language and theme are there before the application is", { allow: FAILED_LOADING }, async (desk) => {
  const chosen = { language: desk.text("zh-Hans", "en"), theme: "dark" };
  await desk.page.route(WASM, (route) => route.abort());
  await desk.page.goto(desk.address());
  await keepSettings(desk.page, chosen);
  await desk.page.reload();
  assert.deepEqual(await shape(desk.page), { lang: chosen.language, theme: "dark" });

  await keepSettings(desk.page, "{ not json");
  await desk.page.reload();
  assert.deepEqual(await shape(desk.page), { lang: desk.language, theme: "system" });
});

journey("a language chosen in the application is there at the next start", { allow: FAILED_LOADING }, async (desk) => {
  await desk.open();
  await desk.select("button", desk.text("中文", "English"));
  await desk.see("button", desk.text("English", "中文")); // The other way round now.
  await desk.page.route(WASM, (route) => route.abort());
  await desk.page.reload();
  assert.equal((await shape(desk.page)).lang, desk.text("zh-Hans", "en"));
});

journey("an application that cannot be loaded says so and can be tried again", { allow: FAILED_LOADING }, async (desk) => {
  await desk.page.route(WASM, (route) => route.abort());
  await desk.page.goto(desk.address());
  await desk.read(
    desk.text(
      "Memberdesk could not start. Your data in this browser has not been touched.",
      "Memberdesk 无法启动。此浏览器中的数据未被改动。",
    ),
  );
  await desk.clean();
  await desk.page.unroute(WASM);
  await desk.select("button", desk.text("Load the page again", "重新加载页面"));
  await desk.started();
});

journey("a slow start says that it goes on", { allow: [/was preloaded/] }, async (desk) => {
  const letGo = await desk.holdBack(WASM);
  await desk.context.clock.install();
  await desk.page.goto(desk.address(), { waitUntil: "domcontentloaded" });
  await desk.context.clock.fastForward(1000);
  await desk.see("progressbar", desk.text("Memberdesk is starting…", "Memberdesk 正在启动…"));
  await desk.context.clock.fastForward(15_000);
  await desk.read(
    desk.text(
      "This takes longer than usual. Memberdesk is still trying; you can also load the page again.",
      "启动时间比平常长。Memberdesk 仍在尝试；您也可以重新加载此页面。",
    ),
  );
  letGo();
  await desk.started();
});

journey("a page that is left while it still loads complains of nothing", { engines: BOTH, allow: [/was preloaded/] }, async (desk) => {
  let hold = /\/(?:memberdesk|texts)-[^/]*\.(?:wasm|txt)$/; // The start, and then what comes after it.
  const held = [];
  await desk.page.route("**/*", async (route) => {
    if (hold?.test(route.request().url())) await new Promise((letGo) => held.push(letGo));
    await route.continue().catch(() => {}); // Nobody waits for it any more.
  });
  await desk.page.goto(desk.address("help"), { waitUntil: "domcontentloaded" });
  await desk.see("progressbar", desk.text("Memberdesk is starting…", "Memberdesk 正在启动…"));
  hold = /\/part-[^/]*\.wasm$/;
  const asked = desk.page.waitForRequest(/\/part-/);
  await desk.open();
  await asked;
  hold = null;
  await desk.open("help");
  await desk.see("heading", desk.text("Help", "帮助"), { level: 1 });
  held.forEach((letGo) => letGo());
});

/** What is to be read in the page, and where everything stands. */
const seen = (page) =>
  page.evaluate(() => ({
    text: document.body.innerText,
    places: [...document.querySelectorAll("body *")].flatMap((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return width * height > 0 ? [`${element.tagName} ${[x, y, width, height].map(Math.round)}`] : [];
    }),
  }));

journey("a first screen needs neither the words nor the styles that come after it", { allow: FAILED_LOADING }, async (desk) => {
  const LATE = /\/more-(?:texts|style)-/;
  for (const width of [1280, 360]) {
    await desk.page.setViewportSize({ width, height: 800 });
    await desk.page.route(LATE, (route) => route.abort());
    await desk.open();
    const first = await seen(desk.page);
    await desk.page.unroute(LATE);
    const later = desk.page.waitForResponse(/\/more-texts-/);
    await desk.open();
    await later;
    await desk.page.waitForFunction(() => document.styleSheets.length >= 2);
    assert.deepEqual(await seen(desk.page), first);
  }
});

journey("what stands before the application looks the same before all styles have come", { allow: FAILED_LOADING }, async (desk) => {
  const LATE = /\/more-style-/;
  await desk.page.route(WASM, () => {}); // The program never comes.
  const stands = async (styles) => {
    await desk.page.goto(desk.address("partnership/offers"), { waitUntil: "commit" });
    await desk.page.locator("[data-boot=progress]").waitFor();
    await desk.page.waitForFunction((styles) => document.styleSheets.length === styles, styles);
    await desk.page.evaluate(() => document.querySelectorAll(".boot [data-boot]").forEach((part) => part.removeAttribute("hidden")));
    return seen(desk.page);
  };
  await desk.page.route(LATE, (route) => route.abort());
  const first = await stands(1);
  await desk.page.unroute(LATE);
  assert.deepEqual(await stands(2), first);
});

journey("a screen whose part of the program breaks off once comes all the same, and else can be tried again", { allow: FAILED_LOADING }, async (desk) => {
  let breaking = 1;
  await desk.page.route("**/part-*.wasm", (route) => {
    breaking -= 1;
    return breaking >= 0 ? route.abort() : route.continue();
  });
  await desk.open("join");
  await desk.see("heading", desk.text("Join the network", "加入网络"), { level: 1 });

  breaking = Infinity;
  await desk.open("help");
  await desk.see("heading", desk.text("This screen could not be loaded", "无法加载此页面"), { level: 1 });
  await desk.clean();
  breaking = 0;
  await desk.select("button", desk.text("Try again", "重试"));
  await desk.see("heading", desk.text("Help", "帮助"), { level: 1 });
});

journey("an application that has to stop says so and hands over what it kept", async (desk) => {
  await desk.open();
  await keepSettings(desk.page, { theme: "dark" });
  await desk.page.evaluate(() => {
    localStorage.setItem("somebody else's", "stays out");
    globalThis.memberdesk.stopped("a fault for this test");
  });
  await desk.read(
    desk.text(
      "Memberdesk had to stop because of a fault of its own. Everything that was saved is still in this browser.",
      "Memberdesk 因自身故障而停止。已保存的内容仍在此浏览器中。",
    ),
  );
  await desk.read("a fault for this test");
  await desk.clean();

  const downloaded = desk.page.waitForEvent("download");
  await desk.select("button", desk.text("Download my data", "下载我的数据"));
  const kept = JSON.parse(readFileSync(await (await downloaded).path(), "utf8"));
  assert.deepEqual(JSON.parse(kept.values["memberdesk:/:settings"]), { theme: "dark" });
  assert.ok(Object.keys(kept.values).every((key) => key.startsWith("memberdesk:/:")), "only what is ours");

  await desk.select("button", desk.text("Load the page again", "重新加载页面"));
  await desk.started();
});

journey("a screen that the browser refuses to make stops the application, which says so", { allow: [/./] }, async (desk) => {
  await desk.open();
  await desk.page.evaluate(() => {
    const { setAttribute } = Element.prototype;
    Element.prototype.setAttribute = function refuse(name, value) {
      if (name === "class") throw new TypeError("refused for this test");
      setAttribute.call(this, name, value);
    };
    document.getElementById("start-joining").click();
  });
  await desk.read("TypeError: refused for this test");
  await desk.select("button", desk.text("Load the page again", "重新加载页面"));
  await desk.started();
});

journey("without JavaScript the page asks for it in both languages, and says where the data is", { languages: ["en"], context: { javaScriptEnabled: false } }, async (desk) => {
  await desk.page.goto(desk.address());
  const text = await desk.page.locator("body").innerText();
  assert.match(text, /needs JavaScript/);
  assert.match(text, /still in this browser/);
  assert.match(text, /需要 JavaScript/);
  assert.match(text, /仍保存在此浏览器中/);
  assert.doesNotMatch(text, /Virtual date/, "the frame, in which nothing works, is not shown");
});

journey("without WebAssembly the page says what is missing, and hands over the data", { allow: [/WebAssembly is not available/, /was preloaded/] }, async (desk) => {
  await desk.page.addInitScript(() => delete globalThis.WebAssembly);
  await desk.page.goto(desk.address());
  await desk.page.getByText(desk.text(/needs WebAssembly, which this browser does not have/, /需要 WebAssembly，而此浏览器不支持/)).waitFor();
  await desk.clean();
  const downloaded = desk.page.waitForEvent("download");
  await desk.select("button", desk.text("Download my data", "下载我的数据"));
  assert.equal((await downloaded).suggestedFilename(), "memberdesk-data.json");
});

/** What of the frame is seen, and where: the text and the box of each part of it that is the same before and after. */
const frameSeen = (page, within) =>
  page.evaluate((within) => {
    const parts = [".sandbox-bar .simulation", "#move-time, .sandbox-date > button", ".brand", ".masthead > .actions > button", ".side-nav a", ".side-nav h2"];
    const seen = parts.flatMap((part) => [...document.querySelectorAll(part.split(",").map((one) => `${within} ${one}`).join(","))]);
    return seen
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0)
      .map(({ element, box }) => `${element.textContent.trim()} ${[box.x, box.y, box.width, box.height].map(Math.round).join(" ")}`);
  }, within);

for (const [who, viewport] of [["member", { width: 1280, height: 800 }], ["member on a phone", { width: 360, height: 740 }], ["visitor", { width: 1280, height: 800 }], ["visitor on a phone", { width: 360, height: 740 }]]) {
  journey(`the frame of the application stands before it does, and does not move: ${who}`, { viewport, allow: [/was preloaded/] }, async (desk) => {
    if (who.startsWith("member")) await joinNetwork(desk);
    await desk.page.addInitScript(() => {
      globalThis.shifted = 0;
      new PerformanceObserver((list) => {
        for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) globalThis.shifted += value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    const letGo = await desk.holdBack(WASM);
    await desk.page.goto(desk.address("simulation/data"), { waitUntil: "domcontentloaded" });
    await desk.page.locator(".frame .brand:visible, .frame .masthead:visible").first().waitFor();
    const before = await frameSeen(desk.page, ".frame");
    assert.ok(before.length >= (who === "member" ? 20 : 4), before.join("\n"));
    letGo();
    await desk.started();
    await desk.see("heading", desk.text("Data and backup", "数据与备份"), { level: 1 });
    assert.deepEqual(await frameSeen(desk.page, ".app"), before);
    assert.equal(await desk.page.evaluate(() => globalThis.shifted), 0);
  });
}

/** The addresses whose page says what the screen is called and about. */
const headed = () =>
  readdirSync("dist", { recursive: true })
    .filter((name) => /(?:^|\/)index\.html$/.test(name) && !name.startsWith("recovery/"))
    .filter((name) => /<div class="app frame".*<h1/.test(readFileSync(`dist/${name}`, "utf8")))
    .map((name) => name.replace(/index\.html$/, ""));

/** What a screen is called and about, as far as that is seen, and where. */
const headerSeen = (page, within) =>
  page.evaluate((within) => {
    const all = [...document.querySelectorAll(`${within} .page-header h1, ${within} .page-header > .lead`)];
    return all
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0)
      .map(({ element, box }) => `${element.textContent} ${[box.x, box.y, box.width, box.height].map(Math.round).join(" ")}`);
  }, within);

for (const [viewport, languages] of [[{ width: 1280, height: 800 }, ["en"]], [{ width: 360, height: 740 }, ["en", "zh-Hans"]]]) {
  journey(`what a screen is called and about stands there before the application does: ${viewport.width} wide`, { viewport, languages, allow: [/was preloaded/] }, async (desk) => {
    const addresses = headed();
    assert.ok(addresses.includes("") && addresses.length >= 15, addresses.join("\n"));
    for (const address of addresses) {
      const letGo = await desk.holdBack(WASM);
      await desk.page.goto(desk.address(address), { waitUntil: "domcontentloaded" });
      await desk.page.locator(".frame h1:visible").first().waitFor();
      const before = await headerSeen(desk.page, ".frame");
      assert.equal(before.length, 2, address);
      letGo();
      await desk.started();
      assert.deepEqual(await headerSeen(desk.page, "main"), before, address);
      await desk.page.unroute(WASM);
    }
  });
}

for (const address of ["", "join", "partnership/memberships", "billing/orders", "account/users", "requests", "activity", "simulation/data", "help"]) {
  journey(`all that a screen needs is fetched beside the program: /${address}`, { languages: ["en"], allow: [...FAILED_LOADING, /was preloaded/] }, async (desk) => {
    await desk.page.addInitScript(() => {
      const real = globalThis.fetch;
      Object.assign(globalThis, { ahead: new Set(), running: false });
      globalThis.fetch = (...asked) => {
        const [url] = asked.map(String);
        if (/\/part-/.test(url)) {
          // What only the running program asks for does not come.
          if (globalThis.running) return Promise.reject(new TypeError("Failed to fetch"));
          globalThis.ahead.add(url);
        }
        return real(...asked);
      };
    });
    const letGo = await desk.holdBack("**/memberdesk-*.wasm");
    await desk.page.goto(desk.address(address), { waitUntil: "domcontentloaded" });
    // All of them are asked for in one task.
    if (address !== "") await desk.page.waitForFunction(() => globalThis.ahead.size > 0);
    await desk.page.evaluate(() => {
      globalThis.running = true;
    });
    letGo();
    await desk.started();
    const heading = await desk.page.locator("main h1").textContent();
    assert.notEqual(heading, "This screen could not be loaded");
  });
}

journey("the policy stops script that got into the page", { languages: ["en"], allow: [/./] }, async (desk) => {
  await desk.open();
  const ran = await desk.page.evaluate(async () => {
    globalThis.ran = [];
    const attempts = {
      eval: () => globalThis.eval("ran.push('eval')"),
      function: () => new Function("ran.push('function')")(),
      handler: () => {
        document.body.append(Object.assign(document.createElement("div"), { innerHTML: "<img src=x onerror=\"ran.push('handler')\">" }));
      },
      script: () => {
        const script = document.createElement("script");
        script.textContent = "ran.push('script')";
        document.head.append(script);
      },
      address: () => {
        const script = document.createElement("script");
        script.src = "data:text/javascript,ran.push('address')";
        document.head.append(script);
      },
    };
    const refused = [];
    for (const [name, attempt] of Object.entries(attempts)) {
      // Not in this task: what a debugger evaluates is exempt from the policy.
      await new Promise((resolve) => {
        setTimeout(() => {
          try {
            attempt();
          } catch {
            refused.push(name);
          }
          resolve();
        });
      });
    }
    const image = new Image();
    image.src = "icons/mark.svg";
    await image.decode(); // By now the broken image above would have called its handler.
    return { ran: globalThis.ran, refused };
  });
  assert.deepEqual(ran, { ran: [], refused: ["eval", "function", "handler", "script", "address"] });
  // Static markup, as Leptos writes it, still passes.
  const markup = await desk.page.evaluate(() => {
    const template = document.createElement("template");
    template.innerHTML = '<p class="note">one <b>two</b></p>';
    return template.content.textContent;
  });
  assert.equal(markup, "one two");
});
