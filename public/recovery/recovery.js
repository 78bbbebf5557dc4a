// The page that looks after what is stored when the application cannot: it shares no code with it.
//
// What it changes it changes on the person's word, all or nothing, and can put back until the page is left. Other tabs go
// on writing meanwhile: what is pressed acts on what is stored then, whatever was stored when it was shown.

import { companyName, kindOf, readEverything, readHistory, sandboxesIn, toBackup, toEverything } from "./stored.js";
import { TEXTS } from "./texts.js";

const ROOM_UNITS = 5_242_880; // What most browsers store for one address, in UTF-16 units.
const LARGEST_FILE_BYTES = 4 * ROOM_UNITS;
const base = new URL("../", location.href);
const own = `memberdesk:${base.pathname}:`;

let language = 0; // Of TEXTS: English or Chinese.
let told = null; // What was just done, or went wrong: { tone, title, text, undo }.
let chosen = null; // The file that was chosen: { values, checked, offers }, the offers as they are shown, or { refused }.
let offline = []; // The names of the offline copies.
let rescued = null; // What found no room again and is in this page alone: { values, missing, taken }, of which `missing` are names.

/** A text in the person's language, its places filled in: "{n}", and "{n|of one|of more|}" where a number asks for it. */
function say(name, places = {}) {
  const chosen = TEXTS[name][language].replace(/\{(\w+)\|(.*?)\|(.*?)\|\}/g, (_, place, one, more) => (places[place] === "1" ? one : more));
  return chosen.replace(/\{(\w+)\}/g, (_, place) => places[place]);
}

const number = (count) => count.toLocaleString(["en", "zh-Hans"][language]);
const kilobytes = (units) => number(Math.ceil(units / 1000));

// ---------------------------------------------------------------- what is stored

/** The storage, or null where the browser allows none. */
function storage() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

/** All values of this copy of the application by name: their keys without what each begins with. */
function stored() {
  const keys = Object.keys(storage() ?? {}).filter((key) => key.startsWith(own));
  return Object.fromEntries(keys.map((key) => [key.slice(own.length), storage().getItem(key)]));
}

const unitsOf = (entries) => entries.reduce((sum, [name, value]) => sum + own.length + name.length + value.length, 0);

/** The names of what differs in `values`, the first segment of a history last: what is interrupted never looks like a whole one. */
function differing(values, here) {
  return Object.keys(values).filter((name) => values[name] !== here[name]).sort().reverse();
}

/** Writes `values` over what is stored; throws where there is no room for all of them. */
function write(values) {
  const here = stored();
  for (const name of Object.keys(here)) if (!Object.hasOwn(values, name)) storage().removeItem(own + name);
  // What shrinks makes room for what grows, so that no more is needed on the way than in the end.
  const grows = (name) => values[name].length > (here[name]?.length ?? -1);
  const changed = differing(values, here);
  for (const name of [...changed.filter((name) => !grows(name)), ...changed.filter(grows)]) storage().setItem(own + name, values[name]);
}

/** Puts back what was stored; answers the names of what found no room again. */
function putBack(values) {
  const begun = stored();
  // All that was changed goes first: the old values had room with one another, and not beside the new ones.
  for (const name of Object.keys(begun)) if (begun[name] !== values[name]) storage().removeItem(own + name);
  return differing(values, stored()).filter((name) => {
    try {
      storage().setItem(own + name, values[name]);
      return false;
    } catch {
      return true; // The others may still find room.
    }
  });
}

/** Makes `values` all that is stored of this copy, and answers whether it is; where there was no room for them `failure` is told. */
function replaceAll(values, failure = { title: say("noRoom"), text: say("noRoomText") }) {
  const before = stored();
  try {
    write(values);
    // The company to show is the one that the settings name by now, not the one that this tab has shown.
    if (values.settings !== before.settings) sessionStorage.removeItem(`${own}shown`);
    return true;
  } catch {
    // A snapshot follows from the rest.
    const missing = putBack(before).filter((name) => kindOf(name)?.kind !== "snapshot");
    if (missing.length > 0) tellRescued(before, missing);
    else tell({ tone: "danger", ...failure });
    return false;
  }
}

