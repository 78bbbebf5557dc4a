//! Says of a type how it is written, for `json::Written`, in the terms in which it is said to serde.
//!
//! Both look at the same `#[serde(…)]` attributes, so that a type is described once. What is not known here does not
//! compile: it would be written in two ways.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::meta::ParseNestedMeta;
use syn::{
    Attribute, Data, DataEnum, DeriveInput, Error, Fields, FieldsNamed, FieldsUnnamed, Ident, LitStr, Path,
    Result, Variant, parse_macro_input,
};

/// Implements `Blank` and `Written`.
#[proc_macro_derive(Written, attributes(serde))]
pub fn written(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    implemented(&input).unwrap_or_else(Error::into_compile_error).into()
}

const UNKNOWN: &str = "how this is written is not known";

fn implemented(input: &DeriveInput) -> Result<TokenStream> {
    if !input.generics.params.is_empty() {
        return Err(Error::new_spanned(&input.generics, "a type with parameters is not written"));
    }
    let name = &input.ident;
    let told = |known: &[&str]| Told::read(&input.attrs, known);
    let (blank, walk, rest) = match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => record(fields, told(&["default"])?.default)?,
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                told(&["transparent"])?;
                without_attributes(fields)?;
                (quote!(Self(json::Blank::blank())), quote!(json::Written::walk(&mut self.0, walk)), quote!())
            }
            Fields::Unnamed(_) | Fields::Unit => return Err(unknown(name)),
        },
        Data::Enum(data) if data.variants.iter().all(|variant| variant.fields.is_empty()) => {
            names(data, &told(&["rename_all"])?)?
        }
        Data::Enum(data) => choice(name, data, &told(&["rename_all"])?)?,
        Data::Union(_) => return Err(unknown(name)),
    };
    Ok(quote! {
        const _: () = {
            use crate::json;

            impl json::Blank for #name {
                fn blank() -> Self {
                    #blank
                }
            }

            impl json::Written for #name {
                fn walk(&mut self, walk: &mut json::Walk<'_>) -> json::Outcome<()> {
                    #walk
                }
            }

            #rest
        };
    })
}

fn unknown(name: &Ident) -> Error {
    Error::new_spanned(name, "a type of this kind is not written")
}

/// Nothing is told of fields that have no name.
fn without_attributes(fields: &FieldsUnnamed) -> Result<()> {
    fields.unnamed.iter().try_for_each(|field| Told::read(&field.attrs, &[]).map(drop))
}

/// How a value begins, how one is gone through, and what else is needed for it.
type Parts = (TokenStream, TokenStream, TokenStream);

/// What serde is told of a type, a variant or a field.
#[derive(Default)]
struct Told {
    rename: Option<String>,
    rename_all: Option<LitStr>,
    with: Option<Path>,
    default: bool,
    skip: bool,
    left_out_if_empty: bool,
}

impl Told {
    /// What is told by attributes, of which only these are known at their place.
    fn read(attributes: &[Attribute], known: &[&str]) -> Result<Self> {
        let mut told = Self::default();
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
            attribute.parse_nested_meta(|meta| {
                let name = meta.path.get_ident().map(Ident::to_string).unwrap_or_default();
                if known.contains(&name.as_str()) {
                    told.take(&name, &meta)
                } else {
                    Err(meta.error(UNKNOWN))
                }
            })?;
            if told.left_out_if_empty && !told.default {
                return Err(Error::new_spanned(attribute, "what may be left out needs a default"));
            }
        }
        Ok(told)
    }

    fn take(&mut self, name: &str, meta: &ParseNestedMeta<'_>) -> Result<()> {
        let text = || meta.value()?.parse::<LitStr>();
        match name {
            "rename" => self.rename = Some(text()?.value()),
            "rename_all" => self.rename_all = Some(text()?),
            "with" => self.with = Some(text()?.parse()?),
            "default" => self.default = true,
            "skip" => self.skip = true,
            "skip_serializing_if" => {
                self.left_out_if_empty =
                    ["Option::is_none", "Vec::is_empty"].contains(&text()?.value().as_str());
                return if self.left_out_if_empty { Ok(()) } else { Err(meta.error(UNKNOWN)) };
            }
            _ => {}
        }
        Ok(())
    }

    /// The written name of a variant of a type of which this is told.
    fn name_of(&self, variant: &Variant) -> Result<String> {
        if let Some(name) = Told::read(&variant.attrs, &["rename"])?.rename {
            return Ok(name);
        }
        let name = variant.ident.to_string();
        match &self.rename_all {
            None => Ok(name),
            Some(how) if how.value() == "snake_case" => Ok(snake(&name)),
            Some(how) if how.value() == "UPPERCASE" => Ok(name.to_ascii_uppercase()),
            Some(how) => Err(Error::new_spanned(how, UNKNOWN)),
        }
    }
}

