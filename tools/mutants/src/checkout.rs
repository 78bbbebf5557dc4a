//! The copy of the checkout in which every mutant is present, and what the compiler says about it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{fs, io};

use serde::Deserialize;

use crate::constants::{self, Constant};
use crate::mutant::Mutant;
use crate::schema::{self, Known, Left};

const QUESTION: &str = include_str!("question.rs");
/// A round drops what does not compile, which may show more that does not.
const MOST_ROUNDS: usize = 40;

/// A folder with a copy of `src` that asks, and links to everything else.
pub struct Checkout {
    folder: PathBuf,
    target: PathBuf,
}

/// What became of the mutants that are not in the program.
#[derive(Default)]
pub struct Outside {
    pub unviable: BTreeSet<usize>,
    pub inexpressible: BTreeMap<usize, String>,
}

#[derive(Deserialize)]
struct Line {
    reason: String,
    message: Option<Message>,
    executable: Option<PathBuf>,
    target: Option<Target>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

#[derive(Deserialize)]
struct Message {
    level: String,
    message: String,
    rendered: Option<String>,
    spans: Vec<Span>,
    #[serde(default)]
    children: Vec<Message>,
}

#[derive(Deserialize)]
struct Span {
    file_name: String,
    byte_start: usize,
    byte_end: usize,
    is_primary: bool,
}

impl Checkout {
    pub fn new(target: &Path) -> io::Result<Self> {
        let folder = target.join("checkout");
        fs::create_dir_all(&folder)?;
        for entry in fs::read_dir(".")? {
            let name = entry?.file_name();
            let link = folder.join(&name);
            if !["src", "target", ".git"].iter().any(|own| name == *own)
                && fs::symlink_metadata(&link).is_err()
            {
                std::os::unix::fs::symlink(fs::canonicalize(&name)?, link)?;
            }
        }
        Ok(Self { folder, target: target.to_owned() })
    }

    /// Writes the sources with all mutants and drops what does not compile, until everything does; the program that
    /// tries the promises, and what is not in it.
    pub fn compile(&self, mutants: &[Mutant]) -> Result<(PathBuf, Outside), String> {
        self.copy_sources(mutants).map_err(|error| error.to_string())?;
        let mut known = Known::default();
        let mut outside = Outside::default();
        for round in 1..=MOST_ROUNDS {
            let ranges = self.write(mutants, &known, &mut outside)?;
            let (mut errors, _) = self.cargo(&["check", "--lib"])?;
            if errors.is_empty() {
                // Some constants are calculated only now.
                let (late, program) = self.cargo(&["test", "--no-run", "--test", "spec"])?;
                if let (true, Some(program)) = (late.is_empty(), program) {
                    return Ok((program, outside));
                }
                errors = late;
            }
            println!("  round {round}: {} errors", errors.len());
            let mut learnt = false;
            let before = known.dropped.clone();
            for error in &errors {
                learnt |= learn(error, &ranges, &before, &mut known, &mut outside);
            }
            if !learnt {
                let said: Vec<&str> = errors.iter().filter_map(|error| error.rendered.as_deref()).collect();
                return Err(format!(
                    "The copy does not compile, and not because of a mutant:\n{}",
                    said.join("\n")
                ));
            }
        }
        Err(format!("The copy does not compile after {MOST_ROUNDS} rounds."))
    }

