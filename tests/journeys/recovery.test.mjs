// The page that looks after what is stored, without the application.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { companyName, readEverything, readHistory, sandboxesIn, toBackup } from "../../public/recovery/stored.js";
import { stored } from "./askers.mjs";
import { figure } from "./figures.mjs";
import { BOTH, journey } from "./journey.mjs";
import { join, noSidewaysScrolling, openScenario } from "./partner.mjs";
import { BASES } from "./server.mjs";

const texts = (desk) => {
  const t = desk.text;
  return {
    company: t("Lumen Bridge Systems", "光桥系统有限公司"),
    title: t("Stored data", "存储的数据"),
    deleted: t("was deleted.", "已删除。"),
    undone: t("It is as it was before.", "已恢复原状。"),
    restored: t("The data was restored.", "存储的数据已恢复。"),
    noRoom: t("There was no room for it", "空间不足"),
    refused: t("This file cannot be restored", "无法恢复此文件"),
    blocked: t("This browser does not let this site store data", "此浏览器不允许本网站存储数据"),
    since: t("It has been changed since, perhaps in another tab. Nothing was undone.", "此内容已被更改（可能在另一个标签页中），未撤销任何操作。"),
  };
};

/** Opens the page with nothing of the application to be had. */
async function toRecovery(desk) {
  await desk.context.route(/\/(?:memberdesk|boot|offline)[^/]*\.(?:js|wasm)$/, (route) => route.abort());
  await desk.page.goto(desk.address("recovery/"));
  await desk.see("heading", texts(desk).title, { level: 1 });
}

const download = (desk, id) => desk.download(() => desk.page.locator(id).click());

const everything = (page) => page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));
const told = (desk, text) => desk.page.locator("#told", { hasText: text }).waitFor();
const choose = (desk, text) => desk.page.locator("#file").setInputFiles({ name: "file.json", mimeType: "application/json", buffer: Buffer.from(text) });

/** Damages the middle of the first company's history. */
const damage = (page) =>
  page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => /:1:000001$/.test(name));
    localStorage.setItem(key, localStorage.getItem(key).replace('"order_opened"', '"order_0pened"'));
  });

journey("without the application what is stored is listed, taken away, deleted after a question, and put back", { engines: BOTH }, async (desk) => {
  const t = texts(desk);
  await openScenario(desk, "fresh-action-pack");
  const ids = await stored(desk.page);
  const before = await everything(desk.page);
  await toRecovery(desk);
  await desk.clean();
  await desk.see("heading", t.company);
  const backup = JSON.parse(await download(desk, "#backup-1"));
  assert.deepEqual(backup.commits.map(({ id }) => id), ids);
  const all = await download(desk, "#take-all");
  const { memberdesk_data, values } = JSON.parse(all);
  assert.deepEqual(Object.entries(values).sort(), JSON.parse(before));
  assert.deepEqual([memberdesk_data.version, memberdesk_data.entries], [1, Object.keys(values).length]);
  assert.deepEqual(await everything(desk.page), before, "looking and downloading change nothing");

  await desk.page.locator("#remove-1").click();
  await desk.clean();
  await desk.page.locator("#keep").click();
  assert.equal(await everything(desk.page), before);
  await desk.page.locator("#remove-1").click();
  await desk.page.locator("#sure-act").click();
  await told(desk, t.deleted);
  await desk.clean();
  assert.deepEqual(await stored(desk.page), []);
  await desk.page.locator("#undo").click();
  await told(desk, t.undone);
  assert.equal(await everything(desk.page), before);

  // Everything goes, and comes back from the file.
  await desk.page.evaluate(() => localStorage.setItem("another app", "keeps this"));
  await desk.page.locator("#clear").click();
  await desk.page.locator("#sure-act").click();
  assert.deepEqual(await desk.page.evaluate(() => Object.keys(localStorage)), ["another app"]);
  await choose(desk, all);
  await desk.page.locator("#found").waitFor();
  assert.equal(await desk.page.locator("#unchecked").count(), 0);
  await desk.clean();
  await desk.page.locator("#restore").click();
  await told(desk, t.restored);
  assert.deepEqual(await stored(desk.page), ids);
  await desk.context.unroute(/\/(?:memberdesk|boot|offline)[^/]*\.(?:js|wasm)$/);
  await desk.page.locator("#open-1").click();
  await desk.started();
  await desk.page.locator(".masthead .company", { hasText: t.company }).waitFor();
  assert.deepEqual(await stored(desk.page), ids);
  await desk.page.evaluate(() => localStorage.removeItem("another app"));
});

