//! The description of the API: a document of OpenAPI 3.1, and the same as a page to read.
//!
//! The document is kept by hand in `openapi.json`; `tests/mock/openapi.rs` holds it to what the router answers. The page
//! is made from it here, so that it needs no script and loads nothing.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value};

/// The document.
pub const DOCUMENT: &str = include_str!("openapi.json");

const STYLE: &str = include_str!("docs.css");
/// The page may use its own style and nothing else.
const POLICY: HeaderValue =
    HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");

/// The kinds of problems, by the names in their addresses, and what each means.
const PROBLEMS: [(&str, &str); 22] = [
    ("refused", "A rule is against it: rule names it, detail says why, failure has the facts."),
    ("changed-elsewhere", "Others acted meanwhile: take in the commits of failure, and decide anew."),
    ("not-stored", "It could not be stored; nothing of it happened. failure says why."),
    ("malformed", "The request, or a part of it, does not read as what it has to be."),
    ("not-found", "There is nothing of that name."),
    ("method-not-allowed", "The address knows other methods; the header Allow lists them."),
    ("not-json", "A body is JSON, and says so in Content-Type."),
    ("too-long", "A body has at most 64 KiB; one that founds an account may hold a backup of 5 MiB."),
    ("too-slow", "A request has to arrive, and be answered, within ten seconds."),
    ("too-many", "More requests came from one address than it may send in a second."),
    ("forbidden", "The Host is not a name of the backend, or the Origin not one of a page that may ask."),
    ("token", "The backend was started with a token, and this one is missing or another."),
    ("name-taken", "There is an account of this name."),
    ("too-many-webhooks", "The account has as many webhooks as it may have."),
    ("backup-refused", "The backup was altered, or holds what cannot have happened. Nothing was stored."),
    (
        "too-early",
        "A ready-made company has a past, which no calendar has before the day that was asked for.",
    ),
    ("key-missing", "A command needs an Idempotency-Key."),
    ("key-reused", "The Idempotency-Key came with another command before."),
    ("fault", "A fault was asked for at /v1/faults. Nothing was carried out."),
    ("broken", "The backend has a fault. What came of the request can be read."),
    (
        "Webhooks",
        "A message is signed in Memberdesk-Signature: t=SECONDS,v1=HEX, where HEX is HMAC-SHA256 of \"SECONDS.BODY\" under the secret. Memberdesk-Delivery is the same for every attempt.",
    ),
    (
        "Paging",
        "A list has items and next. Ask again with ?cursor= and what next says, until it is null; the header Link has the same.",
    ),
];

/// `GET /v1/openapi.json`
pub async fn document() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], DOCUMENT).into_response()
}

/// `GET /v1/docs`
pub async fn page() -> Response {
    let document: Value = serde_json::from_str(DOCUMENT).unwrap_or_default();
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    let mut response = (headers, written(&document)).into_response();
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, POLICY);
    response
}

/// A page that is being written.
struct Page<'a> {
    document: &'a Value,
    html: String,
}

fn written(document: &Value) -> String {
    let mut page = Page { document, html: String::new() };
    page.begin();
    for tag in document["tags"].as_array().into_iter().flatten() {
        page.chapter(tag);
    }
    page.problems();
    page.schemas();
    page.html.push_str("</main></body></html>\n");
    page.html
}

/// A text as HTML shows it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn text(value: &Value) -> String {
    escaped(value.as_str().unwrap_or_default())
}

impl<'a> Page<'a> {
    fn say(&mut self, html: &str) {
        self.html.push_str(html);
        self.html.push('\n');
    }

