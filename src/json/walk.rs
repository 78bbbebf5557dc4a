//! Going through a value, to read it or to write it.

use super::quote::quote;
use super::reader::{DEPTH, Items, Members, Reader};
use super::shape::{Choice, Field, List, Map, Presence, Variant};
use super::{Blank, Fault, Outcome, Written, unexpected};
use std::fmt::Display;
use std::ops::Range;

/// Where a value of any kind stands in the text that is read. It knows nothing of the value, and is written as null.
#[derive(Clone, Debug, Default)]
pub struct Stretch(pub Range<usize>);

impl Blank for Stretch {
    fn blank() -> Self {
        Self::default()
    }
}

impl Written for Stretch {
    fn walk(&mut self, walk: &mut Walk<'_>) -> Outcome<()> {
        if walk.is_reading {
            walk.reader.peek();
            let begin = walk.at();
            walk.reader.skip(DEPTH)?;
            self.0 = begin..walk.at();
        } else {
            walk.text.push_str("null");
        }
        Ok(())
    }
}

/// What goes through a value: a text that is read, or one that is written.
pub struct Walk<'a> {
    is_reading: bool,
    reader: Reader<'a>,
    text: String,
}

impl<'a> Walk<'a> {
    pub(super) fn reading(reader: Reader<'a>) -> Self {
        Self { is_reading: true, reader, text: String::new() }
    }

    pub(super) fn writing() -> Self {
        Self { is_reading: false, reader: Reader::of(""), text: String::new() }
    }

    /// How far the text was read, in bytes.
    pub(super) fn at(&self) -> usize {
        self.reader.at()
    }

