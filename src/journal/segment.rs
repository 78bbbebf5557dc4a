//! The text of one stored value: numbers, checksums and bodies, and nothing of what a body means.
//!
//! ```text
//! 5a0c14f2 memberdesk 1 main 3 401 402 9ae0daaf 51e1a6ff
//! 07d5a1b3 9ae0daaf 401 96 {"id":"018f…","at":1584576000000,"entries":[…]}
//! 51e1a6ff 07d5a1b3 402 88 {"id":"018f…","at":1584576000417,"entries":[…]}
//! ```
//!
//! The first line says the version of the form, the sandbox, the number of the segment, the first and the last commit
//! and the seals that the chain has before the first and at the last of them. Every other line is a commit: its own
//! seal, the seal of the commit before it, its number, the length of its body, its body. Every line ends with a line
//! feed and every character is ASCII, so that lengths are the same in bytes, characters and UTF-16 units.
//!
//! A commit's seal covers everything after it in the line and, without storing them again, the version and the
//! sandbox: a line from another sandbox is not sound here. A line is therefore sound or not by itself, and where it
//! belongs is a second question. The first line's seal covers the rest of that line alone, so that every version can
//! tell that a later one wrote it. These two rules and the words up to the version stay the same in all versions.

use std::ops::Range;

use super::checksum::{SEAL_LENGTH, checksum, parse_number, parse_seal, push_seal};
use super::place::{LAST_SEGMENT, NAME_LENGTH};

/// The version of the stored form that this program writes.
pub const FORMAT: u32 = 1;

/// A segment is closed before it grows beyond this many UTF-16 units; no write is longer.
pub const SEGMENT_UNITS: usize = 56 * 1024;

/// A segment is closed after this many commits.
pub const SEGMENT_COMMITS: u64 = 200;

/// The longest body of one commit in UTF-16 units; a longer one is refused before anything is written.
pub const BODY_UNITS: usize = 48 * 1024;

/// A value longer than this was not written here, and is not searched for commits.
pub(super) const SEARCHED_UNITS: usize = 4 * SEGMENT_UNITS;

const NAME: &str = "memberdesk";

/// A point in a history: after how many commits, and the seal of the last of them.
///
/// Two histories that differ anywhere up to this point have different seals here, so that equal positions mean the
/// same past.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The number of commits so far, which is the number of the last one.
    pub number: u64,
    /// The seal of the last one.
    pub seal: u32,
}

impl Position {
    /// The position before the first commit.
    pub const START: Position = Position { number: 0, seal: 0 };
}

/// What the first line of a segment says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The version of the form in which the bodies are written.
    pub version: u32,
    /// The name of the sandbox.
    pub sandbox: String,
    /// The number of the segment, from 1.
    pub segment: u32,
    /// The position before the first commit of the segment.
    pub from: Position,
    /// The position after the last one.
    pub to: Position,
}

/// What was found where the first line of a segment is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heading {
    /// A sound first line of a version that this program knows.
    Known(Header),
    /// A sound first line of a later version, of which nothing else is understood.
    Newer(u32),
    /// Anything else.
    Unreadable,
}

/// A sound line of a commit, and where it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The version of the form in which the body is written.
    pub version: u32,
    /// The seal of the commit before.
    pub after: u32,
    /// The position that this commit leads to: its number and its own seal.
    pub to: Position,
    /// Where the line stands, without its line feed.
    pub line: Range<usize>,
    /// Where the body stands.
    pub body: Range<usize>,
}

impl Line {
    /// Whether this commit is the one that follows the position.
    pub fn follows(&self, position: Position) -> bool {
        self.to.number == position.number + 1 && self.after == position.seal
    }
}

/// Everything that can be read in one stored value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The first line.
    pub heading: Heading,
    /// The sound commits in the order in which they stand.
    pub lines: Vec<Line>,
    /// Whether every character of the value was understood and the commits are those that the first line announces.
    pub whole: bool,
}

impl Reading {
    /// Whether one of the commits leads to the position.
    pub fn leads_to(&self, position: Position) -> bool {
        self.lines.iter().any(|line| line.to == position)
    }
}

