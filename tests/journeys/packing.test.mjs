// Packing histories where room is short: nothing is lost, nothing goes unasked, and older versions keep their hands off.

import assert from "node:assert/strict";
import { readHistory, sandboxesIn } from "../../public/recovery/stored.js";
import { crash } from "./askers.mjs";
import { figure } from "./figures.mjs";
import { BOTH, journey } from "./journey.mjs";
import { actionPack, arrive, names, openScenario } from "./partner.mjs";

const MARK = "memberdesk 2 packed ";

const texts = (desk) => {
  const t = desk.text;
  return {
    company: t("Lumen Bridge Systems", "光桥系统有限公司"),
    pack: t("Pack the histories", "压缩历史记录"),
    freed: t("kB are free again. Nothing was lost.", "没有丢失任何内容。"),
    nothing: t("There is nothing that would become shorter.", "没有可以进一步压缩的内容。"),
    elsewhere: t("Another tab writes for this company.", "此公司由另一个标签页负责写入。"),
    full: t("This browser has no room left for more", "此浏览器已没有剩余存储空间"),
    saved: t("Saved in this browser", "已保存在此浏览器中"),
    newer: t("A newer version of Memberdesk wrote this", "此数据由更新版本的 Memberdesk 写入"),
  };
};

/** Everything that is stored of the application, by name. */
const values = (page) =>
  page.evaluate(() => {
    const own = `memberdesk:${new URL(document.baseURI).pathname}:`;
    const entries = Object.entries(localStorage).filter(([key]) => key.startsWith(own));
    return Object.fromEntries(entries.map(([key, value]) => [key.slice(own.length), value]));
  });

/** The stored companies: what each one's history says, read without the application, and which of its values are packed. */
async function companies(page) {
  return sandboxesIn(await values(page)).map(({ id, segments }) => {
    const { bodies, damaged } = readHistory(segments, id);
    assert.equal(damaged, false);
    return { id, bodies, packed: Object.values(segments).map((value) => value.startsWith(MARK, 9)) };
  });
}

const bodiesOf = (all) => all.map(({ id, bodies }) => ({ id, bodies }));
const saved = (desk) => desk.page.locator(".saved", { hasText: texts(desk).saved }).waitFor();
const packed = (page) => page.waitForFunction((mark) => Object.values(localStorage).some((value) => value.startsWith(mark, 9)), MARK);

/** Agrees to packing on the screen of the data. */
async function pack(desk) {
  await desk.page.locator("#pack").click();
  await desk.page.locator("#pack-sure").click();
}

journey("histories are packed when the person agrees, and nothing of them is lost", { engines: BOTH }, async (desk) => {
  const t = texts(desk);
  await openScenario(desk, "ten-years");
  await openScenario(desk, "ten-years");
  await desk.visit("simulation/data");
  const before = await companies(desk.page);
  assert.deepEqual(before.map(({ packed }) => packed), [[false, false], [false, false]]);
  const takeBackup = () => desk.download(() => desk.page.locator("#backup").click());
  const backup = await takeBackup();
  const size = JSON.stringify(await values(desk.page)).length;

  await desk.page.locator("#pack").click();
  await desk.page.locator("#sure-pack").waitFor();
  assert.equal(await desk.page.evaluate(() => document.activeElement.id), "pack-leave", "the safe answer has the focus");
  await desk.clean();
  await desk.page.locator("#pack-leave").click();
  assert.deepEqual(await companies(desk.page), before, "nothing goes unasked");

  await pack(desk);
  await desk.page.locator(".toasts .notice", { hasText: t.freed }).waitFor();
  await saved(desk);
  await desk.clean();
  const after = await companies(desk.page);
  assert.deepEqual(bodiesOf(after), bodiesOf(before));
  assert.deepEqual(after.map(({ packed }) => packed), [[true, true], [true, true]]);
  const left = JSON.stringify(await values(desk.page)).length / size;
  figure(`packed-${desk.language}`, `two companies of ten busy years take ${Math.round(left * 100)} % of what they took`);
  assert.ok(left < 0.3, `${left}`);
  assert.equal(await desk.page.locator("#pack").getAttribute("aria-disabled"), "true");
  await desk.page.getByText(t.nothing).waitFor();

  // It is the same company, in this tab, after a reload, and in a backup; and it goes on.
  await desk.page.reload();
  await desk.started();
  assert.equal(await takeBackup(), backup);
  await desk.open("account/users");
  await desk.page.locator(".masthead .company", { hasText: t.company }).waitFor();
  await desk.page.locator("#company-button").waitFor();
  await saved(desk);
  await desk.open("companies");
  await desk.page.locator("#open-1").click();
  await desk.page.waitForURL(desk.address());
  await saved(desk);
  assert.deepEqual(bodiesOf(await companies(desk.page)), bodiesOf(before));
});

