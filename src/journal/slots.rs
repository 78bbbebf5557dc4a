//! Named slots of text: all that the journal asks of a storage.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Why a storage did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlotError {
    /// There is no room left for the value.
    Full,
    /// The storage may not be used at all, as where a browser blocks it.
    Blocked,
    /// Anything else, in the storage's own words.
    Other(String),
}

/// A storage of text values under text keys, shared by everything of one origin.
///
/// A `write` replaces the whole value or fails and leaves the old one: that is the one promise that the journal
/// builds on. Two writes are never assumed to happen together.
pub trait Slots {
    /// Reads the value under `key`, or `None` where there is none.
    fn read(&self, key: &str) -> Result<Option<String>, SlotError>;
    /// Replaces the value under `key` as a whole, or fails without having changed it.
    fn write(&self, key: &str, value: &str) -> Result<(), SlotError>;
    /// Removes the value under `key`; removing what is not there succeeds.
    fn remove(&self, key: &str) -> Result<(), SlotError>;
    /// Lists the keys that begin with `prefix`, in any order.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, SlotError>;

    /// How long the value under `key` is, in UTF-16 units, none where there is none; a storage may know it without reading.
    fn units(&self, key: &str) -> Result<usize, SlotError> {
        Ok(self.read(key)?.map_or(0, |value| value.encode_utf16().count()))
    }

    /// The value under `key` up to its first line feed, or to so many units; a storage may know it without reading more.
    fn first_line(&self, key: &str, units: u32) -> Result<Option<String>, SlotError> {
        let first = |value: String| {
            let line = value.split('\n').next().unwrap_or_default();
            line.chars().take(units as usize).collect()
        };
        Ok(self.read(key)?.map(first))
    }
}

impl<T: Slots + ?Sized> Slots for Rc<T> {
    fn read(&self, key: &str) -> Result<Option<String>, SlotError> {
        (**self).read(key)
    }

    fn write(&self, key: &str, value: &str) -> Result<(), SlotError> {
        (**self).write(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), SlotError> {
        (**self).remove(key)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, SlotError> {
        (**self).keys(prefix)
    }

    fn units(&self, key: &str) -> Result<usize, SlotError> {
        (**self).units(key)
    }

    fn first_line(&self, key: &str, units: u32) -> Result<Option<String>, SlotError> {
        (**self).first_line(key, units)
    }
}

/// A storage that lives as long as the program: for a session where the browser's storage is blocked, and for
/// scenarios that are played before they are kept.
#[derive(Debug, Default)]
pub struct MemorySlots {
    values: RefCell<BTreeMap<String, String>>,
}

impl Slots for MemorySlots {
    fn read(&self, key: &str) -> Result<Option<String>, SlotError> {
        Ok(self.values.borrow().get(key).cloned())
    }

    fn write(&self, key: &str, value: &str) -> Result<(), SlotError> {
        self.values.borrow_mut().insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), SlotError> {
        self.values.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, SlotError> {
        Ok(self.values.borrow().keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }
}
