//! The language of an answer.

use crate::domain::user::Language;

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
