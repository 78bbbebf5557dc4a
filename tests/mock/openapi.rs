//! The description of the API says what the API does.

use crate::client::{Answer, Connection, ask, get};
use crate::running::Running;
use memberdesk::mock::openapi::DOCUMENT;
use memberdesk::mock::resources::KINDS;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn document() -> Value {
    serde_json::from_str(DOCUMENT).expect("JSON")
}

fn paths(document: &Value) -> impl Iterator<Item = (&String, &serde_json::Map<String, Value>)> {
    let paths = document["paths"].as_object().expect("paths");
    paths.iter().map(|(path, methods)| (path, methods.as_object().expect("methods")))
}

/// The path with what it names filled in.
fn filled(path: &str) -> String {
    path.replace("{account}", "main").replace("{id}", "1").replace("{delivery}", "1")
}

#[test]
fn it_names_exactly_the_addresses_there_are() {
    let routes = std::fs::read_to_string("src/mock/routes.rs").expect("the routes");
    let routed = routes.split(".route(").skip(1).filter_map(|rest| {
        let quoted = rest.trim_start().strip_prefix('"')?;
        quoted.split('"').next().map(str::to_owned)
    });
    let lists = KINDS.iter().map(|kind| format!("/v1/accounts/{{account}}/{}", kind.name));
    let items = KINDS.iter().map(|kind| format!("/v1/accounts/{{account}}/{}/{{id}}", kind.name));
    let there: BTreeSet<String> = routed.chain(lists).chain(items).collect();
    let named: BTreeSet<String> = paths(&document()).map(|(path, _)| path.clone()).collect();
    assert_eq!(there, named);
}

#[test]
fn each_address_has_the_methods_that_it_says() {
    let backend = Running::fresh();
    for (path, methods) in paths(&document()) {
        let answer = ask(backend.address, "PATCH", &filled(path), &[], b"");
        answer.problem(405);
        let allowed =
            answer.header("allow").expect("methods").split(',').map(str::trim).map(str::to_lowercase);
        let allowed: BTreeSet<String> = allowed.filter(|method| method != "head").collect();
        let named: BTreeSet<String> = methods.keys().cloned().collect();
        assert_eq!(allowed, named, "{path}");
    }
}

/// The first place at which a value does not fit a schema, of the keywords that the document uses.
fn misfit(root: &Value, schema: &Value, value: &Value, path: &str) -> Option<String> {
    if let Some(place) = schema["$ref"].as_str() {
        let target = root.pointer(place.strip_prefix('#').expect("a place")).expect("a definition");
        return misfit(root, target, value, path);
    }
    let wrong = |what: &str| Some(format!("{path}: {what}: {value}"));
    if let Some(forms) = schema["anyOf"].as_array() {
        let fits = forms.iter().any(|form| misfit(root, form, value, path).is_none());
        return if fits { None } else { wrong("no form of it") };
    }
    if schema["enum"].as_array().is_some_and(|known| !known.contains(value)) {
        return wrong("unknown word");
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_i64() || number.is_u64() => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let is = |name: &str| name == kind || (name == "number" && kind == "integer");
    let named = schema["type"].as_array().into_iter().flatten().chain([&schema["type"]]);
    let named: Vec<&str> = named.filter_map(Value::as_str).collect();
    let fits = named.is_empty() || named.into_iter().any(is);
    if !fits {
        return wrong("another type");
    }
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if value.is_object() && value.get(name).is_none() {
            return wrong(&format!("without {name}"));
        }
    }
    let members = schema["properties"].as_object().into_iter().flatten();
    let of_members = members
        .filter_map(|(name, schema)| misfit(root, schema, value.get(name)?, &format!("{path}.{name}")));
    let items = value.as_array().filter(|_| schema["items"].is_object()).into_iter().flatten();
    let of_items = items
        .enumerate()
        .filter_map(|(at, item)| misfit(root, &schema["items"], item, &format!("{path}[{at}]")));
    of_members.chain(of_items).next()
}

/// Compares an answer with what is said of the operation.
fn compare(root: &Value, operation: &Value, answer: &Answer, what: &str) {
    let said = &operation["responses"][answer.status.to_string()];
    assert!(said.is_object(), "{what} answers {} and does not say so: {}", answer.status, answer.text());
    let said = match said["$ref"].as_str() {
        Some(place) => root.pointer(place.trim_start_matches('#')).expect("a definition"),
        None => said,
    };
    let kind = answer.header("content-type").unwrap_or_default().split(';').next().unwrap_or_default();
    if answer.body.is_empty() {
        return;
    }
    let content = &said["content"][kind];
    assert!(content.is_object(), "{what} answers {kind} and does not say so");
    if kind.ends_with("json") {
        assert_eq!(misfit(root, &content["schema"], &answer.json(), ""), None, "{what}");
    }
}

