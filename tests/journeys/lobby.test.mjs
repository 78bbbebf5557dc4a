// The lobby: what a first visit can do before the rest of the program and of the texts is there.

import assert from "node:assert/strict";
import { journey } from "./journey.mjs";

const REST = [/\/part-[^/]*\.wasm$/, /\/more-texts-[^/]*\.txt$/];
const WELCOME = ["Run a partner membership from your browser", "在浏览器中管理合作伙伴会员"];

/** What stands on the page outside of dialogs: its texts, where its links lead, and how many things have no text and no other name. */
const seen = (page) =>
  page.evaluate(() => ({
    title: document.title,
    text: document.querySelector(".app").innerText,
    links: [...document.querySelectorAll(".app > :not(dialog) a")].map((link) => link.getAttribute("href")),
    nameless: [...document.querySelectorAll(".app > :not(dialog) :is(a, button, h1, h2, h3, p, dt, dd, strong)")].filter((element) => (element.ariaLabel ?? element.textContent).trim() === "").length,
  }));

journey("a first visit is complete before the rest of the program and of the texts is there", async (desk) => {
  const letGo = await desk.holdBack(...REST);
  await desk.open();
  const before = await seen(desk.page);
  assert.equal(before.nameless, 0, before.text);
  await desk.clean();
  letGo();
  await desk.page.locator("#palette").waitFor({ state: "attached" });
  assert.deepEqual(await seen(desk.page), before);
});

journey("what is asked for on a first visit is done as soon as it can be", async (desk) => {
  const letGo = await desk.holdBack(...REST);
  await desk.open();
  await desk.select("button", desk.text("Theme", "主题"));
  await desk.select("button", desk.text("Dark", "深色"));
  assert.equal(await desk.page.evaluate(() => document.documentElement.dataset.theme), "dark");
  await desk.press("Escape");
  await desk.select("button", desk.text("Move time", "调整日期"));
  letGo();
  await desk.page.locator("dialog#time[open]").waitFor();
});

for (const [how, press] of [
  ["by the button", (desk) => desk.select("button", desk.text("Search", "搜索"))],
  ["by the keyboard, typing on", (desk) => desk.press("Control+k", "o", "f")],
]) {
  journey(`a search that is wanted on a first visit opens as soon as it can: ${how}`, { languages: ["en"] }, async (desk) => {
    const letGo = await desk.holdBack(...REST);
    await desk.open();
    await press(desk);
    letGo();
    await desk.page.locator("dialog#palette[open]").waitFor();
    await desk.page.locator("#palette-text:focus").waitFor();
  });
}

journey("a link that is followed on a first visit leads on as soon as its screen is there", async (desk) => {
  const letGo = await desk.holdBack(...REST);
  await desk.open();
  await desk.page.locator("#start-joining").click();
  await desk.page.waitForURL(desk.address("join"));
  letGo();
  await desk.page.locator("main h1:focus").waitFor();
  assert.equal(await desk.page.locator("#start-joining").count(), 0);
});

journey("where the rest of the program cannot be had, that is said, and it can be tried again", { allow: [/net::ERR_FAILED/, /Failed to fetch/, /load/i] }, async (desk) => {
  for (const file of REST) await desk.page.route(file, (route) => route.abort());
  await desk.open();
  await desk.see("heading", desk.text(...WELCOME), { level: 1 });
  await desk.select("button", desk.text("Search", "搜索"));
  await desk.page.locator(".toasts .notice").waitFor();
  await desk.page.locator("#start-joining").click();
  await desk.see("heading", desk.text("This screen could not be loaded", "无法加载此页面"), { level: 1 });
  await desk.clean();
  for (const file of REST) await desk.page.unroute(file);
  await desk.select("button", desk.text("Try again", "重试"));
  await desk.see("heading", desk.text("Join the network", "加入网络"), { level: 1 });
});
