//! Whether the browser keeps this site's data when the disk is nearly full.

use js_sys::{Promise, Reflect};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `navigator.storage`, which a page has only in a secure context.
    type Manager;

    #[wasm_bindgen(method, catch)]
    fn persisted(this: &Manager) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn persist(this: &Manager) -> Result<Promise, JsValue>;
}

/// Whether the data outlives a shortage of space.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Persistence {
    /// The browser has not answered yet.
    #[default]
    Unknown,
    /// The browser cannot promise it.
    NotOffered,
    /// The browser may remove the data when it needs the space.
    MayGo,
    /// The browser has promised to ask the person before.
    Promised,
}

fn manager() -> Option<Manager> {
    let navigator = web_sys::window()?.navigator();
    let manager = Reflect::get(&navigator, &"storage".into()).ok()?;
    manager.is_object().then(|| manager.unchecked_into())
}

/// What the browser says, or, if it is `asked` to keep the data, what it answers to that; `then` is called in a later
/// task. It may ask the person.
pub fn ask(asked: bool, then: impl Fn(Persistence) + 'static) {
    let answer = manager().map(|manager| if asked { manager.persist() } else { manager.persisted() });
    let Some(Ok(answer)) = answer else {
        super::tabs::later(0, move || then(Persistence::NotOffered));
        return;
    };
    let then = Rc::new(then);
    let also = then.clone();
    let said = Closure::once(move |kept: JsValue| {
        then(if kept == JsValue::TRUE { Persistence::Promised } else { Persistence::MayGo });
    });
    let refused = Closure::once(move |_: JsValue| also(Persistence::NotOffered));
    let _ = answer.then2(&said, &refused);
    said.forget();
    refused.forget();
}
