//! The icons: one stroke each, drawn on a grid of 20 by 20 for a line of 1.5, in the colour of the text around them.

use crate::markup::{Element, drawn};

/// A drawing that goes with a word; it never stands for one without a name beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// The start page.
    Home,
    /// A membership, or the card that shows it.
    Membership,
    /// An offer.
    Offer,
    /// A competency.
    Competency,
    /// A benefit.
    Benefit,
    /// A way to pay.
    Card,
    /// An order.
    Order,
    /// An invoice or a credit note.
    Invoice,
    /// A service request.
    Request,
    /// The company.
    Company,
    /// Several users.
    Users,
    /// One user.
    Person,
    /// What happened.
    Activity,
    /// Opens the menu.
    Menu,
    /// Closes what it stands in.
    Close,
    /// Included, chosen, done.
    Check,
    /// Something opens below.
    ChevronDown,
    /// Something opens beside.
    ChevronRight,
    /// Forward.
    ArrowRight,
    /// Back.
    ArrowLeft,
    /// The order of a column; points up, the stylesheet turns it.
    Sort,
    /// A notice that informs.
    Info,
    /// A notice that something worked; a requirement that is met.
    Success,
    /// A notice of something that needs attention.
    Warning,
    /// A notice of something that failed; an error at a field.
    Danger,
    /// An action that is not possible now.
    Lock,
    /// What something goes by.
    Settings,
    /// A date.
    Calendar,
    /// Finding.
    Search,
    /// Saving a file.
    Download,
    /// Reading a file.
    Upload,
    /// Printing.
    Print,
    /// Adding one.
    Add,
    /// Changing one.
    Edit,
    /// Removing one.
    Remove,
    /// Renewing, loading again.
    Renew,
    /// A reminder.
    Bell,
    /// A product key.
    Key,
    /// The language.
    Language,
    /// The light theme.
    Light,
    /// The dark theme.
    Dark,
    /// The theme of the device.
    System,
    /// An attached file.
    Attach,
    /// Sending a message.
    Send,
    /// Taking back.
    Undo,
    /// A link that leaves the application.
    External,
    /// Copying.
    Copy,
    /// A requirement that is not met yet.
    Pending,
}

