//! How the values of the standard library are written.

use std::collections::BTreeMap;

use super::{Blank, List, Map, Outcome, Walk, Written, unexpected};

macro_rules! integers {
    ($walk:ident, $wide:ident, $($name:ident),+) => {$(
        impl Blank for $name {
            fn blank() -> Self {
                0
            }
        }

        impl Written for $name {
            fn walk(&mut self, walk: &mut Walk<'_>) -> Outcome<()> {
                let mut value = *self as $wide;
                walk.$walk(&mut value)?;
                *self = Self::try_from(value).map_err(|_| unexpected("a value is out of range"))?;
                Ok(())
            }
        }
    )+};
}

// Each has room in the wide one, in which it is read and written.
integers!(natural, u64, u16, u32, usize);
integers!(integer, i64, i32);

impl Blank for u64 {
    fn blank() -> Self {
        0
    }
}

impl Written for u64 {
    fn walk(&mut self, walk: &mut Walk<'_>) -> Outcome<()> {
        walk.natural(self)
    }
}

impl Blank for i64 {
    fn blank() -> Self {
        0
    }
}

impl Written for i64 {
    fn walk(&mut self, walk: &mut Walk<'_>) -> Outcome<()> {
        walk.integer(self)
    }
}

impl Blank for bool {
    fn blank() -> Self {
        false
    }
}

impl Written for bool {
    fn walk(&mut self, walk: &mut Walk<'_>) -> Outcome<()> {
        walk.boolean(self)
    }
}

impl Blank for String {
    fn blank() -> Self {
        Self::new()
    }
}

impl Written for String {
    fn walk(&mut self, walk: &mut Walk<'_>) -> Outcome<()> {
        walk.text(self)
    }
}

impl<T: Blank> Blank for Box<T> {
    fn blank() -> Self {
        Self::new(T::blank())
    }
}

impl<T: Written> Written for Box<T> {
    fn walk(&mut self, walk: &mut Walk<'_>) -> Outcome<()> {
        (**self).walk(walk)
    }
}

impl<T> Blank for Option<T> {
    fn blank() -> Self {
        None
    }
}

impl<T: Written + Blank> Written for Option<T> {
    fn walk(&mut self, walk: &mut Walk<'_>) -> Outcome<()> {
        let is_something = walk.is_something(self.is_some());
        if walk.is_reading() {
            *self = is_something.then(T::blank);
        }
        self.as_mut().map_or(Ok(()), |value| value.walk(walk))
    }

    fn is_empty(&self) -> bool {
        self.is_none()
    }
}

impl<T> Blank for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }
}

impl<T: Written + Blank> Written for Vec<T> {
    fn walk(&mut self, walk: &mut Walk<'_>) -> Outcome<()> {
        walk.list(self)
    }

    fn is_empty(&self) -> bool {
        Self::is_empty(self)
    }
}

impl<T: Written + Blank> List for Vec<T> {
    fn length(&self) -> usize {
        self.len()
    }

    fn clear(&mut self) {
        Self::clear(self);
    }

    fn grow(&mut self) {
        self.push(T::blank());
    }

    fn item(&mut self, place: usize) -> Option<&mut dyn Written> {
        let item = self.get_mut(place)?;
        Some(item)
    }
}

impl<A: Blank, B: Blank> Blank for (A, B) {
    fn blank() -> Self {
        (A::blank(), B::blank())
    }
}

impl<A: Written, B: Written> Written for (A, B) {
    fn walk(&mut self, walk: &mut Walk<'_>) -> Outcome<()> {
        walk.items(&mut [&mut self.0, &mut self.1])
    }
}

impl<T> Blank for BTreeMap<String, T> {
    fn blank() -> Self {
        Self::new()
    }
}

impl<T: Written + Blank> Written for BTreeMap<String, T> {
    fn walk(&mut self, walk: &mut Walk<'_>) -> Outcome<()> {
        walk.map(self)
    }
}

impl<T: Written + Blank> Map for BTreeMap<String, T> {
    fn names(&self) -> Vec<String> {
        self.keys().cloned().collect()
    }

    fn clear(&mut self) {
        Self::clear(self);
    }

    fn insert(&mut self, name: String) -> &mut dyn Written {
        let value = self.entry(name).or_insert_with(T::blank);
        *value = T::blank();
        value
    }

    fn value(&mut self, name: &str) -> Option<&mut dyn Written> {
        let value = self.get_mut(name)?;
        Some(value)
    }
}