    fn cargo(&self, arguments: &[&str]) -> Result<(Vec<Message>, Option<PathBuf>), String> {
        let output = Command::new("cargo")
            .args(arguments)
            .args(["--locked", "--no-default-features", "--message-format", "json", "--quiet"])
            .current_dir(&self.folder)
            .env(
                "CARGO_TARGET_DIR",
                fs::canonicalize(&self.target).map_err(|error| error.to_string())?.join("build"),
            )
            .stderr(Stdio::piped())
            .output()
            .map_err(|error| format!("cargo cannot be run: {error}"))?;
        let mut errors = Vec::new();
        let mut program = None;
        for line in output.stdout.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            let line: Line =
                serde_json::from_slice(line).map_err(|error| format!("what cargo says: {error}"))?;
            if line.reason == "compiler-message" {
                errors.extend(line.message.filter(|said| said.level == "error" && !said.spans.is_empty()));
            } else if line.target.is_some_and(|target| target.name == "spec") {
                program = line.executable.or(program);
            }
        }
        if errors.is_empty() && !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned());
        }
        Ok((errors, program))
    }

    fn copy_sources(&self, mutants: &[Mutant]) -> io::Result<()> {
        let mutated: BTreeSet<&str> = mutants.iter().map(|mutant| mutant.file.as_str()).collect();
        let mut folders = vec![PathBuf::from("src")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder)? {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                } else if !mutated.contains(path.to_string_lossy().as_ref()) {
                    let mut text = fs::read_to_string(&path)?;
                    if path == Path::new("src/lib.rs") {
                        text.push_str("\npub mod mutant;\n");
                    }
                    self.put(&path, &text)?;
                }
            }
        }
        self.put(Path::new("src/mutant.rs"), QUESTION)
    }

    /// A file that is as it was keeps its time, so that nothing is compiled in vain.
    fn put(&self, path: &Path, text: &str) -> io::Result<()> {
        let path = self.folder.join(path);
        if fs::read_to_string(&path).is_ok_and(|there| there == text) {
            return Ok(());
        }
        fs::create_dir_all(path.parent().unwrap_or(&self.folder))?;
        fs::write(path, text)
    }

    fn write(&self, mutants: &[Mutant], known: &Known, outside: &mut Outside) -> Result<Ranges, String> {
        let mut by_file: BTreeMap<&str, Vec<(usize, &Mutant)>> = BTreeMap::new();
        for (number, mutant) in mutants.iter().enumerate() {
            by_file.entry(&mutant.file).or_default().push((number, mutant));
        }
        let mut sources = BTreeMap::new();
        let mut constants = BTreeMap::new();
        for (file, mutants) in &by_file {
            let source = fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
            constants.insert(
                *file,
                constants::find(file, &source, mutants).map_err(|error| format!("{file}: {error}"))?,
            );
            sources.insert(*file, source);
        }
        let all: Vec<&Constant> = constants.values().flatten().collect();
        let mut ranges = Ranges::new();
        for (file, mutants) in by_file {
            let (written, left) = schema::write(&sources[file], &mutants, (&constants[file], &all), known)
                .map_err(|error| format!("{file}: {error}"))?;
            for (number, left) in left {
                match left {
                    Left::Unviable => drop(outside.unviable.insert(number)),
                    Left::Inexpressible(why) => drop(outside.inexpressible.insert(number, why.to_owned())),
                }
            }
            self.put(Path::new(file), &written.text).map_err(|error| format!("{file}: {error}"))?;
            ranges.insert(file.to_owned(), written.ranges);
        }
        Ok(ranges)
    }
}

type Ranges = BTreeMap<String, Vec<(Range<usize>, Vec<usize>)>>;

/// Takes from an error what is not to be tried again; whether there was something.
fn learn(
    error: &Message,
    ranges: &Ranges,
    before: &BTreeSet<usize>,
    known: &mut Known,
    outside: &mut Outside,
) -> bool {
    let mut spans: Vec<&Span> = error.spans.iter().collect();
    spans.sort_by_key(|span| !span.is_primary);
    spans.extend(error.children.iter().flat_map(|help| &help.spans));
    for span in spans {
        let around = ranges.get(&span.file_name).into_iter().flatten();
        let around = around.filter(|(range, numbers)| {
            range.start <= span.byte_start
                && span.byte_end <= range.end
                && numbers.iter().any(|number| !before.contains(number))
        });
        if let Some((_, numbers)) = around.min_by_key(|(range, _)| range.len()) {
            known.dropped.extend(numbers);
            for &number in numbers {
                // One alone is what the error is about; several are those whose question stands there.
                if numbers.len() == 1 {
                    outside.unviable.insert(number);
                } else {
                    outside.inexpressible.insert(number, error.message.clone());
                }
            }
            return true;
        }
    }
    // A constant needs a function that is constant no more because it asks.
    let name = error.message.split('`').nth(1).and_then(|path| path.rsplit("::").next());
    match name {
        Some(name) if error.message.contains("non-const") => known.constant.insert(name.to_owned()),
        _ => false,
    }
}