journey("of a damaged company what can be read is a backup that the application takes", { engines: BOTH, languages: ["en"], bases: BASES }, async (desk) => {
  const t = desk.text;
  await openScenario(desk, "fresh-action-pack");
  const ids = await stored(desk.page);
  await desk.page.goto("about:blank"); // The application would write again what it knows.
  await toRecovery(desk);
  await damage(desk.page);
  await desk.page.reload();
  const card = desk.page.getByRole("article", { name: texts(desk).company });
  await card.getByText(t("actions can be read from the beginning", "项操作可以读取")).waitFor();
  const file = await download(desk, "#backup-1");
  const { commits } = JSON.parse(file);
  assert.ok(commits.length > 0 && commits.length < ids.length);
  assert.deepEqual(commits.map(({ id }) => id), ids.slice(0, commits.length));
  assert.match(await download(desk, "#raw-1"), /order_0pened/);

  await choose(desk, file);
  await desk.page.locator("#refused", { hasText: t("Data and backup", "数据与备份") }).waitFor();
  await desk.context.unroute(/\/(?:memberdesk|boot|offline)[^/]*\.(?:js|wasm)$/);
  await desk.open("simulation/data");
  await desk.page.locator("#backup-file").setInputFiles({ name: "backup.json", mimeType: "application/json", buffer: Buffer.from(file) });
  await desk.page.locator("#open-backup").click();
  await desk.page.waitForURL(desk.address());
  await desk.page.waitForFunction(() => Object.keys(localStorage).some((key) => /:2:000001$/.test(key)));
  assert.deepEqual(await stored(desk.page, "2"), ids.slice(0, commits.length));
});

journey("what was written since is not undone, and what finds no room changes nothing", { engines: BOTH, languages: ["en"] }, async (desk) => {
  const t = texts(desk);
  await join(desk);
  await desk.page.goto("about:blank");
  await toRecovery(desk);
  const all = await download(desk, "#take-all");
  await desk.page.locator("#remove-1").click();
  await desk.page.locator("#sure-act").click();
  await told(desk, t.deleted);
  const other = await elsewhere(desk);
  await other.evaluate((all) => {
    const [[key, value]] = Object.entries(JSON.parse(all).values).filter(([key]) => /:1:000001$/.test(key));
    localStorage.setItem(key, `${value} and more`);
  }, all);
  const before = await everything(other);
  await other.close();
  await desk.page.locator("#undo").click();
  await told(desk, t.since);
  assert.equal(await everything(desk.page), before);

  await choose(desk, all);
  await desk.page.locator("input[name=company]").check();
  await desk.page.evaluate(() => {
    const real = Storage.prototype.setItem;
    let left = 1;
    Storage.prototype.setItem = function setItem(key, value) {
      if (left === 0) {
        Storage.prototype.setItem = real; // What was taken out finds its old room again.
        throw new DOMException("no room", "QuotaExceededError");
      }
      left -= 1;
      real.call(this, key, value);
    };
  });
  await desk.page.locator("#restore").click();
  await told(desk, t.noRoom);
  assert.equal(await everything(desk.page), before);
});

/** The key of a company's history, of which a letter so many times is no sound one: what counts here is how large it is. */
const key = (desk, id) => `memberdesk:${desk.base}:${id}:000001`;
const large = (letter, hundredThousands) => letter.repeat(hundredThousands * 100_000);

/** Chooses a file, and of it every company. */
async function chooseAll(desk, text) {
  await choose(desk, text);
  await desk.page.locator("#restore").waitFor();
  for (const company of await desk.page.locator("input[name=company]").all()) await company.check();
}

/** Stores histories of companies by number, and chooses a file with others. */
async function replacing(desk, here, file) {
  const values = (all) => Object.fromEntries(Object.entries(all).map(([id, value]) => [key(desk, id), value]));
  await desk.page.evaluate((all) => {
    localStorage.clear();
    for (const [key, value] of Object.entries(all)) localStorage.setItem(key, value);
  }, values(here));
  await desk.page.reload();
  await chooseAll(desk, JSON.stringify(values(file)));
}

