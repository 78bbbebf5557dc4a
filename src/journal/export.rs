//! A whole history as one file that a person takes away and brings back.
//!
//! ```json
//! {
//! "memberdesk": {"format":1,"sandbox":"main","commits":2},
//! "checksum": "cbf43926",
//! "commits": [
//! {"id":"018f…","at":1584576000000,"entries":[…]},
//! {"id":"018f…","at":1584576000417,"entries":[…]}
//! ]
//! }
//! ```
//!
//! A commit's number is its place in the list, so that no file can have a gap or an order of its own. The checksum
//! covers what the file says and not how it is laid out: spaces and line breaks between values do not count, and
//! neither does whether a character beyond ASCII is escaped. A program that formats JSON leaves it right, a changed date does not.
//!
//! A file is data from anywhere. It is refused with a reason and a path, or taken as a whole.

use std::collections::BTreeMap;

use crate::json::{self, Blank, Stretch, Written};

use super::checksum::{Sum, begin, parse_seal, push_seal};
use super::commit::{Commit, push_ascii};
use super::place::Place;
use super::segment::{BODY_UNITS, FORMAT};

/// The longest file that is read, in bytes: as long as all that a browser stores for one origin, so that every file
/// that was written here can be brought back.
pub const FILE_BYTES: usize = 5 * 1024 * 1024;

/// How deep objects and lists in a file may be nested.
pub const FILE_DEPTH: usize = json::DEPTH;

/// Why a file is not taken, and where in it the reason is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportProblem {
    /// The place in the file, as `commits[3].id`; empty for the file as a whole.
    pub path: String,
    /// What is wrong there.
    pub why: ImportFault,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportFault {
    /// It has more than [`FILE_BYTES`] bytes.
    TooLong {
        /// The length of the file in bytes.
        bytes: usize,
    },
    /// Values are nested deeper than [`FILE_DEPTH`].
    TooDeep,
    /// It is not JSON, or ends early.
    NotJson {
        /// The line of the file, from 1.
        line: usize,
        /// The column in that line, from 1.
        column: usize,
    },
    /// It is not a file of Memberdesk.
    NotMemberdesk,
    /// A later version of this program wrote it.
    Newer {
        /// The version of the stored form.
        version: u32,
    },
    /// It announces another number of commits than it has.
    Miscounted {
        /// How many it announces.
        announced: u64,
        /// How many it has.
        found: u64,
    },
    /// It is not what was written: the checksum differs.
    Altered,
    /// A commit cannot be read, for a reason in technical words: something is missing, is no kind of event that is
    /// known, or is a day outside the years 1970 to 2369.
    Unreadable(String),
    /// A commit is longer than one commit may be.
    TooLarge {
        /// The length of its stored body in UTF-16 units.
        units: usize,
    },
    /// A command has two commits.
    Repeated {
        /// The number of the earlier one.
        number: u64,
    },
    /// An amount is less than nothing.
    Negative,
    /// What happened there does not fit what came before it.
    Impossible,
}

/// A history that a file brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The name of the sandbox that it was taken from.
    pub sandbox: String,
    /// The commits, numbered from 1.
    pub commits: Vec<Commit>,
}

/// The first things that every version writes.
#[derive(Written)]
struct Cover {
    memberdesk: Version,
}

#[derive(Written)]
struct Version {
    format: u32,
}

#[derive(Written)]
struct Pages {
    memberdesk: Head,
    checksum: String,
    commits: Vec<Stretch>,
}

#[derive(Written)]
struct Head {
    format: u32,
    sandbox: String,
    commits: u64,
}

/// Writes a history as a file: JSON in UTF-8 with one commit a line.
pub fn to_document(sandbox: &str, commits: &[Commit]) -> String {
    let mut bodies = String::new();
    let mut digest = cover(FORMAT, sandbox, commits.len() as u64);
    for commit in commits {
        let json = commit.to_json();
        update(&mut digest, &json);
        if !bodies.is_empty() {
            bodies.push(',');
        }
        bodies.push('\n');
        bodies.push_str(&json);
    }
    let mut checksum = String::new();
    push_seal(&mut checksum, digest.finalize());
    [
        "{\n\"memberdesk\": {\"format\":",
        &FORMAT.to_string(),
        ",\"sandbox\":\"",
        sandbox,
        "\",\"commits\":",
        &commits.len().to_string(),
        "},\n\"checksum\": \"",
        &checksum,
        "\",\n\"commits\": [",
        &bodies,
        "\n]\n}\n",
    ]
    .concat()
}

