//! Reading JSON into values whose type is known.
//!
//! serde's derived code offers a reader many ways to be called; this reader uses one for each kind of value, and the
//! others are not linked. That takes a tenth off the program, compared with the general reader of `serde_json`, which
//! writes everything and against which this one is tested. It accepts less: whole numbers only, and structs only as
//! objects whose members stand in the order of the declaration, as they are written.

use serde::Deserialize;
use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use std::borrow::Cow;
use std::fmt;

/// How deep values may be nested that are passed over because nobody asked for them.
const DEPTH: usize = 64;

/// What serde says of a list that ends too early, and of a field that is missing.
const TOO_SHORT: &str = "a list is too short";

/// Why a text cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// What is wrong, in a technical sentence.
    pub what: Cow<'static, str>,
    /// The byte at which it was noticed.
    pub at: usize,
    /// Whether the text is JSON, but not of the type that was asked for.
    pub is_json: bool,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.what, self.at)
    }
}

impl std::error::Error for Unreadable {}

fn other(what: impl Into<Cow<'static, str>>) -> Unreadable {
    Unreadable { what: what.into(), at: 0, is_json: true }
}

// Each fault says what it concerns and no more: the sentences of serde's defaults would be linked for all of them.
impl de::Error for Unreadable {
    fn custom<T: fmt::Display>(message: T) -> Self {
        other(message.to_string())
    }

    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        other("a value of another kind was expected")
    }

    fn invalid_value(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        other("a value is out of range")
    }

    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        other(TOO_SHORT)
    }

    fn unknown_variant(variant: &str, _: &'static [&'static str]) -> Self {
        other(["nothing is called ", variant].concat())
    }

    fn unknown_field(field: &str, _: &'static [&'static str]) -> Self {
        other(["no field is called ", field].concat())
    }

    fn missing_field(field: &'static str) -> Self {
        other(["the field ", field, " is missing"].concat())
    }

    fn duplicate_field(field: &'static str) -> Self {
        other(["the field ", field, " stands twice"].concat())
    }
}

type Outcome<T> = Result<T, Unreadable>;

/// Reads a whole text.
///
/// # Errors
/// It is no JSON, or of another type.
pub fn read<'de, T: Deserialize<'de>>(text: &'de str) -> Outcome<T> {
    let mut reader = Reader { text, at: 0 };
    let value = T::deserialize(&mut reader).map_err(|fault| reader.placed(fault))?;
    match reader.peek() {
        None => Ok(value),
        Some(_) => Err(reader.fault("something follows the value")),
    }
}

struct Reader<'de> {
    text: &'de str,
    at: usize,
}

impl<'de> Reader<'de> {
    fn placed(&self, fault: Unreadable) -> Unreadable {
        if fault.at == 0 { Unreadable { at: self.at, ..fault } } else { fault }
    }

    fn fault(&self, what: &'static str) -> Unreadable {
        Unreadable { what: what.into(), at: self.at.max(1), is_json: false }
    }