journey("where a file finds no room everything is as it was, also when the old values have room only without the new ones", { languages: ["en"] }, async (desk) => {
  const t = texts(desk);
  await toRecovery(desk);
  // The first company is written last, when another one has grown to where the largest was, which has shrunk.
  await replacing(desk, { 1: large("c", 1), 2: large("b", 1), 3: large("a", 27) }, { 1: large("C", 26), 2: large("B", 27), 3: large("A", 1) });
  const before = await everything(desk.page);
  await desk.page.locator("#restore").click();
  await told(desk, t.noRoom);
  assert.ok((await everything(desk.page)) === before);
  assert.equal(await desk.page.locator("#rescued").count(), 0);
  // What has room in the end is not refused for what it takes on the way.
  await replacing(desk, { 1: large("c", 26), 2: large("b", 1) }, { 1: large("C", 1), 2: large("B", 27) });
  await desk.page.locator("#restore").click();
  await told(desk, t.restored);
  assert.equal(await desk.page.evaluate((key) => localStorage.getItem(key)[0], key(desk, 2)), "B");
  await desk.page.evaluate(() => localStorage.clear());
});

journey("what cannot even be put back is offered as a file until it is stored again", { engines: BOTH }, async (desk) => {
  const t = texts(desk);
  await join(desk);
  await desk.page.goto("about:blank");
  await toRecovery(desk);
  const ids = await stored(desk.page);
  await chooseAll(desk, JSON.stringify({ [key(desk, 1)]: "shorter", [key(desk, 2)]: "does not matter" }));
  // Another page takes the room that a shorter history leaves.
  await desk.page.evaluate(() => {
    const real = Storage.prototype.setItem;
    let taken = false;
    globalThis.free = () => {
      Storage.prototype.setItem = real;
    };
    Storage.prototype.setItem = function setItem(key, value) {
      if (taken) throw new DOMException("no room", "QuotaExceededError");
      real.call(this, key, value);
      taken = value === "shorter";
    };
  });
  await desk.page.locator("#restore").click();
  const rescued = desk.page.locator("#rescued", { hasText: desk.text("in this page alone", "仅存在于本页中") });
  await rescued.waitFor();
  assert.equal(await desk.page.evaluate(() => document.activeElement.id), "rescued", "it has the focus");
  assert.deepEqual(await stored(desk.page), []);
  await desk.clean();
  // Leaving the page asks first.
  const asked = desk.page.waitForEvent("dialog");
  await desk.page.close({ runBeforeUnload: true });
  const question = await asked;
  assert.equal(question.type(), "beforeunload");
  await question.dismiss();
  // Neither another language nor what is done next takes the offer away.
  await desk.page.evaluate(() => globalThis.free());
  await desk.page.locator("#language").click();
  await desk.page.locator("#language").click();
  const file = await download(desk, "#take-rescued");
  await choose(desk, file);
  await rescued.waitFor();
  await desk.page.locator("input[name=company]").check();
  await desk.page.locator("#restore").click();
  await told(desk, t.restored);
  await rescued.waitFor({ state: "detached" });
  assert.deepEqual(await stored(desk.page), ids);
});

/** A tab of this origin without the application: what it writes another tab has written, and no application writes it again. */
async function elsewhere(desk) {
  const page = await desk.context.newPage();
  await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  await page.goto(desk.address("icons/mark.svg"));
  await desk.page.bringToFront(); // One behind it is slow to be clicked.
  return page;
}

/** Stores a value by its name, that is without what all keys begin with. */
const write = (page, base, name, text) => page.evaluate(([key, text]) => localStorage.setItem(key, text), [`memberdesk:${base}:${name}`, text]);