/** Changes what is stored, says so and what else there is to say, and offers the way back. */
function change(values, title, text) {
  const before = stored();
  if (!replaceAll(values)) return;
  const changed = Object.keys({ ...before, ...values }).filter((name) => before[name] !== values[name]);
  const undo = () => {
    const now = stored();
    // What another tab has written since is not written over.
    if (changed.some((name) => now[name] !== values[name])) return tell({ tone: "warning", title: say("changedSince") });
    const kept = without(now, (name) => changed.includes(name));
    const back = changed.filter((name) => name in before).map((name) => [name, before[name]]);
    if (replaceAll({ ...kept, ...Object.fromEntries(back) })) tell({ tone: "success", title: say("undone") });
  };
  tell({ tone: "success", title, text: [text, say("undoText")], undo });
}

const without = (values, unwanted) => Object.fromEntries(Object.entries(values).filter(([name]) => !unwanted(name)));

/** What a small value says, nothing where it cannot be read. */
function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

/** Shows a company in the application; `id` may be of one that is not there yet. */
function openInApp(id) {
  const values = stored();
  const settings = JSON.stringify({ ...parsed(values.settings), sandbox: id });
  // Without a note of it another company would be shown, as if it were this one.
  if (!replaceAll({ ...values, settings }, { title: say("notOpened"), text: say("notOpenedText") })) return;
  sessionStorage.setItem(`${own}shown`, id);
  location.assign(base);
}

function nextSandbox() {
  const values = stored();
  const numbers = [...sandboxesIn(values).map(({ id }) => id), values.newest].map((id) => Number.parseInt(id, 10) || 0);
  return String(Math.max(0, ...numbers) + 1);
}

function download(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Downloads values as the application's own "Download what is stored" does: without snapshots, which follow from the rest. */
function downloadValues(name, entries) {
  const lasting = entries.filter(([key]) => kindOf(key)?.kind !== "snapshot");
  download(name, toEverything(lasting.map(([key, value]) => [own + key, value])));
}

// ---------------------------------------------------------------- what is shown

/** An element: its attributes, of which functions listen, and what is in it. */
function el(tag, attributes = {}, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...content.flat().filter((part) => part !== null && part !== undefined));
  return element;
}

function button(id, text, click, kind, ofWhich = "") {
  const hidden = ofWhich && el("span", { class: "visually-hidden" }, say("of", { company: ofWhich }));
  return el("button", { type: "button", class: "button", id, "data-kind": kind, click }, text, hidden || null);
}

const section = (id, ...content) => el("section", { class: "stack", "aria-labelledby": id, "data-part": id }, el("h2", { id }, say(id)), content);
const soft = (...content) => el("p", { class: "soft" }, content);
const actions = (...buttons) => el("div", { class: "actions" }, buttons);

function notice({ tone, title, text, undo }) {
  const way = undo ? actions(button("undo", say("undo"), undo)) : null;
  const lines = [text].flat().filter(Boolean).map((line) => el("p", {}, line));
  return el("div", { class: "notice", "data-tone": tone, id: "told", role: "status", tabindex: "-1" }, el("strong", {}, title), lines, way);
}

/** Shows what was just done, and takes the focus there. */
function tell(what) {
  told = what;
  show();
  document.getElementById("told").focus();
}

/** Says that old values found no room again, which are offered as a file until they are stored again or the page is left. */
function tellRescued(values, missing) {
  rescued = { values: { ...rescued?.values, ...values }, missing: [...(rescued?.missing ?? []), ...missing], taken: false };
  told = null;
  show();
  document.getElementById("rescued").focus();
}

function rescuedNotice() {
  const take = () => {
    rescued.taken = true;
    downloadValues("memberdesk-data.json", Object.entries(rescued.values));
  };
  const way = actions(button("take-rescued", say("takeRescued"), take, "primary"));
  return el("div", { class: "notice", "data-tone": "danger", id: "rescued", role: "alert", tabindex: "-1" }, el("strong", {}, say("rescued")), el("p", {}, say("rescuedText")), way);
}

