//! The browser's locks: which of the open tabs writes.

use js_sys::{Function, Object, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks`, which a page has only in a secure context.
    type Locks;

    #[wasm_bindgen(method, catch)]
    fn request(this: &Locks, name: &str, options: &Object, held: &Function) -> Result<Promise, JsValue>;
}

fn locks() -> Option<Locks> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    locks.is_object().then(|| locks.unchecked_into())
}

thread_local! {
    /// The claims that stand.
    static CLAIMS: RefCell<Vec<Weak<State>>> = const { RefCell::new(Vec::new()) };
}

/// Gives back every lock: the app has stopped, and another tab should go on.
pub(super) fn give_all_back() {
    let claims =
        CLAIMS.try_with(|claims| claims.try_borrow().map(|claims| claims.clone()).unwrap_or_default());
    for claim in claims.unwrap_or_default().iter().filter_map(Weak::upgrade) {
        let held = claim.release.try_borrow().ok().and_then(|release| release.clone());
        if let Some(release) = held {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// What becomes of a claim to a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The lock is this tab's, and nobody had it before.
    First,
    /// Another tab has it; this one waits for it.
    Waiting,
    /// The lock is this tab's, after another one that gave it back or has gone.
    Next,
    /// The lock is this tab's, which took it away from another one.
    Taken,
    /// Another tab took the lock away from this one, which waits for it again.
    Lost,
    /// The browser gives no lock to this page.
    Refused,
}

/// A claim to a lock: it is held, or waited for, until the claim is dropped or the tab closes.
pub struct Claim(Rc<State>);

struct State {
    name: String,
    turn: Box<dyn Fn(Turn)>,
    /// Whether the claim still stands.
    wanted: Cell<bool>,
    /// Gives the lock back, while it is held.
    release: RefCell<Option<Function>>,
    /// Whether it is waited for.
    waits: Cell<bool>,
    /// Whether it is being taken away from another tab.
    takes: Cell<bool>,
}

impl State {
    /// A request for the lock was answered.
    fn ends(&self, turn: Turn) {
        match turn {
            Turn::Next => self.waits.set(false),
            Turn::Taken => self.takes.set(false),
            Turn::First | Turn::Waiting | Turn::Lost | Turn::Refused => {}
        }
    }
}

impl Claim {
    /// Claims the lock of a name; `turn` is called in later tasks. `None` where the browser has no locks.
    pub fn new(name: String, turn: impl Fn(Turn) + 'static) -> Option<Self> {
        locks()?;
        let (wanted, waits, takes) = (Cell::new(true), Cell::new(false), Cell::new(false));
        let state =
            Rc::new(State { name, turn: Box::new(turn), wanted, release: RefCell::default(), waits, takes });
        CLAIMS.with_borrow_mut(|claims| {
            claims.retain(|claim| claim.strong_count() > 0);
            claims.push(Rc::downgrade(&state));
        });
        ask(&state, Some("ifAvailable"));
        Some(Self(state))
    }

    /// Takes the lock away from a tab that does not answer; nothing where this tab has it by now or is about to.
    pub fn take_over(&self) {
        if self.0.release.borrow().is_none() && !self.0.takes.replace(true) {
            ask(&self.0, Some("steal"));
        }
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        self.0.wanted.set(false);
        if let Some(release) = self.0.release.take() {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Asks for the lock, with an option of the browser's that is set.
fn ask(state: &Rc<State>, option: Option<&str>) {
    let options = Object::new();
    if let Some(option) = option {
        let _ = Reflect::set(&options, &option.into(), &JsValue::TRUE);
    }
    let turn = match option {
        None => Turn::Next,
        Some("steal") => Turn::Taken,
        Some(_) => Turn::First,
    };
    if turn == Turn::Next && state.waits.replace(true) {
        return;
    }
    // What gives back the lock that this request got, and no other one.
    let given: Rc<RefCell<Option<Function>>> = Rc::default();
    let (asked, keeps) = (Rc::clone(state), Rc::clone(&given));
    let held = Closure::once_into_js(move |lock: JsValue| hold(&asked, &lock, turn, &keeps));
    let promise = locks().map(|locks| locks.request(&state.name, &options, held.unchecked_ref()));
    let Some(Ok(promise)) = promise else {
        (state.turn)(Turn::Refused);
        return;
    };
    let asked = Rc::clone(state);
    let refused = Closure::once(move |_: JsValue| {
        asked.ends(turn);
        let given = given.take();
        let had_it = given.is_some();
        if had_it && *asked.release.borrow() == given {
            asked.release.take();
        }
        if !asked.wanted.get() {
            return;
        }
        (asked.turn)(if had_it { Turn::Lost } else { Turn::Refused });
        if had_it {
            ask(&asked, None);
        }
    });
    let _ = promise.catch(&refused);
    refused.forget();
}

/// Keeps a lock that was given: until the promise that is answered is kept.
fn hold(state: &Rc<State>, lock: &JsValue, turn: Turn, given: &RefCell<Option<Function>>) -> JsValue {
    state.ends(turn);
    if !state.wanted.get() {
        return JsValue::UNDEFINED;
    }
    if !lock.is_object() {
        (state.turn)(Turn::Waiting);
        if state.wanted.get() {
            ask(state, None);
        }
        return JsValue::UNDEFINED;
    }
    let promise = Promise::new(&mut |keep, _| {
        given.replace(Some(keep.clone()));
        state.release.replace(Some(keep));
    });
    (state.turn)(turn);
    promise.into()
}
