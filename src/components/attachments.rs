//! A field for files of which only the names and sizes are kept.

use super::Press;
use super::icon::{Icon, icon};
use crate::markup::{ChosenFile, Handler, Markup, div, el, unseen};
use std::rc::Rc;

/// A file that was named.
pub struct NamedFile {
    /// Its name and size in words.
    pub text: String,
    /// What taking it off is called.
    pub take_off: String,
    /// Takes it off.
    pub press: Press,
}

/// The field.
pub struct AttachmentsField {
    /// The id of the control.
    pub id: &'static str,
    /// What is asked.
    pub label: String,
    /// The word for a field that may be left empty.
    pub optional: String,
    /// What is kept of a file.
    pub hint: String,
    /// What to do about a problem.
    pub error: Option<String>,
    /// The files that were named.
    pub files: Vec<NamedFile>,
    /// Is told of a file that is chosen.
    pub chosen: Rc<dyn Fn(ChosenFile)>,
}

impl AttachmentsField {
    /// The field as it stands in a form.
    pub fn view(self) -> Markup {
        let AttachmentsField { id, label, optional, hint, error, files, chosen } = self;
        let (hint_id, error_id) = ([id, "-hint"].concat(), [id, "-error"].concat());
        let described = match &error {
            Some(_) => [&hint_id, " ", &error_id].concat(),
            None => hint_id.clone(),
        };
        let files: Vec<Markup> = files
            .into_iter()
            .enumerate()
            .map(|(place, NamedFile { text, take_off, press })| {
                let remove = el("button")
                    .class("button")
                    .attr("data-kind", "quiet")
                    .attr("data-shape", "icon")
                    .attr("data-size", "s")
                    .attr("type", "button")
                    .id([id, "-", &place.to_string()].concat())
                    .on(Handler::Press(press))
                    .with(icon(Icon::Close))
                    .with(unseen(take_off));
                el("li").with(icon(Icon::Attach)).with(el("span").text(text)).with(remove).into()
            })
            .collect();
        let files = (!files.is_empty()).then(|| el("ul").class("attachments").with(files));
        let error = error.map(|error| {
            el("p").class("error").id(error_id).with(icon(Icon::Danger)).with(el("span").text(error))
        });
        // The control is emptied after each file: what was chosen stands in the list.
        let control = el("input")
            .class("input")
            .id(id)
            .attr("type", "file")
            .attr("aria-describedby", described)
            .attr_if("aria-invalid", error.is_some().then_some("true"))
            .value(String::new())
            .on(Handler::File(chosen));
        let optional = el("span").class("optional").text(optional);
        div("field")
            .with(el("label").attr("for", id).text(label).text(" ").with(optional))
            .with(el("p").class("hint").id(hint_id).text(hint))
            .with(error)
            .with(files)
            .with(control)
            .into()
    }
}
