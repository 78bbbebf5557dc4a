//! Every public item says what it is; variants and fields may be named so that they need not.

use std::fs;
use std::path::{Path, PathBuf};

/// How a public item begins, after `pub`.
const ITEMS: [&str; 8] = ["async", "const", "enum", "fn", "static", "struct", "trait", "type"];

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the sources can be read") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The public items of a formatted source without a doc comment, as `line: item`.
fn undocumented(source: &str) -> Vec<String> {
    let lines: Vec<&str> = source.lines().map(str::trim).collect();
    // An item written by a macro has its documentation where the macro is used.
    let is_public_item = |line: &str| {
        let first = line.strip_prefix("pub ").and_then(|rest| rest.split(' ').next());
        first.is_some_and(|word| ITEMS.contains(&word)) && !line.contains('$')
    };
    // What stands above an item and its attributes, each of which may take several lines.
    let above = |at: usize| {
        let mut above = lines[..at].iter().rev();
        while let Some(line) = above.next() {
            if line.ends_with(")]") && !line.starts_with("#[") {
                above.find(|line| line.starts_with("#["));
            } else if !line.starts_with("#[") {
                return Some(line);
            }
        }
        None
    };
    (0..lines.len())
        .filter(|&at| is_public_item(lines[at]))
        .filter(|&at| !above(at).is_some_and(|line| line.starts_with("///")))
        .map(|at| format!("{}: {}", at + 1, lines[at]))
        .collect()
}

#[test]
fn every_file_and_every_public_item_is_documented() {
    let mut files = Vec::new();
    rust_files(Path::new("src"), &mut files);
    assert!(files.len() > 10, "the sources were found");
    let missing: Vec<String> = files
        .iter()
        .flat_map(|path| {
            let source = fs::read_to_string(path).expect("a source");
            let file = (!source.starts_with("//!")).then(|| "1: the file itself".to_owned());
            file.into_iter()
                .chain(undocumented(&source))
                .map(|what| format!("{}:{what}", path.display()))
                .collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn an_undocumented_item_is_found() {
    let source = "/// Documented.\n#[derive(Clone)]\npub struct A;\n\npub const fn b() {}\n\npub enum C {\n    D,\n}\n\n\
                  /// Documented.\n#[derive(\n    Clone,\n)]\n#[serde(default)]\npub struct E;\n\n\
                  #[derive(\n    Clone,\n)]\npub struct F;\n";
    assert_eq!(undocumented(source), ["5: pub const fn b() {}", "7: pub enum C {", "21: pub struct F;"]);
}
