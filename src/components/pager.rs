//! The way through the pages of a list.

use super::icon::{Icon, icon};
use super::list_state::{Edit, Found};
use crate::i18n::{Words, lists};
use crate::markup::{Markup, el};
use std::rc::Rc;

/// Previous and next page; nothing where there is one page only.
pub fn pager(words: Words, id: &'static str, found: &Found, change: &Rc<dyn Fn(Edit)>) -> Option<Markup> {
    let step = |end: &str, to: Option<usize>| {
        let change = change.clone();
        el("button")
            .class("button")
            .id([id, end].concat())
            .attr("data-size", "s")
            .attr("type", "button")
            .attr_if("aria-disabled", to.is_none().then_some("true"))
            .press(move || {
                if let Some(page) = to {
                    change(Edit::Turn(page));
                }
            })
    };
    let before = found.page.checked_sub(1);
    let after = Some(found.page + 1).filter(|page| *page < found.pages);
    let number = |number: usize| words.number(number as i64);
    let place =
        words.fill(lists::PAGE_OF, &[("n", &number(found.page + 1)), ("total", &number(found.pages))]);
    (found.pages > 1).then(|| {
        el("nav")
            .class("pager")
            .attr("aria-label", words.say(lists::PAGES))
            .with(step("-previous", before).with(icon(Icon::ArrowLeft)).text(words.say(lists::PREVIOUS)))
            .with(step("-next", after).text(words.say(lists::NEXT)).with(icon(Icon::ArrowRight)))
            .with(el("p").class("soft").text(place))
            .into()
    })
}