/// Reads a stored value, passing over what is damaged: it costs the lines that it stands in and no others.
///
/// After a line that is not sound the search goes on behind the next line feed. Bodies contain none, so that nothing
/// that a member once typed is ever taken for a commit.
pub fn read(text: &str, sandbox: &str) -> Reading {
    let Top { heading, next, mut whole } = read_top(text);
    let mut lines = Vec::new();
    let (first, last) = match &heading {
        Heading::Known(header) if header.sandbox == sandbox => (header.version, header.version),
        Heading::Known(_) | Heading::Newer(_) => return Reading { heading, lines, whole: false },
        Heading::Unreadable => (1, FORMAT),
    };
    let sealings: Vec<Sealing> = (first..=last).map(|version| Sealing::new(version, sandbox)).collect();
    let mut at = next;
    while at < text.len() && text.len() <= SEARCHED_UNITS {
        match sealings.iter().find_map(|sealing| read_line(text, at, sealing)) {
            Some(line) => {
                let (next, ended) = next_line(text, line.line.end);
                lines.push(line);
                at = next;
                whole &= ended;
            }
            None => {
                at = after_feed(text, at);
                whole = false;
            }
        }
    }
    let announced = match &heading {
        Heading::Known(header) => leads(&lines, header),
        Heading::Newer(_) | Heading::Unreadable => false,
    };
    Reading { heading, lines, whole: whole && announced }
}

/// Reads the first line alone.
pub fn read_heading(text: &str) -> Heading {
    read_top(text).heading
}

/// Whether the lines are a chain from the first position of the header to its last.
fn leads(lines: &[Line], header: &Header) -> bool {
    let mut position = header.from;
    for line in lines {
        if !line.follows(position) {
            return false;
        }
        position = line.to;
    }
    position == header.to && !lines.is_empty()
}

/// Where the line after the one that ends at `end` begins, and whether a line feed ends it as it should.
///
/// Where another character stands instead of the line feed the next line begins behind it, and where it is missing at
/// once.
fn next_line(text: &str, end: usize) -> (usize, bool) {
    match text[end..].chars().next() {
        Some('\n') => (end + 1, true),
        Some('0'..='9' | 'a'..='f') if text[end..].find(' ') == Some(SEAL_LENGTH) => (end, false),
        Some(other) => (end + other.len_utf8(), false),
        None => (end, false),
    }
}

/// What stands at the top of a value, and where what follows it begins.
struct Top {
    heading: Heading,
    next: usize,
    /// Whether the first line is sound and ends as it should.
    whole: bool,
}

fn read_top(text: &str) -> Top {
    if let Some((header, end)) = read_header(text) {
        let (next, whole) = next_line(text, end);
        return Top { heading: Heading::Known(header), next, whole };
    }
    let first = text.split('\n').next().unwrap_or_default();
    let heading = later_version(first).map_or(Heading::Unreadable, Heading::Newer);
    // Without a first line the value may begin with a commit.
    Top { heading, next: 0, whole: false }
}

/// Where the first line behind the next line feed begins.
fn after_feed(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |feed| at + feed + 1)
}

fn read_header(text: &str) -> Option<(Header, usize)> {
    let mut fields = Fields { text, at: 0 };
    let seal = fields.seal(true)?;
    let sealed = fields.at;
    if fields.word()? != NAME {
        return None;
    }
    let version = fields.number()?;
    let sandbox = fields.word()?.to_owned();
    let segment = fields.number()?;
    let (first, last) = (fields.number()?, fields.number()?);
    let (before, end) = (fields.seal(true)?, fields.seal(false)?);
    let known = (1..=u64::from(FORMAT)).contains(&version) && first >= 1;
    if !known || checksum(&[&text[sealed..fields.at]]) != seal {
        return None;
    }
    let from = Position { number: first - 1, seal: before };
    let to = Position { number: last, seal: end };
    let header = Header { version: version as u32, sandbox, segment: segment.try_into().ok()?, from, to };
    Some((header, fields.at))
}

/// The version of a sound first line that a later version wrote.
fn later_version(line: &str) -> Option<u32> {
    let mut fields = Fields { text: line, at: 0 };
    let seal = fields.seal(true)?;
    let sealed = fields.at;
    if fields.word()? != NAME || checksum(&[&line[sealed..]]) != seal {
        return None;
    }
    let version: u32 = fields.number()?.try_into().ok()?;
    (version > FORMAT).then_some(version)
}

fn read_line(text: &str, at: usize, sealing: &Sealing) -> Option<Line> {
    let mut fields = Fields { text, at };
    let seal = fields.seal(true)?;
    let sealed = fields.at;
    let after = fields.seal(true)?;
    let number = fields.number()?;
    let length = usize::try_from(fields.number()?).ok().filter(|length| *length <= BODY_UNITS)?;
    let body = fields.at..fields.at + length;
    text.get(body.clone())?;
    if sealing.seal(&text[sealed..body.end]) != seal {
        return None;
    }
    Some(Line { version: sealing.version, after, to: Position { number, seal }, line: at..body.end, body })
}

