//! What a screen is made of, as plain values: elements with their attributes, texts, and what happens on an event.
//!
//! Screens and components only build these values. One function, [`Shown::show`](crate::browser::paint::Shown::show),
//! brings the document into line with them and leaves alone what is the same already. That keeps the focus and what is
//! being typed where they are, and it keeps the program small: a block of a screen is a few calls of the functions
//! here, however many screens there are.

use std::borrow::Cow;
use std::rc::Rc;

/// Any number of nodes behind one another; none is fine.
#[derive(Default)]
pub struct Markup(pub Vec<Node>);

/// A text or an element.
pub enum Node {
    /// A text, shown as it is.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element. It is a handle to its parts, so that what builds it hands on one pointer at each step.
pub struct Element(Box<Parts>);

/// Everything that makes an element.
pub struct Parts {
    /// Its name.
    pub tag: &'static str,
    /// Whether it belongs to a drawing (SVG).
    pub drawn: bool,
    /// Its identity among its siblings where it has no id: elements of different keys never turn into one another.
    pub key: Option<String>,
    /// Its attributes by name.
    pub attributes: Vec<(&'static str, Cow<'static, str>)>,
    /// What a control shows, where the app decides it.
    pub value: Option<String>,
    /// Whether a control is chosen, where the app decides it.
    pub checked: Option<bool>,
    /// What happens on its events.
    pub handlers: Vec<Handler>,
    /// What is in it.
    pub children: Vec<Node>,
}

/// What happens on an event.
#[derive(Clone)]
pub enum Handler {
    /// It is pressed.
    Press(Rc<dyn Fn()>),
    /// A link is followed, and leads nowhere by itself.
    Follow(Rc<dyn Fn()>),
    /// It is sent, and the browser sends nothing itself.
    Submit(Rc<dyn Fn()>),
    /// What is typed changes: called with the whole value.
    Input(Rc<dyn Fn(String)>),
    /// Another value is chosen: called with it.
    Change(Rc<dyn Fn(String)>),
    /// A key goes down: called with its name, tells whether it was meant for this element.
    Key(Rc<dyn Fn(&str) -> bool>),
    /// It was closed: a dialog or a popover.
    Close(Rc<dyn Fn()>),
    /// A file was chosen: called with its name, its size in bytes, and its text if it is one.
    File(Rc<dyn Fn(ChosenFile)>),
}

/// A file that a person chose.
pub struct ChosenFile {
    /// Its name, without a path.
    pub name: String,
    /// How many bytes it has.
    pub size: u64,
    /// Its content, unless it was too large to be read or is no text.
    pub text: Option<String>,
}

/// An element of that name.
pub fn el(tag: &'static str) -> Element {
    made(tag, false)
}

/// An element of a drawing (SVG).
pub fn drawn(tag: &'static str) -> Element {
    made(tag, true)
}

fn made(tag: &'static str, drawn: bool) -> Element {
    Element(Box::new(Parts {
        tag,
        drawn,
        key: None,
        attributes: Vec::new(),
        value: None,
        checked: None,
        handlers: Vec::new(),
        children: Vec::new(),
    }))
}

/// A `div` of a class.
pub fn div(class: &'static str) -> Element {
    el("div").class(class)
}

/// A text for screen readers alone.
pub fn unseen(text: String) -> Element {
    el("span").class("visually-hidden").text(text)
}

impl Element {
    /// Its parts, to be shown or looked at.
    pub fn into_parts(self) -> Parts {
        *self.0
    }

    /// Its parts as they are so far.
    pub fn parts(&self) -> &Parts {
        &self.0
    }

    /// The same with an attribute.
    #[inline(never)]
    pub fn attr(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.0.attributes.push((name, value.into()));
        self
    }

    /// The same with an attribute, where it has a value.
    #[inline(never)]
    pub fn attr_if<V: Into<Cow<'static, str>>>(self, name: &'static str, value: Option<V>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// The same with an attribute that counts by being there, where `on` says so.
    #[inline(never)]
    pub fn flag(self, name: &'static str, on: bool) -> Self {
        self.attr_if(name, on.then_some(""))
    }

    /// The same with a class.
    #[inline(never)]
    pub fn class(self, name: &'static str) -> Self {
        self.attr("class", name)
    }

    /// The same with an id, by which it keeps its identity.
    #[inline(never)]
    pub fn id(self, id: impl Into<Cow<'static, str>>) -> Self {
        self.attr("id", id)
    }

    /// The same with an identity among its siblings.
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.0.key = Some(key.into());
        self
    }

    /// The same, showing a value.
    pub fn value(mut self, value: String) -> Self {
        self.0.value = Some(value);
        self
    }

    /// The same, chosen or not.
    pub fn checked(mut self, checked: bool) -> Self {
        self.0.checked = Some(checked);
        self
    }

    /// The same with what happens on an event.
    pub fn on(mut self, handler: Handler) -> Self {
        self.0.handlers.push(handler);
        self
    }

    /// The same with what pressing it does.
    #[inline(never)]
    pub fn press(self, press: impl Fn() + 'static) -> Self {
        self.on(Handler::Press(Rc::new(press)))
    }

    /// The same with a text behind what is in it.
    #[inline(never)]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.0.children.push(Node::Text(text.into()));
        self
    }

    /// The same with something behind what is in it.
    #[inline(never)]
    pub fn with(mut self, content: impl Into<Markup>) -> Self {
        self.0.children.append(&mut content.into().0);
        self
    }
}

impl Markup {
    /// The same with an identity among its siblings, which only elements have.
    pub fn keyed(mut self, key: &str) -> Self {
        for node in &mut self.0 {
            if let Node::Element(element) = node {
                element.0.key = Some(key.to_owned());
            }
        }
        self
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<Element> for Markup {
    fn from(element: Element) -> Self {
        Markup(vec![Node::Element(element)])
    }
}

impl From<String> for Markup {
    fn from(text: String) -> Self {
        Markup(vec![Node::Text(text)])
    }
}

impl From<Vec<Markup>> for Markup {
    fn from(parts: Vec<Markup>) -> Self {
        Markup(parts.into_iter().flat_map(|part| part.0).collect())
    }
}

impl From<Vec<Element>> for Markup {
    fn from(parts: Vec<Element>) -> Self {
        Markup(parts.into_iter().map(Node::Element).collect())
    }
}

impl<T: Into<Markup>> From<Option<T>> for Markup {
    fn from(part: Option<T>) -> Self {
        part.map(Into::into).unwrap_or_default()
    }
}

impl<const N: usize> From<[Markup; N]> for Markup {
    fn from(parts: [Markup; N]) -> Self {
        Markup(parts.into_iter().flat_map(|part| part.0).collect())
    }
}
