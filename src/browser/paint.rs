//! Bringing the document into line with what a screen should be.
//!
//! What is the same already is left alone: the focus, what is being typed, an open dialog and the place that was
//! scrolled to stay, because their elements stay. An element turns into another one only if both have the same name
//! and the same identity (their key, or their id).

use super::panic;
use crate::markup::{ChosenFile, Element, Handler, Markup, Node, Parts};
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

/// The largest file whose text is read, in bytes.
const LARGEST_FILE: f64 = 5_242_880.0;

/// A place in the document, and what is shown in it.
pub struct Shown {
    place: web_sys::Element,
    nodes: Vec<Live>,
}

enum Live {
    Text { node: web_sys::Text, text: String },
    Element(Box<LiveElement>),
}

struct LiveElement {
    node: web_sys::Element,
    /// What it was made from; its handlers and children have moved on from there.
    made_from: Parts,
    listeners: Vec<Listener>,
    children: Vec<Live>,
}

/// One listener of the browser for each event that an element answers; what it calls can change.
struct Listener {
    handler: Rc<RefCell<Handler>>,
    _call: Closure<dyn Fn(web_sys::Event)>,
}

impl Shown {
    /// A place in which nothing is shown yet.
    pub fn nothing(place: web_sys::Element) -> Self {
        Self { place, nodes: Vec::new() }
    }

    /// Shows this, and nothing else.
    pub fn show(&mut self, markup: Markup) {
        align(&self.place, &mut self.nodes, markup.0);
    }
}

impl Live {
    fn node(&self) -> &web_sys::Node {
        match self {
            Live::Text { node, .. } => node,
            Live::Element(element) => &element.node,
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
        (Live::Text { .. }, Node::Element(_)) | (Live::Element(_), Node::Text(_)) => false,
    }
}

fn align(parent: &web_sys::Element, shown: &mut Vec<Live>, nodes: Vec<Node>) {
    let mut before: VecDeque<Live> = std::mem::take(shown).into();
    for node in nodes {
        if before.front().is_some_and(|live| can_become(live, &node)) {
            if let Some(mut live) = before.pop_front() {
                update(&mut live, node);
                shown.push(live);
            }
            continue;
        }
        let named = matches!(&node, Node::Element(element) if identity(element.parts()).is_some());
        let place = if named { before.iter().position(|live| can_become(live, &node)) } else { None };
        let live = match place.and_then(|place| before.remove(place)) {
            Some(mut live) => {
                update(&mut live, node);
                Some(live)
            }
            None => create(node),
        };
        if let Some(live) = live {
            let next = before.front().map(Live::node);
            let _ = parent.insert_before(live.node(), next);
            shown.push(live);
        }
    }
    for gone in before {
        let _ = parent.remove_child(gone.node());
    }
}

/// Makes a node with everything in it, in one call of the browser for all of them: each call from the program costs about
/// as much as what it asks for.
fn create(node: Node) -> Option<Live> {
    let mut plan = Plan::default();
    plan.node(&node);
    match make(&plan.words, &plan.shape) {
        Ok(made) => adopt(node, &mut made.into_iter()),
        Err(refused) => {
            panic::stop(&refused);
            None
        }
    }
}

/// What nodes are made of, as `boot.js` reads it.
#[derive(Default)]
struct Plan {
    /// All words behind one another.
    words: String,
    /// For each node its kind, then how long its words are and how many there are: of a text the text; of an element its
    /// name, the number of its attributes, each with its name and its value, and the number of nodes in it, which follow.
    shape: Vec<u32>,
}

impl Plan {
    const TEXT: u32 = 0;
    const ELEMENT: u32 = 1;
    const DRAWN: u32 = 2;

