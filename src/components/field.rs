//! One field of a form: label, hint, what to do about a problem, control.

use super::icon::{Icon, icon};
use leptos::prelude::*;
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
    pub fn view(self) -> AnyView {
        let Field { id, label, optional, hint, error, told_by, width, control, value, typed } = self;
        let invalid = (error.is_some() || told_by.is_some()).then_some("true");
        let described: Vec<String> = [(&hint, "-hint"), (&error, "-error")]
            .iter()
            .filter(|(text, _)| text.is_some())
            .map(|(_, end)| [id, end].concat())
            .chain(told_by.map(str::to_owned))
            .collect();
        let described = (!described.is_empty()).then(|| described.join(" "));
        let optional = optional.map(|word| view! { " " <span class="optional">{word}</span> });
        let hint = hint.map(|hint| view! { <p class="hint" id=[id, "-hint"].concat()>{hint}</p> });
        let error = error.map(|error| {
            view! { <p class="error" id=[id, "-error"].concat()>{icon(Icon::Danger)}<span>{error}</span></p> }
        });
        let control = match control {
            Control::Line { kind, autocomplete, digits } => view! {
                <input class="input" id=id name=id type=kind data-width=width aria-invalid=invalid
                    aria-describedby=described autocomplete=autocomplete
                    inputmode=digits.then_some("numeric") prop:value=value
                    on:input=move |event| typed(event_target_value(&event)) />
            }
            .into_any(),
            Control::Lines => view! {
                <textarea class="input" id=id name=id rows="5" aria-invalid=invalid aria-describedby=described
                    prop:value=value on:input=move |event| typed(event_target_value(&event))></textarea>
            }
            .into_any(),
            Control::Choice { options, autocomplete } => {
                let options: Vec<AnyView> = options
                    .into_iter()
                    .map(|(code, name)| {
                        let chosen = code == value;
                        view! { <option value=code prop:selected=chosen>{name}</option> }.into_any()
                    })
                    .collect();
                view! {
                    <select class="input" id=id name=id data-width=width aria-invalid=invalid aria-describedby=described
                        autocomplete=autocomplete on:change=move |event| typed(event_target_value(&event))>
                        {options}
                    </select>
                }
                .into_any()
            }
        };
        view! { <div class="field"><label for=id>{label}{optional}</label>{hint}{error}{control}</div> }
            .into_any()
    }
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
    pub fn view(self) -> AnyView {
        let FieldGroup { legend, error, fields } = self;
        let error = error
            .map(|(error, id)| view! { <p class="error" id=id>{icon(Icon::Danger)}<span>{error}</span></p> });
        let fields: Vec<AnyView> = fields.into_iter().map(Field::view).collect();
        view! {
            <fieldset class="field">
                <legend>{legend}</legend>
                {error}
                <div class="field-row" data-fit="content">{fields}</div>
            </fieldset>
        }
        .into_any()
    }
}

/// One of several answers of which one is chosen.
pub struct Choice {
    /// The id of the control.
    pub id: String,
    /// The answer.
    pub label: AnyView,
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
    pub fn view(self) -> AnyView {
        let Choices { name, legend, error, choices } = self;
        let error_id = [name, "-error"].concat();
        let described = error.is_some().then(|| error_id.clone());
        let error = error
            .map(|error| view! { <p class="error" id=error_id>{icon(Icon::Danger)}<span>{error}</span></p> });
        let choices: Vec<AnyView> = choices
            .into_iter()
            .map(|Choice { id, label, hint, chosen, choose }| {
                let hint_id = [id.as_str(), "-hint"].concat();
                let label_for = id.clone();
                let described = hint.is_some().then(|| hint_id.clone());
                let hint = hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> });
                view! {
                    <div class="choice" data-kind="tile">
                        <input type="radio" id=id name=name prop:checked=chosen aria-describedby=described
                            on:change=move |_| choose() />
                        <label for=label_for>{label}</label>
                        {hint}
                    </div>
                }
                .into_any()
            })
            .collect();
        view! {
            <fieldset id=name aria-describedby=described>
                <legend>{legend}</legend>
                {error}
                <div class="choices">{choices}</div>
            </fieldset>
        }
        .into_any()
    }
}