/// Reads a file, as a whole or not at all.
pub fn from_document(text: &str) -> Result<Document, ImportProblem> {
    let problem = |path: &str, why| Err(ImportProblem { path: path.to_owned(), why });
    if text.len() > FILE_BYTES {
        return problem("", ImportFault::TooLong { bytes: text.len() });
    }
    // Some editors put a mark of the byte order before a text.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if is_deep(text) {
        return problem("", ImportFault::TooDeep);
    }
    let pages = parse::<Pages>(text);
    // Of a later version nothing is understood but its number.
    let version = match &pages {
        Ok(pages) => pages.memberdesk.format,
        Err(_) => parse::<Cover>(text)?.memberdesk.format,
    };
    if version > FORMAT {
        return problem("memberdesk.format", ImportFault::Newer { version });
    }
    let Pages { memberdesk: head, checksum, commits } = pages?;
    let raw: Vec<&str> = commits.into_iter().map(|Stretch(place)| &text[place]).collect();
    if version == 0 || Place::new("", &head.sandbox).is_none() {
        return problem("memberdesk", ImportFault::NotMemberdesk);
    }
    let (announced, found) = (head.commits, raw.len() as u64);
    if announced != found {
        return problem("memberdesk.commits", ImportFault::Miscounted { announced, found });
    }
    let mut digest = cover(version, &head.sandbox, found);
    raw.iter().for_each(|raw| update(&mut digest, raw));
    if parse_seal(checksum.as_bytes()) != Some(digest.finalize()) {
        return problem("checksum", ImportFault::Altered);
    }
    let mut commits = Vec::with_capacity(raw.len());
    let mut ids = BTreeMap::new();
    for (number, raw) in (1..).zip(raw) {
        let path = |field: &str| ["commits[", &(number - 1).to_string(), "]", field].concat();
        let commit = match Commit::from_body(number, version, raw) {
            Ok(commit) => commit,
            Err(reason) => return problem(&path(""), ImportFault::Unreadable(reason)),
        };
        // Written anew a commit is at most thrice as long: what is far from the limit is not written to be measured.
        let units = if raw.len() > BODY_UNITS / 4 { commit.to_body().len() } else { 0 };
        if units > BODY_UNITS {
            return problem(&path(""), ImportFault::TooLarge { units });
        }
        if let Some(number) = ids.insert(commit.id, number) {
            return problem(&path(".id"), ImportFault::Repeated { number });
        }
        commits.push(commit);
    }
    Ok(Document { sandbox: head.sandbox, commits })
}

fn parse<T: Written + Blank>(text: &str) -> Result<T, ImportProblem> {
    json::read(text).map_err(|_| {
        let why = match json::check(text) {
            Ok(()) => ImportFault::NotMemberdesk,
            Err(fault) => {
                let before = &text.as_bytes()[..fault.at];
                let begun = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |feed| feed + 1);
                let begins_character = |byte: &&u8| **byte & 0b1100_0000 != 0b1000_0000;
                ImportFault::NotJson {
                    line: 1 + before.iter().filter(|byte| **byte == b'\n').count(),
                    column: 1 + before[begun..].iter().filter(begins_character).count(),
                }
            }
        };
        ImportProblem { path: String::new(), why }
    })
}

/// Begins the checksum of a file with what its head says.
fn cover(version: u32, sandbox: &str, commits: u64) -> Sum {
    let mut digest = begin();
    for part in ["memberdesk ", &version.to_string(), " ", sandbox, " ", &commits.to_string()] {
        digest.update(part.as_bytes());
    }
    digest
}

/// Adds one commit to the checksum of a file: its JSON without spaces between values, in ASCII.
fn update(digest: &mut Sum, json: &str) {
    digest.update(b"\n");
    let bytes = json.as_bytes();
    let (mut from, mut at, mut quoted) = (0, 0, false);
    while let Some(byte) = bytes.get(at) {
        match byte {
            // In JSON it stands in texts alone.
            b'\\' => at += 1,
            b'"' => quoted = !quoted,
            _ if byte.is_ascii_whitespace() && !quoted => {
                digest.update(&bytes[from..at]);
                from = at + 1;
            }
            _ if !byte.is_ascii() => {
                digest.update(&bytes[from..at]);
                let character = json.get(at..).and_then(|rest| rest.chars().next()).unwrap_or_default();
                let mut escaped = String::new();
                push_ascii(&mut escaped, character);
                digest.update(escaped.as_bytes());
                from = at + character.len_utf8();
                at = from - 1;
            }
            _ => {}
        }
        at += 1;
    }
    digest.update(&bytes[from..]);
}

/// Whether values are nested too deep to be looked at.
fn is_deep(json: &str) -> bool {
    let (mut depth, mut quoted) = (0_usize, false);
    let mut bytes = json.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' => drop(bytes.next()),
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => depth += 1,
            b'}' | b']' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > FILE_DEPTH {
            return true;
        }
    }
    false
}
