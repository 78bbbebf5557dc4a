//! What the open tabs say to each other.

use super::panic::has_stopped;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

/// A channel that every tab of this origin with the same name hears, except the one that speaks.
pub struct Channel {
    channel: web_sys::BroadcastChannel,
    _heard: Closure<dyn Fn(web_sys::MessageEvent)>,
}

impl Channel {
    /// Opens a channel; `None` where the browser has none.
    pub fn open(name: &str, heard: impl Fn(String) + 'static) -> Option<Self> {
        let known = js_sys::Reflect::has(&js_sys::global(), &"BroadcastChannel".into()).unwrap_or(false);
        let channel = known.then(|| web_sys::BroadcastChannel::new(name).ok()).flatten()?;
        let heard = Closure::<dyn Fn(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
            if let Some(text) = event.data().as_string().filter(|_| !has_stopped()) {
                heard(text);
            }
        });
        channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        Some(Self { channel, _heard: heard })
    }

    /// Says something to the other tabs.
    pub fn say(&self, text: &str) {
        // A channel that is closed reaches nobody, and nobody waits for it.
        let _ = self.channel.post_message(&text.into());
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}
