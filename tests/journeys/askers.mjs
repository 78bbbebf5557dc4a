// Pages of the same origin that are not the application and ask the tab that writes, as other tabs do: many
// commands in a short time, without drawing a screen for each.

import assert from "node:assert/strict";

/** How many commits the journal of a sandbox has, and the ids of their commands, as the browser keeps them. */
export const stored = (page, sandbox = "1") =>
  page.evaluate((sandbox) => {
    const segments = Object.keys(localStorage)
      .filter((key) => new RegExp(`:${sandbox}:\\d{6}$`).test(key))
      .sort()
      .map((key) => localStorage.getItem(key));
    return [...segments.join("").matchAll(/\{"id":"([0-9a-f]{32})","at"/g)].map(([, id]) => id);
  }, sandbox);

function answersIn(channelName, seen) {
  const channel = new BroadcastChannel(channelName);
  const state = { seen, waiting: null, acknowledged: [], failures: {} };
  const hear = (commits) => {
    const [first, list] = commits;
    if (list.length > 0) state.seen = Math.max(state.seen, first + list.length - 1);
  };
  const say = () => channel.postMessage(JSON.stringify({ ask: state.waiting.request }));
  channel.onmessage = ({ data }) => {
    if (data === '"leads"') {
      if (state.waiting) say();
      return;
    }
    const [[kind, body]] = Object.entries(JSON.parse(data));
    if (kind === "news") hear(body.commits);
    if (kind === "done") hear(body[1].commits);
    if (kind === "failed") hear(Object.values(body[1])[0].commits);
    if (["done", "failed"].includes(kind) && body[0] === state.waiting?.request.id) {
      const answered = state.waiting.answered;
      state.waiting = null;
      answered(kind === "done" ? null : Object.keys(body[1])[0]);
    }
  };
  const ask = (command, id) =>
    new Promise((answered) => {
      const now = { at: 1_772_442_000_000, day: "2026-03-02", minute: 540 };
      state.waiting = { request: { id, seen: state.seen, by: { user: 1 }, now, command }, answered };
      say();
    });
  /** A number in letters: of a thousand numbers one looks like a security code. */
  const spelled = (number) => number.toString(2).replaceAll("0", "o").replaceAll("1", "i");
  /** Renames the person so many times; asks again where others were faster. */
  globalThis.rename = async (tag, from, to) => {
    for (let turn = from; turn < to; ) {
      const random = crypto.getRandomValues(new Uint8Array(16));
      const id = [...random].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      const profile = { name: `Ada ${tag} ${spelled(turn)}`, email: "ada@contoso.example", language: "en" };
      const failure = await ask({ change_own_profile: { profile } }, id);
      if (failure === null) {
        state.acknowledged.push(id);
        turn += 1;
      } else {
        state.failures[failure] = (state.failures[failure] ?? 0) + 1;
        if (failure !== "changed_elsewhere") throw new Error(failure);
      }
    }
    return state;
  };
  globalThis.asked = state;
}

/** A page that asks for the shown company of this browser. */
export async function asker(desk, sandbox = "1") {
  const page = await desk.context.newPage();
  await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  await page.goto(desk.address("icons/mark.svg"));
  const known = await stored(page, sandbox);
  assert.ok(known.length > 0, "there is a company");
  const name = `memberdesk:${desk.base}:${sandbox}:writer`;
  await page.evaluate(`(${answersIn})(${JSON.stringify(name)}, ${known.length})`);
  return page;
}

/** Ends the renderer of a page, as a crash does. */
export async function crash(page) {
  const crashed = page.waitForEvent("crash");
  const session = await page.context().newCDPSession(page);
  session.send("Page.crash").catch(() => {}); // Nobody is left to answer.
  await crashed;
}

/** The time of a share of all measured times, such as 0.95, in whole milliseconds. */
export const share = (times, part) =>
  Math.round(times.toSorted((one, other) => one - other)[Math.min(times.length - 1, Math.floor(times.length * part))]);