journey("what is downloaded and deleted is what is stored then, also behind a message and a question", { engines: BOTH }, async (desk) => {
  const t = texts(desk);
  await join(desk);
  await desk.page.goto("about:blank");
  await toRecovery(desk);
  const other = await elsewhere(desk);
  const add = (name, text) => write(other, desk.base, name, text);
  const valuesOf = async (id) => Object.entries(JSON.parse(await download(desk, id)).values);
  const has = async (id, text) => assert.ok((await valuesOf(id)).some(([, value]) => value === text), `${id} has "${text}"`);

  await add("draft:1:user", "typed");
  await desk.page.locator("#remove-drafts").click();
  await desk.page.locator("#sure-act").click();
  await desk.page.locator("#undo").waitFor();
  // A message stands, and another tab goes on working.
  await add("1:000002", "a second segment");
  await has("#take-all", "a second segment");
  await has("#raw-1", "a second segment");
  await add("draft:1:location", "half a form");
  await has("#raw-1", "half a form");
  await desk.page.getByRole("article", { name: "Contoso Consulting" }).getByText(desk.text("something else in it cannot", "其余部分内容无法读取")).waitFor();
  await desk.page.locator("#undo").waitFor();

  // A question stands.
  await desk.page.locator("#clear").click();
  await add("1:000003", "a third segment");
  await has("#take-first", "a third segment");
  await desk.page.locator("#keep").click();
  assert.equal(await desk.page.evaluate(() => document.activeElement.id), "clear", "the focus is back");

  await desk.page.locator("#remove-1").click();
  await add("1:000004", "a fourth segment");
  await desk.page.locator("#sure-act").click();
  await told(desk, t.deleted);
  const left = () => desk.page.evaluate(() => Object.keys(localStorage).filter((key) => /:1(?::|$)/.test(key)));
  assert.deepEqual(await left(), [], "nothing of the company stays behind");
  await desk.page.locator("#undo").click();
  await told(desk, t.undone);
  await has("#take-all", "a fourth segment");
  await desk.clean();
  await other.close();
});

journey("a chosen file is offered beside what is stored now, and nothing is replaced that was not said", { engines: BOTH }, async (desk) => {
  const t = texts(desk);
  await join(desk);
  await desk.page.goto("about:blank");
  await toRecovery(desk);
  const all = await download(desk, "#take-all");
  const history = JSON.parse(all).values[key(desk, 1)];
  await desk.page.evaluate(() => localStorage.clear());
  const other = await elsewhere(desk);
  await choose(desk, JSON.stringify({ [key(desk, 1)]: history, [key(desk, 2)]: "a" }));
  await desk.page.locator("#restore-1:checked").waitFor();
  await desk.page.locator("#restore-2").uncheck();
  await desk.page.locator("#restore-1").focus();
  // Where nobody wanted to replace anything, something comes to be.
  await write(other, desk.base, "1:000001", "what another tab has written");
  await desk.page.getByText(desk.text("replaces", "将替换")).waitFor();
  assert.equal(await desk.page.locator("#restore-1").isChecked(), false, "its tick is gone");
  assert.equal(await desk.page.locator("#restore-2").isChecked(), false, "the others are as they were");
  assert.equal(await desk.page.evaluate(() => document.activeElement.id), "restore-1", "the focus stays");
  await desk.clean();

  // The press can come before the page has heard of it.
  await desk.page.locator("#restore-1").check();
  await desk.page.evaluate((key) => localStorage.setItem(key, "what nobody has heard of"), key(desk, 1));
  await desk.page.locator("#restore").click();
  await told(desk, desk.text("has changed meanwhile", "已发生变化"));
  assert.equal(await desk.page.evaluate((key) => localStorage.getItem(key), key(desk, 1)), "what nobody has heard of");
  await desk.clean();
  await desk.page.locator("#restore-1").check();
  await desk.page.locator("#restore").click();
  await told(desk, t.restored);
  assert.equal(await desk.page.evaluate((key) => localStorage.getItem(key), key(desk, 1)), history);
});

journey("what another tab has deleted is neither opened nor handed out as if it were there", async (desk) => {
  await join(desk);
  await desk.page.goto("about:blank");
  await toRecovery(desk);
  const all = JSON.parse(await everything(desk.page));
  for (const button of ["#open-1", "#raw-1", "#backup-1", "#remove-1"]) {
    await desk.page.reload();
    // This page hears nothing of what it does itself, as of another tab that was quicker than the news of it.
    await desk.page.evaluate(() => localStorage.clear());
    await desk.page.locator(button).click();
    await told(desk, desk.text("not stored here any more", "已不在此处"));
    assert.equal(desk.page.url(), desk.address("recovery/"));
    await desk.page.evaluate((all) => all.forEach(([key, value]) => localStorage.setItem(key, value)), all);
  }
  await desk.clean();
});

journey("where nothing is stored there is nothing to delete, until another tab stores something", { engines: BOTH, languages: ["en"] }, async (desk) => {
  await toRecovery(desk);
  await desk.clean();
  assert.equal(await desk.page.locator("#clear").count(), 0);
  const other = await elsewhere(desk);
  await write(other, desk.base, "1:000001", "a");
  await desk.page.locator("#clear").waitFor();
});

