//! The arrows between the rooms of the house, that every stylesheet is linked, and that the mark is one.

use memberdesk::components::icon;
use memberdesk::markup::Node;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room of `src` with the rooms it may use, in the order of `src/lib.rs`.
const ARROWS: &[(&str, &[&str])] = &[
    ("json", &[]),
    ("sorting", &[]),
    ("domain", &["json", "sorting"]),
    ("journal", &["domain", "json", "sorting"]),
    ("backend", &["domain", "json", "journal"]),
    ("scenarios", &["domain", "backend", "journal"]),
    ("i18n", &["domain", "journal"]),
    ("sheets", &["domain", "i18n"]),
    ("markup", &[]),
    ("routes", &["domain"]),
    ("components", &["domain", "json", "i18n", "markup", "routes", "sorting"]),
    ("mock", &["domain", "journal", "backend", "scenarios", "i18n", "sheets"]),
    ("browser", &["domain", "json", "journal", "backend", "i18n", "markup", "sorting"]),
    (
        "session",
        &["domain", "json", "journal", "backend", "scenarios", "i18n", "routes", "browser", "sorting"],
    ),
    (
        "pages",
        &[
            "domain",
            "json",
            "scenarios",
            "i18n",
            "sheets",
            "markup",
            "routes",
            "browser",
            "session",
            "components",
            "sorting",
        ],
    ),
    ("app", &["domain", "i18n", "markup", "routes", "browser", "session", "components", "pages", "sorting"]),
];

/// Packages that only some rooms may name.
const PACKAGES: &[(&str, &[&str])] = &[
    ("leptos", &["session", "pages", "app"]),
    ("leptos_router", &["app"]),
    ("web_sys", &["browser"]),
    ("js_sys", &["browser"]),
    ("wasm_bindgen", &["browser"]),
    ("gloo_storage", &["browser"]),
    ("axum", &["mock"]),
    ("clap", &["bin", "mock"]),
    ("hyper", &["mock"]),
    ("hyper_util", &["mock"]),
    ("tokio", &["mock"]),
    ("tower_http", &["mock"]),
    ("tracing", &["mock"]),
];

/// Names that would ask for the time or for chance where a parameter is to say it.
const UNASKED: &[&str] = &["Utc::now", "Local::now", "Instant::now", "SystemTime", "use rand", "getrandom"];

fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder that can be read") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push(path);
        }
    }
}

fn all(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    files(Path::new(folder), ending, &mut found);
    assert!(!found.is_empty(), "{folder} has files");
    found
}