    fn begin(&mut self) {
        let info = &self.document["info"];
        let (title, version) = (text(&info["title"]), text(&info["version"]));
        self.say("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">");
        self.say("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        self.say(&format!("<title>{title}</title><style>{STYLE}</style></head><body>"));
        self.say("<nav aria-label=\"Contents\"><ul>");
        for tag in self.document["tags"].as_array().into_iter().flatten() {
            let name = text(&tag["name"]);
            self.say(&format!("<li><a href=\"#tag-{name}\">{name}</a></li>"));
        }
        self.say(
            "<li><a href=\"#problems\">problems</a></li><li><a href=\"#schemas\">schemas</a></li></ul></nav>",
        );
        self.say(&format!("<main><h1>{title}</h1><p>Version {version}. {}</p>", text(&info["description"])));
        self.say(
            "<p>The same as a document of OpenAPI 3.1: <a href=\"/v1/openapi.json\">openapi.json</a></p>",
        );
    }

    fn chapter(&mut self, tag: &'a Value) {
        let name = text(&tag["name"]);
        let about = text(&tag["description"]);
        self.say(&format!("<section id=\"tag-{name}\"><h2>{name}</h2><p>{about}</p>"));
        let document = self.document;
        for (path, methods) in document["paths"].as_object().into_iter().flatten() {
            for (method, operation) in methods.as_object().into_iter().flatten() {
                if operation["tags"].as_array().is_some_and(|tags| tags.contains(&tag["name"])) {
                    self.operation(path, method, operation);
                }
            }
        }
        self.say("</section>");
    }

    fn operation(&mut self, path: &str, method: &str, operation: &'a Value) {
        let id = text(&operation["operationId"]);
        let (method, path) = (method.to_uppercase(), escaped(path));
        self.say(&format!("<article id=\"{id}\"><h3><code><b>{method}</b> {path}</code></h3>"));
        self.say(&format!("<p>{}</p>", text(&operation["summary"])));
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        let rows: Vec<String> = parameters
            .map(|one| {
                let required = if one["required"] == true { ", required" } else { "" };
                let place = text(&one["in"]);
                format!(
                    "<tr><th scope=\"row\"><code>{}</code></th><td>{place}{required}</td><td>{}</td></tr>",
                    text(&one["name"]),
                    text(&one["description"])
                )
            })
            .collect();
        if !rows.is_empty() {
            self.say(&format!(
                "<table><caption>Parameters</caption><tbody>{}</tbody></table>",
                rows.concat()
            ));
        }
        let body = &operation["requestBody"]["content"]["application/json"];
        if body.is_object() {
            self.say(&format!("<p>Body: {}</p>", self.kind(&body["schema"])));
            self.example(&body["example"]);
        }
        let mut rows = String::new();
        for (status, answer) in operation["responses"].as_object().into_iter().flatten() {
            let answer = self.resolved(answer);
            let content = answer["content"].as_object();
            let kinds: Vec<String> = content
                .into_iter()
                .flatten()
                .map(|(kind, content)| {
                    format!("<code>{}</code> {}", escaped(kind), self.kind(&content["schema"]))
                })
                .collect();
            let what = text(&answer["description"]);
            rows.push_str(&format!(
                "<tr><th scope=\"row\">{}</th><td>{what}</td><td>{}</td></tr>",
                escaped(status),
                kinds.join("<br>")
            ));
        }
        self.say(&format!("<table><caption>Answers</caption><tbody>{rows}</tbody></table></article>"));
    }

    /// What stands where a reference leads.
    fn resolved(&self, value: &'a Value) -> &'a Value {
        let place = value["$ref"].as_str().and_then(|place| place.strip_prefix('#'));
        place.and_then(|place| self.document.pointer(place)).unwrap_or(value)
    }

    fn example(&mut self, example: &Value) {
        if !example.is_null() {
            let json = serde_json::to_string_pretty(example).unwrap_or_default();
            self.say(&format!("<pre tabindex=\"0\"><code>{}</code></pre>", escaped(&json)));
        }
    }

    /// What a schema allows, in a few words.
    fn kind(&self, schema: &Value) -> String {
        if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
            let name = escaped(name);
            return format!("<a href=\"#schema-{name}\">{name}</a>");
        }
        if let Some(values) = schema["enum"].as_array() {
            let values = values
                .iter()
                .filter_map(Value::as_str)
                .map(|value| format!("<code>{}</code>", escaped(value)));
            return values.collect::<Vec<_>>().join(" or ");
        }
        if let Some(kinds) = schema["anyOf"].as_array() {
            return kinds.iter().map(|kind| self.kind(kind)).collect::<Vec<_>>().join(" or ");
        }
        let kinds = schema["type"].as_array().into_iter().flatten().chain([&schema["type"]]);
        let named = kinds.filter_map(Value::as_str).map(escaped).collect::<Vec<_>>().join(" or ");
        if schema["items"].is_object() {
            return format!("{named} of {}", self.kind(&schema["items"]));
        }
        match schema["properties"].as_object() {
            Some(members) => format!("{named} {{ {} }}", self.members(members)),
            None => named,
        }
    }

    fn members(&self, members: &Map<String, Value>) -> String {
        let told = members
            .iter()
            .map(|(name, schema)| format!("<code>{}</code>: {}", escaped(name), self.kind(schema)));
        told.collect::<Vec<_>>().join(", ")
    }

    fn problems(&mut self) {
        self.say("<section id=\"problems\"><h2>problems</h2><dl>");
        for (name, meaning) in PROBLEMS {
            self.say(&format!("<dt id=\"{name}\"><code>{name}</code></dt><dd>{}</dd>", escaped(meaning)));
        }
        self.say("</dl></section>");
    }

    fn schemas(&mut self) {
        self.say("<section id=\"schemas\"><h2>schemas</h2>");
        let document = self.document;
        for (name, schema) in document["components"]["schemas"].as_object().into_iter().flatten() {
            let name = escaped(name);
            self.say(&format!(
                "<article id=\"schema-{name}\"><h3>{name}</h3><p>{}</p>",
                text(&schema["description"])
            ));
            let forms = schema["anyOf"].as_array();
            match forms {
                Some(forms) => {
                    let forms = forms
                        .iter()
                        .map(|form| format!("<li>{} {}</li>", self.kind(form), text(&form["description"])));
                    let list = format!("<ul>{}</ul>", forms.collect::<String>());
                    self.say(&list);
                }
                None => {
                    let kind = format!("<p>{}</p>", self.kind(schema));
                    self.say(&kind);
                }
            }
            self.say("</article>");
        }
        self.say("</section>");
    }
}
