//! Bringing the document into line with what a screen should be.
//!
//! What is the same already is left alone: the focus, what is being typed, an open dialog and the place that was
//! scrolled to stay, because their elements stay. An element turns into another one only if both have the same name
//! and the same identity (their key, or their id).

use super::listeners::Listeners;
use super::{panic, tabs};
use crate::markup::{Element, Markup, Node, Parts};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = memberdesk, js_name = make, catch)]
    fn make(words: &str, shape: &[u32]) -> Result<js_sys::Array, JsValue>;
}

/// How many elements of a new screen are made at once, by the size of the window in CSS pixels: about as many as it shows
/// of most screens, which is 20 that come first wherever they stand, and one for each 17,000 square pixels. A slow phone
/// makes that many in about a frame.
fn first() -> usize {
    let side = |side: Result<JsValue, JsValue>| side.ok().and_then(|side| side.as_f64()).unwrap_or(1_000.0);
    let area =
        web_sys::window().map_or(0.0, |window| side(window.inner_width()) * side(window.inner_height()));
    20 + (area / 17_000.0) as usize
}

/// How many are made in each task after that.
const NEXT: usize = 240;

thread_local! {
    /// What is shown of which something is still to come.
    static COMING: RefCell<Option<Shown>> = const { RefCell::new(None) };
}

/// A place in the document, and what is shown in it.
#[derive(Clone)]
pub struct Shown(Rc<RefCell<Content>>);

struct Content {
    place: web_sys::Element,
    nodes: Vec<Live>,
}

enum Live {
    Text {
        node: web_sys::Text,
        text: String,
    },
    Element(Box<LiveElement>),
    /// It stands behind what has been made so far, and is made in a later task.
    Coming(Node),
}

struct LiveElement {
    node: web_sys::Element,
    /// What it was made from; its handlers and children have moved on from there.
    made_from: Parts,
    listeners: Listeners,
    children: Vec<Live>,
}

impl Shown {
    /// A place in which nothing is shown yet.
    pub fn nothing(place: web_sys::Element) -> Self {
        Self(Rc::new(RefCell::new(Content { place, nodes: Vec::new() })))
    }

    /// Shows this, and nothing else.
    pub fn show(&self, markup: Markup) {
        self.bring(markup, Room::of(usize::MAX));
    }

    /// The same for the first screen, and for another one than the one before. Of a long one the beginning is there when
    /// this returns, and the rest comes once that was painted, so that neither a start nor a press takes longer for it.
    pub fn arrive(&self, markup: Markup) {
        self.bring(markup, Room::of(first()));
    }

    fn bring(&self, markup: Markup, mut room: Room) {
        let content = &mut *self.0.borrow_mut();
        align(&content.place, &mut content.nodes, markup.0, &mut room, Stand::Frame);
        self.await_rest(&content.place, &room);
    }

    /// Makes what is still to come, as far as there is room.
    fn go_on(&self, mut room: Room) {
        // What is being shown right now is shown whole, or goes on by itself.
        let Ok(mut content) = self.0.try_borrow_mut() else { return };
        let content = &mut *content;
        complete(&content.place, &mut content.nodes, &mut room);
        self.await_rest(&content.place, &room);
    }

    /// `data-coming` tells the stylesheet, and whoever looks at the page, that something is to come.
    fn await_rest(&self, place: &web_sys::Element, room: &Room) {
        if !room.was_short {
            if COMING.take().is_some() {
                let _ = place.remove_attribute("data-coming");
            }
            return;
        }
        let _ = place.set_attribute("data-coming", "");
        COMING.set(Some(self.clone()));
        tabs::after_frame(|| {
            if let Some(shown) = COMING.with_borrow(Clone::clone) {
                shown.go_on(Room::of(NEXT));
            }
        });
    }
}

/// Makes what is still to come at once, for who looks for something in it; tells whether there was something.
pub(super) fn complete_now() -> bool {
    let coming = COMING.with_borrow(Clone::clone);
    coming.inspect(|shown| shown.go_on(Room::of(usize::MAX))).is_some()
}

/// How much is made in one task.
struct Room {
    /// How many more elements.
    elements: usize,
    /// Whether something had to be left for later.
    was_short: bool,
}

impl Room {
    fn of(elements: usize) -> Self {
        Self { elements, was_short: false }
    }

    /// Whether something is left for a later task: it stands in a column, and there is no room for it now. What a card
    /// begins with comes with the card; what belongs together and is more than a task is to make has a task of its own.
    fn leaves_out(&mut self, node: &Node, stand: Stand, begins: bool) -> bool {
        let (Node::Element(element), Stand::Column) = (node, stand) else { return false };
        let parts = element.parts();
        let has_room = begins || self.elements > 0;
        let fits = self.elements >= NEXT || stand.within(parts.tag) == Stand::Column || size(parts) <= NEXT;
        let leaves_out = !(has_room && fits);
        if leaves_out {
            // Nothing comes before what it stands behind.
            *self = Self { elements: 0, was_short: true };
        }
        leaves_out
    }
}

