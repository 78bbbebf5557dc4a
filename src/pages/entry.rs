//! Fields of a form as a screen asks for them: one table of what is asked, one way to show it.

use crate::browser::{document, tabs};
use crate::components::field::{Control, Field as FieldView, FieldGroup};
use crate::components::form::error_summary;
use crate::domain::country::{self, Country};
use crate::domain::entry::{Field, Problem};
use crate::i18n::{Text, Words, frame, join, problems};
use crate::json::Written;
use crate::markup::Markup;
use crate::session::{Form, Session};
use crate::sorting;
use std::rc::Rc;

/// What a form asks for.
pub struct Ask<T> {
    /// Which field it is.
    pub field: Field,
    /// Where the answer is in the entry.
    pub part: fn(&mut T) -> &mut String,
    /// The kind of keyboard that a browser offers.
    pub kind: Kind,
    /// What a browser may fill in by itself, by its standard name.
    pub autocomplete: &'static str,
    /// How wide the answer is expected to be.
    pub width: Option<&'static str>,
    /// Whether it may be left empty, whichever country is chosen.
    pub optional: bool,
    /// What helps to answer.
    pub hint: Option<Text>,
}

/// How a field is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// With a line of text.
    Text,
    /// With an e-mail address.
    Email,
    /// With a telephone number.
    Phone,
    /// With digits.
    Digits,
    /// With a date.
    Date,
    /// With a country.
    Country,
}

/// Where the answers go: read one, write one.
pub struct Answers {
    /// Reads what was typed.
    pub value: String,
    /// Keeps what is typed.
    pub typed: Rc<dyn Fn(String)>,
}

/// The fields of a form whose drafts outlive a reload.
pub fn draft_fields<T>(
    session: Session,
    words: Words,
    name: &str,
    form: Form<T>,
    asks: &[Ask<T>],
) -> Vec<Markup>
where
    T: Clone + Written + 'static,
{
    fields(words, form, asks, kept(session, name.to_owned(), form))
}

/// What keeps a form across a reload after each change.
pub fn kept<T: Clone + Written + 'static>(session: Session, name: String, form: Form<T>) -> Rc<dyn Fn()> {
    Rc::new(move || session.keep_form(&name, form))
}

/// The fields of a form; `keep` is called after each change.
pub fn fields<T: 'static>(words: Words, form: Form<T>, asks: &[Ask<T>], keep: Rc<dyn Fn()>) -> Vec<Markup> {
    fields_within(words, form, whole, asks, &keep)
}

/// The fields of a part of a form, such as its address; `keep` is called after each change.
pub fn fields_within<T: 'static, P: 'static>(
    words: Words,
    form: Form<T>,
    within: fn(&mut T) -> &mut P,
    asks: &[Ask<P>],
    keep: &Rc<dyn Fn()>,
) -> Vec<Markup> {
    let chosen = asks.iter().find(|ask| ask.kind == Kind::Country);
    let country = chosen.and_then(|ask| Country::parse(&answers(form, within, ask, keep.clone()).value));
    asks.iter()
        .map(|ask| {
            let answers = answers(form, within, ask, keep.clone());
            let mut about = about(ask, problems::label(ask.field), form.problem(ask.field));
            about.optional |= country.is_some_and(|country| country::may_leave_out(country, ask.field));
            field(words, about, answers).view()
        })
        .collect()
}

/// All of a form.
fn whole<T>(form: &mut T) -> &mut T {
    form
}