/** Asks before something goes: the safe answer has the focus. */
function ask(title, text, act, done, more = null) {
  const dialog = document.getElementById("sure");
  const close = () => dialog.close();
  dialog.replaceChildren(
    el("h2", { id: "sure-title" }, title),
    el("p", { id: "sure-text" }, text),
    el("div", { class: "actions" }, button("keep", say("keep"), close), more, button("sure-act", act, () => (close(), done()), "danger")),
  );
  dialog.showModal();
  document.getElementById("keep").focus();
}

function header() {
  const mark = el("img", { src: new URL("icons/mark.svg", base), alt: "", width: "28", height: "28" });
  const other = el("button", { type: "button", class: "button", id: "language", "data-kind": "quiet", lang: ["zh-Hans", "en"][language], click: switchLanguage }, say("other"));
  return el("header", { class: "recovery-head" }, el("p", { class: "brand" }, mark, "Memberdesk"), el("div", { class: "actions" }, other, el("a", { class: "button", href: base.href }, say("toApp"))));
}

function switchLanguage() {
  language = 1 - language;
  [told, chosen] = [null, chosen?.values ? chosen : null];
  show();
  document.getElementById("language").focus();
}

/** What can be said of a company in values. */
function know({ id, segments }) {
  const history = readHistory(segments, id);
  return { history, title: companyName(segments) ?? say("unnamed") };
}

function state({ bodies, missing, newer, damaged }) {
  const places = { n: number(bodies.length), missing: number(missing) };
  if (newer) return ["warning", say("newer")];
  if (missing > 0) return ["danger", say(bodies.length > 0 ? "some" : "nothing", places)];
  return damaged ? ["warning", say("damaged", places)] : [null, say("all", places)];
}

/** What is stored of a company: its entries, of which some may be newer than what the page shows of it. */
const entriesOf = ({ names }, values) => names.map((name) => [name, values[name]]);

/** Whose a value is; nothing where it is no company's. */
const ownerOf = (name) => kindOf(name)?.sandbox;

/** Whether a value says on which backend a company lives, or waits to be sent there. */
const isOfBackend = (name) => ["server", "unsent"].includes(kindOf(name)?.kind);

/** Where the backend is on which a company of these values lives, if the application would ask it: boot.js has what it asks. */
function backendOf(id, values) {
  if (id === "looked-at") return null; // Under this name stands a backend that no company lives on.
  try {
    const { protocol, host, origin } = new URL(parsed(values[`server:${id}`]).address);
    return /^https?:$/.test(protocol) && /^[a-z0-9.-]+(:\d+)?$/.test(host) ? origin : null;
  } catch {
    return null;
  }
}

/** Does something with a company as it is stored now; where it is no more, that is said. */
function withCompany(id, act) {
  const values = stored();
  const sandbox = sandboxesIn(values).find((one) => one.id === id);
  if (sandbox) act(know(sandbox), entriesOf(sandbox, values));
  else tell({ tone: "warning", title: say("gone"), text: say("goneText") });
}

