//! Every address of the app: read from a path, and written as one.
//!
//! Paths are relative to the base under which the app is served, without a slash at the start or the end. No other
//! file spells a path. Data of a payment never is in one.

use crate::domain::id::{EntitlementId, InvoiceId, LocationId, OrderId, RequestId, SubscriptionId, UserId};
use crate::domain::order::Step;
use crate::domain::solution_area::SolutionArea;
use crate::domain::support_request::Shelf;

/// The page that looks after what is stored and works without the app, `public/recovery`. It is no screen: a link to it
/// leaves the app.
pub const RECOVERY: &str = "recovery/";

/// Below this stand the steps of paying an order, none of which has an address that is always the same.
const CHECKOUT: &str = "checkout";

/// A screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// What Memberdesk is, or the membership at a glance.
    Home,
    /// Join the network (statement 107).
    Join,
    /// Partnership > Memberships: the three options side by side (statements 106-118).
    Memberships,
    /// Partnership > Offers (statement 131).
    Offers,
    /// The details of a purchased offer (statement 147).
    Subscription(SubscriptionId),
    /// Partnership > Competencies (statements 113-117).
    Competencies,
    /// One competency: its requirements and how far they are met.
    Competency(SolutionArea),
    /// Partnership > Benefits (statement 176).
    Benefits,
    /// One benefit: what is left of it, and its activation.
    Benefit(EntitlementId),
    /// One step of paying an order (statements 134-140).
    Checkout(OrderId, Step),
    /// Get started! Add a way to pay (statement 136), for an order.
    AddCard(OrderId),
    /// Billing > Payment methods.
    PaymentMethods,
    /// Adding a way to pay that no order waits for.
    NewPaymentMethod,
    /// Billing > Orders.
    Orders,
    /// One order.
    Order(OrderId),
    /// Billing > Invoices.
    Invoices,
    /// An invoice or receipt, to print.
    Invoice(InvoiceId),
    /// Service requests > Partner Center requests (statement 173).
    Requests,
    /// The same, those of one status: select Open (statement 173).
    RequestsIn(Shelf),
    /// Report problems with Partner Center (statement 169).
    ReportProblems,
    /// Report problems with Partner Center > New request (statements 169-171).
    NewRequest,
    /// The same, filled in to cancel a subscription (statement 167).
    CancelBy(SubscriptionId),
    /// One service request (statement 174).
    Request(RequestId),
    /// The queue of the people who answer service requests (statement 172).
    Desk,
    /// One service request, as the one who answers it sees it.
    DeskRequest(RequestId),
    /// Account > Company profile.
    Company,
    /// Changing the company's profile.
    ChangeCompany,
    /// Adding a location.
    NewLocation,
    /// One location of the company: changing or removing it.
    Location(LocationId),
    /// Account > Users and permissions (statement 177).
    Users,
    /// One user.
    User(UserId),
    /// Changing a user's profile.
    ChangeUser(UserId),
    /// Inviting a user.
    Invite,
    /// Everything that happened.
    Activity,
    /// The companies in this browser, and the ready-made ones.
    Companies,
    /// What the simulation goes by: rule set, prices, desk, and the data in this browser.
    Simulation,
    /// The data in this browser: taking it away, bringing it back, freeing space.
    Data,
    /// The mock backend on which the company lives, or can live.
    Connection,
    /// Every procedure, step by step.
    Help,
    /// No screen has this address.
    NotFound,
}

