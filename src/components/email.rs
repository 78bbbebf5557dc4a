//! An e-mail address to read.

use crate::markup::{Markup, el};

/// An address that takes a second line behind its at sign where one is too short, rather than within a word.
pub fn email(address: &str) -> Markup {
    match address.split_once('@') {
        Some((person, host)) => {
            let person = [person, "@"].concat();
            [Markup::from(person), el("wbr").into(), host.to_owned().into()].into()
        }
        None => address.to_owned().into(),
    }
}
