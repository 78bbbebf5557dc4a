//! The fields of a new request (statements 170-171).

use super::draft::{Lines, attachments, keep};
use super::subscription_name;
use crate::components::field::{Choice, Choices, Control, Field as FieldView};
use crate::components::form::group;
use crate::domain::desk::DeskMode;
use crate::domain::entry::{Field, Problem};
use crate::domain::id::SubscriptionId;
use crate::domain::request_entry::{Asked, ProblemType, RequestEntry, Severity, Wanted};
use crate::domain::user::Language;
use crate::i18n::{Text, Words, new_request, problems, request_refusals, requests};
use crate::markup::Markup;
use crate::pages::company_fields::contact;
use crate::pages::entry::{Ask, Kind, fields};
use crate::pages::partnership::renewing::runs_until;
use crate::session::{Form, Session};
use std::rc::Rc;

/// A new request that is being written.
#[derive(Clone, Copy)]
pub struct Writing<'a> {
    /// Where it is written.
    pub session: Session,
    /// The words.
    pub words: Words,
    /// The name under which it is kept.
    pub name: &'a str,
    /// What was typed.
    pub form: Form<RequestEntry>,
}

/// Whom the desk writes to.
const CONTACT: &[Ask<RequestEntry>] = &contact(
    |entry: &mut RequestEntry| &mut entry.contact_name,
    |entry: &mut RequestEntry| &mut entry.email,
    |entry: &mut RequestEntry| &mut entry.phone,
    None,
);

/// What it is about, in a line.
const TITLE: &[Ask<RequestEntry>] = &[Ask {
    field: Field::Title,
    part: |entry| &mut entry.title,
    kind: Kind::Text,
    autocomplete: "off",
    width: None,
    optional: false,
    hint: None,
}];

/// What the form asks, or all that is wrong with it.
pub fn check(session: Session, form: Form<RequestEntry>) -> Result<Asked, Vec<Problem>> {
    let today = session.today();
    session.read(|account| form.read(|entry| account.check_request(entry, today)))
}

/// Shows the form after a choice. What was wrong with it is looked at anew, where something was.
fn answered(session: Session, form: Form<RequestEntry>) {
    let before = form.problems();
    let still = check(session, form).err().unwrap_or_default();
    form.refuse(still.into_iter().filter(|problem| before.contains(problem)).collect());
}