function company(sandbox, values) {
  const { id } = sandbox;
  const { history, title } = know(sandbox);
  const entries = entriesOf(sandbox, values);
  const [tone, text] = state(history);
  const label = parsed(values[`about:${id}`]).label;
  const about = [label, say("number", { n: id }), say("size", { n: kilobytes(unitsOf(entries)) })].filter(Boolean).join(" · ");
  const takeBackup = ({ history }) => download(`memberdesk-${id}.json`, toBackup(id, history.bodies));
  const backup = history.bodies.length > 0 && button(`backup-${id}`, say("backup"), () => withCompany(id, takeBackup), undefined, title);
  const takeRaw = (_, entries) => downloadValues(`memberdesk-data-${id}.json`, entries);
  const raw = button(`raw-${id}`, say("raw"), () => withCompany(id, takeRaw), undefined, title);
  const remove = ({ title }) =>
    ask(say("removeSure", { company: title }), say("removeText"), say("remove"), () =>
      change(without(stored(), (name) => ownerOf(name) === id), say("removed", { company: title })));
  return el(
    "article",
    { class: "card", "aria-labelledby": `company-${id}` },
    el("div", { class: "stack", "data-gap": "s" }, el("h3", { id: `company-${id}` }, title), soft(about)),
    tone ? el("p", { class: "notice", "data-tone": tone }, text) : el("p", {}, text),
    actions(button(`open-${id}`, say("open"), () => withCompany(id, () => openInApp(id)), undefined, title), backup || null, raw, button(`remove-${id}`, say("remove"), () => withCompany(id, remove), undefined, title)),
  );
}

function companies(values) {
  const cards = sandboxesIn(values).map((sandbox) => company(sandbox, values));
  return section("companies", cards.length > 0 ? el("div", { class: "recovery-cards" }, cards) : soft(say("none")));
}

// ---------------------------------------------------------------- everything, as a file and back

/** What a chosen file has, or why it is not taken. */
async function read(file) {
  if (file.size > LARGEST_FILE_BYTES) return { problem: "" };
  const text = await file.text().catch(() => null);
  return text === null ? { why: "fileUnread" } : readEverything(text);
}

async function choose({ target: { files: [file] } }) {
  if (!file) return;
  const { values, checked, problem, why } = await read(file);
  if (values) chosen = { values, checked };
  else if (why) chosen = { refused: say(why) };
  else if (problem === "memberdesk") chosen = { refused: say("refusedBackup") };
  else chosen = { refused: problem ? say("refusedAt", { key: problem.slice(0, 80) }) : say("refusedText") };
  told = null;
  show();
  document.getElementById(values ? "found" : "refused").focus();
}

/** The companies of the chosen file: each with what it says, beside which history in `values`, and whether it may and should be brought back. */
function offers(values) {
  const here = new Map(sandboxesIn(values).map((sandbox) => [sandbox.id, sandbox]));
  return sandboxesIn(chosen.values).map((sandbox) => {
    const { history, title } = know(sandbox);
    const there = here.get(sandbox.id);
    const beside = JSON.stringify(there?.segments ?? null);
    const named = (title) => say("numbered", { company: title, n: sandbox.id });
    const company = named(title);
    const places = { company, n: number(history.bodies.length) };
    const offer = { sandbox, company, beside, wanted: false };
    if (beside === JSON.stringify(sandbox.segments)) return { ...offer, text: say("same", places), free: false };
    if (!there) return { ...offer, text: say("fresh", places), free: true, wanted: true };
    const known = know(there);
    return { ...offer, text: say("replaces", { ...places, here: named(known.title), m: number(known.history.bodies.length) }), free: true };
  });
}

function restore() {
  const ticked = (name) => [...document.querySelectorAll(`input[name=${name}]:checked`)].map(({ value }) => value);
  const [wanted, connected] = [ticked("company"), ticked("backend")];
  if (wanted.length === 0) return tell({ tone: "info", title: say("nothingChosen") });
  const [here, file] = [stored(), chosen.values];
  // Only what the person was told is done; of what has become something else the tick is gone.
  const isOther = ({ sandbox: { id }, beside }) => wanted.includes(id) && beside !== shownBeside(id);
  const offered = offers(here);
  if (offered.some(isOther)) return tell({ tone: "warning", title: say("otherNow"), text: say("otherNowText") });
  const ofWanted = (name) => wanted.includes(ownerOf(name));
  // Which address is asked is the person's choice: a file does not make it, nor sends what waits for a backend there.
  const mayCome = (name) => !isOfBackend(name) || connected.includes(ownerOf(name));
  const brought = Object.fromEntries(Object.entries(file).filter(([name]) => (ofWanted(name) && mayCome(name)) || (name === "settings" && !here.settings)));
  const newest = Math.max(...[here.newest, ...wanted].map((id) => Number.parseInt(id, 10) || 0));
  const after = { ...without(here, ofWanted), ...brought, newest: String(newest) };
  const isLost = (name) => isOfBackend(name) && !(name in after);
  const losing = (id) => Object.keys({ ...here, ...file }).some((name) => ownerOf(name) === id && isLost(name));
  const alone = offered.filter(({ sandbox: { id } }) => wanted.includes(id) && losing(id)).map(({ company }) => company);
  chosen = null;
  change(after, say("restored"), alone.length > 0 && say("unconnected", { companies: alone.join(say("comma")) }));
}

