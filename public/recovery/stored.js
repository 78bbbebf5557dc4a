// What Memberdesk keeps in this browser, read without the application: src/journal describes the form.
//
// Nothing here writes, and nothing here trusts what it reads. A history is read as the application reads it: the
// commits from the first one on, each sealed and chained to the one before, as far as that goes.

/** The version of the stored form that is understood here. */
export const FORMAT = 1;

const CRC_TABLE = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** The CRC-32 of a text in ASCII, as eight lower-case hexadecimal digits. */
export function seal(text) {
  let crc = 0xffffffff;
  for (let at = 0; at < text.length; at += 1) crc = (crc >>> 8) ^ CRC_TABLE[(crc ^ text.charCodeAt(at)) & 255];
  return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
}

/** The version that a sound first line names, or null. */
function versionOf(line) {
  const [, sealed, rest, version] = /^([0-9a-f]{8}) (memberdesk (\d{1,9})(?: .*)?)$/.exec(line) ?? [];
  return sealed && seal(rest) === sealed ? Number(version) : null;
}

/** The longest text that a value can have packed: what is said shorter could else be of any length. */
const LONGEST_TEXT = 4 * 56 * 1024;

/** A text whose repetitions were replaced by references to what stood before, as far as it can be read; src/journal/repetition.rs has the form. */
function restored(short) {
  const text = [];
  let at = 0;
  const digit = () => {
    const value = short.charCodeAt(at++) - 33;
    return value >= 0 && value < 94 ? value : NaN;
  };
  while (at < short.length && text.length <= LONGEST_TEXT) {
    const code = short.charCodeAt(at++);
    if (code > 126) break;
    if (code === 126) text.push(short.charCodeAt(at++));
    else if (code < 65 || code > 90) text.push(code);
    else {
      const [far, more] = [code >= 78, (code - 65) % 13];
      const length = 4 + more + (more === 12 ? digit() : 0);
      const back = 1 + ((far ? digit() : 0) * 94 + digit()) * 94 + digit();
      if (!(length > 0 && back <= text.length)) break;
      for (const end = text.length + length; text.length < end; ) text.push(text[text.length - back]);
    }
  }
  return new TextDecoder().decode(Uint8Array.from(text));
}

/** What the first line of a packed value says: [length of the text, length of the packed one, its seal]; null for every other line. */
function packedAs(line) {
  const [, sealed, rest, text, short, sum] = /^([0-9a-f]{8}) (memberdesk 2 packed (\d{1,15}) (\d{1,15}) ([0-9a-f]{8}))$/.exec(line) ?? [];
  return sealed && seal(rest) === sealed ? [Number(text), Number(short), sum] : null;
}

/** The text of a segment, which may be packed in its value, and whether that is as it was packed. */
function plain(value) {
  const feed = value.indexOf("\n");
  const [first, short] = feed < 0 ? [value, ""] : [value.slice(0, feed), value.slice(feed + 1)];
  const announced = packedAs(first);
  if (!announced && versionOf(first) !== null) return { text: value, sound: true };
  const text = restored(short);
  if (announced) return { text, sound: announced.join() === [text.length, short.length, seal(short)].join() };
  return versionOf(text.split("\n", 1)[0]) === null ? { text: value, sound: true } : { text, sound: false };
}

/** A sound line of a commit: its number, its seal, the seal before it, and its body; null for any other line. */
function commitOf(line, version, sandbox) {
  const [, own, rest, after, number, length, body] = /^([0-9a-f]{8}) (([0-9a-f]{8}) (\d{1,15}) (\d{1,15}) (.*))$/.exec(line) ?? [];
  const sound = body?.length === Number(length) && seal(`memberdesk ${version} ${sandbox} ${rest}`) === own;
  return sound ? { own, after, number: Number(number), body } : null;
}

/**
 * Reads the segments of a sandbox, { number: text }: the bodies of the history, how many more commits are known to
 * have been there, and whether a later version wrote any of it.
 */
export function readHistory(segments, sandbox) {
  const found = new Map();
  let [last, newer, damaged] = [0, false, false];
  for (const value of Object.values(segments)) {
    const { text, sound } = plain(value);
    damaged ||= !sound;
    const [first, ...lines] = text.split("\n");
    const version = versionOf(first);
    newer ||= version > FORMAT;
    damaged ||= version === null;
    // The first line says up to which commit the segment goes.
    if (version === FORMAT) last = Math.max(last, Number(first.split(" ")[6]) || 0);
    for (const line of version === null ? [first, ...lines] : lines) {
      const commit = commitOf(line, FORMAT, sandbox);
      damaged ||= commit === null && line !== "";
      if (!commit) continue;
      last = Math.max(last, commit.number);
      found.set(`${commit.number} ${commit.after}`, commit);
    }
  }
  const bodies = [];
  let position = "00000000";
  for (let next; (next = found.get(`${bodies.length + 1} ${position}`)) && isJson(next.body); position = next.own) bodies.push(next.body);
  return { bodies, missing: Math.max(0, last - bodies.length), newer, damaged: damaged || last > bodies.length };
}