#[test]
fn what_is_answered_fits_what_is_said() {
    let document = document();
    for scenario in ["ten-years", "cancellation-waiting", "silver-at-risk", "network-member"] {
        let backend = Running::of(scenario);
        for (path, methods) in paths(&document) {
            let Some(operation) = methods.get("get").filter(|_| !path.contains("/webhooks/")) else {
                continue;
            };
            let headers = [("Accept", "application/json, text/csv, text/html")];
            for id in ["1", "nothing"] {
                let address = path.replace("{account}", "main").replace("{id}", id);
                let answer = ask(backend.address, "GET", &address, &headers, b"");
                compare(&document, operation, &answer, &format!("GET {address}"));
            }
        }
    }
}

#[test]
fn every_example_is_accepted() {
    let document = document();
    let backend = Running::of("network-member");
    let mut examples = 0;
    for (path, methods) in paths(&document) {
        for (method, operation) in methods {
            let content = &operation["requestBody"]["content"]["application/json"];
            if content.is_null() {
                continue;
            }
            let example = &content["example"];
            assert_eq!(misfit(&document, &content["schema"], example, ""), None, "{method} {path}");
            let headers = [("Content-Type", "application/json"), ("Idempotency-Key", "order-1")];
            let method = method.to_uppercase();
            let body = example.to_string();
            let answer = ask(backend.address, &method, &filled(path), &headers, body.as_bytes());
            assert!(answer.status < 300, "{method} {path}: {}", answer.text());
            compare(&document, operation, &answer, &format!("{method} {path}"));
            examples += 1;
        }
    }
    assert_eq!(examples, 5);
}

/// Whoever adds a command finds here that it is to be described, too.
#[test]
fn every_command_is_described() {
    let source = std::fs::read_to_string("src/domain/command.rs").expect("the commands");
    let variants =
        source.split_once("pub enum Command {").expect("the commands").1.split_once("\n}").expect("an end").0;
    let name = |variant: &str| {
        variant.char_indices().fold(String::new(), |mut name, (at, sign)| {
            if at > 0 && sign.is_uppercase() {
                name.push('_');
            }
            name.push(sign.to_ascii_lowercase());
            name
        })
    };
    let there: BTreeSet<String> = variants
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with(|sign: char| sign.is_ascii_uppercase()))
        .map(|line| name(line.split([' ', ',', '(']).next().expect("a name")))
        .collect();
    let document = document();
    let forms = document["components"]["schemas"]["Command"]["anyOf"].as_array().expect("forms");
    let described: BTreeSet<String> = forms
        .iter()
        .flat_map(|form| match form["enum"].as_array() {
            Some(names) => names.iter().filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>(),
            None => form["required"]
                .as_array()
                .expect("a name")
                .iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect(),
        })
        .collect();
    assert_eq!(there, described);
}

#[test]
fn the_page_to_read_has_every_operation_and_loads_nothing() {
    let backend = Running::fresh();
    let page = get(backend.address, "/v1/docs");
    assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
    assert!(
        page.header("content-security-policy").is_some_and(|policy| policy.starts_with("default-src 'none'"))
    );
    let html = page.text();
    for (path, methods) in paths(&document()) {
        for method in methods.keys() {
            let heading = format!("<b>{}</b> {path}", method.to_uppercase());
            assert!(html.contains(&heading), "{heading}");
        }
    }
    for loading in ["<script", "<link", "<img", "src=", "http://www", "https://"] {
        assert!(!html.contains(loading), "{loading}");
    }
    // Where a problem's type leads, it is explained.
    let problem = get(backend.address, "/v1/nothing").problem(404);
    let place = problem["type"].as_str().and_then(|kind| kind.strip_prefix("/v1/docs#")).expect("a place");
    assert!(html.contains(&format!("id=\"{place}\"")));
}

#[test]
fn commands_that_do_not_fit_the_document_are_not_read_either() {
    let backend = Running::of("network-member");
    let document = document();
    let schema = &document["components"]["schemas"]["Command"];
    for command in [
        json!("subscribe"),
        json!({ "subscribe": {} }),
        json!({ "subscribe": { "offer": "bronze" } }),
        json!({ "subscribe": { "offer": "silver" }, "buy": { "order": 1 } }),
        json!({ "move_date": { "to": "tomorrow" } }),
        json!({ "add_payment_method": { "card": { "number": "4242424242424242" } } }),
        json!(7),
    ] {
        if misfit(&document, schema, &command, "").is_some() {
            let headers = [("Content-Type", "application/json"), ("Idempotency-Key", "1")];
            let path = "/v1/accounts/main/commands";
            let mut connection = Connection::open(backend.address);
            connection.send("POST", path, &headers, command.to_string().as_bytes());
            connection.answer(false).expect("an answer").problem(400);
        }
    }
}
