// The companies in this browser: the ready-made ones, switching, copying, naming, deleting with undo.

import assert from "node:assert/strict";
import { stored } from "./askers.mjs";
import { journey } from "./journey.mjs";
import { arrive, arriveByNavigation, arriveHome, noSidewaysScrolling, openScenario } from "./partner.mjs";

const companies = (desk) => desk.text("Companies", "公司");
const listed = (desk) => desk.page.locator("article[aria-labelledby^=company-]");

/** Chooses an entry of a company's menu. */
async function choose(desk, sandbox, entry) {
  await desk.page.locator(`#more-${sandbox}`).click();
  await desk.page.locator(`#${entry}-${sandbox}`).click();
}

journey("every ready-made company opens, and is what its card says", { languages: ["en"] }, async (desk) => {
  await desk.open("companies");
  const ids = await desk.page.locator("[aria-labelledby=ready-made] button").evaluateAll((buttons) => buttons.map(({ id }) => id));
  assert.ok(ids.length >= 11, `${ids.length} ready-made companies`);
  for (const id of ids) {
    await desk.page.locator(`#${id}`).click();
    await arriveHome(desk);
    await desk.open("companies");
  }
  assert.equal(await listed(desk).count(), ids.length);
});

journey("a member switches between companies, and none of them changes", async (desk) => {
  await openScenario(desk, "network-member");
  await openScenario(desk, "expired-in-grace");
  await desk.visit("companies");
  await arrive(desk, companies(desk));
  assert.equal(await listed(desk).count(), 2);
  await desk.read(desk.text("Shown now", "当前显示"));
  await desk.clean();
  await desk.looksLike("companies", desk.page.locator("main"));
  await desk.page.locator("#open-1").click();
  await arriveHome(desk);
  await desk.read(desk.text("Network member", "网络会员"));
});

journey("a company is copied, named, begun anew and deleted, and each can be taken back", async (desk) => {
  const say = desk.text;
  await openScenario(desk, "fresh-action-pack");
  await desk.visit("companies");
  await choose(desk, 1, "duplicate");
  await desk.page.locator("#open-2").waitFor();

  await choose(desk, 2, "rename");
  await desk.fill(say("Name in this list", "列表中的名称"), "4242 4242 4242 4242");
  await desk.select("button", say("Save", "保存"));
  await desk.page.locator("#list-name-error").waitFor();
  await desk.clean();
  await desk.fill(say("Name in this list", "列表中的名称"), "Rehearsal");
  await desk.press("Enter");
  await desk.gone("dialog");
  await desk.page.getByText(say("Rehearsal · No. 2", "Rehearsal · 编号 2")).waitFor();

  await choose(desk, 2, "delete");
  await desk.page.locator("#open-2").waitFor({ state: "detached" });
  await desk.page.waitForFunction(() => document.activeElement.id === "undo");
  await desk.clean();
  await desk.press("Enter");
  await desk.page.getByText(say("Rehearsal · No. 2", "Rehearsal · 编号 2")).waitFor();

  await choose(desk, 1, "start-over");
  await desk.page.locator("#open-3").waitFor();
  assert.equal(await listed(desk).count(), 3);
  await desk.page.locator("#undo").click();
  await desk.page.locator("#open-3").waitFor({ state: "detached" });

  await choose(desk, 1, "delete");
  await desk.page.locator("#open-1").waitFor({ state: "detached" });
  assert.equal(await listed(desk).count(), 1, "another company is shown instead");
  await desk.page.locator("#undo").click();
  await desk.page.locator("#open-1").waitFor();
  const shown = listed(desk).filter({ hasText: say("Shown now", "当前显示") });
  assert.equal(await shown.locator("#open-1").count(), 1, "what was shown is shown again");
});