journey("a file brings no backend back that the person did not choose, and its address is named before", { engines: BOTH }, async (desk) => {
  const t = texts(desk);
  const address = "https://backend.contoso.example:8090";
  await join(desk);
  await desk.page.goto("about:blank");
  await toRecovery(desk);
  const { values } = JSON.parse(await download(desk, "#take-all"));
  const name = (rest) => `memberdesk:${desk.base}:${rest}`;
  const server = JSON.stringify({ address, token: "secret", account: "main" });
  const hidden = JSON.stringify({ address: "https://nobody-chose.example", token: null, account: "main" });
  const file = {
    ...values,
    [name("server:1")]: server,
    [name("unsent:1:0123")]: "not sent",
    // Of one that nobody could be shown, and one that the application would not ask.
    [name("server:looked-at")]: hidden,
    [name("looked-at:000001")]: "a",
    [name("server:3")]: JSON.stringify({ address: "javascript:alert(1)" }),
    [name("3:000001")]: "a",
    [name("server:4")]: hidden,
  };
  await desk.page.evaluate(() => localStorage.clear());
  const connected = () => desk.page.evaluate(() => Object.keys(localStorage).filter((key) => /:(?:server|unsent):/.test(key)).sort());
  await chooseAll(desk, JSON.stringify(file));
  const connect = desk.page.locator("input[name=backend]");
  assert.equal(await connect.count(), 1);
  assert.equal(await connect.isChecked(), false);
  const label = await desk.page.locator("label", { has: connect }).innerText();
  assert.ok(label.includes(address) && label.includes("Contoso Consulting"), label);
  assert.match(label, desk.text(/1 action that was not sent yet/, /1 项尚未发送的操作/));
  await desk.clean();
  await desk.page.locator("#restore").click();
  await told(desk, t.restored);
  await told(desk, desk.text(/without a connection to a mock backend.*: Contoso Consulting \(company 1\), /, /不含与模拟后端的连接.*：Contoso Consulting（公司 1）、/));
  await desk.clean();
  assert.deepEqual(await connected(), []);
  // The journey fails if another address is asked.
  const recovery = desk.page;
  await desk.context.unroute(/\/(?:memberdesk|boot|offline)[^/]*\.(?:js|wasm)$/);
  await desk.another();
  await desk.page.locator(".masthead .company", { hasText: "Contoso Consulting" }).waitFor();
  assert.deepEqual(await desk.page.locator("meta[content^=connect-src]").getAttribute("content"), "connect-src 'self'");
  await desk.page.close();

  desk.page = recovery;
  await desk.page.evaluate(() => localStorage.clear());
  await desk.page.reload();
  await chooseAll(desk, JSON.stringify(file));
  await connect.check();
  // What is ticked stays so whatever another tab does.
  const other = await elsewhere(desk);
  await write(other, desk.base, "5:000001", "another company");
  await desk.page.locator("#open-5").waitFor();
  await other.close();
  await desk.page.locator("#restore").click();
  await told(desk, t.restored);
  assert.deepEqual(await connected(), [name("server:1"), name("unsent:1:0123")]);
  assert.equal(await desk.page.locator("#told", { hasText: "Contoso Consulting" }).count(), 0, "nothing is said of a connection that came");
  assert.equal(await desk.page.evaluate((key) => localStorage.getItem(key), name("server:1")), server);
});

journey("where there is no room to note which company is shown, no other one is opened and that is said", async (desk) => {
  await join(desk);
  await desk.page.goto("about:blank");
  await toRecovery(desk);
  const before = await everything(desk.page);
  await desk.page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
  });
  for (const button of ["#beside", "#open-1"]) {
    await desk.page.evaluate(() => document.getElementById("told")?.remove());
    await desk.page.locator(button).click();
    await told(desk, desk.text("It could not be opened", "无法打开"));
    assert.equal(desk.page.url(), desk.address("recovery/"));
  }
  assert.equal(await everything(desk.page), before);
  await desk.clean();
});