/// Fields that are one answer, which the first of them stands for: its problem is told once, and concerns all of them.
/// Each has a label of its own.
pub fn fields_together<T: 'static>(
    words: Words,
    form: Form<T>,
    told_by: &'static str,
    asks: &[(Text, Ask<T>)],
    keep: &Rc<dyn Fn()>,
) -> Markup {
    let answer = asks.first().map(|(_, ask)| ask.field);
    let problem = answer.and_then(|answer| form.problem(answer));
    let fields = asks
        .iter()
        .map(|(label, ask)| {
            let mut field = field(words, about(ask, *label, None), answers(form, whole, ask, keep.clone()));
            field.told_by = problem.is_some().then_some(told_by);
            field
        })
        .collect();
    FieldGroup {
        legend: answer.map(|answer| words.say(problems::label(answer))).unwrap_or_default(),
        error: problem.map(|problem| (problems::advice(words, &problem), told_by)),
        fields,
    }
    .view()
}

fn answers<T: 'static, P: 'static>(
    form: Form<T>,
    within: fn(&mut T) -> &mut P,
    ask: &Ask<P>,
    keep: Rc<dyn Fn()>,
) -> Answers {
    let (part, kind) = (ask.part, ask.kind);
    let mut value = String::new();
    form.typed(|entry| value.clone_from(part(within(entry))));
    let typed = Rc::new(move |text| {
        form.typed(|entry| *part(within(entry)) = text);
        keep();
        // The country decides what else an address has to say.
        if kind == Kind::Country {
            form.change(|_| {});
        }
    });
    Answers { value, typed }
}

fn about<T>(ask: &Ask<T>, label: Text, problem: Option<Problem>) -> About {
    About {
        field: ask.field,
        label,
        kind: ask.kind,
        autocomplete: ask.autocomplete,
        width: ask.width,
        optional: ask.optional,
        hint: ask.hint,
        problem,
    }
}

struct About {
    field: Field,
    label: Text,
    kind: Kind,
    autocomplete: &'static str,
    width: Option<&'static str>,
    optional: bool,
    hint: Option<Text>,
    problem: Option<Problem>,
}

fn field(words: Words, about: About, answers: Answers) -> FieldView {
    let line = |kind, digits| Control::Line { kind, autocomplete: about.autocomplete, digits };
    let control = match about.kind {
        Kind::Text => line("text", false),
        Kind::Email => line("email", false),
        Kind::Phone => line("tel", false),
        Kind::Digits => line("text", true),
        Kind::Date => line("date", false),
        Kind::Country => Control::Choice { options: countries(words), autocomplete: about.autocomplete },
    };
    FieldView {
        id: problems::control_id(about.field),
        label: words.say(about.label),
        optional: about.optional.then(|| words.say(frame::OPTIONAL)),
        hint: about.hint.map(|hint| words.say(hint)),
        error: about.problem.map(|problem| problems::advice(words, &problem)),
        told_by: None,
        width: about.width,
        control,
        value: answers.value,
        typed: answers.typed,
    }
}

/// All countries by their names in the language, in its own order.
fn countries(words: Words) -> Vec<(String, String)> {
    let mut countries: Vec<(String, String)> = Country::ALL
        .iter()
        .map(|country| (country.code().to_owned(), words.country(country.code())))
        .collect();
    words.sort(&mut countries);
    countries.insert(0, (String::new(), words.say(join::CHOOSE)));
    countries
}

/// What is wrong with a form, above its title; nothing while all is well.
pub fn problem_summary<T: 'static>(words: Words, form: Form<T>) -> Option<Markup> {
    let entries: Vec<(String, &'static str)> = form
        .problems()
        .iter()
        .map(|problem| (problems::advice(words, problem), problems::control_id(problem.field)))
        .collect();
    let focus = |id: &str| {
        document::focus(&["#", id].concat());
    };
    (!entries.is_empty()).then(|| error_summary(words.say(frame::PROBLEMS), entries, focus))
}

/// Shows what is wrong, in the order in which the form asks for its fields, and moves the focus there.
pub fn refuse<T: 'static>(form: Form<T>, mut found: Vec<Problem>, order: &[Field]) {
    sorting::sort_by_key(&mut found, |problem| order.iter().position(|field| *field == problem.field));
    form.refuse(found);
    tabs::later(0, || {
        document::focus(".error-summary");
    });
}
