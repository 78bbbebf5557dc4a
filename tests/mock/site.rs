//! The built app and the API from one process.

use crate::client::{Connection, ask, get};
use crate::running::{Running, data_file};
use std::path::PathBuf;

/// A folder as `./dev build` writes it, beside a file that is nobody's business.
fn site() -> PathBuf {
    let folder = data_file("site").with_file_name("dist");
    std::fs::create_dir_all(folder.join("partnership/offers")).expect("a folder");
    for (name, text) in [
        ("index.html", "<h1>Home</h1>"),
        ("404.html", "<h1>Desk</h1>"),
        ("partnership/offers/index.html", "<h1>Offers</h1>"),
        ("app-0123456789ab.js", "start()"),
        ("app-0123456789ab.js.br", "brotli"),
        ("app-0123456789ab.js.gz", "gzip"),
        ("app-0123456789ab_bg.wasm", "\0asm"),
        ("manifest.webmanifest", "{}"),
        ("sw.js", "install()"),
        ("../secret.txt", "secret"),
    ] {
        std::fs::write(folder.join(name), text).expect("a file");
    }
    folder
}

fn served() -> Running {
    Running::with(&["--app", site().to_str().expect("a path"), "--token", "open sesame"])
}

#[test]
fn files_have_their_types_and_their_compressed_forms() {
    let backend = served();
    for (path, kind) in [
        ("/", "text/html"),
        ("/partnership/offers/", "text/html"),
        ("/app-0123456789ab.js", "text/javascript"),
        ("/app-0123456789ab_bg.wasm", "application/wasm"),
        ("/manifest.webmanifest", "application/manifest+json"),
    ] {
        let file = get(backend.address, path);
        assert_eq!(file.status, 200, "{path}");
        assert_eq!(
            file.header("content-type").map(|full| full.split(';').next()),
            Some(Some(kind)),
            "{path}"
        );
    }
    for (accepted, body) in [("br, gzip", "brotli"), ("gzip", "gzip"), ("identity", "start()")] {
        let headers = [("Accept-Encoding", accepted)];
        let file = ask(backend.address, "GET", "/app-0123456789ab.js", &headers, b"");
        assert_eq!(file.text(), body);
        assert_eq!(file.header("content-type"), Some("text/javascript"));
        assert!(file.header("vary").is_some());
    }
}

#[test]
fn names_that_carry_their_content_are_kept_and_others_are_asked_for() {
    let backend = served();
    let kept = |path| get(backend.address, path).header("cache-control").map(str::to_owned);
    assert!(kept("/app-0123456789ab.js").is_some_and(|kept| kept.contains("immutable")));
    assert_eq!(kept("/sw.js").as_deref(), Some("no-cache"));
    assert_eq!(kept("/").as_deref(), Some("no-cache"));
    assert_eq!(kept("/gone-0123456789ab.js").as_deref(), Some("no-cache"));
}

#[test]
fn every_other_address_is_the_page_and_the_api_stays_the_api() {
    let backend = served();
    let other = get(backend.address, "/partnership/offers/1");
    assert_eq!((other.status, other.text().as_str()), (404, "<h1>Desk</h1>"));
    let token = [("Authorization", "Bearer open sesame")];
    assert_eq!(ask(backend.address, "GET", "/v1", &token, b"").status, 200);
    ask(backend.address, "GET", "/v1/nothing", &token, b"").problem(404);
    ask(backend.address, "POST", "/index.html", &[], b"x").problem(405);
}

#[test]
fn nothing_outside_of_the_folder_is_served() {
    let backend = served();
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/partnership/../../secret.txt",
        "/partnership/%2e%2e/%2e%2e/secret.txt",
        "/%5c..%5csecret.txt",
        "//secret.txt",
        "/%00",
    ] {
        let mut connection = Connection::open(backend.address);
        connection.send("GET", path, &[], b"");
        let answer = connection.answer(false).expect("an answer");
        assert!(answer.status >= 400, "{path}");
        assert!(!String::from_utf8_lossy(&answer.body).contains("secret"), "{path}");
    }
}
