//! What is being written in a request and not sent yet: it outlives a reload.

use crate::components::attachments::{AttachmentsField, NamedFile};
use crate::components::field::{Control, Field as FieldView};
use crate::domain::entry::Field;
use crate::domain::request_entry::{ATTACHMENTS_MOST, Attachment};
use crate::domain::ruling_entry::RulingEntry;
use crate::i18n::{Words, frame, problems, requests};
use crate::json::Written;
use crate::markup::Markup;
use crate::session::{Form, Session};
use std::rc::Rc;

/// A text that shows that something could be written; asking whether one may write needs one.
pub const SOMETHING: &str = "-";

/// What is being written in one request, by the member or at the desk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Written)]
#[serde(default)]
pub struct Draft {
    /// A message, an answer, or why the request is opened again.
    pub message: String,
    /// The files that go with it.
    pub attachments: Vec<Attachment>,
    /// What is being decided.
    pub ruling: RulingEntry,
}

/// Keeps a form across a reload.
pub fn keep<T: Clone + Written + 'static>(session: Session, name: &str, form: Form<T>) -> Rc<dyn Fn()> {
    let name = name.to_owned();
    Rc::new(move || session.keep_form(&name, form))
}

/// A field for several lines.
pub struct Lines {
    /// Which field it is.
    pub field: Field,
    /// What is asked.
    pub label: String,
    /// What helps to answer.
    pub hint: Option<String>,
}

impl Lines {
    /// The field as it stands in a form.
    pub fn view<T: 'static>(
        self,
        words: Words,
        form: Form<T>,
        part: fn(&mut T) -> &mut String,
        keep: Rc<dyn Fn()>,
    ) -> Markup {
        let mut value = String::new();
        form.typed(|entry| value.clone_from(part(entry)));
        FieldView {
            id: problems::control_id(self.field),
            label: self.label,
            optional: None,
            hint: self.hint,
            error: form.problem(self.field).map(|problem| problems::advice(words, &problem)),
            told_by: None,
            width: None,
            control: Control::Lines,
            value,
            typed: Rc::new(move |text| {
                form.typed(|entry| *part(entry) = text);
                keep();
            }),
        }
        .view()
    }
}

/// The field for files that go with a request or a message.
pub fn attachments<T: 'static>(
    words: Words,
    form: Form<T>,
    part: fn(&mut T) -> &mut Vec<Attachment>,
    keep: Rc<dyn Fn()>,
) -> Markup {
    let mut named = Vec::new();
    form.typed(|entry| named.clone_from(part(entry)));
    let files = named.iter().enumerate().map(|(place, file)| {
        let keep = keep.clone();
        NamedFile {
            text: sized(words, file),
            take_off: words.fill(requests::TAKE_OFF, &[("name", &file.name)]),
            press: Rc::new(move || {
                form.change(|entry| {
                    part(entry).remove(place);
                });
                keep();
                crate::browser::document::focus("#attachments");
            }),
        }
    });
    AttachmentsField {
        id: problems::control_id(Field::Attachments),
        label: words.say(requests::ATTACHMENTS),
        optional: words.say(frame::OPTIONAL),
        hint: words.fill(requests::ATTACHMENTS_HINT, &[("n", &ATTACHMENTS_MOST.to_string())]),
        error: form.problem(Field::Attachments).map(|problem| problems::advice(words, &problem)),
        files: files.collect(),
        chosen: Rc::new(move |file| {
            form.change(|entry| part(entry).push(Attachment { name: file.name, bytes: file.size }));
            keep();
        }),
    }
    .view()
}

/// The name of a file with its size.
pub fn sized(words: Words, file: &Attachment) -> String {
    let rounded = |unit: u64| {
        let half_or_more = file.bytes % unit >= unit.div_ceil(2);
        words.number((file.bytes / unit + u64::from(half_or_more)) as i64)
    };
    let (text, number) = match file.bytes {
        0..1_000 => (requests::BYTES, rounded(1)),
        1_000..1_000_000 => (requests::KILOBYTES, rounded(1_000)),
        1_000_000.. => (requests::MEGABYTES, rounded(1_000_000)),
    };
    let size = words.fill(text, &[("n", &number)]);
    words.fill(requests::SIZED, &[("name", &file.name), ("size", &size)])
}
