//! How serde's derived code is called for each kind of value: in one way each.

use super::reader::{DEPTH, Items, Members, Reader};
use super::{Outcome, TOO_SHORT, Unreadable, other};
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor,
};

macro_rules! integers {
    ($($name:ident),+) => {$(
        fn $name<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
            visitor.visit_i64(self.integer()?)
        }
    )+};
}

macro_rules! texts {
    ($($name:ident),+) => {$(
        fn $name<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
            visitor.visit_str(&self.string()?)
        }
    )+};
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Box<Unreadable>;

    integers!(
        deserialize_i8,
        deserialize_i16,
        deserialize_i32,
        deserialize_i64,
        deserialize_u8,
        deserialize_u16,
        deserialize_u32,
        deserialize_u64
    );
    texts!(deserialize_char, deserialize_str, deserialize_string, deserialize_identifier);

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Outcome<V::Value> {
        Err(self.fault("values of any kind are not read"))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        visitor.visit_bool(self.boolean()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        if self.peek() == Some(b'n') && self.word("null") {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Outcome<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        let mut items = Items::of(self);
        let value = visitor.visit_seq(&mut items)?;
        // Who knows how many items there are does not ask whether there is another one.
        if items.is_there()? { Err(items.reader.fault("a list is too long")) } else { Ok(value) }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Outcome<V::Value> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        visitor.visit_map(Members { reader: self, first: true })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Outcome<V::Value> {
        let mut fields = Fields::of(self, names);
        let value = visitor.visit_seq(&mut fields);
        fields.end(value.as_ref().err().map(Box::as_ref))?;
        value
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Outcome<V::Value> {
        let with_content = self.take(b'{');
        let value = visitor.visit_enum(Choice { reader: self, names, with_content })?;
        Ok(value)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.skip(DEPTH)?;
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! { i128 u128 f32 f64 bytes byte_buf unit unit_struct tuple_struct }
}

impl<'de> MapAccess<'de> for Members<'_, 'de> {
    type Error = Box<Unreadable>;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Outcome<Option<K::Value>> {
        match self.next_name()? {
            Some(name) => seed.deserialize(Name(&name)).map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Outcome<V::Value> {
        seed.deserialize(&mut *self.reader)
    }
}

/// Where a name stands among others.
fn place_of(name: &str, names: &[&str]) -> Option<usize> {
    names.iter().position(|known| *known == name)
}

/// The fields of a struct in the order of their declaration, in which everything is written. Members that nobody knows
/// are passed over.
struct Fields<'a, 'de> {
    members: Members<'a, 'de>,
    names: &'static [&'static str],
    /// Which field is asked for next.
    next: usize,
    /// Whose value is the next thing to read.
    waiting: Option<usize>,
    ended: bool,
    /// The field that was last found to be missing.
    missing: Option<&'static str>,
}

impl<'a, 'de> Fields<'a, 'de> {
    fn of(reader: &'a mut Reader<'de>, names: &'static [&'static str]) -> Self {
        let members = Members { reader, first: true };
        Self { members, names, next: 0, waiting: None, ended: false, missing: None }
    }

    /// Reads the name of the next member that is a field.
    fn look(&mut self) -> Outcome<()> {
        while self.waiting.is_none() && !self.ended {
            let Some(name) = self.members.next_name()? else {
                self.ended = true;
                return Ok(());
            };
            match place_of(&name, self.names) {
                Some(place) if place < self.next => {
                    return Err(other(
                        ["the field ", &name, " stands twice, or behind a later one"].concat(),
                    ));
                }
                Some(place) => self.waiting = Some(place),
                None => self.members.reader.skip(DEPTH)?,
            }
        }
        Ok(())
    }

    /// Whether the next value is the one of the field whose turn it is.
    fn turn(&mut self) -> Outcome<bool> {
        // Nearly always it is, as it was written: then nothing has to be looked for.
        let before = if self.members.first { b'{' } else { b',' };
        if self.waiting.is_none()
            && !self.ended
            && let Some(name) = self.names.get(self.next)
            && self.members.reader.take_name(before, name)
        {
            self.members.first = false;
            self.next += 1;
            return Ok(true);
        }
        self.look()?;
        let there = self.waiting == Some(self.next);
        if there {
            self.waiting = None;
        } else {
            self.missing = self.names.get(self.next).copied();
        }
        self.next += 1;
        Ok(there)
    }

    /// Reads up to the end of the object; or tells which field is missing, if that was the fault.
    fn end(mut self, fault: Option<&Unreadable>) -> Outcome<()> {
        match (fault, self.missing) {
            (Some(fault), Some(name)) if fault.what == TOO_SHORT => Err(Error::missing_field(name)),
            (Some(fault), _) => Err(Box::new(fault.clone())),
            (None, _) => self.look(),
        }
    }
}

impl<'de> SeqAccess<'de> for &mut Fields<'_, 'de> {
    type Error = Box<Unreadable>;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Outcome<Option<T::Value>> {
        // A field that is missing has its default, or serde refuses it.
        if self.turn()? { seed.deserialize(&mut *self.members.reader).map(Some) } else { Ok(None) }
    }
}

impl<'de> SeqAccess<'de> for &mut Items<'_, 'de> {
    type Error = Box<Unreadable>;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Outcome<Option<T::Value>> {
        if self.is_there()? { seed.deserialize(&mut *self.reader).map(Some) } else { Ok(None) }
    }
}

/// The name of a member.
struct Name<'a>(&'a str);

impl<'de> Deserializer<'de> for Name<'_> {
    type Error = Box<Unreadable>;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        visitor.visit_str(self.0)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// The place of a variant among those of its type. serde's derived code knows it by that as well as by its name, and need
/// not compare the name with that of each in code of its own for each type.
struct Place(usize);

impl<'de> Deserializer<'de> for Place {
    type Error = Box<Unreadable>;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        visitor.visit_u64(self.0 as u64)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// One variant of an enum: its name alone, or an object with the name and the content.
struct Choice<'a, 'de> {
    reader: &'a mut Reader<'de>,
    /// The names of all variants.
    names: &'static [&'static str],
    with_content: bool,
}

impl Choice<'_, '_> {
    fn end(&mut self) -> Outcome<()> {
        if self.with_content { self.reader.expect(b'}') } else { Ok(()) }
    }

    fn needs_content(&self) -> Outcome<()> {
        if self.with_content { Ok(()) } else { Err(self.reader.fault("a variant has no content")) }
    }
}

impl<'de> EnumAccess<'de> for Choice<'_, 'de> {
    type Error = Box<Unreadable>;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Outcome<(V::Value, Self)> {
        let name = self.reader.string()?;
        if self.with_content {
            self.reader.expect(b':')?;
        }
        let place = place_of(&name, self.names);
        let place = place.ok_or_else(|| Self::Error::unknown_variant(&name, self.names))?;
        Ok((seed.deserialize(Place(place))?, self))
    }
}

impl<'de> VariantAccess<'de> for Choice<'_, 'de> {
    type Error = Box<Unreadable>;

    fn unit_variant(mut self) -> Outcome<()> {
        if self.with_content && !self.reader.word("null") {
            return Err(self.reader.fault("a variant has no content"));
        }
        self.end()
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(mut self, seed: T) -> Outcome<T::Value> {
        self.needs_content()?;
        let value = seed.deserialize(&mut *self.reader)?;
        self.end()?;
        Ok(value)
    }

    fn tuple_variant<V: Visitor<'de>>(mut self, len: usize, visitor: V) -> Outcome<V::Value> {
        self.needs_content()?;
        let value = self.reader.deserialize_tuple(len, visitor)?;
        self.end()?;
        Ok(value)
    }

    fn struct_variant<V: Visitor<'de>>(
        mut self,
        names: &'static [&'static str],
        visitor: V,
    ) -> Outcome<V::Value> {
        self.needs_content()?;
        let value = self.reader.deserialize_struct("", names, visitor)?;
        self.end()?;
        Ok(value)
    }
}