/** Beside which stored history a company of the chosen file is shown; nothing where it is not shown yet. */
const shownBeside = (id) => chosen.offers?.find(({ sandbox }) => sandbox.id === id)?.beside;

/** What is in the chosen file, beside what is stored; what was ticked stays so where that is the same. */
function found(values) {
  if (chosen.refused) {
    return el("div", { class: "notice", "data-tone": "danger", id: "refused", role: "alert", tabindex: "-1" }, el("strong", {}, say("refused")), el("p", {}, chosen.refused));
  }
  const all = offers(values);
  const choices = all.flatMap(({ sandbox: { id, names }, company, text, beside, free, wanted }) => {
    const wasTicked = (tick) => (beside === shownBeside(id) ? document.getElementById(`${tick}-${id}`)?.checked : undefined);
    const choice = (name, tick, checked, text) =>
      el("label", { class: "recovery-choice" }, el("input", { type: "checkbox", name, id: `${tick}-${id}`, value: id, checked: wasTicked(tick) ?? checked, disabled: !free }), el("span", {}, text));
    const address = backendOf(id, chosen.values);
    const unsent = names.filter((name) => kindOf(name).kind === "unsent").length;
    const connects = say(unsent > 0 ? "connectsAndSends" : "connects", { company, address, n: number(unsent) });
    return [choice("company", "restore", wanted, text), free && address ? choice("backend", "connect", false, connects) : null];
  });
  chosen.offers = all;
  return el(
    "div",
    { class: "stack", "data-part": "found" },
    el("h3", { id: "found", tabindex: "-1" }, say("found")),
    chosen.checked ? null : el("p", { class: "notice", "data-tone": "warning", id: "unchecked" }, say("unchecked")),
    el("fieldset", { class: "stack", "data-gap": "s" }, el("legend", {}, say("choose")), choices),
    actions(button("restore", say("restore"), restore, "primary")),
  );
}

const takeEverything = () => downloadValues("memberdesk-data.json", Object.entries(stored()));

function everything(values) {
  const take = button("take-all", say("takeAll"), takeEverything, "primary");
  const input = el("input", { class: "input", type: "file", id: "file", accept: ".json,application/json", "aria-describedby": "file-hint", change: choose });
  const field = el("div", { class: "field recovery-file" }, el("label", { for: "file" }, say("file")), el("p", { class: "hint", id: "file-hint" }, say("fileHint")), input);
  return section("everything", soft(say("everythingText")), actions(take), field, chosen ? found(values) : null);
}

// ---------------------------------------------------------------- free space, start again

/** The names of the offline copies, of which none can be where the browser allows no storage. */
const offlineCopies = async () => ((await globalThis.caches?.keys()) ?? []).filter((name) => name.startsWith(own));

async function removeOffline() {
  try {
    const registration = await navigator.serviceWorker?.getRegistration(base);
    await registration?.unregister();
    await Promise.all((await offlineCopies()).map((name) => caches.delete(name)));
    offline = [];
    tell({ tone: "success", title: say("freed") });
  } catch {
    tell({ tone: "danger", title: say("offlineStays"), text: say("offlineStaysText") });
  }
}

function spare(id, amount, text, act) {
  if (!amount) return null;
  const remove = button(`remove-${id}`, say("remove"), act, undefined, say(id));
  return el("article", { class: "card" }, el("div", { class: "stack", "data-gap": "s" }, el("h3", {}, say(id)), soft(text)), actions(remove));
}