    /// Whether the text ends here.
    pub(super) fn end(&mut self) -> Outcome<()> {
        if self.reader.peek().is_none() { Ok(()) } else { Err(unexpected("something follows the value")) }
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// Whether a value is read.
    pub fn is_reading(&self) -> bool {
        self.is_reading
    }

    /// A whole number.
    ///
    /// # Errors
    /// Another value was found, or a number that has no room.
    pub fn integer(&mut self, value: &mut i64) -> Outcome<()> {
        if self.is_reading {
            let (is_negative, size) = self.reader.integer()?;
            let read = if is_negative { 0_i64.checked_sub_unsigned(size) } else { size.try_into().ok() };
            *value = read.ok_or_else(out_of_range)?;
        } else {
            self.text.push_str(&value.to_string());
        }
        Ok(())
    }

    /// A whole number that is not below zero.
    ///
    /// # Errors
    /// Another value was found, or a number that has no room.
    pub fn natural(&mut self, value: &mut u64) -> Outcome<()> {
        if self.is_reading {
            let (is_negative, size) = self.reader.integer()?;
            *value = if is_negative { Err(out_of_range()) } else { Ok(size) }?;
        } else {
            self.text.push_str(&value.to_string());
        }
        Ok(())
    }

    /// Yes or no.
    ///
    /// # Errors
    /// Another value was found.
    pub fn boolean(&mut self, value: &mut bool) -> Outcome<()> {
        if self.is_reading {
            *value = self.reader.boolean()?;
        } else {
            self.text.push_str(if *value { "true" } else { "false" });
        }
        Ok(())
    }

    /// A text.
    ///
    /// # Errors
    /// Another value was found, or one that does not end.
    pub fn text(&mut self, value: &mut String) -> Outcome<()> {
        if self.is_reading {
            *value = self.reader.string()?.into_owned();
        } else {
            self.quote(value);
        }
        Ok(())
    }

    /// A value that is written as a text.
    ///
    /// # Errors
    /// Another value was found, or a text that cannot be parsed: `what` says in a technical sentence what was expected.
    pub fn parsed<T: Display>(
        &mut self,
        value: &mut T,
        parse: fn(&str) -> Option<T>,
        what: &'static str,
    ) -> Outcome<()> {
        if self.is_reading {
            *value = parse(&self.reader.string()?).ok_or_else(|| unexpected(what))?;
        } else {
            self.quote(&value.to_string());
        }
        Ok(())
    }

    /// Whether there is a value or nothing; of what is written `is_there` says it.
    pub fn is_something(&mut self, is_there: bool) -> bool {
        if self.is_reading {
            return !(self.reader.peek() == Some(b'n') && self.reader.word("null"));
        }
        if !is_there {
            self.text.push_str("null");
        }
        is_there
    }

    /// A list of any length.
    ///
    /// # Errors
    /// Another value was found, or an item cannot be read.
    pub fn list(&mut self, list: &mut dyn List) -> Outcome<()> {
        if self.is_reading {
            list.clear();
            let mut items = Items::begin();
            while items.is_there(&mut self.reader)? {
                let place = list.length();
                list.grow();
                list.item(place).map_or(Ok(()), |item| item.walk(self))?;
            }
        } else {
            self.text.push('[');
            for place in 0..list.length() {
                self.comma(place);
                list.item(place).map_or(Ok(()), |item| item.walk(self))?;
            }
            self.text.push(']');
        }
        Ok(())
    }

    /// An object with members of any name.
    ///
    /// # Errors
    /// Another value was found, or a member cannot be read.
    pub fn map(&mut self, map: &mut dyn Map) -> Outcome<()> {
        if self.is_reading {
            map.clear();
            let mut members = Members::begin();
            while let Some(name) = members.next_name(&mut self.reader)? {
                map.insert(name.into_owned()).walk(self)?;
            }
        } else {
            self.text.push('{');
            for (place, name) in map.names().into_iter().enumerate() {
                self.comma(place);
                self.quote(&name);
                self.text.push(':');
                map.value(&name).map_or(Ok(()), |value| value.walk(self))?;
            }
            self.text.push('}');
        }
        Ok(())
    }

    /// A list of so many items.
    ///
    /// # Errors
    /// Another value was found, an item cannot be read, or there are more of them or fewer.
    pub fn items(&mut self, values: &mut [&mut dyn Written]) -> Outcome<()> {
        if self.is_reading {
            let mut items = Items::begin();
            for value in values {
                if !items.is_there(&mut self.reader)? {
                    return Err(unexpected("a list is too short"));
                }
                value.walk(self)?;
            }
            if items.is_there(&mut self.reader)? {
                return Err(unexpected("a list is too long"));
            }
        } else {
            self.text.push('[');
            for (place, value) in values.iter_mut().enumerate() {
                self.comma(place);
                value.walk(self)?;
            }
            self.text.push(']');
        }
        Ok(())
    }

    /// An object with these fields, at most 64, written in this order. Members that nobody knows are passed over.
    ///
    /// # Errors
    /// Another value was found, a field cannot be read, one is missing, or one stands twice.
    pub fn object(&mut self, fields: &[Field], values: &mut [&mut dyn Written]) -> Outcome<()> {
        if self.is_reading { self.read_object(fields, values) } else { self.write_object(fields, values) }
    }

    fn write_object(&mut self, fields: &[Field], values: &mut [&mut dyn Written]) -> Outcome<()> {
        let mut before = '{';
        for (field, value) in fields.iter().zip(values) {
            if field.presence == Presence::UnlessEmpty && value.is_empty() {
                continue;
            }
            self.text.push(before);
            self.quote(field.name);
            self.text.push(':');
            value.walk(self)?;
            before = ',';
        }
        self.text.push_str(if before == '{' { "{}" } else { "}" });
        Ok(())
    }

    fn read_object(&mut self, fields: &[Field], values: &mut [&mut dyn Written]) -> Outcome<()> {
        let mut members = Members::begin();
        // Which field is probably the next one, and a bit for each that was read.
        let (mut next, mut read) = (0, 0_u64);
        while let Some(place) = self.next_field(&mut members, fields, next)? {
            if read >> place & 1 == 1 {
                return Err(unexpected(["the field ", fields[place].name, " stands twice"].concat()));
            }
            read |= 1 << place;
            values[place].walk(self)?;
            next = place + 1;
        }
        for (place, field) in fields.iter().enumerate() {
            if field.presence == Presence::Needed && read >> place & 1 == 0 {
                return Err(unexpected(["the field ", field.name, " is missing"].concat()));
            }
        }
        Ok(())
    }

    /// Reads up to the value of the next member that is a field, and says which.
    fn next_field(&mut self, members: &mut Members, fields: &[Field], next: usize) -> Outcome<Option<usize>> {
        // Nearly always it is the next one, as it was written: then nothing has to be looked for.
        if let Some(field) = fields.get(next)
            && members.take_name(&mut self.reader, field.name)
        {
            return Ok(Some(next));
        }
        while let Some(name) = members.next_name(&mut self.reader)? {
            match fields.iter().position(|field| field.name == name) {
                Some(place) => return Ok(Some(place)),
                None => self.reader.skip(DEPTH)?,
            }
        }
        Ok(None)
    }

    /// One of several names, by its place among them.
    ///
    /// # Errors
    /// Another value was found, or another name.
    pub fn name(&mut self, names: &[&str], place: &mut usize) -> Outcome<()> {
        if self.is_reading {
            let has_content = self.reader.take(b'{');
            *place = self.place_of(|name| names.iter().position(|known| *known == name))?;
            if has_content { self.no_content() } else { Ok(()) }
        } else {
            names.get(*place).into_iter().for_each(|name| self.quote(name));
            Ok(())
        }
    }

    /// A variant, by its name, with what is in it.
    ///
    /// # Errors
    /// Another value was found, another name, or what is in it cannot be read.
    pub fn choice(&mut self, variants: &[Variant], value: &mut dyn Choice) -> Outcome<()> {
        if self.is_reading {
            let has_content = self.reader.take(b'{');
            let place = self.place_of(|name| variants.iter().position(|variant| variant.name == name))?;
            match (has_content, variants[place].has_content) {
                (true, true) => {
                    self.reader.expect(b':')?;
                    value.choose(place);
                    value.content(self)?;
                    self.reader.expect(b'}')
                }
                (true, false) => {
                    value.choose(place);
                    self.no_content()
                }
                (false, true) => Err(unexpected("a variant has no content")),
                (false, false) => {
                    value.choose(place);
                    Ok(())
                }
            }
        } else {
            let Variant { name, has_content } = variants[value.place()];
            if !has_content {
                self.quote(name);
                return Ok(());
            }
            self.text.push('{');
            self.quote(name);
            self.text.push(':');
            value.content(self)?;
            self.text.push('}');
            Ok(())
        }
    }

    /// Reads a name and looks for its place among those that are known.
    fn place_of(&mut self, look: impl Fn(&str) -> Option<usize>) -> Outcome<usize> {
        let name = self.reader.string()?;
        look(&name).ok_or_else(|| unexpected(["nothing is called ", &name].concat()))
    }

    /// Reads what stands behind the name of a variant without content where it is written as if it had some.
    fn no_content(&mut self) -> Outcome<()> {
        self.reader.expect(b':')?;
        if !self.reader.word("null") {
            return Err(unexpected("a variant has no content"));
        }
        self.reader.expect(b'}')
    }

    fn comma(&mut self, place: usize) {
        if place > 0 {
            self.text.push(',');
        }
    }

    fn quote(&mut self, text: &str) {
        quote(&mut self.text, text);
    }
}

#[cold]
fn out_of_range() -> Fault {
    unexpected("a value is out of range")
}