    /// The next byte that is not a space.
    fn peek(&mut self) -> Option<u8> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let spaces = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t')).count();
        self.at += spaces;
        rest.get(spaces).copied()
    }

    /// Passes over a byte if it is the next one.
    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, byte: u8) -> Outcome<()> {
        let what = match byte {
            b'{' => "an object was expected",
            b'[' => "a list was expected",
            b'"' => "a text was expected",
            b':' => "a colon was expected",
            b',' => "a comma or the end was expected",
            _ => "the end of an object was expected",
        };
        if self.take(byte) { Ok(()) } else { Err(self.fault(what)) }
    }

    fn word(&mut self, word: &str) -> bool {
        self.peek();
        let found = self.text[self.at..].starts_with(word);
        self.at += if found { word.len() } else { 0 };
        found
    }

    fn boolean(&mut self) -> Outcome<bool> {
        if self.word("true") {
            Ok(true)
        } else if self.word("false") {
            Ok(false)
        } else {
            Err(self.fault("true or false was expected"))
        }
    }

    fn integer(&mut self) -> Outcome<i64> {
        self.peek();
        let rest = &self.text[self.at..];
        let sign = usize::from(rest.starts_with('-'));
        let digits = rest.bytes().skip(sign).take_while(u8::is_ascii_digit).count();
        let number = &rest[..sign + digits];
        let canonical = digits == 1 || !rest[sign..].starts_with('0');
        let whole = !rest[number.len()..].starts_with(['.', 'e', 'E']);
        match number.parse() {
            Ok(value) if canonical && whole => {
                self.at += number.len();
                Ok(value)
            }
            Ok(_) | Err(_) => Err(self.fault("a whole number was expected")),
        }
    }

    fn string(&mut self) -> Outcome<Cow<'de, str>> {
        self.expect(b'"')?;
        let rest = &self.text[self.at..];
        let plain = rest.bytes().take_while(|byte| !matches!(byte, b'"' | b'\\' | 0..=0x1f)).count();
        self.at += plain;
        if self.text.as_bytes().get(self.at) == Some(&b'"') {
            self.at += 1;
            return Ok(Cow::Borrowed(&rest[..plain]));
        }
        let mut text = rest[..plain].to_owned();
        loop {
            let mut following = self.text[self.at..].chars();
            match following.next() {
                Some('"') => {
                    self.at += 1;
                    return Ok(Cow::Owned(text));
                }
                Some('\\') => {
                    self.at += 1;
                    text.push(self.escaped()?);
                }
                Some(plain) if plain >= ' ' => {
                    self.at += plain.len_utf8();
                    text.push(plain);
                }
                Some(_) | None => return Err(self.fault("a text has no end")),
            }
        }
    }

    fn escaped(&mut self) -> Outcome<char> {
        let kind = self.text.as_bytes().get(self.at).copied();
        self.at += usize::from(kind.is_some_and(|byte| byte.is_ascii()));
        let plain = match kind {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.escaped_unit(),
            Some(_) | None => return Err(self.fault("an escape is not known")),
        };
        Ok(plain)
    }

    fn escaped_unit(&mut self) -> Outcome<char> {
        let first = self.unit()?;
        let units = if (0xd800..0xdc00).contains(&first) && self.text[self.at..].starts_with("\\u") {
            self.at += 2;
            vec![first, self.unit()?]
        } else {
            vec![first]
        };
        match String::from_utf16(&units).ok().and_then(|text| text.chars().next()) {
            Some(character) => Ok(character),
            None => Err(self.fault("an escape names no character")),
        }
    }

    fn unit(&mut self) -> Outcome<u16> {
        let digits = self.text.get(self.at..self.at + 4);
        let digits = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match digits.and_then(|digits| u16::from_str_radix(digits, 16).ok()) {
            Some(unit) => {
                self.at += 4;
                Ok(unit)
            }
            None => Err(self.fault("an escape has four hexadecimal digits")),
        }
    }

    /// Passes over a whole value that nobody asked for.
    fn skip(&mut self, depth: usize) -> Outcome<()> {
        match self.peek() {
            Some(b'{') if depth > 0 => {
                let mut members = Members { reader: self, first: true };
                while members.next_name()?.is_some() {
                    members.reader.skip(depth - 1)?;
                }
                Ok(())
            }
            Some(b'[') if depth > 0 => {
                let mut items = Items::of(self);
                while items.is_there()? {
                    items.reader.skip(depth - 1)?;
                }
                Ok(())
            }
            Some(b'"') => self.string().map(drop),
            Some(b't' | b'f') => self.boolean().map(drop),
            Some(b'n') if self.word("null") => Ok(()),
            Some(_) => self.integer().map(drop),
            None => Err(self.fault("a value was expected")),
        }
    }
}

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
    type Error = Unreadable;

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
        fields.end(value.as_ref().err())?;
        value
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Outcome<V::Value> {
        let with_content = self.take(b'{');
        let value = visitor.visit_enum(Choice { reader: self, with_content })?;
        Ok(value)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.skip(DEPTH)?;
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! { i128 u128 f32 f64 bytes byte_buf unit unit_struct tuple_struct }
}

/// The members of an object.
struct Members<'a, 'de> {
    reader: &'a mut Reader<'de>,
    first: bool,
}

impl<'de> Members<'_, 'de> {
    fn next_name(&mut self) -> Outcome<Option<Cow<'de, str>>> {
        let first = std::mem::take(&mut self.first);
        if first {
            self.reader.expect(b'{')?;
        }
        if self.reader.take(b'}') {
            return Ok(None);
        }
        if !first {
            self.reader.expect(b',')?;
        }
        let name = self.reader.string()?;
        self.reader.expect(b':')?;
        Ok(Some(name))
    }
}

impl<'de> MapAccess<'de> for Members<'_, 'de> {
    type Error = Unreadable;

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
            match self.names.iter().position(|known| *known == name) {
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
            (Some(fault), Some(name)) if fault.what == TOO_SHORT => Err(de::Error::missing_field(name)),
            (Some(fault), _) => Err(fault.clone()),
            (None, _) => self.look(),
        }
    }
}

impl<'de> SeqAccess<'de> for &mut Fields<'_, 'de> {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Outcome<Option<T::Value>> {
        // A field that is missing has its default, or serde refuses it.
        if self.turn()? { seed.deserialize(&mut *self.members.reader).map(Some) } else { Ok(None) }
    }
}

/// The items of a list.
struct Items<'a, 'de> {
    reader: &'a mut Reader<'de>,
    first: bool,
    ended: bool,
}

impl<'a, 'de> Items<'a, 'de> {
    fn of(reader: &'a mut Reader<'de>) -> Self {
        Self { reader, first: true, ended: false }
    }

    /// Whether there is another item, up to which everything is passed over.
    fn is_there(&mut self) -> Outcome<bool> {
        let first = std::mem::take(&mut self.first);
        if first {
            self.reader.expect(b'[')?;
        }
        if self.ended || self.reader.take(b']') {
            self.ended = true;
            return Ok(false);
        }
        if !first {
            self.reader.expect(b',')?;
        }
        Ok(true)
    }
}

impl<'de> SeqAccess<'de> for &mut Items<'_, 'de> {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Outcome<Option<T::Value>> {
        if self.is_there()? { seed.deserialize(&mut *self.reader).map(Some) } else { Ok(None) }
    }
}

/// A name: of a member, or of a variant.
struct Name<'a>(&'a str);

impl<'de> Deserializer<'de> for Name<'_> {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        visitor.visit_str(self.0)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// One variant of an enum: its name alone, or an object with the name and the content.
struct Choice<'a, 'de> {
    reader: &'a mut Reader<'de>,
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
    type Error = Unreadable;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Outcome<(V::Value, Self)> {
        let name = self.reader.string()?;
        if self.with_content {
            self.reader.expect(b':')?;
        }
        Ok((seed.deserialize(Name(&name))?, self))
    }
}

impl<'de> VariantAccess<'de> for Choice<'_, 'de> {
    type Error = Unreadable;

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