impl Writing<'_> {
    /// Changes what was chosen, keeps it, and shows the form accordingly.
    fn chooses(self, change: impl Fn(&mut RequestEntry) + 'static) -> Rc<dyn Fn()> {
        let (session, form) = (self.session, self.form);
        let keep = keep(session, self.name, form);
        Rc::new(move || {
            form.typed(&change);
            keep();
            answered(session, form);
        })
    }

    /// The list "Type of problem" (statement 170).
    pub fn type_of_problem(self) -> Markup {
        let Writing { session, words, name, form } = self;
        let place = |problem: ProblemType| ProblemType::ALL.iter().position(|other| *other == problem);
        let options = ProblemType::ALL
            .into_iter()
            .enumerate()
            .map(|(place, problem)| (place.to_string(), words.say(requests::problem_type(problem))));
        let none = (String::new(), words.say(new_request::CHOOSE));
        let hint = words.fill(new_request::TYPE_HINT, &[("type", &words.say(requests::BILLING))]);
        let keep = keep(session, name, form);
        FieldView {
            id: problems::control_id(Field::ProblemType),
            label: words.say(problems::label(Field::ProblemType)),
            optional: None,
            hint: Some(hint),
            error: self.advice(Field::ProblemType),
            told_by: None,
            width: None,
            control: Control::Choice {
                options: [none].into_iter().chain(options).collect(),
                autocomplete: "off",
            },
            value: form
                .read(|entry| entry.problem)
                .and_then(place)
                .map(|place| place.to_string())
                .unwrap_or_default(),
            typed: Rc::new(move |place| {
                let problem =
                    place.parse::<usize>().ok().and_then(|place| ProblemType::ALL.get(place).copied());
                form.typed(|entry| entry.problem = problem);
                keep();
                answered(session, form);
            }),
        }
        .view()
    }

    fn advice(self, field: Field) -> Option<String> {
        self.form.problem(field).map(|problem| problems::advice(self.words, &problem))
    }

    /// Which subscription is to be cancelled, or that it is about something else: nothing is chosen beforehand. Nothing is
    /// asked where there is nothing that could be cancelled.
    pub fn matter(self) -> Markup {
        let Writing { session, words, form, .. } = self;
        let today = session.today();
        let (chosen, something_else) = form.read(|entry| (entry.subscription, entry.something_else));
        let held: Vec<_> = session.read(|account| {
            let could: Vec<_> = account.cancellable(today).map(|held| held.id).collect();
            // What was chosen stays an answer, even if it can no longer be cancelled.
            let shown = account
                .subscriptions
                .iter()
                .filter(|held| Some(held.id) == chosen || could.contains(&held.id));
            shown.map(|held| (held.id, held.offer, runs_until(account, held, today))).collect()
        });
        if held.is_empty() {
            return Markup::default();
        }
        let cancels = held.into_iter().enumerate().map(|(place, (id, offer, (name, until)))| {
            let (name, until) = (words.say(name), words.date(until));
            let what = subscription_name(words, offer);
            let title = words.fill(new_request::TITLE_CANCEL, &[("what", &what)]);
            Choice {
                id: match place {
                    0 => problems::control_id(Field::Matter).to_owned(),
                    _ => ["matter-", &id.to_string()].concat(),
                },
                label: words.fill(new_request::MATTER_CANCEL, &[("what", &what)]).into(),
                hint: Some(
                    words.fill(new_request::MATTER_CANCEL_UNTIL, &[("what", &name), ("date", &until)]),
                ),
                chosen: chosen == Some(id),
                choose: self.chooses(move |entry| {
                    (entry.subscription, entry.something_else) = (Some(id), false);
                    if entry.title.is_empty() {
                        entry.title.clone_from(&title);
                    }
                }),
            }
        });
        let other = Choice {
            id: "matter-other".into(),
            label: words.say(new_request::MATTER_OTHER).into(),
            hint: None,
            chosen: chosen.is_none() && something_else,
            choose: self.chooses(|entry| (entry.subscription, entry.something_else) = (None, true)),
        };
        Choices {
            name: "matter",
            legend: words.say(new_request::MATTER),
            error: self.advice(Field::Matter),
            choices: cancels.chain([other]).collect(),
        }
        .view()
    }

    /// What is wanted of a cancellation, each with what it leads to.
    pub fn wanted(self, id: SubscriptionId) -> Markup {
        let Writing { session, words, form, .. } = self;
        let today = session.today();
        let (refund, part, desk, end) = session.read(|account| {
            let held = account.subscription(id);
            let last_day = held.map_or(today, |held| account.last_day_of(held));
            let end = held.map_or(today, |held| held.anniversary());
            // After the paid year it ends at once; benefits would have gone on longer.
            let end = if end > today {
                (new_request::END_HINT, end)
            } else {
                (new_request::END_NOW_HINT, last_day)
            };
            (account.refund_standing(id, today), account.may_refund_part(id, today), account.desk, end)
        });
        let mut refund_name = requests::wanted(Wanted::Refund);
        let refund = match refund {
            Ok(open) => {
                let goes_on = open.ends > today;
                if goes_on {
                    refund_name = new_request::REFUND_OF_RENEWAL_NAME;
                }
                let text = match (desk, goes_on) {
                    (DeskMode::ByHand, false) => new_request::REFUND_POSSIBLE,
                    (DeskMode::ByHand, true) => new_request::REFUND_OF_RENEWAL,
                    (DeskMode::Automatic, false) => new_request::REFUND_ASKED,
                    (DeskMode::Automatic, true) => new_request::REFUND_OF_RENEWAL_ASKED,
                };
                let [until, ends] = [open.until, open.ends].map(|day| words.date(day));
                words.fill(text, &[("date", &until), ("amount", &words.money(open.total)), ("ends", &ends)])
            }
            Err(closed) => {
                let reasons = request_refusals::reasons(words, &closed.because);
                let other = words.say(requests::wanted(Wanted::AtTermEnd));
                let text = match (desk, part) {
                    (DeskMode::Automatic, _) => new_request::REFUND_REJECTED,
                    (DeskMode::ByHand, true) => new_request::REFUND_DOUBTFUL,
                    (DeskMode::ByHand, false) => new_request::REFUND_IMPOSSIBLE,
                };
                words.fill(text, &[("reasons", &reasons), ("other", &other)])
            }
        };
        let (text, day) = end;
        let end = words.fill(text, &[("date", &words.date(day))]);
        let chosen = form.read(|entry| entry.wanted);
        let choice = |id: &str, wanted: Wanted, name: Text, hint: String| Choice {
            id: id.to_owned(),
            label: words.say(name).into(),
            hint: Some(hint),
            chosen: chosen == Some(wanted),
            choose: self.chooses(move |entry| entry.wanted = Some(wanted)),
        };
        Choices {
            name: "wanted-choices",
            legend: words.say(new_request::WANTED),
            error: self.advice(Field::Wanted),
            choices: vec![
                choice(problems::control_id(Field::Wanted), Wanted::Refund, refund_name, refund),
                choice("wanted-end", Wanted::AtTermEnd, requests::wanted(Wanted::AtTermEnd), end),
            ],
        }
        .view()
    }

    /// Title, description and files.
    pub fn about(self) -> Vec<Markup> {
        let Writing { session, words, name, form } = self;
        let keep = keep(session, name, form);
        let cancels =
            form.read(|entry| entry.subscription.is_some() && entry.problem == Some(ProblemType::Billing));
        let hint = if cancels { new_request::DESCRIPTION_CANCEL_HINT } else { new_request::DESCRIPTION_HINT };
        let mut about = fields(words, form, TITLE, keep.clone());
        let description = Lines {
            field: Field::Description,
            label: words.say(problems::label(Field::Description)),
            hint: Some(words.say(hint)),
        };
        about.push(description.view(words, form, |entry| &mut entry.description, keep.clone()));
        about.push(attachments(words, form, |entry| &mut entry.attachments, keep));
        about
    }

    /// How much it hinders.
    pub fn severity(self) -> Markup {
        let (words, chosen) = (self.words, self.form.read(|entry| entry.severity));
        let choices = Severity::ALL.into_iter().zip(["critical", "moderate", "minimal"]);
        let choices = choices.map(|(severity, id)| {
            let (name, text) = requests::severity(severity);
            Choice {
                id: id.into(),
                label: words.say(name).into(),
                hint: Some(words.say(text)),
                chosen: chosen == severity,
                choose: self.chooses(move |entry| entry.severity = severity),
            }
        });
        let legend = words.say(new_request::SEVERITY);
        Choices { name: "severity", legend, error: None, choices: choices.collect() }.view()
    }

    /// Whom to reach, and in which language.
    pub fn contact(self) -> Markup {
        let Writing { session, words, name, form } = self;
        let keep = keep(session, name, form);
        let known = [Language::English, Language::SimplifiedChinese];
        let options = known.into_iter().zip(["en", "zh"]);
        let options =
            options.map(|(language, code)| (code.to_owned(), words.say(requests::language(language))));
        let kept = keep.clone();
        let language = FieldView {
            id: "preferred-language",
            label: words.say(requests::LANGUAGE),
            optional: None,
            hint: Some(words.say(new_request::LANGUAGE_HINT)),
            error: None,
            told_by: None,
            width: Some("m"),
            control: Control::Choice { options: options.collect(), autocomplete: "language" },
            value: match form.read(|entry| entry.language) {
                Language::English => "en".into(),
                Language::SimplifiedChinese => "zh".into(),
            },
            typed: Rc::new(move |code| {
                let chinese = code == "zh";
                let language = if chinese { Language::SimplifiedChinese } else { Language::English };
                form.typed(|entry| entry.language = language);
                kept();
            }),
        };
        let asked = [Markup::from(fields(words, form, CONTACT, keep)), language.view()];
        group(words.say(new_request::YOUR_CONTACT), None, asked)
    }
}
