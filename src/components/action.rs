//! Buttons, links that look like them, and the reason why one is not possible now.

use super::Press;
use super::icon::{Icon, icon};
use crate::markup::{Element, Handler, Markup, div, el, unseen};
use std::borrow::Cow;

/// How much an action weighs on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The one thing to do on the page.
    Primary,
    /// One of several.
    Secondary,
    /// On the side.
    Quiet,
    /// Cannot be taken back.
    Danger,
}

/// What an action does.
#[derive(Clone)]
pub enum Effect {
    /// Goes to an address within the app.
    Link(String),
    /// Calls back.
    Press(Press),
    /// Sends the form that it stands in.
    Submit,
}

/// What helps where an action is not possible now.
#[derive(Clone)]
pub enum WayOut {
    /// Something on another screen: what it is called, and its address.
    There(String, String),
    /// Something on the same screen: what it is called, and what it does.
    Here(String, Press),
}

/// Why an action is not possible now, in words.
#[derive(Clone)]
pub struct Reason {
    /// The sentence.
    pub text: String,
    /// What the rule rests on, if it rests on a published statement; follows the sentence as it is.
    pub basis: Option<String>,
    /// What helps.
    pub way_out: Option<WayOut>,
}

impl Reason {
    /// The same as it is said on the screen of an address: a link to that screen would lead nowhere.
    pub fn seen_at(mut self, here: &str) -> Self {
        self.way_out = self.way_out.filter(|way_out| match way_out {
            WayOut::There(_, href) => href != here,
            WayOut::Here(..) => true,
        });
        self
    }

    /// The same with another way out, which is on the same screen.
    pub fn helped_by(mut self, text: String, press: Press) -> Self {
        self.way_out = Some(WayOut::Here(text, press));
        self
    }
}

/// A button or a link that looks like one.
#[derive(Clone)]
pub struct Action {
    /// The id in the page, by which the focus finds it again.
    pub id: Cow<'static, str>,
    /// What it is called.
    pub text: String,
    /// What it is about, where several of a page are called alike; heard behind the text, and not seen.
    pub object: Option<String>,
    /// How much it weighs.
    pub kind: Kind,
    /// The icon before the text.
    pub icon: Option<Icon>,
    /// What it does.
    pub effect: Effect,
    /// Why it is not possible now, if it is not.
    pub reason: Option<Reason>,
    /// The id of the sentence that says the reason for several actions at once, if one does.
    pub told_by: Option<&'static str>,
}

impl Action {
    /// A link to an address within the app.
    pub fn link(id: impl Into<Cow<'static, str>>, text: String, kind: Kind, href: String) -> Self {
        Self::new(id.into(), text, kind, Effect::Link(href))
    }

    /// A button that calls back.
    pub fn press(
        id: impl Into<Cow<'static, str>>,
        text: String,
        kind: Kind,
        press: impl Fn() + 'static,
    ) -> Self {
        Self::new(id.into(), text, kind, Effect::Press(std::rc::Rc::new(press)))
    }

    /// The button that sends a form.
    pub fn submit(id: &'static str, text: String) -> Self {
        Self::new(id.into(), text, Kind::Primary, Effect::Submit)
    }

    fn new(id: Cow<'static, str>, text: String, kind: Kind, effect: Effect) -> Self {
        Self { id, text, object: None, kind, icon: None, effect, reason: None, told_by: None }
    }

    /// The same, told apart from others that are called alike by what it is about.
    pub fn about(mut self, object: String) -> Self {
        self.object = Some(object);
        self
    }

    /// The same with an icon before its text.
    pub fn with_icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The same, possible only where there is no reason against it.
    pub fn unless(mut self, reason: Option<Reason>) -> Self {
        self.reason = reason;
        self
    }

    /// The same, where its reason is said once for several actions, in the sentence of that id.
    pub fn told_by(mut self, id: Option<&'static str>) -> Self {
        self.told_by = id;
        self
    }

    /// The action as it stands in the page. One that is not possible now stays where it is, can be reached by keyboard,
    /// and says why.
    pub fn view(self) -> Markup {
        let Action { id, text, object, effect, reason, kind, icon: picture, told_by } = self;
        let button = |tag| button(tag, kind, picture, text, object);
        if let Some(reason) = reason {
            let why = told_by.map_or_else(|| [&*id, "-why"].concat(), str::to_owned);
            let button = button("button")
                .id(id)
                .attr("type", "button")
                .attr("aria-disabled", "true")
                .attr("aria-describedby", why.clone());
            let reason = told_by.is_none().then(|| {
                let sentence = el("span").with(reason_text(reason));
                el("p").class("reason").id(why).with(icon(Icon::Lock)).with(sentence)
            });
            return div("action").with(button).with(reason).into();
        }
        match effect {
            Effect::Link(href) => button("a").id(id).attr("href", href),
            Effect::Press(press) => button("button").id(id).attr("type", "button").on(Handler::Press(press)),
            Effect::Submit => button("button").id(id).attr("type", "submit"),
        }
        .into()
    }
}

/// The reason that all of these actions have, if they have one in common.
pub fn in_common(reasons: &[Option<Reason>]) -> Option<Reason> {
    let [Some(first), others @ ..] = reasons else { return None };
    let same = |reason: &Option<Reason>| {
        reason.as_ref().is_some_and(|reason| reason.text == first.text && reason.basis == first.basis)
    };
    (!others.is_empty() && others.iter().all(same)).then(|| first.clone())
}

/// A reason that is said once, above the actions that have it in common.
pub fn said_once(id: &'static str, reason: Reason) -> Markup {
    div("notice")
        .attr("data-tone", "neutral")
        .id(id)
        .with(icon(Icon::Lock))
        .with(el("p").with(reason_text(reason)))
        .into()
}

/// The reason that all of these actions have, if they have one in common, to stand above them instead of beside each.
pub fn reason_above(id: &'static str, actions: Vec<&mut Action>) -> Option<Markup> {
    let reasons: Vec<Option<Reason>> = actions.iter().map(|action| action.reason.clone()).collect();
    let common = in_common(&reasons)?;
    actions.into_iter().for_each(|action| action.told_by = Some(id));
    Some(said_once(id, common))
}

fn button(
    tag: &'static str,
    kind: Kind,
    picture: Option<Icon>,
    text: String,
    object: Option<String>,
) -> Element {
    let kind = match kind {
        Kind::Primary => Some("primary"),
        Kind::Secondary => None,
        Kind::Quiet => Some("quiet"),
        Kind::Danger => Some("danger"),
    };
    let object = object.map(|object| unseen([" ", &object].concat()));
    el(tag).class("button").attr_if("data-kind", kind).with(picture.map(icon)).text(text).with(object)
}

fn reason_text(reason: Reason) -> Markup {
    let Reason { text, basis, way_out } = reason;
    let way_out = way_out.map(|way_out| match way_out {
        WayOut::There(text, href) => el("a").attr("href", href).text(text),
        WayOut::Here(text, press) => el("button")
            .class("button")
            .attr("data-kind", "link")
            .attr("type", "button")
            .on(Handler::Press(press))
            .text(text),
    });
    let space = way_out.is_some().then(|| " ".to_owned());
    [[text, basis.unwrap_or_default()].concat().into(), space.into(), way_out.into()].into()
}

/// A row of actions, the most important one first.
pub fn actions(actions: Vec<Action>) -> Markup {
    let views: Vec<Markup> = actions.into_iter().map(Action::view).collect();
    div("actions").with(views).into()
}
