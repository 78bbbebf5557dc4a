//! Errors as RFC 9457 describes them: problem+json.

use super::accounts::Untold;
use super::words;
use crate::backend::protocol::{Failure, NotStored};
use crate::domain::date::Day;
use crate::domain::user::Language;
use crate::i18n::{Words, refusals};
use crate::journal::SlotError;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// The kind of body, as HTTP calls it.
pub const KIND: HeaderValue = HeaderValue::from_static("application/problem+json");

/// Why a request was not answered as it was meant.
#[derive(Debug)]
pub struct Problem(Box<Told>);

/// What the body says, and what goes beside it.
#[derive(Debug, Serialize)]
struct Told {
    /// Where the kind of problem is described.
    #[serde(rename = "type")]
    kind: String,
    /// The kind of problem in words.
    title: &'static str,
    /// The status again.
    #[serde(serialize_with = "number")]
    status: StatusCode,
    /// What happened and what helps.
    detail: String,
    /// The stable name of the rule that is against it.
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'static str>,
    /// The statement of the published workflow that the rule rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    statement: Option<u16>,
    /// From when on it would be allowed.
    #[serde(skip_serializing_if = "Option::is_none")]
    allowed_from: Option<Day>,
    /// What a tab would have been told.
    #[serde(skip_serializing_if = "Option::is_none")]
    failure: Option<Failure>,
    #[serde(skip)]
    language: Language,
    #[serde(skip)]
    headers: Vec<(HeaderName, HeaderValue)>,
}

fn number<S: serde::Serializer>(status: &StatusCode, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_u16(status.as_u16())
}

impl Problem {
    /// A problem of a kind, by its name in the addresses of kinds.
    pub fn new(
        status: StatusCode,
        kind: &'static str,
        title: &'static str,
        detail: impl Into<String>,
    ) -> Self {
        Self(Box::new(Told {
            kind: ["/v1/docs#", kind].concat(),
            title,
            status,
            detail: detail.into(),
            rule: None,
            statement: None,
            allowed_from: None,
            failure: None,
            language: Language::English,
            headers: Vec::new(),
        }))
    }

    /// What happened and what helps.
    pub fn detail(&self) -> &str {
        &self.0.detail
    }

    /// Whether it has this status.
    pub fn is(&self, status: StatusCode) -> bool {
        self.0.status == status
    }

    /// The same problem with another status.
    pub fn status(mut self, status: StatusCode) -> Self {
        self.0.status = status;
        self
    }

    /// The same problem, whose text is in a language.
    pub fn in_language(mut self, language: Language) -> Self {
        self.0.language = language;
        self
    }

    /// Adds a header to the answer.
    pub fn with(mut self, name: HeaderName, value: impl Into<HeaderValue>) -> Self {
        self.0.headers.push((name, value.into()));
        self
    }

    /// What was asked for does not read as what it has to be.
    pub fn malformed(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "malformed", "The request cannot be read", detail)
    }

    /// There is nothing at the address.
    pub fn not_found(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found", "There is nothing here", detail)
    }

    /// There is no account of that name.
    pub fn no_account(name: &str) -> Self {
        Self::not_found(format!("There is no account \"{}\".", name.escape_debug()))
    }

    /// The address knows other methods.
    pub fn method() -> Self {
        Self::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "method-not-allowed",
            "The address does not know this method",
            "The header Allow lists the methods of this address.",
        )
    }

    /// Who asks may not.
    pub fn forbidden(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, "forbidden", "This request may not come from there", detail)
    }

    /// A request that was not carried out, as a tab would be told, in a language.
    pub fn failed(failure: Failure, language: Language) -> Self {
        let words = Words::plain(language);
        let chinese = language == Language::SimplifiedChinese;
        let (status, kind, title, detail) = match &failure {
            Failure::Refused { refusal, .. } => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "refused",
                if chinese { "规则不允许" } else { "A rule is against it" },
                refusals::reason(words, refusal),
            ),
            Failure::ChangedElsewhere { .. } => (
                StatusCode::CONFLICT,
                "changed-elsewhere",
                if chinese { "其间已有变更" } else { "Others acted meanwhile" },
                if chinese {
                    "请先读取其间发生的变更，再重新决定。"
                } else {
                    "Take in what they did, and decide anew."
                }
                .to_owned(),
            ),
            Failure::NotStored { why, .. } => {
                let (status, detail) = not_stored(*why, chinese);
                let title = if chinese { "未能保存" } else { "It could not be stored" };
                (status, "not-stored", title, detail.to_owned())
            }
        };
        let mut problem = Self::new(status, kind, title, detail);
        if let Failure::Refused { refusal, .. } = &failure {
            problem.0.rule = Some(refusal.rule());
            problem.0.allowed_from = refusal.allowed_from();
            if let crate::domain::refusal::Basis::Statement(statement) = refusal.basis() {
                problem.0.statement = Some(statement);
            }
        }
        problem.0.language = language;
        problem.0.failure = Some(failure);
        problem
    }
}

fn not_stored(why: NotStored, chinese: bool) -> (StatusCode, &'static str) {
    match (why, chinese) {
        (NotStored::Full, false) => (
            StatusCode::INSUFFICIENT_STORAGE,
            "There is no room left where the backend keeps its data. Nothing of it happened.",
        ),
        (NotStored::Full, true) => (StatusCode::INSUFFICIENT_STORAGE, "后端的存储空间已满，操作未执行。"),
        (NotStored::TooLarge, false) => (
            StatusCode::PAYLOAD_TOO_LARGE,
            "The change is larger than one commit may be. Nothing of it happened.",
        ),
        (NotStored::TooLarge, true) => {
            (StatusCode::PAYLOAD_TOO_LARGE, "此变更超过单次提交的上限，操作未执行。")
        }
        (NotStored::Blocked | NotStored::ReadOnly | NotStored::Other, false) => (
            StatusCode::SERVICE_UNAVAILABLE,
            "The backend cannot store anything now. Sending the same request again is safe.",
        ),
        (NotStored::Blocked | NotStored::ReadOnly | NotStored::Other, true) => {
            (StatusCode::SERVICE_UNAVAILABLE, "后端目前无法保存，可以放心地重新发送同一请求。")
        }
    }
}

impl From<Untold> for Problem {
    fn from(untold: Untold) -> Self {
        let not_stored = Failure::NotStored { why: NotStored::Other, commits: Vec::new() };
        match untold {
            Untold::Gone { name } => Self::no_account(&name),
            Untold::NotOnDisk => Self::failed(not_stored, Language::English),
        }
    }
}

impl From<SlotError> for Problem {
    fn from(error: SlotError) -> Self {
        let why = match error {
            SlotError::Full => NotStored::Full,
            SlotError::Blocked => NotStored::Blocked,
            SlotError::Other(_) => NotStored::Other,
        };
        Self::failed(Failure::NotStored { why, commits: Vec::new() }, Language::English)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut told = self.0;
        let headers = std::mem::take(&mut told.headers);
        let body = serde_json::to_vec(&told).unwrap_or_default();
        let language = HeaderValue::from_static(words::tag(told.language));
        let mut response = (told.status, body).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, KIND);
        response.headers_mut().insert(header::CONTENT_LANGUAGE, language);
        response.headers_mut().extend(headers);
        response
    }
}