journey("the page counts one action as one", { languages: ["en"] }, async (desk) => {
  await join(desk);
  await desk.page.goto("about:blank");
  await toRecovery(desk);
  await desk.page.getByText("The only action can be read.", { exact: true }).waitFor();
  const all = await download(desk, "#take-all");
  const { values } = JSON.parse(all);
  await desk.page.evaluate(() => localStorage.clear());
  await choose(desk, all);
  await desk.page.getByText("Contoso Consulting (company 1): 1 action, not stored here", { exact: true }).waitFor();
  await desk.page.evaluate(([key, value]) => localStorage.setItem(key, `${value}more`), [key(desk, 1), values[key(desk, 1)]]);
  await choose(desk, all);
  await desk.page.getByText("Contoso Consulting (company 1): 1 action, replaces Contoso Consulting (company 1) (1 action)", { exact: true }).waitFor();
  await desk.page.reload();
  await desk.page.getByText("1 action can be read; something else in it cannot.", { exact: true }).waitFor();
});

journey("a file that is no copy of what was stored is refused, with the first entry that does not belong", { engines: BOTH, languages: ["en"] }, async (desk) => {
  const t = texts(desk);
  await toRecovery(desk);
  const files = {
    rubbish: ["\u0089PNG", /not a file that was downloaded here/],
    list: ["[1]", /not a file that was downloaded here/],
    empty: ["{}", /not a file that was downloaded here/],
    foreign: ['{"memberdesk:/:1:000001":"x","other-app":"y"}', /other-app/],
    type: ['{"memberdesk:/:settings":{"language":"en"}}', /memberdesk:\/:settings/],
    script: ['{"memberdesk:/:<img src=x onerror=globalThis.ran=1>":"x"}', /onerror/],
    newer: ['{"memberdesk_data":{"version":2,"entries":0,"checksum":"00000000"},"anything":[]}', /A newer version/],
    altered: ['{"memberdesk_data":{"version":1,"entries":1,"checksum":"00000000"},"values":{"memberdesk:/:newest":"1"}}', /checksum does not fit/],
    miscounted: ['{"memberdesk_data":{"version":1,"entries":1,"checksum":"a3e5f1b2"},"values":{}}', /checksum does not fit/],
    headless: ['{"memberdesk_data":7,"values":{"memberdesk:/:newest":"1"}}', /checksum does not fit/],
    backup: ['{"memberdesk":{"format":1,"sandbox":"1","commits":0},"checksum":"00000000","commits":[]}', /backup of one company/],
  };
  for (const [what, [text, expected]] of Object.entries(files)) {
    await choose(desk, text);
    const refused = desk.page.locator("#refused", { hasText: t.refused });
    await refused.waitFor();
    assert.match(await refused.innerText(), expected, what);
    assert.deepEqual(await desk.page.evaluate(() => Object.keys(localStorage)), [], what);
  }
  assert.equal(await desk.page.evaluate(() => globalThis.ran), undefined);
});

journey("a chosen file that the browser cannot read is no silence", { engines: BOTH }, async (desk) => {
  const t = texts(desk);
  await join(desk);
  await toRecovery(desk);
  const before = await everything(desk.page);
  // As of a file that was deleted or changed between choosing and reading it.
  await desk.page.evaluate(() => {
    File.prototype.text = () => Promise.reject(new DOMException("The file could not be read.", "NotReadableError"));
  });
  await choose(desk, "{}");
  const refused = desk.page.locator("#refused", { hasText: t.refused });
  await refused.filter({ hasText: desk.text("The browser could not read it", "浏览器无法读取它") }).waitFor();
  await desk.clean();
  assert.equal(await everything(desk.page), before);
});

journey("the panel of an application that cannot start leads to the stored data, also by keyboard", { allow: [/./] }, async (desk) => {
  const t = texts(desk);
  await join(desk);
  await desk.context.route("**/*.wasm", (route) => route.abort());
  await desk.page.reload();
  await desk.tabTo("link", desk.text("Manage the stored data", "管理存储的数据"));
  await desk.press("Enter");
  await desk.see("heading", t.title, { level: 1 });
  await desk.tabTo("button", desk.text("Download everything", "下载全部数据"));
  await desk.tabTo("button", desk.text("Delete everything", "全部删除"));
  await desk.press("Enter");
  assert.equal(await desk.page.evaluate(() => document.activeElement.id), "keep", "the safe answer has the focus");
  await desk.press("Escape");
  assert.equal(await desk.page.evaluate(() => document.activeElement.id), "clear", "the focus is back");
  await desk.page.setViewportSize({ width: 320, height: 700 });
  await noSidewaysScrolling(desk);
});

