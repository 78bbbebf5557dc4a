//! Writes a source file in which every mutant is present at once, each behind a question for its number.
//!
//! The question is `crate::mutant::on(NUMBER)`, see `question.rs`. A change is made to the expression, not to the
//! text: where `*` becomes `+`, what the operator had between its operands stays between them.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::constants::Constant;
use crate::finder;
use crate::mutant::Mutant;

/// A piece of what stands in place of a piece of the source.
pub enum Part {
    Text(String),
    /// A piece of the source, with the changes inside it.
    Source(Range<usize>),
    /// What is there only for a mutant.
    Of(usize, Vec<Part>),
}

/// A piece of the source that is written differently. An empty range is a place where something is put in.
pub struct Site {
    pub range: Range<usize>,
    pub parts: Vec<Part>,
    pub mutants: Vec<usize>,
}

/// A file with all of its mutants.
pub struct Written {
    pub text: String,
    /// What came from which mutant, or for which of them.
    pub ranges: Vec<(Range<usize>, Vec<usize>)>,
}

/// Why a mutant is not in the file.
pub enum Left {
    /// It can be no program: for example a `let` in an `or`.
    Unviable,
    /// It is in a place where no question can be asked.
    Inexpressible(&'static str),
}

/// What the compiler already said.
#[derive(Default)]
pub struct Known {
    /// Mutants that do not compile, and those whose question does not.
    pub dropped: std::collections::BTreeSet<usize>,
    /// Functions that a constant needs, so that they stay constant.
    pub constant: std::collections::BTreeSet<String>,
}

/// Writes a file so that it holds these mutants of it, given with their numbers, and its own of the constants that
/// have mutants.
pub fn write(
    source: &str,
    mutants: &[(usize, &Mutant)],
    (own, constants): (&[Constant], &[&Constant]),
    known: &Known,
) -> Result<(Written, BTreeMap<usize, Left>), String> {
    let (mut sites, left) = finder::find(source, mutants, (own, constants), known)?;
    // What is put in before something stands before it; of two that begin together the larger one is outside.
    sites.sort_by_key(|site| (site.range.start, !site.range.is_empty(), std::cmp::Reverse(site.range.end)));
    let mut written = Written { text: String::new(), ranges: Vec::new() };
    render(source, &sites, 0..source.len(), true, &mut written);
    Ok((written, left))
}

/// Writes a piece of the source with its sites. What is put in at the very ends of an operand belongs around it.
fn render(source: &str, sites: &[Site], range: Range<usize>, with_ends: bool, out: &mut Written) {
    let mut at = range.start;
    for site in sites {
        let Range { start, end } = site.range;
        let empty = start == end;
        if start < at
            || end > range.end
            || (empty && !with_ends && (start == range.start || end == range.end))
        {
            continue;
        }
        out.text.push_str(&source[at..start]);
        let from = out.text.len();
        render_parts(source, sites, &site.parts, out);
        out.ranges.push((from..out.text.len(), site.mutants.clone()));
        at = end;
    }
    out.text.push_str(&source[at..range.end]);
}

fn render_parts(source: &str, sites: &[Site], parts: &[Part], out: &mut Written) {
    for part in parts {
        match part {
            Part::Text(text) => out.text.push_str(text),
            Part::Source(range) => render(source, sites, range.clone(), false, out),
            Part::Of(mutant, parts) => {
                let from = out.text.len();
                render_parts(source, sites, parts, out);
                out.ranges.push((from..out.text.len(), vec![*mutant]));
            }
        }
    }
}
