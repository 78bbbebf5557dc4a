//! Deciding about a cancellation: the choices, what each one does before it is made, and the question before it is.

use super::draft::{Draft, Lines, keep};
use super::effect::{arithmetic, effect, list};
use crate::browser::{document, tabs};
use crate::components::action::{Action, Kind, actions};
use crate::components::dialog::dialog;
use crate::components::field::{Choice, Choices, Control, Field as FieldView};
use crate::components::form::form as form_view;
use crate::components::notice::{self, notice};
use crate::domain::account::Account;
use crate::domain::command::Command;
use crate::domain::desk::Ruling;
use crate::domain::entry::{Field, Problem};
use crate::domain::id::RequestId;
use crate::domain::money::Currency;
use crate::domain::request_entry::Cancellation;
use crate::domain::ruling_entry::{RulingChoice, RulingEntry};
use crate::domain::support_request::SupportRequest;
use crate::i18n::{Text, Words, desk, problems, refusals, request_refusals, requests};
use crate::markup::{Markup, el};
use crate::pages::entry::refuse;
use crate::pages::refused;
use crate::session::{Form, Session};
use std::rc::Rc;

/// The dialog that asks before a decision is made.
const DIALOG: &str = "decide-dialog";

/// A decision that is being made.
#[derive(Clone, Copy)]
pub struct Deciding {
    session: Session,
    words: Words,
    request: RequestId,
    wish: Cancellation,
    form: Form<Draft>,
    /// The currency in which the fee was paid.
    currency: Currency,
}

impl Deciding {
    /// The decision about a request; nothing if it asks for no cancellation.
    pub fn of(session: Session, words: Words, request: &SupportRequest, form: Form<Draft>) -> Option<Self> {
        let wish = request.asked.cancels?;
        let currency = session.read(|account| {
            let part = account.part_refund(wish.subscription, session.today());
            let invoice = account.invoices.last().map(|invoice| invoice.quote.total.currency);
            part.map(|part| part.most.currency).or(invoice).unwrap_or(Currency::Usd)
        });
        Some(Self { session, words, request: request.id, wish, form, currency })
    }

    fn command(self, ruling: Ruling) -> Command {
        Command::DecideCancellation { request: self.request, ruling }
    }

    fn keep(self) -> Rc<dyn Fn()> {
        keep(self.session, &super::desk_request::form_name(self.request), self.form)
    }

    /// The section of the page.
    pub fn view(self) -> Markup {
        let Deciding { session, words, wish, form, .. } = self;
        let heading = el("h2").id("decide").text(words.say(desk::DECIDE));
        let wants = words.fill(desk::WANTS, &[("what", &words.say(requests::wanted(wish.wanted)))]);
        let section = el("section").class("stack").attr("aria-labelledby", "decide").with(heading);
        let reject = self.command(Ruling::Reject { reason: super::draft::SOMETHING.to_owned() });
        let reason = refused::reason(words, session.may(&reject));
        if reason.is_some() {
            let decide = Action::submit("decide-now", words.say(desk::DECIDE_NOW)).unless(reason);
            return section.with(decide.view()).into();
        }
        let chosen = form.read(|draft| draft.ruling.choice);
        let mut content = vec![el("p").text(wants).into(), self.choices(chosen)];
        content.extend(match chosen {
            Some(RulingChoice::PartRefund) => Some(self.amount()),
            Some(RulingChoice::Reject) => Some(self.reason()),
            Some(RulingChoice::FullRefund | RulingChoice::NoRefund | RulingChoice::AtEnd) | None => None,
        });
        content.push(self.preview());
        let submit = Action::submit("decide-now", words.say(desk::DECIDE_NOW)).unless(self.why_not());
        content.push(actions(vec![submit]));
        section.with(form_view(content, Rc::new(move || self.ask()))).into()
    }