/// What the lines of a version and a sandbox are sealed with, beside what stands in them.
struct Sealing {
    version: u32,
    begin: String,
}

impl Sealing {
    fn new(version: u32, sandbox: &str) -> Self {
        Self { version, begin: [NAME, " ", &version.to_string(), " ", sandbox, " "].concat() }
    }

    /// The seal of a line with this behind its own seal.
    fn seal(&self, rest: &str) -> u32 {
        checksum(&[&self.begin, rest])
    }
}

/// Fields that single spaces separate, read from the front.
struct Fields<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Fields<'a> {
    fn word(&mut self) -> Option<&'a str> {
        let rest = &self.text.as_bytes()[self.at..];
        let length = rest.iter().take(NAME_LENGTH + 1).position(|byte| *byte == b' ')?;
        let word = self.text.get(self.at..self.at + length)?;
        self.at += length + 1;
        Some(word)
    }

    fn number(&mut self) -> Option<u64> {
        parse_number(self.word()?)
    }

    fn seal(&mut self, space: bool) -> Option<u32> {
        let seal = parse_seal(self.text.as_bytes().get(self.at..self.at + SEAL_LENGTH)?)?;
        self.at += SEAL_LENGTH;
        if space {
            self.text.as_bytes().get(self.at).filter(|byte| **byte == b' ')?;
            self.at += 1;
        }
        Some(seal)
    }
}

/// A segment that is being written: its first line and its commits as one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    header: Header,
    text: String,
    lines: usize,
}

impl Segment {
    /// Begins a segment after a position. It has no text before its first commit.
    pub fn begin(version: u32, sandbox: &str, segment: u32, from: Position) -> Segment {
        let header = Header { version, sandbox: sandbox.to_owned(), segment, from, to: from };
        Segment { header, text: String::new(), lines: 0 }
    }

    /// Takes up a stored segment that was read as a whole.
    pub fn resume(header: Header, text: String) -> Segment {
        let lines = text.find('\n').map_or(0, |feed| feed + 1);
        Segment { header, text, lines }
    }

    /// The segment that follows this one, without commits yet, or `None` where keys end.
    pub fn next(&self, version: u32) -> Option<Segment> {
        let number = Some(self.header.segment + 1).filter(|number| *number <= LAST_SEGMENT)?;
        Some(Segment::begin(version, &self.header.sandbox, number, self.header.to))
    }

    /// What the first line says.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The whole text, or nothing before the first commit.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The segment with one more commit, or `None` if that needs a new segment.
    pub fn with_body(&self, body: &str) -> Option<Segment> {
        let number = self.header.to.number + 1;
        let mut rest = String::with_capacity(body.len() + 40);
        push_seal(&mut rest, self.header.to.seal);
        for part in [" ", &number.to_string(), " ", &body.len().to_string(), " ", body] {
            rest.push_str(part);
        }
        let seal = Sealing::new(self.header.version, &self.header.sandbox).seal(&rest);
        let mut line = String::with_capacity(rest.len() + SEAL_LENGTH + 1);
        push_seal(&mut line, seal);
        line.push(' ');
        line.push_str(&rest);
        self.with_line(&line, Position { number, seal })
    }

    /// The segment with one more commit as it was written before, or `None` if that needs a new segment.
    pub fn with_line(&self, line: &str, to: Position) -> Option<Segment> {
        let header = Header { to, ..self.header.clone() };
        let first = header_line(&header);
        let units = first.len() + (self.text.len() - self.lines) + line.len() + 1;
        let commits = to.number - header.from.number;
        if units > SEGMENT_UNITS || commits > SEGMENT_COMMITS {
            return None;
        }
        let lines = first.len();
        let mut text = String::with_capacity(units);
        text.push_str(&first);
        text.push_str(&self.text[self.lines..]);
        text.push_str(line);
        text.push('\n');
        Some(Segment { header, text, lines })
    }
}

fn header_line(header: &Header) -> String {
    let mut rest = [
        NAME,
        " ",
        &header.version.to_string(),
        " ",
        &header.sandbox,
        " ",
        &header.segment.to_string(),
        " ",
        &(header.from.number + 1).to_string(),
        " ",
        &header.to.number.to_string(),
        " ",
    ]
    .concat();
    push_seal(&mut rest, header.from.seal);
    rest.push(' ');
    push_seal(&mut rest, header.to.seal);
    let mut line = String::with_capacity(rest.len() + SEAL_LENGTH + 2);
    push_seal(&mut line, checksum(&[&rest]));
    line.push(' ');
    line.push_str(&rest);
    line.push('\n');
    line
}