impl Icon {
    const fn path(self) -> &'static str {
        match self {
            Self::Home => "M3 9l7-6 7 6v8h-5v-5H8v5H3z",
            Self::Membership => {
                "M2.5 4.5h15v11h-15zM5.5 12.5h4M12 8h2.5M5.5 8a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0"
            }
            Self::Offer => "M3 3h7l7 7-7 7-7-7zM6.5 6.5h.01",
            Self::Competency => "M5 7.5a5 5 0 1 0 10 0a5 5 0 1 0-10 0M7 12l-1 5.5 4-2 4 2-1-5.5",
            Self::Benefit => {
                "M3 7h14v3.5H3zM4.5 10.5V17h11v-6.5M10 7v10M10 7C7 7 6 3 8 3s2 4 2 4 0-4 2-4 1 4-2 4"
            }
            Self::Card => "M2.5 4.5h15v11h-15zM2.5 8h15M5.5 12.5h3",
            Self::Order => "M4 6h12l1 11H3zM7 8.5V5a3 3 0 0 1 6 0v3.5",
            Self::Invoice => {
                "M4.5 2.5h11v15l-2-1.5-1.75 1.5L10 16l-1.75 1.5L6.5 16l-2 1.5zM7.5 6.5h5M7.5 10h5"
            }
            Self::Request => "M3 3.5h14v10h-7l-4 3.5v-3.5H3zM6.5 7h7M6.5 10h4",
            Self::Company => {
                "M3.5 17V3h8v14M11.5 8h5v9M2 17h16M6 6.5h3M6 10h3M6 13.5h3M14 11.5h.01M14 14.5h.01"
            }
            Self::Users => {
                "M4.5 6.5a3 3 0 1 0 6 0a3 3 0 1 0-6 0M2 16.5c0-7 11-7 11 0M13 3.8a3 3 0 0 1 0 5.4M15 12c2 .7 3 2.3 3 4.5"
            }
            Self::Person => "M7 6.5a3 3 0 1 0 6 0a3 3 0 1 0-6 0M4 17c0-7.5 12-7.5 12 0",
            Self::Activity => "M3 10a7 7 0 1 0 2-5M3 3v3.5h3.5M10 6v4l3 2",
            Self::Menu => "M3 5h14M3 10h14M3 15h14",
            Self::Close => "M5 5l10 10M15 5L5 15",
            Self::Check => "M4 10.5l4 4 8-9",
            Self::ChevronDown => "M5 8l5 5 5-5",
            Self::ChevronRight => "M8 5l5 5-5 5",
            Self::ArrowRight => "M3 10h14M12 5l5 5-5 5",
            Self::ArrowLeft => "M17 10H3M8 5l-5 5 5 5",
            Self::Sort => "M10 4v12M5.5 8.5L10 4l4.5 4.5",
            Self::Info => "M2.5 10a7.5 7.5 0 1 0 15 0a7.5 7.5 0 1 0-15 0M10 9v5M10 6.2h.01",
            Self::Success => "M2.5 10a7.5 7.5 0 1 0 15 0a7.5 7.5 0 1 0-15 0M6.5 10.5l2.5 2.5 4.5-5.5",
            Self::Warning => "M10 3l8 14H2zM10 8v4M10 14.5h.01",
            Self::Danger => "M6.9 2.5h6.2l4.4 4.4v6.2l-4.4 4.4H6.9l-4.4-4.4V6.9zM10 6v5M10 13.8h.01",
            Self::Lock => "M4 9h12v8.5H4zM6.5 9V6.5a3.5 3.5 0 0 1 7 0V9M10 12.5v2",
            Self::Settings => {
                "M3 6h3.5M10.5 6H17M3 14h6.5M13.5 14H17M6.5 6a2 2 0 1 0 4 0a2 2 0 1 0-4 0M9.5 14a2 2 0 1 0 4 0a2 2 0 1 0-4 0"
            }
            Self::Calendar => "M3 4.5h14v13H3zM3 8.5h14M6.5 2.5v3.5M13.5 2.5v3.5",
            Self::Search => "M3 8.5a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0M12.5 12.5l5 5",
            Self::Download => "M10 3v9.5M6 9l4 4 4-4M3.5 16.5h13",
            Self::Upload => "M10 13V3.5M6 7l4-4 4 4M3.5 16.5h13",
            Self::Print => "M6 7V2.5h8V7M6 14H2.5V7h15v7H14M6 11.5h8v6H6z",
            Self::Add => "M10 4v12M4 10h12",
            Self::Edit => "M3 17l.8-4L13.5 3.3l3.2 3.2L7 16.2z",
            Self::Remove => "M3 5.5h14M7.5 5.5V3h5v2.5M5 5.5l.8 12h8.4l.8-12M8.5 9v5M11.5 9v5",
            Self::Renew => {
                "M16.5 9a6.7 6.7 0 0 0-12.5-2M3.5 3v4.5H8M3.5 11a6.7 6.7 0 0 0 12.5 2M16.5 17v-4.5H12"
            }
            Self::Bell => "M4 14.5l1.5-2.5V8.5a4.5 4.5 0 0 1 9 0V12l1.5 2.5zM8.5 17h3",
            Self::Key => "M3 13a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0M9 10.5L16.5 3M13 6.5l2.5 2.5",
            Self::Language => {
                "M2.5 10a7.5 7.5 0 1 0 15 0a7.5 7.5 0 1 0-15 0M2.5 10h15M10 2.5c-4.5 4.5-4.5 10.5 0 15c4.5-4.5 4.5-10.5 0-15"
            }
            Self::Light => {
                "M6.5 10a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0M10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6L16 16M4 16l1.4-1.4M14.6 5.4L16 4"
            }
            Self::Dark => "M16.5 12A7 7 0 0 1 8 3.5A7 7 0 1 0 16.5 12",
            Self::System => "M2.5 3.5h15v10h-15zM7 17h6M10 13.5V17",
            Self::Attach => "M14.5 8.5L9 14a2.5 2.5 0 0 1-3.5-3.5L12 4a3.5 3.5 0 0 1 5 5l-6.5 6.5",
            Self::Send => "M3 3.5L17.5 10 3 16.5 5.5 10zM5.5 10H11",
            Self::Undo => "M7 4L3 8l4 4M3 8h8.5a4.5 4.5 0 0 1 0 9H8",
            Self::External => "M8 4H3.5v12.5H16V12M11 3h6v6M17 3l-8 8",
            Self::Copy => "M7 7h10v10H7zM13 7V3H3v10h4",
            Self::Pending => {
                "M8 2.8a7.5 7.5 0 0 1 4 0M15.3 4.7a7.5 7.5 0 0 1 2 3.5M17.3 11.8a7.5 7.5 0 0 1-2 3.5M12 17.2a7.5 7.5 0 0 1-4 0M4.7 15.3a7.5 7.5 0 0 1-2-3.5M2.7 8.2a7.5 7.5 0 0 1 2-3.5"
            }
        }
    }
}

/// Draws an icon; its size follows the text, its line is in the stylesheet, and screen readers pass it over.
pub fn icon(icon: Icon) -> Element {
    drawing("icon", "0 0 20 20").with(path(icon.path()))
}

/// The word "中文". As a text it would be the only one of its script on an English screen, and a phone takes longer to get
/// a font with ten thousand characters ready than to lay out all the rest.
pub fn chinese() -> Element {
    drawing("icon word", "0 0 36 20").with(path(
        "M2 6h12v6.5H2zM8 2.5v15M25.75 2.5v3M18.5 6h14.5M30 6C29 11 25 15.5 18.5 17.5M21.5 6C22.5 11 26.5 15.5 33 17.5",
    ))
}

/// The mark of the product, as in `public/icons/mark.svg`; its colours are in the stylesheet. Drawn here it needs no file,
/// and no document of its own, which takes a phone as long as a screen.
pub fn mark() -> Element {
    let field = drawn("rect").attr("width", "32").attr("height", "32").attr("rx", "7.5");
    drawing("mark", "0 0 32 32")
        .with(field)
        .with(path("M8 18.5v-6a4 4 0 0 1 8 0v6m0-6a4 4 0 0 1 8 0v6"))
        .with(path("M7 23.75h18"))
}

fn drawing(class: &'static str, view_box: &'static str) -> Element {
    drawn("svg").class(class).attr("viewBox", view_box).attr("aria-hidden", "true")
}

fn path(line: &'static str) -> Element {
    drawn("path").attr("d", line)
}