    /// Each decision with what it means here.
    fn choices(self, chosen: Option<RulingChoice>) -> Markup {
        let words = self.words;
        // The first one has the id that the error summary leads to.
        let ids = [
            problems::control_id(Field::Ruling),
            "ruling-part",
            "ruling-none",
            "ruling-end",
            "ruling-reject",
        ];
        let choices = RulingChoice::ALL.into_iter().zip(ids).map(|(choice, id)| {
            let (form, keep) = (self.form, self.keep());
            Choice {
                id: id.into(),
                label: words.say(self.name(choice)).into(),
                hint: Some(self.meaning(choice)),
                chosen: chosen == Some(choice),
                choose: Rc::new(move || {
                    let amount = self.unused();
                    form.change(|draft| {
                        draft.ruling.choice = Some(choice);
                        if choice == RulingChoice::PartRefund && draft.ruling.amount.is_empty() {
                            draft.ruling.amount = amount;
                        }
                    });
                    keep();
                }),
            }
        });
        let error = self.problem(Field::Ruling);
        Choices { name: "rulings", legend: words.say(desk::QUESTION), error, choices: choices.collect() }
            .view()
    }

    fn problem(self, field: Field) -> Option<String> {
        self.form.problem(field).map(|problem| problems::advice(self.words, &problem))
    }

    /// The share of the fee that falls on the days that are left, as it would be typed.
    fn unused(self) -> String {
        let (id, today) = (self.wish.subscription, self.session.today());
        let part = self.session.read(|account| account.part_refund(id, today));
        let part = part.filter(|part| part.unused.minor < part.most.minor);
        part.map(|part| part.unused.decimal()).unwrap_or_default()
    }

    /// What a decision is called: where a paid year goes on, only what was paid for the time after it is refunded.
    fn name(self, choice: RulingChoice) -> Text {
        let (id, today) = (self.wish.subscription, self.session.today());
        let goes_on =
            |account: &Account| account.refund_standing(id, today).is_ok_and(|open| open.ends > today);
        if choice == RulingChoice::FullRefund && self.session.read(goes_on) {
            desk::FULL_OF_RENEWAL_NAME
        } else {
            desk::ruling(choice)
        }
    }

    fn meaning(self, choice: RulingChoice) -> String {
        let Deciding { session, words, wish, .. } = self;
        let (id, today) = (wish.subscription, session.today());
        session.read(|account| match choice {
            RulingChoice::FullRefund => match account.refund_standing(id, today) {
                Ok(open) => {
                    let text = if open.ends > today { desk::FULL_OF_RENEWAL } else { desk::FULL_TEXT };
                    let [until, ends] = [open.until, open.ends].map(|day| words.date(day));
                    words.fill(
                        text,
                        &[("amount", &words.money(open.total)), ("date", &until), ("ends", &ends)],
                    )
                }
                Err(closed) => {
                    let reasons = request_refusals::reasons(words, &closed.because);
                    words.fill(desk::FULL_NOT, &[("reasons", &reasons)])
                }
            },
            RulingChoice::PartRefund => match account.part_refund(id, today) {
                // On the day it was paid that would be all of it, which is no part.
                Some(part) if part.unused == part.most => words.say(desk::PART_ANY),
                Some(part) => words.fill(desk::PART_TEXT, &[("amount", &words.money(part.unused))]),
                None => words.say(desk::PART_NOT),
            },
            RulingChoice::NoRefund => words.say(desk::NO_REFUND_TEXT),
            RulingChoice::AtEnd => {
                let ends =
                    account.effect_of_ending_at_term_end(id, today).map_or(today, |effect| effect.ends);
                words.fill(desk::AT_END_TEXT, &[("date", &words.date(ends))])
            }
            RulingChoice::Reject => words.say(desk::REJECT_TEXT),
        })
    }

    fn amount(self) -> Markup {
        let Deciding { session, words, wish, form, currency, .. } = self;
        let today = session.today();
        let most =
            session.read(|account| account.part_refund(wish.subscription, today)).map(|part| part.most);
        let most = most.map(|most| words.money(most)).unwrap_or_default();
        let keep = self.keep();
        FieldView {
            id: problems::control_id(Field::Amount),
            label: words.say(desk::AMOUNT),
            optional: None,
            hint: Some(words.fill(desk::AMOUNT_HINT, &[("currency", currency.code()), ("most", &most)])),
            error: self.problem(Field::Amount),
            told_by: None,
            width: Some("s"),
            control: Control::Line { kind: "text", autocomplete: "off", digits: false },
            value: form.read(|draft| draft.ruling.amount.clone()),
            // Each change shows what it leads to.
            typed: Rc::new(move |text| {
                form.change(|draft| draft.ruling.amount = text);
                keep();
            }),
        }
        .view()
    }