function isJson(text) {
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}

/** The legal name of the company as it was last written, also where not everything can be read; null before joining. */
export function companyName(segments) {
  const names = Object.values(segments).map((value) => plain(value).text).join("\n").match(/"legal_name":"(?:[^"\\\n]|\\.)*"/g);
  try {
    return JSON.parse(`{${names.at(-1)}}`).legal_name;
  } catch {
    return null;
  }
}

/** The file that the application takes as a backup: its checksum covers the head and each commit. */
export function toBackup(sandbox, bodies) {
  const checksum = seal([`memberdesk ${FORMAT} ${sandbox} ${bodies.length}`, ...bodies].join("\n"));
  const head = `{"format":${FORMAT},"sandbox":"${sandbox}","commits":${bodies.length}}`;
  return `{\n"memberdesk": ${head},\n"checksum": "${checksum}",\n"commits": [\n${bodies.join(",\n")}\n]\n}\n`;
}

const SANDBOX = "[a-z0-9-]{1,40}";
const KINDS = {
  segment: new RegExp(`^(${SANDBOX}):(\\d{6})$`),
  copy: new RegExp(`^(${SANDBOX}):kept:\\d{6}:\\d{6}$`),
  about: new RegExp(`^about:(${SANDBOX})$`),
  snapshot: new RegExp(`^snapshot:(${SANDBOX})$`),
  server: new RegExp(`^server:(${SANDBOX})$`),
  unsent: new RegExp(`^unsent:(${SANDBOX}):`),
  draft: new RegExp(`^draft:(?:(${SANDBOX}):)?`),
  settings: /^settings$/,
  newest: /^newest$/,
};

/** What is kept under a name (a key without the application's own beginning): { kind, sandbox, segment }, or null. */
export function kindOf(name) {
  for (const [kind, form] of Object.entries(KINDS)) {
    const [match, sandbox, segment] = form.exec(name) ?? [];
    if (match !== undefined) return { kind, sandbox, segment: Number(segment) };
  }
  return null;
}

/** The sandboxes in values by name, the first one first: { id, segments, names }, names being all that is kept of each. */
export function sandboxesIn(values) {
  const all = new Map();
  for (const name of Object.keys(values).sort()) {
    const { kind, sandbox: id, segment } = kindOf(name) ?? {};
    if (!id) continue;
    if (!all.has(id)) all.set(id, { id, segments: {}, names: [] });
    all.get(id).names.push(name);
    if (kind === "segment") all.get(id).segments[segment] = values[name];
  }
  const ofHistory = (name) => ["segment", "copy", "unsent"].includes(kindOf(name).kind);
  const shown = [...all.values()].filter(({ names }) => names.some(ofHistory));
  return shown.sort((one, other) => one.id.length - other.id.length || (one.id < other.id ? -1 : 1));
}

/** The version of a file with everything that is written and understood here. */
const FILE_VERSION = 1;

/** The checksum of values by key: of their JSON, what is beyond ASCII escaped as JSON escapes it. */
function sealOf(values) {
  const escape = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return seal(JSON.stringify(values).replace(/[^\0-\x7f]/g, escape));
}

/** The file with values as they are stored, [key, value] each: the same that the application writes. */
export function toEverything(entries) {
  const values = Object.fromEntries(entries);
  const head = { version: FILE_VERSION, entries: entries.length, checksum: sealOf(values) };
  return JSON.stringify({ memberdesk_data: head, values }, null, 1);
}

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/**
 * A file with everything as it was stored: its values by name, and whether a checksum tells that they are whole (files
 * of early versions have none). Or why it is not taken: "fileNewer", "fileAltered", or `problem`, the first key that does
 * not belong in one.
 */
export function readEverything(text) {
  const values = {};
  let all;
  try {
    all = JSON.parse(text);
  } catch {
    return { problem: "" };
  }
  if (!isObject(all)) return { problem: "" };
  const head = all.memberdesk_data;
  if (head !== undefined) {
    if (head?.version > FILE_VERSION) return { why: "fileNewer" };
    const whole = head?.version === FILE_VERSION && isObject(all.values) && Object.keys(all.values).length === head.entries;
    if (!whole || sealOf(all.values) !== head.checksum) return { why: "fileAltered" };
  }
  for (const [key, value] of Object.entries(head === undefined ? all : all.values)) {
    // Where the application stood when it was written does not matter.
    const [, name] = /^memberdesk:\/[^:]*:(.+)$/.exec(key) ?? [];
    if (!name || typeof value !== "string" || !kindOf(name)) return { problem: key };
    values[name] = value;
  }
  return Object.keys(values).length > 0 ? { values, checked: head !== undefined } : { problem: "" };
}
