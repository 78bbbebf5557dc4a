//! What a walk comes by: the fields and variants of a type, lists, and values under names.

use super::{Outcome, Walk, Written};

/// A field of a struct or of a variant.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its written name.
    pub name: &'static str,
    /// Whether it can be missing.
    pub presence: Presence,
}

/// Whether a field can be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is always there.
    Needed,
    /// It is always written; where it is missing it keeps the value with which it began.
    Defaulted,
    /// The same, but it is left out where nothing is in it.
    UnlessEmpty,
}

/// A variant of an enum.
#[derive(Clone, Copy, Debug)]
pub struct Variant {
    /// Its written name.
    pub name: &'static str,
    /// Whether it has fields.
    pub has_content: bool,
}

/// An enum of which a variant has fields.
pub trait Choice {
    /// The place of its variant among all.
    fn place(&self) -> usize;

    /// Becomes the variant at a place, with blank fields.
    fn choose(&mut self, place: usize);

    /// Goes through the fields of its variant.
    ///
    /// # Errors
    /// As [`Written::walk`].
    fn content(&mut self, walk: &mut Walk<'_>) -> Outcome<()>;
}

/// A list of any length.
pub trait List {
    /// How many items it has.
    fn length(&self) -> usize;

    /// Has no items any more.
    fn clear(&mut self);

    /// Gets one more item, a blank one.
    fn grow(&mut self);

    /// The item at a place.
    fn item(&mut self, place: usize) -> Option<&mut dyn Written>;
}

/// Values under names.
pub trait Map {
    /// All names, in order.
    fn names(&self) -> Vec<String>;

    /// Has nothing under any name any more.
    fn clear(&mut self);

    /// Puts a blank value under a name.
    fn insert(&mut self, name: String) -> &mut dyn Written;

    /// The value under a name.
    fn value(&mut self, name: &str) -> Option<&mut dyn Written>;
}

/// A value with a walk of its own, in place of that of its type.
pub struct By<'a, T>(pub &'a mut T, pub fn(&mut T, &mut Walk<'_>) -> Outcome<()>);

impl<T> Written for By<'_, T> {
    fn walk(&mut self, walk: &mut Walk<'_>) -> Outcome<()> {
        (self.1)(self.0, walk)
    }
}