/// The screens whose address is always the same, with it.
const FIXED: &[(Route, &str)] = &[
    (Route::Home, ""),
    (Route::Join, "join"),
    (Route::Memberships, "partnership/memberships"),
    (Route::Offers, "partnership/offers"),
    (Route::Competencies, "partnership/competencies"),
    (Route::Benefits, "partnership/benefits"),
    (Route::PaymentMethods, "billing/payment-methods"),
    (Route::NewPaymentMethod, "billing/payment-methods/new"),
    (Route::Orders, "billing/orders"),
    (Route::Invoices, "billing/invoices"),
    (Route::Requests, "requests"),
    (Route::RequestsIn(Shelf::Open), "requests/open"),
    (Route::RequestsIn(Shelf::AttentionNeeded), "requests/attention-needed"),
    (Route::RequestsIn(Shelf::Closed), "requests/closed"),
    (Route::ReportProblems, "requests/report"),
    (Route::NewRequest, "requests/new"),
    (Route::Desk, "desk"),
    (Route::Company, "account/company"),
    (Route::ChangeCompany, "account/company/change"),
    (Route::NewLocation, "account/company/locations/new"),
    (Route::Users, "account/users"),
    (Route::Invite, "account/users/new"),
    (Route::Activity, "activity"),
    (Route::Companies, "companies"),
    (Route::Simulation, "simulation"),
    (Route::Data, "simulation/data"),
    (Route::Connection, "simulation/connection"),
    (Route::Help, "help"),
];

impl Route {
    /// The routes whose address is always the same: each is written as a file, so that it opens with status 200 on
    /// any static host.
    pub fn fixed() -> impl Iterator<Item = Route> {
        FIXED.iter().map(|(route, _)| *route)
    }

