//! What a member fills in to ask something of the desk (statements 169-171).

use super::account::Account;
use super::company::{Contact, NAME_MOST};
use super::date::Day;
use super::entry::{self, Field, Problem, Why, keep};
use super::id::SubscriptionId;
use super::user::{By, Language};
use crate::json::Written;
use serde::{Deserialize, Serialize};

/// The most characters of a title.
pub const TITLE_MOST: usize = 120;
/// The most characters of a description, a message or a reason.
pub const TEXT_MOST: usize = 3_000;
/// The most files that are named at once.
pub const ATTACHMENTS_MOST: usize = 5;

/// What a request is about: the list "Type of problem" (statement 170).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum ProblemType {
    /// Help with partner invoice, payment, or reconciliation file (statement 170); cancelling belongs here.
    Billing,
    /// The company's or one's own profile cannot be managed.
    Profile,
    /// Adding or managing customers.
    Customers,
    /// Tax exemption.
    TaxExemption,
    /// Withholding tax.
    WithholdingTax,
    /// Benefits or product keys.
    Benefits,
    /// Competency or membership status.
    Membership,
    /// Something else.
    Other,
}

impl ProblemType {
    /// Every type, in the order of the list.
    pub const ALL: [ProblemType; 8] = [
        ProblemType::Billing,
        ProblemType::Profile,
        ProblemType::Customers,
        ProblemType::TaxExemption,
        ProblemType::WithholdingTax,
        ProblemType::Benefits,
        ProblemType::Membership,
        ProblemType::Other,
    ];

    /// Whether the type is this desk's own; the others are in the published workflow or were documented beside it.
    pub fn is_own(self) -> bool {
        match self {
            ProblemType::Billing
            | ProblemType::Profile
            | ProblemType::Customers
            | ProblemType::TaxExemption
            | ProblemType::WithholdingTax => false,
            ProblemType::Benefits | ProblemType::Membership | ProblemType::Other => true,
        }
    }

    /// Whether it is about invoices, payments or taxes.
    pub fn is_billing(self) -> bool {
        match self {
            ProblemType::Billing | ProblemType::TaxExemption | ProblemType::WithholdingTax => true,
            ProblemType::Profile
            | ProblemType::Customers
            | ProblemType::Benefits
            | ProblemType::Membership
            | ProblemType::Other => false,
        }
    }
}

/// How much a problem hinders, the most first.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Written,
)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Work is at a standstill.
    Critical,
    /// Work is hindered.
    #[default]
    Moderate,
    /// Work goes on.
    Minimal,
}

impl Severity {
    /// Every severity, the most hindering first.
    pub const ALL: [Severity; 3] = [Severity::Critical, Severity::Moderate, Severity::Minimal];
}

/// A file that was named; the file itself is kept nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
}

/// What the member wants of a cancellation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum Wanted {
    /// That it ends now and the fee is refunded, or what was paid ahead, with the end of the year before.
    Refund,
    /// That it ends when the paid year is over.
    AtTermEnd,
}

/// A subscription to cancel, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct Cancellation {
    /// The subscription.
    pub subscription: SubscriptionId,
    /// What is wanted.
    pub wanted: Wanted,
}

/// A request as typed and chosen; it can be kept as a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Written)]
#[serde(default)]
pub struct RequestEntry {
    /// The type of problem; nothing until one is chosen.
    pub problem: Option<ProblemType>,
    /// What it is about, in a line.
    pub title: String,
    /// What it is about, in full.
    pub description: String,
    /// How much it hinders.
    pub severity: Severity,
    /// Whom to reach.
    pub contact_name: String,
    /// The e-mail address of that person.
    pub email: String,
    /// The telephone number of that person, which may be left out.
    pub phone: String,
    /// The language in which the desk is to write.
    pub language: Language,
    /// The files that are named.
    pub attachments: Vec<Attachment>,
    /// The subscription to cancel, if the request is about that. Only [`ProblemType::Billing`] has this field
    /// (statement 170); under any other type it is not looked at.
    pub subscription: Option<SubscriptionId>,
    /// That the request is about something else, said rather than left open: who means to cancel and does not say so
    /// here has asked for nothing that the desk could decide.
    pub something_else: bool,
    /// What is wanted of the cancellation.
    pub wanted: Option<Wanted>,
}