/** Leaves no room in the storage: another app has taken it. */
const fillUp = (page) =>
  page.evaluate(() => {
    for (let [size, number] = [2 ** 20, 0]; size >= 1; number += 1) {
      try {
        localStorage.setItem(`another app ${number}`, "x".repeat(size));
      } catch {
        size = Math.floor(size / 2);
      }
    }
  });

journey("where room has run out packing makes room, and the next action is saved", { engines: BOTH, languages: ["en"] }, async (desk) => {
  const n = names(desk);
  const t = texts(desk);
  await openScenario(desk, "ten-years");
  await openScenario(desk, "network-member");
  await desk.visit("partnership/offers");
  await saved(desk);
  const before = await companies(desk.page);
  await fillUp(desk.page);
  await actionPack(desk).getByRole("button", { name: n.subscribe }).click();
  await desk.page.locator(".notice strong", { hasText: t.full }).waitFor();
  await desk.page.locator("#free-space").click();
  await arrive(desk, desk.text("Data and backup", "数据与备份"));
  await pack(desk);
  await desk.page.locator(".toasts .notice", { hasText: t.freed }).waitFor();
  await desk.page.locator(".notice strong", { hasText: t.full }).waitFor({ state: "detached" });
  await saved(desk);
  assert.deepEqual(bodiesOf(await companies(desk.page)), bodiesOf(before));
  await desk.visit("partnership/offers");
  await actionPack(desk).getByRole("button", { name: n.subscribe }).click();
  await arrive(desk, n.terms);
  await saved(desk);
  const [first, second] = await companies(desk.page);
  assert.deepEqual(first.bodies, before[0].bodies);
  assert.ok(second.bodies.length > before[1].bodies.length);
});

journey("where room has run out nobody is told so any longer once a form or a company has given some", { engines: BOTH }, async (desk) => {
  const n = names(desk);
  const t = texts(desk);
  const full = desk.page.locator(".notice strong", { hasText: t.full });
  const askForMore = async () => {
    await desk.visit("partnership/offers");
    await actionPack(desk).getByRole("button", { name: n.subscribe }).click();
  };
  await openScenario(desk, "ten-years");
  await openScenario(desk, "network-member");
  await desk.visit("account/users/new");
  await desk.page.locator("#user-name").fill("Ines Duarte");
  await desk.page.locator("#user-name").blur();
  await desk.page.waitForFunction(() => Object.keys(localStorage).some((key) => key.includes(":draft:")));
  await fillUp(desk.page);
  await askForMore();
  await full.waitFor();
  await desk.page.locator("#free-space").click();
  await desk.page.locator("#delete-drafts").click();
  await desk.page.locator("#delete-drafts-sure").click();
  await full.waitFor({ state: "detached" });
  await saved(desk);

  await fillUp(desk.page);
  await askForMore();
  await full.waitFor();
  await desk.visit("companies");
  await desk.page.locator("#more-1").click();
  await desk.page.locator("#delete-1").click();
  await full.waitFor({ state: "detached" });
  await saved(desk);
  await askForMore();
  await arrive(desk, n.terms);
  await saved(desk);
});

