//! What help there is: each procedure with its steps and the statements that they rest on.

use crate::domain::policy::{Cancelling, Policy, RenewalOpens};
use crate::i18n::{Text, help as texts};
use crate::routes::Route;

/// Something that help explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// The three memberships (statements 106-119).
    Memberships,
    /// Joining the network (statements 107-109).
    Join,
    /// Buying Action Pack (statements 130-143).
    Subscribe,
    /// Turning automatic renewal off (statements 144-150).
    TurnOff,
    /// Renewing (statements 151-165).
    Renew,
    /// Cancelling by a service request (statements 166-172), or alone where the rule set has that.
    Cancel,
    /// Following a service request (statements 173-174).
    FollowUp,
    /// Activating benefits (statement 176).
    Activate,
    /// Adding users and assigning permissions (statement 177).
    AddUsers,
    /// The virtual date.
    Time,
    /// Several companies side by side.
    Companies,
    /// The test cards.
    Cards,
    /// The rule sets.
    Rules,
    /// Where the data is.
    Data,
    /// The keyboard shortcuts.
    Keys,
}

/// The statements that a step rests on, the first and the last; none for what is the simulation's own.
type Basis = Option<(u16, u16)>;

/// How something is done.
pub struct Guide {
    /// Its name, which is also the id of its section.
    pub id: &'static str,
    /// What it is called.
    pub title: Text,
    /// Whether one step follows the other.
    pub in_order: bool,
    /// What to do, or what to know.
    pub steps: &'static [(Text, Basis)],
    /// What else to know.
    pub note: Option<(Text, Basis)>,
    /// The screen on which it is done.
    pub screen: Option<Route>,
    /// Where more is published.
    pub outside: Option<(Text, &'static str)>,
}

const NOTHING_MORE: Guide =
    Guide { id: "", title: texts::LEAD, in_order: true, steps: &[], note: None, screen: None, outside: None };

const MEMBERSHIPS: Guide = Guide {
    id: "help-memberships",
    title: texts::MEMBERSHIPS,
    in_order: false,
    steps: &[
        (texts::MEMBERSHIPS_1, Some((107, 109))),
        (texts::MEMBERSHIPS_2, Some((110, 112))),
        (texts::MEMBERSHIPS_3, Some((113, 117))),
        (texts::MEMBERSHIPS_4, Some((118, 118))),
    ],
    screen: Some(Route::Memberships),
    outside: Some((texts::MEMBERSHIPS_OUT, "https://partner.microsoft.com")),
    ..NOTHING_MORE
};

const JOIN: Guide = Guide {
    id: "help-join",
    title: texts::JOIN,
    steps: &[(texts::JOIN_1, None), (texts::JOIN_2, Some((107, 108))), (texts::JOIN_3, Some((109, 109)))],
    ..NOTHING_MORE
};

const SUBSCRIBE: Guide = Guide {
    id: "help-subscribe",
    title: texts::SUBSCRIBE,
    steps: &[
        (texts::SUBSCRIBE_1, Some((131, 133))),
        (texts::SUBSCRIBE_2, Some((134, 134))),
        (texts::SUBSCRIBE_3, Some((135, 137))),
        (texts::SUBSCRIBE_4, Some((138, 139))),
        (texts::SUBSCRIBE_5, Some((140, 141))),
    ],
    note: Some((texts::SUBSCRIBE_NOTE, Some((142, 143)))),
    screen: Some(Route::Offers),
    outside: Some((texts::SUBSCRIBE_OUT, "https://partner.microsoft.com/membership/action-pack")),
    ..NOTHING_MORE
};

const SUBSCRIBE_OR_TRANSFER: Guide = Guide {
    steps: &[
        (texts::SUBSCRIBE_1, Some((131, 133))),
        (texts::SUBSCRIBE_2, Some((134, 134))),
        (texts::PAY_OR_TRANSFER, Some((135, 137))),
        (texts::BUY_OR_TRANSFER, Some((138, 139))),
        (texts::SUBSCRIBE_5, Some((140, 141))),
    ],
    ..SUBSCRIBE
};

const TURN_OFF: Guide = Guide {
    id: "help-turn-off",
    title: texts::TURN_OFF,
    steps: &[
        (texts::TURN_OFF_1, Some((145, 146))),
        (texts::TURN_OFF_2, Some((147, 147))),
        (texts::TURN_OFF_3, Some((148, 148))),
    ],
    note: Some((texts::TURN_OFF_NOTE, Some((149, 150)))),
    screen: Some(Route::Offers),
    ..NOTHING_MORE
};

const RENEW: Guide = Guide {
    id: "help-renew",
    title: texts::RENEW,
    steps: &[
        (texts::RENEW_1, Some((152, 154))),
        (texts::RENEW_2, Some((154, 154))),
        (texts::RENEW_3, Some((155, 155))),
        (texts::RENEW_4, Some((156, 156))),
        (texts::RENEW_5, Some((157, 159))),
        (texts::RENEW_6, Some((160, 161))),
        (texts::RENEW_7, Some((162, 163))),
    ],
    note: Some((texts::RENEW_NOTE, Some((164, 165)))),
    screen: Some(Route::Offers),
    ..NOTHING_MORE
};

const RENEW_OR_TRANSFER: Guide = Guide {
    steps: &[
        (texts::RENEW_1, Some((152, 154))),
        (texts::RENEW_2, Some((154, 154))),
        (texts::RENEW_3, Some((155, 155))),
        (texts::RENEW_4, Some((156, 156))),
        (texts::PAY_OR_TRANSFER, Some((157, 159))),
        (texts::BUY_OR_TRANSFER, Some((160, 161))),
        (texts::RENEW_7, Some((162, 163))),
    ],
    ..RENEW
};

const CANCEL: Guide = Guide {
    id: "help-cancel",
    title: texts::CANCEL,
    steps: &[
        (texts::CANCEL_1, Some((167, 168))),
        (texts::CANCEL_2, Some((169, 169))),
        (texts::CANCEL_3, Some((170, 170))),
        (texts::CANCEL_4, Some((171, 172))),
    ],
    note: Some((texts::CANCEL_NOTE, Some((148, 148)))),
    screen: Some(Route::Requests),
    ..NOTHING_MORE
};

const CANCEL_ALONE: Guide = Guide {
    steps: &[
        (texts::CANCEL_ALONE_1, None),
        (texts::CANCEL_ALONE_2, None),
        (texts::CANCEL_ALONE_3, Some((168, 168))),
        (texts::CANCEL_2, Some((169, 169))),
        (texts::CANCEL_3, Some((170, 170))),
        (texts::CANCEL_4, Some((171, 172))),
    ],
    screen: Some(Route::Offers),
    ..CANCEL
};

const FOLLOW_UP: Guide = Guide {
    id: "help-follow-up",
    title: texts::FOLLOW_UP,
    steps: &[
        (texts::FOLLOW_UP_1, Some((173, 173))),
        (texts::FOLLOW_UP_2, Some((174, 174))),
        (texts::FOLLOW_UP_3, None),
    ],
    screen: Some(Route::Requests),
    ..NOTHING_MORE
};

const ACTIVATE: Guide = Guide {
    id: "help-activate",
    title: texts::ACTIVATE,
    steps: &[(texts::ACTIVATE_1, Some((176, 176))), (texts::ACTIVATE_2, None)],
    note: Some((texts::ACTIVATE_NOTE, None)),
    screen: Some(Route::Benefits),
    ..NOTHING_MORE
};

const ADD_USERS: Guide = Guide {
    id: "help-add-users",
    title: texts::ADD_USERS,
    steps: &[
        (texts::ADD_USERS_1, Some((177, 177))),
        (texts::ADD_USERS_2, Some((177, 177))),
        (texts::ADD_USERS_3, None),
    ],
    screen: Some(Route::Users),
    ..NOTHING_MORE
};

const TIME: Guide = Guide {
    id: "help-time",
    title: texts::TIME,
    in_order: false,
    steps: &[(texts::TIME_1, None), (texts::TIME_2, None), (texts::TIME_3, None)],
    ..NOTHING_MORE
};

const COMPANIES: Guide = Guide {
    id: "help-companies",
    title: texts::COMPANIES,
    in_order: false,
    steps: &[(texts::COMPANIES_1, None), (texts::COMPANIES_2, None), (texts::COMPANIES_3, None)],
    screen: Some(Route::Companies),
    ..NOTHING_MORE
};

const CARDS: Guide = Guide {
    id: "help-cards",
    title: texts::CARDS,
    in_order: false,
    steps: &[(texts::CARDS_1, None), (texts::CARDS_2, None), (texts::CARDS_3, None)],
    screen: Some(Route::PaymentMethods),
    ..NOTHING_MORE
};

const RULES: Guide = Guide {
    id: "help-rules",
    title: texts::RULES,
    in_order: false,
    steps: &[(texts::RULES_1, None), (texts::RULES_2, None), (texts::RULES_3, None)],
    screen: Some(Route::Simulation),
    ..NOTHING_MORE
};

const DATA: Guide = Guide {
    id: "help-data",
    title: texts::DATA,
    in_order: false,
    steps: &[(texts::DATA_1, None), (texts::DATA_2, None)],
    screen: Some(Route::Data),
    ..NOTHING_MORE
};

const KEYS: Guide = Guide {
    id: "help-keys",
    title: texts::KEYS,
    in_order: false,
    steps: &[(texts::KEYS_1, None), (texts::KEYS_2, None)],
    screen: Some(Route::Simulation),
    ..NOTHING_MORE
};

impl Topic {
    /// The procedures of the published workflow, in its order.
    pub const PROCEDURES: [Topic; 9] = [
        Topic::Memberships,
        Topic::Join,
        Topic::Subscribe,
        Topic::TurnOff,
        Topic::Renew,
        Topic::Cancel,
        Topic::FollowUp,
        Topic::Activate,
        Topic::AddUsers,
    ];