journey("where storage is blocked the page says so", { languages: ["en"] }, async (desk) => {
  await desk.context.addInitScript(() => {
    Object.defineProperty(globalThis, "localStorage", { get: () => { throw new DOMException("blocked", "SecurityError"); } });
  });
  await toRecovery(desk);
  await desk.read(texts(desk).blocked);
  await desk.clean();
});

journey("the file with everything that the application hands over is restored here, and a change in it is noticed", { engines: BOTH }, async (desk) => {
  const t = texts(desk);
  await openScenario(desk, "fresh-action-pack");
  await desk.visit("companies");
  await desk.page.locator("#more-1").click();
  await desk.page.locator("#rename-1").click();
  await desk.fill(desk.text("Name in this list", "列表中的名称"), "Zoë 彩排 😀");
  await desk.press("Enter");
  await desk.gone("dialog");
  await desk.visit("simulation/data");
  const all = await download(desk, "#take-everything");
  const before = await everything(desk.page);
  await desk.page.goto("about:blank");
  await toRecovery(desk);
  await desk.page.locator("#clear").click();
  await desk.page.locator("#sure-act").click();
  await choose(desk, all.replace("彩排", "排彩"));
  await desk.page.locator("#refused", { hasText: desk.text("its checksum does not fit", "校验和不一致") }).waitFor();
  assert.equal(await everything(desk.page), "[]");
  await desk.clean();
  // An early version wrote the values alone.
  await choose(desk, JSON.stringify(JSON.parse(all).values));
  await desk.page.locator("#unchecked").waitFor();
  await desk.clean();
  await choose(desk, JSON.stringify(JSON.parse(all)));
  await desk.page.locator("#unchecked").waitFor({ state: "detached" });
  await desk.page.locator("#restore").click();
  await told(desk, t.restored);
  assert.equal(await everything(desk.page), before);
});

/** The segments that a released version left, by number. */
function fixture(format) {
  const folder = `tests/fixtures/format-${format}`;
  const names = readdirSync(folder).filter((name) => name.startsWith("segment-"));
  const segments = Object.fromEntries(names.map((name) => [Number(name.slice(8, 14)), readFileSync(`${folder}/${name}`, "utf8")]));
  return { segments, exported: JSON.parse(readFileSync(`${folder}/export.json`, "utf8")) };
}

journey("the page reads what every released version stored, and writes the same backup", { languages: ["en"] }, async () => {
  const formats = readdirSync("tests/fixtures").map((name) => Number(name.replace("format-", "")));
  for (const format of formats) {
    const { segments, exported } = fixture(format);
    const { bodies, missing, newer, damaged } = readHistory(segments, "main");
    assert.deepEqual({ missing, newer, damaged }, { missing: 0, newer: false, damaged: false });
    assert.deepEqual(JSON.parse(toBackup("main", bodies)), exported, "to the checksum");
    assert.equal(companyName(segments), exported.commits.flatMap(({ entries }) => entries).findLast(({ event }) => event.company_joined).event.company_joined.company.legal_name);
  }
});

// In the long form it takes half a minute without a pause, for which nobody else would be answered: it walks alone.
journey("whatever stored values have become, the page reads a beginning of the history and nothing else", { alone: true, languages: ["en"] }, async () => {
  // Of the second one segment is packed.
  const { segments } = fixture(2);
  const whole = readHistory(segments, "main").bodies;
  let seed = 2020;
  const below = (bound) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * bound);
  };
  const signs = ["", "0", " ", "\n", '"', "{", "é", "王", "\0", "memberdesk 1 main 1"];
  const rounds = process.env.MEMBERDESK_LONG ? 10_000 : 300;
  for (let round = 0; round < rounds; round += 1) {
    const number = 1 + below(2);
    const text = segments[number];
    const at = below(text.length);
    const edited = text.slice(0, at) + signs[below(signs.length)] + text.slice(at + below(60));
    const { bodies, missing, damaged } = readHistory({ ...segments, [number]: edited }, "main");
    assert.deepEqual(bodies, whole.slice(0, bodies.length), `round ${round}`);
    assert.ok(edited === text || (damaged && bodies.length + missing <= whole.length + 1), `round ${round} is noticed`);
    const { values } = readEverything(JSON.stringify({ "memberdesk:/:main:000001": edited }));
    assert.deepEqual(sandboxesIn(values).map(({ id }) => id), ["main"]);
  }
  figure("recovery-edits", `${rounds} random edits of stored values, all noticed, never more than was stored`);
});
