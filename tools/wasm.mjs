// Reading a WebAssembly file: its sections, and what it imports and exports.

export const CUSTOM = 0;
export const IMPORT = 2;
export const EXPORT = 7;
export const CODE = 10;
export const DATA = 11;

/** What the compiler may use of WebAssembly, all of which every browser has that can run the application. */
const FEATURES = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"].map(
  (feature) => `--enable-${feature}`,
);

/**
 * What wasm-opt is told so that a program gets small. Blocks and branches are made anew from what can follow what, which
 * is about 1 % shorter, compressed, than what the compiler left. A large function stays by itself, even if it is called
 * from one place alone: a browser compiles a function as a whole when it is called for the first time, also what is not
 * needed of it then.
 */
export const SMALL = ["--flatten", "--rereloop", "-Oz", "-Oz", "--one-caller-inline-max-function-size", "1000", ...FEATURES];

/** Of an import: a function, a table, a memory, a global. */
export const FUNCTION = 0;
const TABLE = 1;
const MEMORY = 2;
const GLOBAL = 3;

/** Reads a wasm file from its beginning. */
export class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte() {
    return this.bytes[this.at++];
  }

  /** A number in LEB128, without a sign. */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  text() {
    const length = this.number();
    this.at += length;
    return Buffer.from(this.bytes.subarray(this.at - length, this.at)).toString("utf8");
  }

  limits() {
    const flags = this.byte();
    this.number();
    if (flags & 1) this.number();
  }

  /** What `read` takes, as it stands in the file. */
  taken(read) {
    const begin = this.at;
    read();
    return this.bytes.subarray(begin, this.at);
  }
}

/** The sections in their order: `all` is the whole of one, from its kind on; what is in it begins at `begin`. */
export function sections(bytes) {
  const reader = new Reader(bytes, 8);
  const found = [];
  while (reader.at < bytes.length) {
    const from = reader.at;
    const id = reader.byte();
    const size = reader.number();
    found.push({ id, size, begin: reader.at, all: bytes.subarray(from, reader.at + size) });
    reader.at += size;
  }
  return found;
}

/** The imports in an import section: each with its module, its name, its kind, and as `rest` what stands after the name. */
export function imports(bytes, { begin }) {
  const reader = new Reader(bytes, begin);
  return Array.from({ length: reader.number() }, () => {
    const [module, name] = [reader.text(), reader.text()];
    const kind = bytes[reader.at];
    const rest = reader.taken(() => {
      reader.byte();
      if (kind === FUNCTION) reader.number();
      else if (kind === TABLE) reader.at += 1;
      if (kind === TABLE || kind === MEMORY) reader.limits();
      else if (kind === GLOBAL) reader.at += 2;
      else if (kind !== FUNCTION) throw new Error(`an import of kind ${kind}`);
    });
    return { module, name, kind, rest };
  });
}

/** The exports in an export section: each with its name, and as `rest` what stands after it. */
export function exported(bytes, { begin }) {
  const reader = new Reader(bytes, begin);
  return Array.from({ length: reader.number() }, () => ({
    name: reader.text(),
    rest: reader.taken(() => {
      reader.byte();
      reader.number();
    }),
  }));
}

function number(value) {
  const bytes = [];
  for (; value > 0x7f; value = Math.floor(value / 0x80)) bytes.push((value & 0x7f) | 0x80);
  return Buffer.from([...bytes, value]);
}

function text(value) {
  const bytes = Buffer.from(value);
  return Buffer.concat([number(bytes.length), bytes]);
}

function section(id, entries) {
  const content = Buffer.concat([number(entries.length), ...entries]);
  return Buffer.concat([Buffer.of(id), number(content.length), content]);
}

/** The same program with other imports and exports, told apart by what `imports` and `exported` read of it. */
export function withNames(bytes, { imported, exports }) {
  const made = sections(bytes).map((one) => {
    if (one.id === IMPORT) {
      return section(IMPORT, imported(imports(bytes, one)).map(({ module, name, rest }) => Buffer.concat([text(module), text(name), rest])));
    }
    if (one.id === EXPORT) return section(EXPORT, exports(exported(bytes, one)).map(({ name, rest }) => Buffer.concat([text(name), rest])));
    return one.all;
  });
  return Buffer.concat([bytes.subarray(0, 8), ...made]);
}