journey("a company is archived as a file, taken back, and opened from the file", async (desk) => {
  const say = desk.text;
  await openScenario(desk, "fresh-action-pack");
  await openScenario(desk, "network-member");
  const before = await stored(desk.page);
  const others = await stored(desk.page, "2");
  await desk.open("companies");
  await desk.page.locator("#open-1").waitFor();
  const snapshots = () => desk.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(":snapshot:")));
  assert.deepEqual(await snapshots(), [`memberdesk:${desk.base}:snapshot:1`], "the one that is not shown need not be folded again");
  const file = await desk.download(() => choose(desk, 1, "archive"));
  await desk.page.locator("#open-1").waitFor({ state: "detached" });
  assert.deepEqual(await snapshots(), []);
  await desk.page.waitForFunction(() => document.activeElement.id === "undo");
  await desk.clean();
  assert.deepEqual(await stored(desk.page), []);
  await desk.press("Enter");
  await desk.page.locator("#open-1").waitFor();
  assert.deepEqual(await stored(desk.page), before);

  await desk.download(() => choose(desk, 1, "archive"));
  await desk.page.locator("#open-1").waitFor({ state: "detached" });
  await desk.open("simulation/data");
  await desk.page.locator("#backup-file").setInputFiles({ name: "archive.json", mimeType: "application/json", buffer: Buffer.from(file) });
  await desk.page.locator("#open-backup").click();
  await arriveHome(desk);
  assert.deepEqual(await stored(desk.page, "3"), before);
  assert.deepEqual(await stored(desk.page, "2"), others);

  // What cannot be read would not be in the file.
  await openScenario(desk, "network-member");
  await desk.page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => /:2:\d{6}$/.test(name));
    localStorage.setItem(key, localStorage.getItem(key).slice(0, -20));
  });
  await desk.open("companies");
  await choose(desk, 2, "archive");
  await desk.page.locator(".toasts .notice", { hasText: say("It was not archived", "未归档") }).waitFor();
  await desk.page.locator("#open-2").waitFor();
});

journey("a new company begins empty, and the one before stays", async (desk) => {
  await openScenario(desk, "network-member");
  await desk.visit("companies");
  await desk.select("button", desk.text("Begin a new company", "新建公司"));
  await arriveByNavigation(desk, desk.text("Run a partner membership from your browser", "在浏览器中管理合作伙伴会员"));
  await desk.visit("companies");
  assert.equal(await listed(desk).count(), 2);
});

journey("the companies fit a phone", { viewport: { width: 320, height: 640 } }, async (desk) => {
  await openScenario(desk, "ten-years");
  await desk.visit("companies");
  await arrive(desk, companies(desk));
  await desk.clean();
  await noSidewaysScrolling(desk);
});

journey("several deletions are taken back one after the other, that of the company that is shown too", { languages: ["en"] }, async (desk) => {
  for (const id of ["fresh-action-pack", "network-member", "expired-in-grace"]) await openScenario(desk, id);
  await desk.visit("companies");
  for (const sandbox of [1, 3, 2]) {
    await choose(desk, sandbox, "delete");
    await desk.page.locator(`#open-${sandbox}`).waitFor({ state: "detached" });
  }
  for (const sandbox of [2, 3, 1]) {
    await desk.page.locator("#undo").click();
    await desk.page.locator(`#open-${sandbox}`).waitFor();
  }
  assert.equal(await desk.page.locator("#undo").count(), 0);
});

journey("a deleted company is put back beside one that has taken its place since", { languages: ["en"] }, async (desk) => {
  await openScenario(desk, "network-member");
  await openScenario(desk, "fresh-action-pack");
  await desk.visit("companies");
  await choose(desk, 1, "delete");
  await desk.page.locator("#undo").waitFor();
  const first = desk.page;
  await first.evaluate(() => localStorage.clear());
  await desk.another("companies");
  await desk.page.locator("#open-expired-in-grace").click();
  await arriveHome(desk);
  const taker = await stored(desk.page, "1");
  assert.ok(taker.length > 0);
  desk.page = first;
  await desk.page.locator("#undo").click();
  await desk.page.locator("#open-3").waitFor();
  assert.deepEqual(await stored(desk.page, "1"), taker);
  await desk.page.locator("#open-3").click();
  await arriveHome(desk);
  await desk.read("Network member");
});