fn room(path: &Path) -> String {
    let below = path.strip_prefix("src").expect("a file of src");
    let first = below.components().next().expect("a name").as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// The lines of a source that are code.
fn code(source: &str) -> impl Iterator<Item = &str> {
    source.lines().map(str::trim).filter(|line| !line.starts_with("//"))
}

/// Every name that follows `crate::` in a line; a group in braces gives each of its names.
fn used_rooms(line: &str) -> Vec<String> {
    line.split("crate::")
        .skip(1)
        .flat_map(|rest| {
            let names: Vec<&str> = match rest.strip_prefix('{') {
                Some(group) => group.split(',').collect(),
                None => vec![rest],
            };
            names
                .into_iter()
                .map(|name| {
                    name.trim()
                        .chars()
                        .take_while(|sign| sign.is_ascii_alphanumeric() || *sign == '_')
                        .collect()
                })
                .collect::<Vec<String>>()
        })
        .collect()
}

#[test]
fn each_room_uses_only_the_rooms_that_its_arrows_lead_to() {
    let mut wrong = Vec::new();
    for path in all("src", "rs") {
        let from = room(&path);
        let Some((_, to)) = ARROWS.iter().find(|(name, _)| *name == from) else { continue };
        let source = fs::read_to_string(&path).expect("a source");
        for line in code(&source) {
            for used in used_rooms(line) {
                let known = ARROWS.iter().any(|(name, _)| *name == used);
                if known && used != from && !to.contains(&used.as_str()) {
                    wrong.push(format!("{} uses {used}", path.display()));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_module_is_a_room_with_arrows() {
    let library = fs::read_to_string("src/lib.rs").expect("src/lib.rs");
    let modules: Vec<&str> =
        code(&library).filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let rooms: Vec<&str> = ARROWS.iter().map(|(name, _)| *name).collect();
    assert_eq!(modules, rooms);
}

#[test]
fn packages_of_the_browser_and_of_the_mock_backend_stay_in_their_rooms() {
    let mut wrong = Vec::new();
    for path in all("src", "rs") {
        let from = room(&path);
        let source = fs::read_to_string(&path).expect("a source");
        for (package, rooms) in PACKAGES {
            let named = [format!("{package}::"), format!("use {package}")];
            let names = code(&source).any(|line| {
                named.iter().any(|name| {
                    line.match_indices(name.as_str()).any(|(at, _)| {
                        !line[..at].ends_with(|sign: char| sign.is_alphanumeric() || sign == '_')
                    })
                })
            });
            if names && !rooms.contains(&from.as_str()) {
                wrong.push(format!("{} names {package}", path.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_rules_never_ask_for_the_time_or_for_chance() {
    let mut wrong = Vec::new();
    for folder in ["src/domain", "src/journal", "src/backend", "src/scenarios", "src/i18n"] {
        for path in all(folder, "rs") {
            let source = fs::read_to_string(&path).expect("a source");
            for name in UNASKED {
                if code(&source).any(|line| line.contains(name)) {
                    wrong.push(format!("{} names {name}", path.display()));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn only_the_library_says_what_belongs_to_the_browser() {
    let mut with_cfg: Vec<String> = all("src", "rs")
        .into_iter()
        .filter(|path| {
            let source = fs::read_to_string(path).expect("a source");
            let knows =
                |line: &str| (line.contains("#[cfg") && line != "#[cfg(test)]") || line.contains("cfg!(");
            code(&source).any(knows)
        })
        .map(|path| path.display().to_string())
        .collect();
    with_cfg.sort();
    // And only what is a part of its own knows whether the program is divided.
    let parts = ["src/app/opened.rs", "src/lib.rs", "src/pages/parts.rs", "src/session/errands.rs"];
    assert_eq!(with_cfg, parts);
}

#[test]
fn every_stylesheet_is_linked_once() {
    let app = fs::read_to_string("index.html").expect("index.html");
    let recovery = fs::read_to_string("public/recovery/index.html").expect("the page for recovery");
    for path in all("style", "css") {
        let link = format!("href=\"{}\"", path.display());
        // The page that works without the app links some of the same, and one of its own.
        let page = if path.ends_with("recovery.css") { &recovery } else { &app };
        assert_eq!(page.matches(&link).count(), 1, "{link}");
    }
}

#[test]
fn no_style_stands_in_the_markup() {
    for path in all("src", "rs") {
        let source = fs::read_to_string(&path).expect("a source");
        let inline = code(&source).find(|line| line.contains("style=\"") || line.contains("inner_html"));
        assert_eq!(inline, None, "{}", path.display());
    }
}

/// Whether a literal reads like words for people: Chinese, or several English words.
fn is_text(literal: &str) -> bool {
    let is_word = |word: &&str| word.len() > 1 && word.chars().all(|sign| sign.is_ascii_alphabetic());
    let words = literal.split(' ').filter(is_word).count();
    let chinese = literal.chars().any(|sign| ('\u{3000}'..='\u{9fff}').contains(&sign));
    chinese || words > 2 || words > 1 && literal.starts_with(char::is_uppercase)
}

#[test]
fn no_text_stands_in_a_page_or_a_component() {
    let rooms = ["src/pages", "src/components", "src/app"].map(|room| all(room, "rs"));
    for path in rooms.into_iter().flatten() {
        let source = fs::read_to_string(&path).expect("a source");
        // What explains an exception to the compiler is no text of the app.
        let lines = code(&source).filter(|line| !line.starts_with("reason =") && !line.contains("#[allow("));
        for line in lines {
            let literals = line.split('"').skip(1).step_by(2);
            let told: Vec<&str> = literals.filter(|literal| is_text(literal)).collect();
            assert!(told.is_empty(), "{}: {told:?} belongs to i18n", path.display());
        }
    }
}

#[test]
fn a_path_of_the_app_is_spelled_in_one_file() {
    for path in all("src", "rs").into_iter().filter(|path| !path.ends_with("routes.rs")) {
        let source = fs::read_to_string(&path).expect("a source");
        let spelled = code(&source).find(|line| line.contains("href=\"") && !line.contains("href=\"#"));
        assert_eq!(spelled, None, "{}", path.display());
    }
}

#[test]
fn the_mark_is_the_same_wherever_it_is_drawn() {
    let lines: Vec<String> = icon::mark()
        .into_parts()
        .children
        .into_iter()
        .filter_map(|node| match node {
            Node::Element(element) => {
                element.into_parts().attributes.into_iter().find(|(name, _)| *name == "d")
            }
            Node::Text(_) => None,
        })
        .map(|(name, line)| format!("{name}=\"{line}\""))
        .collect();
    assert_eq!(lines.len(), 2);
    for file in ["index.html", "public/icons/mark.svg"] {
        let drawn = fs::read_to_string(file).expect("a file with the mark");
        assert!(lines.iter().all(|line| drawn.contains(line)), "{file}");
    }
}
