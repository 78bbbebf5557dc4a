//! A year as a line: how far it has come, and what still lies on it.

use crate::markup::{Element, Markup, div, drawn, el};

/// A day on the line.
pub struct Mark {
    /// How far along it lies, in thousandths.
    pub at: i64,
    /// Whether it is the end that everything leads to.
    pub last: bool,
}

/// The line from one day to another. It only draws what is said in words elsewhere; screen readers pass it over.
///
/// `gone` is how much of it is over, in thousandths; `ends` are its two days in words.
pub fn year_line(gone: i64, marks: &[Mark], ends: [String; 2]) -> Markup {
    let percent = |at: i64| {
        let at = at.clamp(0, 1000);
        [&(at / 10).to_string(), ".", &(at % 10).to_string(), "%"].concat()
    };
    let line = |class: &'static str, until: String| {
        drawn("line").class(class).attr("x1", "0").attr("y1", "12").attr("x2", until).attr("y2", "12")
    };
    let marks: Vec<Element> = marks
        .iter()
        .map(|mark| {
            drawn("circle")
                .class(if mark.last { "end" } else { "mark" })
                .attr("cx", percent(mark.at))
                .attr("cy", "12")
                .attr("r", if mark.last { "6" } else { "4" })
        })
        .collect();
    let today = drawn("circle").class("today").attr("cx", percent(gone)).attr("cy", "12").attr("r", "7");
    let drawing = drawn("svg")
        .attr("width", "100%")
        .attr("height", "24")
        .with(line("whole", "100%".to_owned()))
        .with(line("gone", percent(gone)))
        .with(marks)
        .with(today);
    let [from, until] = ends;
    div("year-line")
        .attr("aria-hidden", "true")
        .with(drawing)
        .with(el("p").with(el("span").text(from)).with(el("span").text(until)))
        .into()
}
