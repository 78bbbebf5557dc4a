//! The bar above everything: that this is a simulation, which day it is in it, and the way to another day.

use super::Press;
use super::icon::{Icon, icon};
use crate::domain::date::Day;
use crate::i18n::{Words, frame};
use crate::markup::{Element, div, el};

/// The bar, on a day; without one before it is known which. `open` leads to another day.
pub fn sandbox_bar(words: Words, today: Option<Day>, open: Press) -> Element {
    let date = el("time");
    let date = match today {
        Some(today) => date.attr("datetime", today.to_string()).text(words.date(today)),
        None => date,
    };
    let label = el("span").text(words.say(frame::VIRTUAL_DATE));
    let date = el("span").with(label).text(" ").with(date);
    let open = el("button")
        .class("button")
        .attr("data-kind", "quiet")
        .attr("type", "button")
        .attr("aria-haspopup", "dialog")
        .id("move-time")
        .press(move || open())
        .with(icon(Icon::Calendar))
        .text(words.say(frame::MOVE_TIME));
    el("aside")
        .class("sandbox-bar")
        .attr("aria-label", words.say(frame::SANDBOX))
        .with(el("p").class("simulation").text(words.say(frame::SIMULATION)))
        .with(div("sandbox-date").with(date).with(open))
}
