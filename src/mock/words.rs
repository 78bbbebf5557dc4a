//! The language of an answer, where no browser knows what belongs to one.

use crate::domain::user::Language;
use crate::i18n::{Text, Voice, Words};

/// A language that has no names for countries and no dictionary.
struct PlainVoice(Language);

/// The words of the language that somebody asked for.
pub fn words(language: Language) -> Words {
    Words(match language {
        Language::English => &PlainVoice(Language::English),
        Language::SimplifiedChinese => &PlainVoice(Language::SimplifiedChinese),
    })
}

/// The language that an `Accept-Language` wants most of those there are; English where it wants neither.
pub fn language(accepted: &str) -> Language {
    let wanted = accepted.split(',').filter_map(|range| {
        let mut parts = range.split(';');
        let tag = parts.next()?.trim().to_ascii_lowercase();
        let weight = parts.next().and_then(|weight| weight.trim().strip_prefix("q=")?.parse::<f32>().ok());
        let language = match tag.split('-').next()? {
            "zh" => Language::SimplifiedChinese,
            "en" | "*" => Language::English,
            _ => return None,
        };
        Some((weight.unwrap_or(1.0), language)).filter(|(weight, _)| *weight > 0.0)
    });
    let best = wanted.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map_or(Language::English, |(_, language)| language)
}

/// The tag of a language.
pub fn tag(language: Language) -> &'static str {
    match language {
        Language::English => "en",
        Language::SimplifiedChinese => "zh-Hans",
    }
}

impl Voice for PlainVoice {
    fn language(&self) -> Language {
        self.0
    }

    fn wording(&self, text: Text) -> &'static str {
        text.wording(self.0)
    }

    fn country(&self, code: &str) -> String {
        code.to_owned()
    }

    fn sort(&self, named: &mut [(String, String)]) {
        named.sort_by(|(_, one), (_, other)| one.cmp(other));
    }
}