journey("a tab that is killed while it packs leaves a company that opens whole", { languages: ["en"], crashes: true, allow: [/the page crashed/] }, async (desk) => {
  await openScenario(desk, "ten-years");
  await desk.visit("simulation/data");
  await saved(desk);
  const before = await companies(desk.page);
  const looking = await desk.context.newPage();
  await looking.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  await looking.goto(desk.address("icons/mark.svg"));
  await desk.page.evaluate((mark) => {
    const real = Storage.prototype.setItem;
    Storage.prototype.setItem = function setItem(key, value) {
      real.call(this, key, value);
      if (value.startsWith(mark, 9)) globalThis.setTimeout = () => 0; // The task of the next value never comes.
    };
  }, MARK);
  await pack(desk);
  await packed(looking);
  await crash(desk.page);
  await desk.page.close();
  await looking.close();
  await desk.another("simulation/data");
  await saved(desk);
  const between = await companies(desk.page);
  assert.deepEqual(between.map(({ packed }) => packed), [[true, false]]);
  assert.deepEqual(bodiesOf(between), bodiesOf(before));
  await pack(desk);
  await desk.page.locator(".toasts .notice", { hasText: texts(desk).freed }).waitFor();
  const after = await companies(desk.page);
  assert.deepEqual(after.map(({ packed }) => packed), [[true, true]]);
  assert.deepEqual(bodiesOf(after), bodiesOf(before));
});

journey("what another tab writes is left to it", { engines: BOTH, languages: ["en"] }, async (desk) => {
  const t = texts(desk);
  await openScenario(desk, "ten-years");
  const first = desk.page;
  await saved(desk);
  const second = await desk.another("simulation/data");
  await saved(desk);
  await desk.page.getByText(t.elsewhere).waitFor();
  assert.equal(await desk.page.locator("#pack").getAttribute("aria-disabled"), "true");
  await openScenario(desk, "ten-years");
  await desk.visit("simulation/data");
  await pack(desk);
  await desk.page.locator(".toasts .notice", { hasText: t.freed }).waitFor();
  assert.deepEqual((await companies(second)).map(({ packed }) => packed), [[false, false], [true, true]]);
  await second.close();
  desk.page = first;
  await saved(desk);
});

/** Lets a page run a version that knows nothing of packed values: the program without the words by which they are known. */
const beforePacking = (page) =>
  page.route("**/*.wasm", async (route) => {
    const response = await route.fetch();
    const program = Buffer.from(await response.body());
    const at = program.indexOf(MARK);
    if (at > 0) program.write(MARK.replace("packed", "pocket"), at, "latin1");
    await route.fulfill({ response, body: program });
  });

journey("of two versions on one company the older one stops writing what the newer one packed, and asks to be loaded again", { languages: ["en"] }, async (desk) => {
  const n = names(desk);
  const t = texts(desk);
  await openScenario(desk, "ten-years");
  await desk.visit("simulation/data");
  await saved(desk);
  const newer = desk.page;
  const older = await desk.context.newPage();
  await beforePacking(older);
  desk.page = older;
  await desk.open("partnership/offers");
  await saved(desk);
  desk.page = newer;
  await newer.bringToFront();
  await pack(desk);
  await packed(newer);
  await saved(desk);
  const before = await values(newer);
  desk.page = older;
  await older.bringToFront();
  await desk.page.locator(".notice strong", { hasText: t.newer }).waitFor();
  await actionPack(desk).getByRole("button", { name: n.subscribe }).or(desk.page.locator("main button").first()).first().click();
  assert.deepEqual(await values(older), before, "nothing is written");
  // The older version does not take it for damage either when it begins with it.
  await older.reload();
  await desk.started();
  await desk.page.locator(".notice strong", { hasText: t.newer }).waitFor();
  assert.deepEqual(await values(older), before);
  // Loaded again as the newer version it goes on.
  await older.unrouteAll({ behavior: "ignoreErrors" });
  await desk.select("button", "Load the page again");
  await saved(desk);
});
