//! One field of a form: label, hint, what to do about a problem, control.

use super::icon::{Icon, icon};
use crate::markup::{Element, Handler, Markup, div, el};
use std::rc::Rc;

/// What a field is filled in with.
pub enum Control {
    /// One line of text.
    Line {
        /// The kind of keyboard and checks that a browser offers: `text`, `email`, `tel`, `search`, `date`.
        kind: &'static str,
        /// What the browser may fill in by itself, by its standard name; `off` for nothing.
        autocomplete: &'static str,
        /// Whether only digits are expected.
        digits: bool,
    },
    /// Several lines of text.
    Lines,
    /// A choice of values with their names.
    Choice {
        /// The values and how they are called.
        options: Vec<(String, String)>,
        /// What the browser may fill in by itself, by its standard name.
        autocomplete: &'static str,
    },
}

/// One field.
pub struct Field {
    /// The id of the control, which error summaries link to.
    pub id: &'static str,
    /// What is asked.
    pub label: String,
    /// The word for a field that may be left empty, if this one may.
    pub optional: Option<String>,
    /// What helps to answer.
    pub hint: Option<String>,
    /// What to do about a problem.
    pub error: Option<String>,
    /// The id of what says so instead, where several fields share one answer and its problem.
    pub told_by: Option<&'static str>,
    /// How wide the answer is expected to be: `xs`, `s`, `m`, or nothing for the whole width.
    pub width: Option<&'static str>,
    /// What it is filled in with.
    pub control: Control,
    /// What is typed.
    pub value: String,
    /// Is told what is typed, at every change.
    pub typed: Rc<dyn Fn(String)>,
}

impl Field {
    /// The field as it stands in a form. The value is given once: what is typed is the browser's from then on.
    pub fn view(self) -> Markup {
        let Field { id, label, optional, hint, error, told_by, width, control, value, typed } = self;
        let invalid = (error.is_some() || told_by.is_some()).then_some("true");
        let described: Vec<String> = [(&hint, "-hint"), (&error, "-error")]
            .iter()
            .filter(|(text, _)| text.is_some())
            .map(|(_, end)| [id, end].concat())
            .chain(told_by.map(str::to_owned))
            .collect();
        let described = (!described.is_empty()).then(|| described.join(" "));
        let control = match control {
            Control::Line { kind, autocomplete, digits } => el("input")
                .attr("type", kind)
                .attr("autocomplete", autocomplete)
                .attr_if("inputmode", digits.then_some("numeric"))
                .value(value)
                .on(Handler::Input(typed)),
            Control::Lines => el("textarea").attr("rows", "5").value(value).on(Handler::Input(typed)),
            Control::Choice { options, autocomplete } => {
                let options: Vec<Markup> = options
                    .into_iter()
                    .map(|(code, name)| el("option").attr("value", code).text(name).into())
                    .collect();
                el("select")
                    .attr("autocomplete", autocomplete)
                    .with(options)
                    .value(value)
                    .on(Handler::Change(typed))
            }
        };
        let control = control
            .class("input")
            .id(id)
            .attr("name", id)
            .attr_if("data-width", width)
            .attr_if("aria-invalid", invalid)
            .attr_if("aria-describedby", described);
        let optional = optional.map(|word| el("span").class("optional").text(word));
        let space = optional.is_some().then(|| " ".to_owned());
        div("field")
            .with(el("label").attr("for", id).text(label).with(space).with(optional))
            .with(hint.map(|hint| el("p").class("hint").id([id, "-hint"].concat()).text(hint)))
            .with(error.map(|error| problem([id, "-error"].concat(), error)))
            .with(control)
            .into()
    }
}

/// What to do about a problem, beside what it concerns.
fn problem(id: String, text: String) -> Element {
    el("p").class("error").id(id).with(icon(Icon::Danger)).with(el("span").text(text))
}

/// Something that is so or not so, with what it means; `change` is called when that changes.
pub fn tick(id: &'static str, label: String, hint: String, ticked: bool, change: Rc<dyn Fn()>) -> Element {
    let hint_id = [id, "-hint"].concat();
    let input = el("input")
        .attr("type", "checkbox")
        .id(id)
        .attr("aria-describedby", hint_id.clone())
        .checked(ticked)
        .on(Handler::Change(Rc::new(move |_| change())));
    div("choice")
        .with(input)
        .with(el("label").attr("for", id).text(label))
        .with(el("p").class("hint").id(hint_id).text(hint))
}

/// Fields side by side that are one answer, such as month and year.
pub struct FieldGroup {
    /// What is asked.
    pub legend: String,
    /// What to do about a problem, and the id by which the fields refer to it.
    pub error: Option<(String, &'static str)>,
    /// The fields.
    pub fields: Vec<Field>,
}

impl FieldGroup {
    /// The fields as they stand in a form.
    pub fn view(self) -> Markup {
        let FieldGroup { legend, error, fields } = self;
        let fields: Vec<Markup> = fields.into_iter().map(Field::view).collect();
        el("fieldset")
            .class("field")
            .with(el("legend").text(legend))
            .with(error.map(|(error, id)| problem(id.to_owned(), error)))
            .with(div("field-row").attr("data-fit", "content").with(fields))
            .into()
    }
}

/// One of several answers of which one is chosen.
pub struct Choice {
    /// The id of the control.
    pub id: String,
    /// The answer.
    pub label: Markup,
    /// What it means.
    pub hint: Option<String>,
    /// Whether it is the chosen one.
    pub chosen: bool,
    /// Is called when it is chosen.
    pub choose: Rc<dyn Fn()>,
}

/// A question with answers of which one is chosen.
pub struct Choices {
    /// The name that the answers share.
    pub name: &'static str,
    /// The question.
    pub legend: String,
    /// What to do about a problem.
    pub error: Option<String>,
    /// The answers.
    pub choices: Vec<Choice>,
}

impl Choices {
    /// The question as it stands in a form.
    pub fn view(self) -> Markup {
        let Choices { name, legend, error, choices } = self;
        let error_id = [name, "-error"].concat();
        let described = error.is_some().then(|| error_id.clone());
        let choices: Vec<Markup> = choices
            .into_iter()
            .map(|Choice { id, label, hint, chosen, choose }| {
                let hint_id = [id.as_str(), "-hint"].concat();
                let input = el("input")
                    .attr("type", "radio")
                    .id(id.clone())
                    .attr("name", name)
                    .attr_if("aria-describedby", hint.is_some().then(|| hint_id.clone()))
                    .checked(chosen)
                    .on(Handler::Change(Rc::new(move |_| choose())));
                div("choice")
                    .attr("data-kind", "tile")
                    .with(input)
                    .with(el("label").attr("for", id).with(label))
                    .with(hint.map(|hint| el("p").class("hint").id(hint_id).text(hint)))
                    .into()
            })
            .collect();
        el("fieldset")
            .id(name)
            .attr_if("aria-describedby", described)
            .with(el("legend").text(legend))
            .with(error.map(|error| problem(error_id, error)))
            .with(div("choices").with(choices))
            .into()
    }
}
