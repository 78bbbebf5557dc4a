//! What happens on an event of an element.
//!
//! An element has one listener of the browser for each event that it answers. What that calls can change without the
//! browser hearing of it, because a screen that is shown again has new handlers for most of its elements.

use crate::markup::{ChosenFile, Handler};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

/// The largest file whose text is read, in bytes.
const LARGEST_FILE: f64 = 5_242_880.0;

/// One listener of the browser for each event that an element answers.
#[derive(Default)]
pub(super) struct Listeners(Vec<Listener>);

/// What it calls can change.
struct Listener {
    handler: Rc<RefCell<Handler>>,
    _call: Closure<dyn Fn(web_sys::Event)>,
}

impl Listeners {
    /// Lets the element answer its events with these from now on, and no others.
    pub(super) fn answer(&mut self, element: &web_sys::Element, handlers: Vec<Handler>) {
        let same = self.0.len() == handlers.len()
            && self
                .0
                .iter()
                .zip(&handlers)
                .all(|(listener, handler)| event_of(&listener.handler.borrow()) == event_of(handler));
        if same {
            for (listener, handler) in self.0.iter().zip(handlers) {
                listener.handler.replace(handler);
            }
            return;
        }
        for listener in self.0.drain(..) {
            let event = event_of(&listener.handler.borrow());
            let call = listener._call.as_ref().unchecked_ref();
            let _ = element.remove_event_listener_with_callback(event, call);
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
            let _ = element.add_event_listener_with_callback(event, call.as_ref().unchecked_ref());
            self.0.push(Listener { handler, _call: call });
        }
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