/// How many elements there are in one, with itself.
fn size(element: &Parts) -> usize {
    let inner = |child: &Node| match child {
        Node::Element(element) => size(element.parts()),
        Node::Text(_) => 0,
    };
    1 + element.children.iter().map(inner).sum::<usize>()
}

/// Where something stands, by what is around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stand {
    /// Around the sheet, where everything is at once.
    Frame,
    /// On the sheet, where one thing stands below the other and can come after it.
    Column,
    /// On the sheet in what belongs together: a paragraph, a dialog, a table, a form, a row of figures. What came later in
    /// one of these would move what is there already.
    Whole,
}

impl Stand {
    /// Where stands what is in such an element.
    fn within(self, tag: &str) -> Self {
        match (self, tag) {
            (_, "main") | (Self::Column, "div" | "section" | "article" | "ol" | "ul") => Self::Column,
            (Self::Frame, _) => Self::Frame,
            (Self::Column | Self::Whole, _) => Self::Whole,
        }
    }
}

impl Live {
    fn node(&self) -> Option<&web_sys::Node> {
        match self {
            Live::Text { node, .. } => Some(node),
            Live::Element(element) => Some(&element.node),
            Live::Coming(_) => None,
        }
    }
}

/// The identity of an element among its siblings.
fn identity(element: &Parts) -> Option<&str> {
    let id = || element.attributes.iter().find(|(name, _)| *name == "id").map(|(_, id)| id.as_ref());
    element.key.as_deref().or_else(id)
}

fn can_become(live: &Live, node: &Node) -> bool {
    match (live, node) {
        (Live::Text { .. }, Node::Text(_)) => true,
        (Live::Element(live), Node::Element(element)) => {
            let parts = element.parts();
            live.made_from.tag == parts.tag && identity(&live.made_from) == identity(parts)
        }
        (Live::Text { .. } | Live::Coming(_), Node::Element(_))
        | (Live::Element(_) | Live::Coming(_), Node::Text(_)) => false,
    }
}

/// `stand`: where the nodes stand.
fn align(parent: &web_sys::Element, shown: &mut Vec<Live>, nodes: Vec<Node>, room: &mut Room, stand: Stand) {
    let mut before: VecDeque<Live> = std::mem::take(shown).into();
    before.retain(|live| !matches!(live, Live::Coming(_)));
    for node in nodes {
        if before.front().is_some_and(|live| can_become(live, &node)) {
            if let Some(mut live) = before.pop_front() {
                update(&mut live, node, room, stand);
                shown.push(live);
            }
            continue;
        }
        let named = matches!(&node, Node::Element(element) if identity(element.parts()).is_some());
        let place = if named { before.iter().position(|live| can_become(live, &node)) } else { None };
        let live = match place.and_then(|place| before.remove(place)) {
            Some(mut live) => {
                update(&mut live, node, room, stand);
                Some(live)
            }
            None if room.leaves_out(&node, stand, false) => Some(Live::Coming(node)),
            None => create(node, room, stand),
        };
        if let Some(live) = live {
            if let Some(made) = live.node() {
                let _ = parent.insert_before(made, before.front().and_then(Live::node));
            }
            shown.push(live);
        }
    }
    for gone in before.iter().filter_map(Live::node) {
        let _ = parent.remove_child(gone);
    }
}

/// Makes what is still to come in there, from the top, as far as there is room.
fn complete(parent: &web_sys::Element, shown: &mut [Live], room: &mut Room) {
    for at in 0..shown.len() {
        let Some(live) = shown.get_mut(at) else { return };
        match live {
            Live::Text { .. } => {}
            Live::Element(live) => complete(&live.node, &mut live.children, room),
            Live::Coming(node) if room.leaves_out(node, Stand::Column, false) => return,
            Live::Coming(node) => {
                let node = std::mem::replace(node, Node::Text(String::new()));
                let Some(made) = create(node, room, Stand::Column) else { return };
                let next = shown.iter().skip(at + 1).find_map(Live::node);
                if let Some(made) = made.node() {
                    let _ = parent.insert_before(made, next);
                }
                if let Some(live) = shown.get_mut(at) {
                    *live = made;
                }
            }
        }
    }
}

/// Makes a node with everything in it, in one call of the browser for all of them: each call from the program costs about
/// as much as what it asks for. What there is no room for is left for later.
fn create(node: Node, room: &mut Room, stand: Stand) -> Option<Live> {
    let mut plan = Plan { words: String::new(), shape: Vec::new(), room };
    plan.node(&node, stand);
    match make(&plan.words, &plan.shape) {
        Ok(made) => adopt(node, &mut made.into_iter()),
        Err(refused) => {
            panic::stop(&refused);
            None
        }
    }
}