    /// The first part of the address of every screen, each once.
    pub fn first_parts() -> impl Iterator<Item = &'static str> {
        let of = |path: &'static str| path.split('/').next().unwrap_or_default();
        let before = move |at: usize, part: &str| FIXED[..at].iter().any(|(_, path)| of(path) == part);
        let parts = FIXED.iter().map(move |(_, path)| of(path)).enumerate();
        parts.filter_map(move |(at, part)| (!before(at, part)).then_some(part)).chain([CHECKOUT])
    }

    /// The address, relative to the base; empty for [`Route::Home`].
    pub fn path(self) -> String {
        let below = |folder: &str, id: String| [folder, "/", &id].concat();
        match self {
            Route::Subscription(id) => below("partnership/offers", id.to_string()),
            Route::Competency(area) => below("partnership/competencies", area.id().to_owned()),
            Route::Benefit(id) => below("partnership/benefits", id.to_string()),
            Route::Checkout(id, step) => [CHECKOUT, "/", &id.to_string(), "/", step_name(step)].concat(),
            Route::AddCard(id) => [CHECKOUT, "/", &id.to_string(), "/payment/add"].concat(),
            Route::Order(id) => below("billing/orders", id.to_string()),
            Route::Invoice(id) => below("billing/invoices", id.to_string()),
            Route::CancelBy(id) => below("requests/new/cancel", id.to_string()),
            Route::Request(id) => below("requests", id.to_string()),
            Route::DeskRequest(id) => below("desk", id.to_string()),
            Route::Location(id) => below("account/company/locations", id.to_string()),
            Route::User(id) => below("account/users", id.to_string()),
            Route::ChangeUser(id) => ["account/users/", &id.to_string(), "/change"].concat(),
            Route::NotFound => "not-found".into(),
            Route::Home
            | Route::Join
            | Route::Memberships
            | Route::Offers
            | Route::Competencies
            | Route::Benefits
            | Route::PaymentMethods
            | Route::NewPaymentMethod
            | Route::Orders
            | Route::Invoices
            | Route::Requests
            | Route::RequestsIn(_)
            | Route::ReportProblems
            | Route::NewRequest
            | Route::Desk
            | Route::Company
            | Route::ChangeCompany
            | Route::NewLocation
            | Route::Users
            | Route::Invite
            | Route::Activity
            | Route::Companies
            | Route::Simulation
            | Route::Data
            | Route::Connection
            | Route::Help => {
                let fixed = FIXED.iter().find(|(route, _)| *route == self);
                fixed.map(|(_, path)| (*path).to_owned()).unwrap_or_default()
            }
        }
    }

    /// The screen at an address relative to the base; slashes around it do not matter.
    pub fn parse(path: &str) -> Route {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let whole = parts.join("/");
        if let Some((fixed, _)) = FIXED.iter().find(|(_, path)| *path == whole) {
            return *fixed;
        }
        let found = match parts.as_slice() {
            ["index.html"] => Some(Route::Home),
            ["partnership", "offers", id] => number(id).map(SubscriptionId).map(Route::Subscription),
            ["partnership", "competencies", area] => SolutionArea::parse(area).map(Route::Competency),
            ["partnership", "benefits", id] => number(id).map(EntitlementId).map(Route::Benefit),
            [CHECKOUT, id, "payment", "add"] => number(id).map(OrderId).map(Route::AddCard),
            [CHECKOUT, id, step] => number(id)
                .map(OrderId)
                .zip(STEPS.iter().find(|(_, name)| name == step))
                .map(|(order, (step, _))| Route::Checkout(order, *step)),
            ["billing", "orders", id] => number(id).map(OrderId).map(Route::Order),
            ["billing", "invoices", id] => number(id).map(InvoiceId).map(Route::Invoice),
            ["requests", "new", "cancel", id] => number(id).map(SubscriptionId).map(Route::CancelBy),
            ["requests", id] => number(id).map(RequestId).map(Route::Request),
            ["desk", id] => number(id).map(RequestId).map(Route::DeskRequest),
            ["account", "company", "locations", id] => number(id).map(LocationId).map(Route::Location),
            ["account", "users", id, "change"] => number(id).map(UserId).map(Route::ChangeUser),
            ["account", "users", id] => number(id).map(UserId).map(Route::User),
            _ => None,
        };
        found.unwrap_or(Route::NotFound)
    }

    /// The screen of the menu that this one belongs to; one that does not exist belongs to none.
    pub fn menu_entry(self) -> Route {
        match self {
            Route::Subscription(_) | Route::Checkout(..) | Route::AddCard(_) => Route::Offers,
            Route::Competency(_) => Route::Competencies,
            Route::Benefit(_) => Route::Benefits,
            Route::NewPaymentMethod => Route::PaymentMethods,
            Route::Order(_) => Route::Orders,
            Route::Invoice(_) => Route::Invoices,
            Route::RequestsIn(_)
            | Route::ReportProblems
            | Route::NewRequest
            | Route::CancelBy(_)
            | Route::Request(_) => Route::Requests,
            Route::DeskRequest(_) => Route::Desk,
            Route::ChangeCompany | Route::NewLocation | Route::Location(_) => Route::Company,
            Route::User(_) | Route::ChangeUser(_) | Route::Invite => Route::Users,
            Route::Join => Route::Home,
            Route::Home
            | Route::Memberships
            | Route::Offers
            | Route::Competencies
            | Route::Benefits
            | Route::PaymentMethods
            | Route::Orders
            | Route::Invoices
            | Route::Requests
            | Route::Desk
            | Route::Company
            | Route::Users
            | Route::Activity
            | Route::Companies
            | Route::Simulation
            | Route::Data
            | Route::Connection
            | Route::Help
            | Route::NotFound => self,
        }
    }

    /// The address as a link in a page writes it: relative to the page's `<base>`.
    pub fn href(self) -> String {
        if self == Route::Home { "./".into() } else { self.path() }
    }
}

/// The steps of paying with their names in an address.
const STEPS: &[(Step, &str)] = &[
    (Step::Details, "details"),
    (Step::Terms, "terms"),
    (Step::Payment, "payment"),
    (Step::Review, "review"),
    (Step::Bank, "bank"),
    (Step::Transfer, "transfer"),
    (Step::Confirmed, "confirmed"),
];

fn step_name(step: Step) -> &'static str {
    STEPS.iter().find(|(known, _)| *known == step).map_or("", |(_, name)| name)
}

/// A positive number without signs or leading zeros: each thing has one address.
fn number(text: &str) -> Option<u32> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    if plain { text.parse().ok() } else { None }
}