/// `ChangedElsewhere` as `changed_elsewhere`.
fn snake(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}

/// Named fields: how each begins, what is known of those that are written, and where their values are.
struct Members {
    blanks: Vec<TokenStream>,
    names: Vec<Ident>,
    known: Vec<TokenStream>,
    values: Vec<TokenStream>,
}

/// How many fields `Walk::object` can tell apart.
const MOST_FIELDS: usize = 64;

/// Looks at named fields, whose places `place` tells.
fn members(
    fields: &FieldsNamed,
    all_have_defaults: bool,
    place: fn(&Ident) -> TokenStream,
) -> Result<Members> {
    let mut members =
        Members { blanks: Vec::new(), names: Vec::new(), known: Vec::new(), values: Vec::new() };
    if fields.named.len() > MOST_FIELDS {
        return Err(Error::new_spanned(fields, "these are too many fields"));
    }
    for field in &fields.named {
        let told = Told::read(&field.attrs, &["default", "skip", "skip_serializing_if", "with"])?;
        let Some(name) = &field.ident else { return Err(Error::new_spanned(field, UNKNOWN)) };
        members.blanks.push(if told.skip || told.default {
            quote!(#name: ::core::default::Default::default())
        } else {
            quote!(#name: json::Blank::blank())
        });
        if told.skip {
            continue;
        }
        let text = name.unraw().to_string();
        let presence = match (told.left_out_if_empty, told.default || all_have_defaults) {
            (true, _) => quote!(json::Presence::UnlessEmpty),
            (false, true) => quote!(json::Presence::Defaulted),
            (false, false) => quote!(json::Presence::Needed),
        };
        members.known.push(quote!(json::Field { name: #text, presence: #presence }));
        let value = place(name);
        members.values.push(match told.with {
            Some(with) => quote!(&mut json::By(#value, #with::walk)),
            None => value,
        });
        members.names.push(name.clone());
    }
    Ok(members)
}

/// A struct with named fields.
fn record(fields: &FieldsNamed, has_default: bool) -> Result<Parts> {
    let Members { blanks, known, values, .. } = members(fields, has_default, |name| quote!(&mut self.#name))?;
    let blank =
        if has_default { quote!(::core::default::Default::default()) } else { quote!(Self { #(#blanks),* }) };
    Ok((blank, quote!(walk.object(&[#(#known),*], &mut [#(#values),*])), quote!()))
}

/// An enum of which no variant has content: a name.
fn names(data: &DataEnum, told: &Told) -> Result<Parts> {
    let variants: Vec<&Ident> = data.variants.iter().map(|variant| &variant.ident).collect();
    let names = data.variants.iter().map(|variant| told.name_of(variant)).collect::<Result<Vec<_>>>()?;
    let (Some(first), Some(last)) = (variants.first(), variants.last()) else {
        return Err(Error::new_spanned(data.enum_token, "a type without values is not written"));
    };
    let places: Vec<usize> = (0..variants.len()).collect();
    let (others, before) = (&variants[..variants.len() - 1], &places[..variants.len() - 1]);
    let walk = quote! {
        let mut place = match self { #(Self::#variants => #places),* };
        walk.name(&[#(#names),*], &mut place)?;
        *self = match place { #(#before => Self::#others,)* _ => Self::#last };
        Ok(())
    };
    Ok((quote!(Self::#first), walk, quote!()))
}

/// An enum of which a variant has content.
fn choice(name: &Ident, data: &DataEnum, told: &Told) -> Result<Parts> {
    let (mut known, mut places, mut blanks, mut contents) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (place, variant) in data.variants.iter().enumerate() {
        let (ident, text) = (&variant.ident, told.name_of(variant)?);
        let (pattern, blank, content, has_content) = match &variant.fields {
            Fields::Unit => (quote!(Self::#ident), quote!(Self::#ident), quote!(Ok(())), false),
            Fields::Named(fields) => {
                let Members { blanks, names, known, values } = members(fields, false, |name| quote!(#name))?;
                (
                    quote!(Self::#ident { #(#names),* }),
                    quote!(Self::#ident { #(#blanks),* }),
                    quote!(walk.object(&[#(#known),*], &mut [#(#values),*])),
                    true,
                )
            }
            Fields::Unnamed(fields) => {
                without_attributes(fields)?;
                match fields.unnamed.len() {
                    1 => (
                        quote!(Self::#ident(content)),
                        quote!(Self::#ident(json::Blank::blank())),
                        quote!(json::Written::walk(content, walk)),
                        true,
                    ),
                    2 => (
                        quote!(Self::#ident(first, second)),
                        quote!(Self::#ident(json::Blank::blank(), json::Blank::blank())),
                        quote!(walk.items(&mut [first, second])),
                        true,
                    ),
                    _ => return Err(unknown(ident)),
                }
            }
        };
        known.push(quote!(json::Variant { name: #text, has_content: #has_content }));
        places.push(quote!(Self::#ident { .. } => #place));
        blanks.push((place, blank));
        contents.push(quote!(#pattern => #content));
    }
    let Some(((_, last), others)) = blanks.split_last() else { return Err(unknown(name)) };
    let others = others.iter().map(|(place, blank)| quote!(#place => #blank));
    let first = &blanks[0].1;
    let rest = quote! {
        impl json::Choice for #name {
            fn place(&self) -> usize {
                match self { #(#places),* }
            }

            fn choose(&mut self, place: usize) {
                *self = match place { #(#others,)* _ => #last };
            }

            fn content(&mut self, walk: &mut json::Walk<'_>) -> json::Outcome<()> {
                match self { #(#contents),* }
            }
        }
    };
    let walk = quote! {
        const VARIANTS: &[json::Variant] = &[#(#known),*];
        walk.choice(VARIANTS, self)
    };
    Ok((quote!(#first), walk, rest))
}

#[cfg(test)]
mod tests {
    use super::implemented;
    use syn::parse_quote;

    #[test]
    fn what_would_be_written_in_two_ways_does_not_compile() {
        let refused: [syn::DeriveInput; 12] = [
            parse_quote!(
                struct S<T> {
                    a: T,
                }
            ),
            parse_quote!(
                struct S(u32, u32);
            ),
            parse_quote!(
                struct S {
                    #[serde(rename = "b")]
                    a: u32,
                }
            ),
            parse_quote!(
                #[serde(rename_all = "UPPERCASE")]
                struct S {
                    a: u32,
                }
            ),
            parse_quote!(
                #[serde(transparent)]
                struct S {
                    a: u32,
                }
            ),
            parse_quote!(
                struct S {
                    #[serde(deserialize_with = "m")]
                    a: u32,
                }
            ),
            parse_quote!(
                struct S {
                    #[serde(default, skip_serializing_if = "String::is_empty")]
                    a: String,
                }
            ),
            parse_quote!(
                struct S {
                    #[serde(skip_serializing_if = "Option::is_none")]
                    a: Option<u32>,
                }
            ),
            parse_quote!(
                #[serde(rename_all = "kebab-case")]
                enum E {
                    A,
                    B,
                }
            ),
            parse_quote!(
                enum E {
                    #[serde(skip)]
                    A,
                    B,
                }
            ),
            parse_quote!(
                enum E {
                    A(#[serde(with = "m")] u32),
                    B,
                }
            ),
            parse_quote!(
                #[serde(tag = "kind")]
                enum E {
                    A { a: u32 },
                    B,
                }
            ),
        ];
        for (place, input) in refused.iter().enumerate() {
            assert!(implemented(input).is_err(), "the one at {place}");
        }
    }

    #[test]
    fn what_is_written_in_one_way_compiles() {
        let taken: [syn::DeriveInput; 5] = [
            parse_quote!(
                #[serde(default)]
                struct S {
                    #[serde(skip)]
                    a: u32,
                    r#type: String,
                }
            ),
            parse_quote!(
                struct S {
                    #[serde(default, skip_serializing_if = "Vec::is_empty")]
                    a: Vec<u32>,
                }
            ),
            parse_quote!(
                #[serde(transparent)]
                struct S(u32);
            ),
            parse_quote!(
                #[serde(rename_all = "UPPERCASE")]
                enum E {
                    A,
                    #[serde(rename = "c")]
                    B,
                }
            ),
            parse_quote!(
                enum E {
                    A {
                        #[serde(with = "m")]
                        a: u32,
                    },
                    B(u32),
                    C(u32, u32),
                    D,
                }
            ),
        ];
        for input in &taken {
            assert_eq!(implemented(input).map_err(|error| error.to_string()).err(), None);
        }
    }
}