/// What nodes are made of, as `boot.js` reads it.
struct Plan<'a> {
    /// All words behind one another.
    words: String,
    /// For each node its kind, then how long its words are and how many there are: of a text the text; of an element its
    /// name, the number of its attributes, each with its name and its value, and the number of nodes in it, which follow.
    shape: Vec<u32>,
    room: &'a mut Room,
}

impl Plan<'_> {
    const TEXT: u32 = 0;
    const ELEMENT: u32 = 1;
    const DRAWN: u32 = 2;
    /// A node that is left for later.
    const COMING: u32 = 3;

    fn node(&mut self, node: &Node, stand: Stand) {
        match node {
            Node::Text(text) => {
                self.shape.push(Self::TEXT);
                self.word(text);
            }
            Node::Element(element) => {
                let parts = element.parts();
                if stand != Stand::Frame {
                    self.room.elements = self.room.elements.saturating_sub(1);
                }
                self.shape.push(if parts.drawn { Self::DRAWN } else { Self::ELEMENT });
                self.word(parts.tag);
                self.shape.push(parts.attributes.len() as u32);
                for (name, value) in &parts.attributes {
                    self.word(name);
                    self.word(value);
                }
                self.shape.push(parts.children.len() as u32);
                let stand = stand.within(parts.tag);
                for (at, child) in parts.children.iter().enumerate() {
                    if self.room.leaves_out(child, stand, at == 0) {
                        self.shape.push(Self::COMING);
                    } else {
                        self.node(child, stand);
                    }
                }
            }
        }
    }

    fn word(&mut self, word: &str) {
        self.words.push_str(word);
        self.shape.push(word.chars().map(char::len_utf16).sum::<usize>() as u32);
    }
}

/// Takes over what was made of a plan, in the order of the plan.
fn adopt(node: Node, made: &mut js_sys::ArrayIntoIter) -> Option<Live> {
    let live = made.next()?;
    if live.is_null() {
        return Some(Live::Coming(node));
    }
    match node {
        Node::Text(text) => Some(Live::Text { node: live.unchecked_into(), text }),
        Node::Element(element) => {
            let mut parts = element.into_parts();
            let children = std::mem::take(&mut parts.children);
            let mut live = LiveElement {
                node: live.unchecked_into(),
                made_from: crate::markup::el(parts.tag).into_parts(),
                listeners: Listeners::default(),
                children: Vec::with_capacity(children.len()),
            };
            for child in children {
                live.children.push(adopt(child, made)?);
            }
            finish(&mut live, parts);
            Some(Live::Element(Box::new(live)))
        }
    }
}

fn update(live: &mut Live, node: Node, room: &mut Room, stand: Stand) {
    match (live, node) {
        (Live::Text { node, text }, Node::Text(new)) => {
            if *text != new {
                node.set_data(&new);
                *text = new;
            }
        }
        (Live::Element(live), Node::Element(element)) => fill(live, element, room, stand),
        (Live::Text { .. } | Live::Coming(_), Node::Element(_))
        | (Live::Element(_) | Live::Coming(_), Node::Text(_)) => {}
    }
}

fn fill(live: &mut LiveElement, element: Element, room: &mut Room, stand: Stand) {
    let mut element = element.into_parts();
    let node = &live.node;
    for (name, value) in &element.attributes {
        let known = live.made_from.attributes.iter().find(|(known, _)| known == name);
        if known.is_none_or(|(_, known)| known != value) {
            let _ = node.set_attribute(name, value);
        }
    }
    for (name, _) in &live.made_from.attributes {
        if !element.attributes.iter().any(|(kept, _)| kept == name) {
            let _ = node.remove_attribute(name);
        }
    }
    let children = std::mem::take(&mut element.children);
    align(node, &mut live.children, children, room, stand.within(element.tag));
    finish(live, element);
}

/// Does what comes after the attributes and the children of an element.
fn finish(live: &mut LiveElement, mut element: Parts) {
    live.listeners.answer(&live.node, std::mem::take(&mut element.handlers));
    // After the children: the value of a choice is one of its options.
    if let Some(value) = &element.value {
        set_value(&live.node, value);
    }
    if let (Some(checked), Some(input)) = (element.checked, live.node.dyn_ref::<web_sys::HtmlInputElement>())
    {
        input.set_checked(checked);
    }
    live.made_from = element;
}

fn set_value(node: &web_sys::Element, value: &str) {
    if let Some(input) = node.dyn_ref::<web_sys::HtmlInputElement>() {
        if input.value() != value {
            input.set_value(value);
        }
    } else if let Some(area) = node.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        if area.value() != value {
            area.set_value(value);
        }
    } else if let Some(choice) = node.dyn_ref::<web_sys::HtmlSelectElement>() {
        choice.set_value(value);
    }
}