    fn reason(self) -> Markup {
        let Deciding { session, words, request, form, .. } = self;
        let language = session.read(|account| account.request(request).map(|request| request.asked.language));
        let language = language.map(|language| words.say(requests::language(language))).unwrap_or_default();
        let hint = Some(words.fill(desk::REASON_HINT, &[("language", &language)]));
        Lines { field: Field::Reason, label: words.say(desk::REASON), hint }.view(
            words,
            form,
            |draft: &mut Draft| &mut draft.ruling.reason,
            self.keep(),
        )
    }

    /// The decision as far as it is known: what is still to be typed does not change what it does.
    fn known(self) -> Result<Ruling, Vec<Problem>> {
        let entry = self.form.read(|draft| draft.ruling.clone());
        let reason = if entry.reason.is_empty() { super::draft::SOMETHING.to_owned() } else { entry.reason };
        RulingEntry { reason, ..entry }.check(self.currency)
    }

    /// Why the decision that is chosen cannot be made; problems of the form are told when it is sent.
    fn why_not(self) -> Option<crate::components::action::Reason> {
        let ruling = self.known().ok()?;
        refused::reason(self.words, self.session.may(&self.command(ruling)))
    }

    fn lines(self, ruling: Ruling) -> Result<Vec<String>, String> {
        let Deciding { session, words, wish, .. } = self;
        let events =
            session.would(&self.command(ruling)).map_err(|refusal| refusals::reason(words, &refusal))?;
        Ok(session.read(|account| effect(account, words, wish.subscription, &events, session.today())))
    }

    fn preview(self) -> Markup {
        let Deciding { session, words, wish, .. } = self;
        let content: Markup = match self.known() {
            Err(problems) => {
                let amount = problems.iter().any(|problem| problem.field == Field::Amount);
                let text = if amount { desk::EFFECT_AMOUNT } else { desk::EFFECT_CHOOSE };
                el("p").class("soft").text(words.say(text)).into()
            }
            Ok(ruling) => match self.lines(ruling.clone()) {
                Err(reason) => notice(notice::Tone::Warning, None, reason, None),
                Ok(lines) => {
                    let sum = session.read(|account| {
                        arithmetic(account, words, wish.subscription, &ruling, session.today())
                    });
                    [list(lines), sum.unwrap_or_default()].into()
                }
            },
        };
        el("section")
            .class("stack")
            .attr("aria-labelledby", "effect")
            .attr("aria-live", "polite")
            .with(el("h3").id("effect").text(words.say(desk::EFFECT)))
            .with(content)
            .into()
    }

    /// Asks before the decision is made, or tells what is wrong with it.
    fn ask(self) {
        let checked = self.form.read(|draft| draft.ruling.check(self.currency));
        match checked {
            Err(found) => refuse(self.form, found, &[Field::Ruling, Field::Amount, Field::Reason]),
            Ok(_) => {
                self.form.refuse(Vec::new());
                document::show_dialog("#decide-dialog");
            }
        }
    }

    /// The question before the decision is made, with all that it does.
    pub fn dialog(self) -> Option<Markup> {
        let words = self.words;
        let choice = self.form.read(|draft| draft.ruling.choice)?;
        let lines = self.lines(self.known().ok()?).ok()?;
        let close = || document::close_dialog("#decide-dialog");
        let keep = Action::press("not-yet", words.say(desk::NOT_YET), Kind::Quiet, close);
        let name = words.say(self.name(choice));
        let decide = Action::press("decide-confirmed", name, Kind::Danger, move || {
            close();
            self.decide();
        });
        Some(dialog(DIALOG, words.say(desk::CONFIRM_TITLE), list(lines), keep, decide))
    }

    fn decide(self) {
        let Ok(ruling) = self.form.read(|draft| draft.ruling.check(self.currency)) else { return };
        let Deciding { session, request, .. } = self;
        let form = super::desk_request::form_name(request);
        session.send_form(&form, self.command(ruling), move |_| {
            session.tell_success(desk::DECIDED);
            session.show_again();
            tabs::later(0, || {
                document::focus("h1");
            });
        });
    }
}