impl RequestEntry {
    /// What is asked, or all that is wrong with the form in the order of its fields.
    pub fn check(&self) -> Result<Asked, Vec<Problem>> {
        let mut problems = Vec::new();
        let empty = |field| Problem { field, why: Why::Empty };
        let problem = keep(&mut problems, self.problem.ok_or(empty(Field::ProblemType)));
        let of_cancelling = self.subscription.filter(|_| self.problem == Some(ProblemType::Billing));
        let cancels = keep(
            &mut problems,
            match (of_cancelling, self.wanted) {
                (None, _) => Ok(None),
                (Some(_), None) => Err(empty(Field::Wanted)),
                (Some(subscription), Some(wanted)) => Ok(Some(Cancellation { subscription, wanted })),
            },
        );
        let title = keep(&mut problems, entry::line(Field::Title, &self.title, TITLE_MOST));
        let description =
            keep(&mut problems, entry::paragraphs(Field::Description, &self.description, TEXT_MOST));
        let name = keep(&mut problems, entry::line(Field::ContactName, &self.contact_name, NAME_MOST));
        let email = keep(&mut problems, entry::email(Field::Email, &self.email));
        let phone = keep(&mut problems, entry::phone(Field::Phone, &self.phone));
        let attachments = keep(&mut problems, check_attachments(&self.attachments));
        match (problem, cancels, title, description, name, email, phone, attachments) {
            (
                Some(problem),
                Some(cancels),
                Some(title),
                Some(description),
                Some(name),
                Some(email),
                Some(phone),
                Some(attachments),
            ) => Ok(Asked {
                problem,
                title,
                description,
                severity: self.severity,
                contact: Contact { name, email, phone },
                language: self.language,
                attachments,
                cancels,
            }),
            _ => Err(problems),
        }
    }
}

/// The names of files, tidied; at most [`ATTACHMENTS_MOST`].
///
/// Errors: [`Why::TooMany`], [`Why::Empty`], [`Why::TooLong`], [`Why::HoldsCardNumber`].
pub fn check_attachments(named: &[Attachment]) -> Result<Vec<Attachment>, Problem> {
    if named.len() > ATTACHMENTS_MOST {
        let why = Why::TooMany { most: ATTACHMENTS_MOST };
        return Err(Problem { field: Field::Attachments, why });
    }
    let checked = |file: &Attachment| {
        let name = entry::line(Field::Attachments, &file.name, TITLE_MOST)?;
        Ok(Attachment { name, bytes: file.bytes })
    };
    named.iter().map(checked).collect()
}

/// What a request asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct Asked {
    /// The type of problem.
    pub problem: ProblemType,
    /// What it is about, in a line.
    pub title: String,
    /// What it is about, in full.
    pub description: String,
    /// How much it hinders.
    pub severity: Severity,
    /// Whom to reach.
    pub contact: Contact,
    /// The language in which the desk is to write.
    pub language: Language,
    /// The files that were named; none of them is kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    /// The subscription to cancel, if it is about that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancels: Option<Cancellation>,
}

impl From<&Asked> for RequestEntry {
    fn from(asked: &Asked) -> Self {
        Self {
            problem: Some(asked.problem),
            title: asked.title.clone(),
            description: asked.description.clone(),
            severity: asked.severity,
            contact_name: asked.contact.name.clone(),
            email: asked.contact.email.clone(),
            phone: asked.contact.phone.clone().unwrap_or_default(),
            language: asked.language,
            attachments: asked.attachments.clone(),
            subscription: asked.cancels.map(|wish| wish.subscription),
            something_else: asked.problem == ProblemType::Billing && asked.cancels.is_none(),
            wanted: asked.cancels.map(|wish| wish.wanted),
        }
    }
}

impl Account {
    /// What a form asks, or all that is wrong with it: what [`RequestEntry::check`] finds, and where something is held
    /// that could be cancelled, that it was not said whether the request is about that.
    pub fn check_request(&self, entry: &RequestEntry, today: Day) -> Result<Asked, Vec<Problem>> {
        let left_open = entry.problem == Some(ProblemType::Billing)
            && entry.subscription.is_none()
            && !entry.something_else
            && self.cancellable(today).next().is_some();
        let unsaid = left_open.then_some(Problem { field: Field::Matter, why: Why::Empty });
        match (unsaid, entry.check()) {
            (None, checked) => checked,
            (Some(unsaid), checked) => {
                Err([unsaid].into_iter().chain(checked.err().into_iter().flatten()).collect())
            }
        }
    }

    /// The form of a new request, filled in with the person's name, address and language as far as it can be.
    pub fn new_request(&self, by: By) -> RequestEntry {
        let contact = match by {
            By::User(id) => self.user(id),
            By::Visitor | By::Agent | By::Clock => None,
        };
        let phone = self.company.as_ref().and_then(|company| {
            let own = contact.is_some_and(|user| user.email == company.contact.email);
            company.contact.phone.clone().filter(|_| own)
        });
        RequestEntry {
            contact_name: contact.map(|user| user.name.clone()).unwrap_or_default(),
            email: contact.map(|user| user.email.clone()).unwrap_or_default(),
            phone: phone.unwrap_or_default(),
            language: contact.map(|user| user.language).unwrap_or_default(),
            ..RequestEntry::default()
        }
    }
}
