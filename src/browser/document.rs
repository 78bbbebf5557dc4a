//! The page itself: its title and language, what has the focus, and printing.

use super::intl;
use super::settings::Theme;
use super::{paint, tabs};
use crate::domain::user::Language;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlDialogElement, HtmlElement};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = memberdesk, js_name = stands, catch)]
    fn stands_raw() -> Result<(), JsValue>;
}

/// Tells the page that a first screen stands, so that what stood in its place can go.
pub fn stands() {
    // A page without its start script had nothing in its place.
    let _ = stands_raw();
}

fn document() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}

/// The first language of the browser that the app speaks, English if it speaks none of them.
pub fn preferred_language() -> Language {
    let tags = web_sys::window().map(|window| window.navigator().languages()).unwrap_or_default();
    tags.iter()
        .filter_map(|tag| tag.as_string())
        .find_map(|tag| match tag.split('-').next() {
            Some("zh") => Some(Language::SimplifiedChinese),
            Some("en") => Some(Language::English),
            Some(_) | None => None,
        })
        .unwrap_or_default()
}

/// Where the app is served from, as a server that lets it ask names it.
pub fn origin() -> String {
    web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// Sets the title that tabs, bookmarks and screen readers show.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Setting what is set already would have the browser look at the style of every element again.
fn set_on_root(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element())
        && root.get_attribute(name).as_deref() != Some(value)
    {
        let _ = root.set_attribute(name, value);
    }
}

/// Tells the browser which language the page is in.
pub fn set_language(language: Language) {
    set_on_root("lang", intl::tag(language));
}

/// Shows the page in a theme.
pub fn set_theme(theme: Theme) {
    let name = match theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    set_on_root("data-theme", name);
}

/// The first element that the selector finds in what is there by now.
fn find_now(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// The first element that the selector finds, also where the screen is still coming.
fn find(selector: &str) -> Option<HtmlElement> {
    find_now(selector).or_else(|| paint::complete_now().then(|| find_now(selector)).flatten())
}

/// Moves the focus to the first element that the selector finds; tells whether there is one.
pub fn focus(selector: &str) -> bool {
    find(selector).is_some_and(|element| element.focus().is_ok())
}

/// Moves the focus to the first element that the selector finds, and shows the page from there.
pub fn focus_top(selector: &str) {
    if let Some(element) = find(selector) {
        let _ = element.focus();
        element.scroll_into_view();
    }
}

/// The element that has the focus, if one has.
fn focused() -> Option<Element> {
    document()?.active_element().filter(|active| active.tag_name() != "BODY")
}

/// Gives the focus back to the element of that id if nothing has it.
pub fn focus_if_lost(id: &str) {
    if focused().is_none() {
        focus(&["#", id].concat());
    }
}

/// Looks where the focus is before the screen changes. What is handed out is called after that: where what had the focus
/// went with it, the element that has its id now gets it, or what is nearest: the heading of its card, its section or
/// the screen. Without that a person at the keyboard would begin again at the top of the document, and hear nothing.
pub fn keep_focus() -> Option<impl FnOnce()> {
    let held = focused()?;
    let screen = if held.closest("main").ok()?.is_some() { "main h1" } else { "main" };
    let heading = |around: &str| Some(held.closest(around).ok()??.query_selector("h2, h3").ok()??.id());
    let ids = [Some(held.id()), heading("article"), heading("section")];
    Some(move || {
        for (place, id) in ids.into_iter().enumerate() {
            let id = id.filter(|id| focused().is_none() && !id.is_empty());
            if let Some(element) = id.and_then(|id| find(&["#", &id].concat())) {
                // A heading takes the focus only where it is told to.
                if place > 0 {
                    element.set_tab_index(-1);
                }
                let _ = element.focus();
            }
        }
        // Where the screen changed twice at once, the second change may know of something nearer.
        tabs::later(0, move || {
            if focused().is_none() {
                focus(screen);
            }
        });
    })
}

/// Shows the page from its top.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Closes the popover that the selector finds, if it is open.
pub fn hide_popover(selector: &str) {
    if let Some(element) = find(selector) {
        let _ = element.hide_popover();
    }
}

/// Opens the dialog that the selector finds, above everything else.
pub fn show_dialog(selector: &str) {
    if let Some(dialog) = find(selector).and_then(as_dialog) {
        let _ = dialog.show_modal();
        // Where it is higher than the window the focus lies below what it asks: that is read first.
        dialog.set_scroll_top(0);
    }
}

/// Closes the dialog that the selector finds; the browser gives the focus back to what opened it.
pub fn close_dialog(selector: &str) {
    if let Some(dialog) = find(selector).and_then(as_dialog) {
        dialog.close();
    }
}

/// Closes the dialog that is open, if one is.
pub fn close_open_dialog() {
    if let Some(dialog) = find_now("dialog[open]").and_then(as_dialog) {
        dialog.close();
    }
}

fn as_dialog(element: HtmlElement) -> Option<HtmlDialogElement> {
    element.dyn_into().ok()
}

/// Puts a text on the clipboard; `then` is told whether the browser let it.
pub fn copy(text: &str, then: impl Fn(bool) + 'static) {
    let clipboard = web_sys::window().map(|window| window.navigator().clipboard());
    // A page that was not served securely has no clipboard, whatever the types say.
    let Some(clipboard) = clipboard.filter(|clipboard| !clipboard.is_undefined()) else {
        then(false);
        return;
    };
    let then = std::rc::Rc::new(then);
    let also = then.clone();
    let copied = Closure::once(move |_: JsValue| then(true));
    let refused = Closure::once(move |_: JsValue| also(false));
    let _ = clipboard.write_text(text).then2(&copied, &refused);
    copied.forget();
    refused.forget();
}

/// Scrolls what the selector finds into sight, as little as that takes. What is not there yet is not waited for.
pub fn bring_into_sight(selector: &str) {
    if let Some(element) = find_now(selector) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Opens the browser's own dialog for printing.
pub fn print() {
    paint::complete_now();
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// The address within the app that an absolute path stands for: without the base path.
pub fn within_base(pathname: &str) -> String {
    let base = super::storage::base_path();
    pathname.strip_prefix(base.as_str()).unwrap_or(pathname).to_owned()
}
