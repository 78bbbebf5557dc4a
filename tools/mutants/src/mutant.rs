//! What is changed: the list that `cargo mutants` makes of the sources, which is the authority for it.

use std::ops::Range;
use std::process::Command;

use serde::Deserialize;

/// One change of one place of the sources.
#[derive(Debug)]
pub struct Mutant {
    /// The file, from the root of the checkout.
    pub file: String,
    /// The bytes of the file that are replaced.
    pub span: Range<usize>,
    pub genre: Genre,
    pub replacement: String,
    /// What is done to what, without the place: "replace < with <= in Day::plus_months".
    pub change: String,
    /// The line on which it happens, without the spaces around it.
    pub at: String,
    pub place: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Genre {
    FnValue,
    BinaryOperator,
    UnaryOperator,
    MatchArm,
    MatchArmGuard,
    StructField,
}

#[derive(Deserialize)]
struct Listed {
    file: String,
    name: String,
    genre: Genre,
    replacement: String,
    span: Span,
}

#[derive(Deserialize)]
struct Span {
    start: Place,
    end: Place,
}

/// Line and column in characters, both from 1.
#[derive(Deserialize)]
struct Place {
    line: usize,
    column: usize,
}

/// Every mutant of the files that a pattern names.
pub fn list(patterns: &[&str]) -> Result<Vec<Mutant>, String> {
    let mut command = Command::new("cargo");
    command.args(["mutants", "--list", "--json", "--colors", "never"]);
    for pattern in patterns {
        command.args(["--file", pattern]);
    }
    let output = command.output().map_err(|error| format!("cargo mutants cannot be run: {error}"))?;
    if !output.status.success() {
        return Err(format!("cargo mutants --list: {}", String::from_utf8_lossy(&output.stderr)));
    }
    let listed: Vec<Listed> = serde_json::from_slice(&output.stdout)
        .map_err(|error| format!("the list of cargo mutants: {error}"))?;
    listed.into_iter().map(Mutant::new).collect()
}

impl Mutant {
    fn new(listed: Listed) -> Result<Self, String> {
        let Listed { file, name, genre, replacement, span } = listed;
        let source = std::fs::read_to_string(&file).map_err(|error| format!("{file}: {error}"))?;
        let lines = Lines::new(&source);
        let place = format!("{file}:{}:{}", span.start.line, span.start.column);
        let change = name.strip_prefix(&format!("{place}: ")).unwrap_or(&name).to_owned();
        let start = lines.offset(span.start.line, span.start.column - 1);
        let end = lines.offset(span.end.line, span.end.column - 1);
        let at = source.lines().nth(span.start.line - 1).unwrap_or_default().trim().to_owned();
        Ok(Self { file, span: start..end, genre, replacement, change, at, place })
    }
}

/// Where the lines of a text begin.
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub fn new(text: &'a str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    /// The byte at a line (from 1) and a column in characters (from 0).
    pub fn offset(&self, line: usize, column: usize) -> usize {
        let start = self.starts[line - 1];
        start + self.text[start..].chars().take(column).map(char::len_utf8).sum::<usize>()
    }
}