    fn node(&mut self, node: &Node) {
        match node {
            Node::Text(text) => {
                self.shape.push(Self::TEXT);
                self.word(text);
            }
            Node::Element(element) => {
                let parts = element.parts();
                self.shape.push(if parts.drawn { Self::DRAWN } else { Self::ELEMENT });
                self.word(parts.tag);
                self.shape.push(parts.attributes.len() as u32);
                for (name, value) in &parts.attributes {
                    self.word(name);
                    self.word(value);
                }
                self.shape.push(parts.children.len() as u32);
                for child in &parts.children {
                    self.node(child);
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
    match node {
        Node::Text(text) => Some(Live::Text { node: live.unchecked_into(), text }),
        Node::Element(element) => {
            let mut parts = element.into_parts();
            let children = std::mem::take(&mut parts.children);
            let mut live = LiveElement {
                node: live.unchecked_into(),
                made_from: crate::markup::el(parts.tag).into_parts(),
                listeners: Vec::new(),
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

fn update(live: &mut Live, node: Node) {
    match (live, node) {
        (Live::Text { node, text }, Node::Text(new)) => {
            if *text != new {
                node.set_data(&new);
                *text = new;
            }
        }
        (Live::Element(live), Node::Element(element)) => fill(live, element),
        (Live::Text { .. }, Node::Element(_)) | (Live::Element(_), Node::Text(_)) => {}
    }
}

fn fill(live: &mut LiveElement, element: Element) {
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
    align(node, &mut live.children, std::mem::take(&mut element.children));
    finish(live, element);
}

/// Does what comes after the attributes and the children of an element.
fn finish(live: &mut LiveElement, mut element: Parts) {
    listen(live, std::mem::take(&mut element.handlers));
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

/// The browser's name of the event.
fn event_of(handler: &Handler) -> &'static str {
    match handler {
        Handler::Press(_) | Handler::Follow(_) => "click",
        Handler::Submit(_) => "submit",
        Handler::Input(_) => "input",
        Handler::Change(_) | Handler::File(_) => "change",
        Handler::Key(_) => "keydown",
        Handler::Close(_) => "close",
    }
}

fn listen(live: &mut LiveElement, handlers: Vec<Handler>) {
    let same = live.listeners.len() == handlers.len()
        && live
            .listeners
            .iter()
            .zip(&handlers)
            .all(|(listener, handler)| event_of(&listener.handler.borrow()) == event_of(handler));
    if same {
        for (listener, handler) in live.listeners.iter().zip(handlers) {
            listener.handler.replace(handler);
        }
        return;
    }
    for listener in live.listeners.drain(..) {
        let event = event_of(&listener.handler.borrow());
        let call = listener._call.as_ref().unchecked_ref();
        let _ = live.node.remove_event_listener_with_callback(event, call);
    }
    for handler in handlers {
        let event = event_of(&handler);
        let handler = Rc::new(RefCell::new(handler));
        let called = handler.clone();
        let call = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
            // The handler may lead to another one taking its place: it is let go of before it is called.
            let handler = called.borrow().clone();
            handle(&handler, &event);
        });
        let _ = live.node.add_event_listener_with_callback(event, call.as_ref().unchecked_ref());
        live.listeners.push(Listener { handler, _call: call });
    }
}

fn handle(handler: &Handler, event: &web_sys::Event) {
    match handler {
        Handler::Press(press) | Handler::Close(press) => press(),
        Handler::Follow(follow) => {
            event.prevent_default();
            // The router would follow it too.
            event.stop_propagation();
            follow();
        }
        Handler::Submit(submit) => {
            event.prevent_default();
            submit();
        }
        Handler::Input(typed) | Handler::Change(typed) => typed(value_of(event)),
        Handler::Key(key) => {
            let meant = event.dyn_ref::<web_sys::KeyboardEvent>().is_some_and(|pressed| key(&pressed.key()));
            if meant {
                event.prevent_default();
            }
        }
        Handler::File(chosen) => read_file(event, chosen.clone()),
    }
}

fn value_of(event: &web_sys::Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    if let Some(input) = target.dyn_ref::<web_sys::HtmlInputElement>() {
        input.value()
    } else if let Some(area) = target.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        area.value()
    } else if let Some(choice) = target.dyn_ref::<web_sys::HtmlSelectElement>() {
        choice.value()
    } else {
        String::new()
    }
}

fn read_file(event: &web_sys::Event, chosen: Rc<dyn Fn(ChosenFile)>) {
    let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    let Some(file) = input.and_then(|input| input.files()).and_then(|files| files.get(0)) else { return };
    let (name, size) = (file.name(), file.size());
    if size > LARGEST_FILE {
        chosen(ChosenFile { name, size: size as u64, text: None });
        return;
    }
    let Ok(reader) = web_sys::FileReader::new() else { return };
    let read = reader.clone();
    let done = Closure::once_into_js(move || {
        let text = read.result().ok().and_then(|text| text.as_string());
        chosen(ChosenFile { name, size: size as u64, text });
    });
    reader.set_onloadend(Some(done.unchecked_ref()));
    let _ = reader.read_as_text(&file);
}
