//! The mutants that change nothing anybody could see, each with its reason: `tests/mutants.toml`.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::mutant::Mutant;

/// The changes of one line that are listed together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Equivalent {
    file: String,
    /// The line on which it happens, without the spaces around it.
    line: String,
    /// What is done there, as `cargo mutants` says it, without its place.
    changes: Vec<String>,
    /// Why no promise could tell it from what it was.
    reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    #[serde(default)]
    equivalent: Vec<Equivalent>,
}

/// The list.
pub fn read(path: &str) -> Result<Vec<Equivalent>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let list: List = toml::from_str(&text).map_err(|error| format!("{path}: {error}"))?;
    match list.equivalent.iter().find(|listed| listed.reason.trim().is_empty()) {
        Some(listed) => Err(format!("{path}: no reason for \"{}\" of {}", listed.line, listed.file)),
        None => Ok(list.equivalent),
    }
}

impl Equivalent {
    fn covers(&self, change: &str, mutant: &Mutant) -> bool {
        self.file == mutant.file && self.line == mutant.at && change == mutant.change
    }
}

/// Takes those that are listed out of the survivors; the entries, as texts, that none of these mutants needs though
/// they were tried.
pub fn sort_out(
    list: &[Equivalent],
    mutants: &[Mutant],
    tried: &BTreeSet<usize>,
    survivors: &mut BTreeSet<usize>,
) -> (usize, Vec<String>) {
    let mut equivalent = BTreeSet::new();
    let mut unneeded = Vec::new();
    for listed in list {
        for change in &listed.changes {
            let mut meant =
                mutants.iter().enumerate().filter(|(_, mutant)| listed.covers(change, mutant)).peekable();
            let known = meant.peek().is_some();
            let (tried, survived): (Vec<usize>, Vec<usize>) = {
                let meant: Vec<usize> =
                    meant.map(|(number, _)| number).filter(|number| tried.contains(number)).collect();
                (meant.clone(), meant.into_iter().filter(|number| survivors.contains(number)).collect())
            };
            if !known || (!tried.is_empty() && survived.is_empty()) {
                unneeded.push(format!("{}: {change}: {}", listed.file, listed.line));
            }
            equivalent.extend(survived);
        }
    }
    survivors.retain(|number| !equivalent.contains(number));
    (equivalent.len(), unneeded)
}