function free(values) {
  const all = Object.keys(storage()).reduce((sum, key) => sum + key.length + storage().getItem(key).length, 0);
  const spareOf = (id, kind) => {
    const isOne = (name) => kindOf(name)?.kind === kind;
    const entriesIn = (values) => Object.entries(values).filter(([name]) => isOne(name));
    const size = (values) => say("size", { n: kilobytes(unitsOf(entriesIn(values))) });
    const act = () => ask(say("freeSure", { what: say(id) }), size(stored()), say("remove"), () => change(without(stored(), isOne), say("freed")));
    return spare(id, entriesIn(values).length, size(values), act);
  };
  const spares = [spareOf("drafts", "draft"), spareOf("copies", "copy"), spare("offline", offline.length, say("offlineText"), removeOffline)].filter(Boolean);
  return section("free", soft(say("used", { used: kilobytes(all), most: kilobytes(ROOM_UNITS) })), spares.length > 0 ? el("div", { class: "recovery-cards" }, spares) : null);
}

function startAgain(values) {
  // Where nothing is stored only its place is kept, for when another tab stores something.
  if (Object.keys(values).length === 0) return el("div", { "data-part": "startAgain", hidden: true });
  const download = button("take-first", say("takeAll"), takeEverything);
  const clear = () => ask(say("clearSure"), say("clearText"), say("clear"), () => change({}, say("cleared")), download);
  const beside = button("beside", say("beside"), () => openInApp(nextSandbox()));
  return section("startAgain", soft(say("startAgainText")), actions(beside, button("clear", say("clear"), clear, "danger")));
}

/** Shows everything anew, as it is stored now. */
function show() {
  document.documentElement.lang = ["en", "zh-Hans"][language];
  document.title = `${say("title")} - Memberdesk`;
  const values = stored();
  const blocked = storage() === null;
  if (rescued?.missing.every((name) => values[name] === rescued.values[name])) rescued = null;
  const parts = blocked
    ? [notice({ tone: "warning", title: say("blocked"), text: say("blockedText") })]
    : [rescued ? rescuedNotice() : null, told ? notice(told) : null, companies(values), everything(values), free(values), startAgain(values)];
  const top = el("div", { class: "stack", "data-gap": "s" }, el("h1", {}, say("title")), soft(say("lead")));
  document.getElementById("recovery").replaceChildren(
    header(),
    el("main", { class: "page" }, top, parts),
    el("dialog", { class: "dialog", id: "sure", "aria-labelledby": "sure-title", "aria-describedby": "sure-text", close: refresh }),
  );
}

/** Shows what other tabs have changed, around what the person has in hand: a message, a chosen file, the focus. */
function refresh() {
  // What is behind a question is shown once it is answered.
  if (document.querySelector("dialog[open]") || storage() === null) return;
  const values = stored();
  const focused = document.activeElement.id;
  for (const [part, make] of Object.entries({ companies, found, free, startAgain })) {
    document.querySelector(`[data-part=${part}]`)?.replaceWith(make(values));
  }
  if (document.activeElement.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

function begin() {
  const { language: spoken, theme } = parsed(stored().settings);
  const tags = [spoken, ...navigator.languages].map((tag) => String(tag).toLowerCase().split("-")[0]);
  language = tags.find((tag) => ["en", "zh"].includes(tag)) === "zh" ? 1 : 0;
  document.documentElement.dataset.theme = ["light", "dark"].includes(theme) ? theme : "system";
  show();
  addEventListener("storage", refresh);
  // A page that is come back to has not heard what happened meanwhile.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) refresh();
  });
  // The only copy of what found no room again would go with the page.
  addEventListener("beforeunload", (event) => {
    if (rescued && !rescued.taken) event.preventDefault();
  });
  offlineCopies().then((names) => {
    offline = names;
    if (names.length > 0) refresh();
  }, () => {}); // Where the browser allows no copies there is none to remove.
}

begin();
