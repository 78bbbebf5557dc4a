//! The rule sets: which one the company lives under, and what each says.

use super::settings::part;
use crate::components::action::{Action, Kind, Reason, actions};
use crate::components::facts::{Fact, facts};
use crate::components::field::{Choice, Choices};
use crate::domain::command::Command;
use crate::domain::policy::{Cancelling, Policy, PolicyId, RenewalOpens, Year};
use crate::i18n::{Text, Words, settings as texts};
use crate::markup::{Element, div, el};
use crate::session::{Form, Notice, Session, Tone};
use std::rc::Rc;

/// The name under which a choice is kept that is not made yet.
const FORM: &str = "rules";

/// Choosing a rule set.
pub(super) fn rules(session: Session, words: Words) -> Element {
    let form: Form<Option<PolicyId>> = session.form(FORM);
    let current = session.read(|account| account.policy);
    let chosen = form.read(|chosen| *chosen).unwrap_or(current);
    let choices = PolicyId::ALL
        .into_iter()
        .map(|policy| {
            let (id, name, text) = about(policy);
            Choice {
                id: id.to_owned(),
                label: words.say(name).into(),
                hint: Some(words.say(text)),
                chosen: policy == chosen,
                choose: Rc::new(move || {
                    form.change(|chosen| *chosen = Some(policy));
                    session.keep_form(FORM, form);
                }),
            }
        })
        .collect();
    let choices = Choices { name: "rule-set", legend: words.say(texts::CHOOSE_RULES), error: None, choices };
    let set = Action::press("use-rules", words.say(texts::USE_RULES), Kind::Primary, move || {
        session.send_form(FORM, Command::SetPolicy { policy: chosen }, move |_| {
            let words = session.words();
            let (_, name, _) = about(chosen);
            let text = words.fill(texts::RULES_SET, &[("rules", &words.say(name))]);
            session.tell(Notice::new(Tone::Success, text));
        });
    });
    let same = (chosen == current).then(|| Reason {
        text: words.say(texts::SAME_RULES),
        basis: None,
        way_out: None,
    });
    let content = div("form").with(choices.view()).with(actions(vec![set.unless(same)]));
    let says = div("stack")
        .with(el("h3").text(words.say(texts::WHAT_THEY_SAY)))
        .with(facts(what_they_say(words, chosen.policy())));
    part("rules", words.say(texts::RULES), Some(words.say(texts::RULES_LEAD)))
        .with(div("split").attr("data-fit", "half").with(content).with(says))
}

/// The id of a rule set's tile, its name, and what it means in a sentence.
fn about(policy: PolicyId) -> (&'static str, Text, Text) {
    match policy {
        PolicyId::SourceDocument => {
            ("rules-source-document", texts::SOURCE_DOCUMENT, texts::SOURCE_DOCUMENT_TEXT)
        }
        PolicyId::Window => ("rules-window", texts::WINDOW, texts::WINDOW_TEXT),
        PolicyId::Manual => ("rules-manual", texts::MANUAL, texts::MANUAL_TEXT),
        PolicyId::Today => ("rules-today", texts::TODAY, texts::TODAY_TEXT),
    }
}

/// The numbers of a rule set, from the rules themselves.
fn what_they_say(words: Words, policy: &Policy) -> Vec<Fact> {
    let n = |days: i64| words.number(days);
    let list = |days: &[i64]| words.list(&days.iter().map(|day| n(*day)).collect::<Vec<_>>());
    let fact = |name: Text, value: String| Fact::new(words.say(name), value);
    let by_hand = match policy.renewal_opens {
        RenewalOpens::WhilePurchased => words.fill(texts::BY_HAND_ANY, &[("n", &n(policy.grace))]),
        RenewalOpens::AfterAnniversary(0) => {
            words.fill(texts::BY_HAND_FROM_ANNIVERSARY, &[("n", &n(policy.grace))])
        }
        RenewalOpens::AfterAnniversary(from) => {
            words.fill(texts::BY_HAND_WINDOW, &[("from", &n(from)), ("n", &n(policy.grace))])
        }
    };
    let automatic = match policy.automatic {
        None => words.say(texts::AUTOMATIC_NONE),
        Some(automatic) => {
            let retries = list(automatic.retries);
            let after = n(automatic.charged_after);
            let text =
                if automatic.charged_after == 0 { texts::AUTOMATIC_ON_DAY } else { texts::AUTOMATIC_AFTER };
            words.fill(text, &[("n", &after), ("retries", &retries)])
        }
    };
    let year = match policy.year {
        Year::SameDay => words.say(texts::YEAR_SAME),
        Year::Days(days) => words.fill(texts::YEAR_DAYS, &[("n", &n(days))]),
    };
    let reminders = policy.reminders;
    let reminded = match (policy.automatic, reminders.after_expiry) {
        (None, _) => texts::REMINDERS_BY_HAND,
        (Some(_), []) => texts::REMINDERS_TEXT,
        (Some(_), [_, ..]) => texts::REMINDERS_AFTER,
    };
    let reminded = words.fill(
        reminded,
        &[
            ("expiry", &list(reminders.before_expiry)),
            ("charge", &list(reminders.before_charge)),
            ("after", &list(reminders.after_expiry)),
        ],
    );
    let cancelling = match policy.cancelling {
        Cancelling::Request => texts::CANCEL_REQUEST,
        Cancelling::PrefilledRequest => texts::CANCEL_PREFILLED,
        Cancelling::SelfService => texts::CANCEL_SELF,
    };
    let rests_on = match policy.id {
        PolicyId::SourceDocument => texts::RESTS_STATEMENTS,
        PolicyId::Window | PolicyId::Manual | PolicyId::Today => texts::RESTS_PRACTICE,
    };
    let transfer = if policy.bank_transfer { texts::POSSIBLE } else { texts::NOT_POSSIBLE };
    vec![
        fact(texts::BY_HAND, by_hand),
        fact(texts::AUTOMATIC, automatic),
        fact(texts::YEAR, year),
        fact(texts::REMINDERS, reminded),
        fact(texts::CANCELLING, words.say(cancelling)),
        fact(texts::REFUND, words.fill(texts::REFUND_TEXT, &[("n", &n(policy.refund.days))])),
        fact(texts::TRANSFER, words.say(transfer)),
        fact(texts::RESTS_ON, words.say(rests_on)),
    ]
}