    /// What is the simulation's own.
    pub const SIMULATION: [Topic; 6] =
        [Topic::Time, Topic::Companies, Topic::Cards, Topic::Rules, Topic::Data, Topic::Keys];

    /// How it is done under a rule set; nothing where the rule set does not know it.
    pub fn guide(self, policy: &Policy) -> Option<Guide> {
        let by_hand = policy.automatic.is_none();
        Some(match self {
            Topic::Memberships => MEMBERSHIPS,
            Topic::Join => JOIN,
            Topic::Subscribe => {
                let guide = if policy.bank_transfer { SUBSCRIBE_OR_TRANSFER } else { SUBSCRIBE };
                let by_hand = by_hand.then_some((texts::SUBSCRIBE_NOTE_BY_HAND, None));
                Guide { note: by_hand.or(guide.note), ..guide }
            }
            Topic::TurnOff if by_hand => return None,
            Topic::TurnOff => TURN_OFF,
            Topic::Renew => {
                let guide = if policy.bank_transfer { RENEW_OR_TRANSFER } else { RENEW };
                let note = match (policy.automatic, policy.renewal_opens) {
                    (None, _) => Some((texts::RENEW_NOTE_BY_HAND, None)),
                    (Some(_), RenewalOpens::AfterAnniversary(_)) => Some((texts::RENEW_NOTE_WINDOW, None)),
                    (Some(_), RenewalOpens::WhilePurchased) => guide.note,
                };
                Guide { note, ..guide }
            }
            Topic::Cancel => cancel(policy),
            Topic::FollowUp => FOLLOW_UP,
            Topic::Activate => ACTIVATE,
            Topic::AddUsers => ADD_USERS,
            Topic::Time => TIME,
            Topic::Companies => COMPANIES,
            Topic::Cards => CARDS,
            Topic::Rules => RULES,
            Topic::Data => DATA,
            Topic::Keys => KEYS,
        })
    }
}

/// How a subscription is cancelled: through Support, or alone where the rule set has that.
fn cancel(policy: &Policy) -> Guide {
    let guide = match policy.cancelling {
        Cancelling::Request | Cancelling::PrefilledRequest => CANCEL,
        Cancelling::SelfService => CANCEL_ALONE,
    };
    match policy.automatic {
        Some(_) => guide,
        None => Guide { note: Some((texts::CANCEL_NOTE_BY_HAND, None)), ..guide },
    }
}
