//! Countries by their ISO 3166-1 code and what an address or a price needs to know of each.
//!
//! Names are absent on purpose: the browser knows them in the reader's language.

use std::fmt;

use crate::json::written_as_text;

use super::entry::Field;
use super::money::Currency;

/// Every officially assigned two-letter code of ISO 3166-1, one after the other in alphabetical order.
const CODES: &[u8] = b"ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCG\
CHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHN\
HRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMS\
MTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSR\
SSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";

/// A country or territory, written as its two-letter ISO 3166-1 code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

impl Country {
    /// Every country, in the alphabetical order of the codes.
    pub const ALL: &[Country] = &{
        let mut all = [Country([0; 2]); 249];
        let mut at = 0;
        while at < all.len() {
            all[at] = Country([CODES[2 * at], CODES[2 * at + 1]]);
            at += 1;
        }
        assert!(CODES.len() == 2 * all.len());
        all
    };

    /// The country with exactly this code in two capital letters, or nothing if none has it.
    pub fn parse(code: &str) -> Option<Country> {
        let code: [u8; 2] = code.as_bytes().try_into().ok()?;
        Country::ALL.binary_search(&Country(code)).is_ok().then_some(Country(code))
    }

    /// The two-letter code in capitals.
    pub fn code(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Country {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.code())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.code())
    }
}

written_as_text!(Country, Country::parse, Country(*b"US"), "not a country code of ISO 3166-1");

/// The tax on a membership in basis points of its price: 1900 are 19 %.
///
/// These are demo values near the standard rates of the countries; where there is none, the rate is 0. They
/// are not tax advice.
pub fn tax(country: Country) -> u32 {
    match &country.0 {
        b"CA" | b"AE" => 500,
        b"CN" => 600,
        b"SG" => 700,
        b"CH" | b"LI" => 770,
        b"JP" | b"AU" | b"KR" => 1000,
        b"NZ" | b"SA" | b"ZA" => 1500,
        b"MX" => 1600,
        b"LU" => 1700,
        b"IN" | b"MT" | b"TR" => 1800,
        b"CY" | b"DE" | b"RO" => 1900,
        b"AT" | b"BG" | b"EE" | b"FR" | b"GB" | b"MC" | b"SK" => 2000,
        b"BE" | b"CZ" | b"ES" | b"LT" | b"LV" | b"NL" => 2100,
        b"IT" | b"SI" => 2200,
        b"IE" | b"PL" | b"PT" => 2300,
        b"FI" | b"GR" => 2400,
        b"DK" | b"HR" | b"NO" | b"SE" => 2500,
        b"HU" => 2700,
        _ => 0,
    }
}

/// The currency in which a company of this country is quoted its price: its own if the desk has prices in
/// it, else US dollars.
pub fn currency(country: Country) -> Currency {
    match &country.0 {
        b"AD" | b"AT" | b"AX" | b"BE" | b"BG" | b"BL" | b"CY" | b"DE" | b"EE" | b"ES" | b"FI" | b"FR"
        | b"GF" | b"GP" | b"GR" | b"HR" | b"IE" | b"IT" | b"LT" | b"LU" | b"LV" | b"MC" | b"ME" | b"MF"
        | b"MQ" | b"MT" | b"NL" | b"PM" | b"PT" | b"RE" | b"SI" | b"SK" | b"SM" | b"TF" | b"VA" | b"YT" => {
            Currency::Eur
        }
        b"GB" | b"GG" | b"IM" | b"JE" => Currency::Gbp,
        b"CN" => Currency::Cny,
        b"JP" => Currency::Jpy,
        b"KW" => Currency::Kwd,
        _ => Currency::Usd,
    }
}

/// Whether an address in this country may leave out that field of it.
pub fn may_leave_out(country: Country, field: Field) -> bool {
    if field == Field::Region {
        !region_required(country)
    } else {
        field == Field::Postcode && !postcode_used(country)
    }
}

/// Whether an address in this country is incomplete without its state, province or prefecture.
fn region_required(country: Country) -> bool {
    matches!(&country.0, b"AU" | b"BR" | b"CA" | b"CN" | b"IN" | b"JP" | b"MX" | b"US")
}

/// Whether addresses in this country have a postcode; where they have none, an address may leave it out.
pub fn postcode_used(country: Country) -> bool {
    !matches!(
        &country.0,
        b"AE"
            | b"AG"
            | b"AO"
            | b"AW"
            | b"BF"
            | b"BI"
            | b"BJ"
            | b"BO"
            | b"BS"
            | b"BW"
            | b"BZ"
            | b"CD"
            | b"CF"
            | b"CG"
            | b"CI"
            | b"CK"
            | b"CM"
            | b"CW"
            | b"DJ"
            | b"DM"
            | b"ER"
            | b"FJ"
            | b"GA"
            | b"GD"
            | b"GH"
            | b"GM"
            | b"GQ"
            | b"GY"
            | b"HK"
            | b"JM"
            | b"KI"
            | b"KM"
            | b"KN"
            | b"KP"
            | b"LC"
            | b"LY"
            | b"ML"
            | b"MO"
            | b"MR"
            | b"MW"
            | b"NR"
            | b"NU"
            | b"PA"
            | b"QA"
            | b"RW"
            | b"SB"
            | b"SC"
            | b"SL"
            | b"SR"
            | b"SS"
            | b"ST"
            | b"SX"
            | b"SY"
            | b"TD"
            | b"TG"
            | b"TK"
            | b"TL"
            | b"TO"
            | b"TV"
            | b"UG"
            | b"VU"
            | b"WS"
            | b"YE"
            | b"ZW"
    )
}

/// The forms that a postcode of this country can have, or none where we do not know them.
///
/// `9` stands for a digit and `A` for a letter; spaces and hyphens are where the country writes them.
pub fn postcode_shapes(country: Country) -> &'static [&'static str] {
    match &country.0 {
        b"AT" | b"AU" | b"BE" | b"BG" | b"CH" | b"CY" | b"DK" | b"HU" | b"LI" | b"LU" | b"NO" | b"NZ"
        | b"SI" | b"ZA" => &["9999"],
        b"DE" | b"EE" | b"ES" | b"FI" | b"FR" | b"HR" | b"ID" | b"IT" | b"KR" | b"KW" | b"MC" | b"MX"
        | b"MY" | b"TH" | b"TR" | b"UA" => &["99999"],
        b"CN" | b"IN" | b"RO" | b"RU" | b"SG" => &["999999"],
        b"CZ" | b"GR" | b"SE" | b"SK" => &["999 99"],
        b"US" | b"PR" => &["99999", "99999-9999"],
        b"CA" => &["A9A 9A9"],
        b"GB" => &["A9 9AA", "A99 9AA", "A9A 9AA", "AA9 9AA", "AA99 9AA", "AA9A 9AA"],
        b"BR" => &["99999-999"],
        b"JP" => &["999-9999"],
        b"NL" => &["9999 AA"],
        b"PL" => &["99-999"],
        b"PT" => &["9999-999"],
        _ => &[],
    }
}

/// How a company's tax number starts in this country and how many letters and digits follow: the prefix, the
/// fewest and the most. Nothing for a country whose numbers we do not know.
///
/// The European Union's numbers start with the country's code, Greece's with `EL`; China's social credit code
/// has no prefix, Japan's invoice number starts with `T`.
pub fn vat_id_shape(country: Country) -> Option<(&'static str, usize, usize)> {
    Some(match &country.0 {
        b"AT" => ("ATU", 8, 8),
        b"BE" => ("BE", 10, 10),
        b"BG" => ("BG", 9, 10),
        b"CH" => ("CHE", 9, 12),
        b"CN" => ("", 15, 18),
        b"CY" => ("CY", 9, 9),
        b"CZ" => ("CZ", 8, 10),
        b"DE" => ("DE", 9, 9),
        b"DK" => ("DK", 8, 8),
        b"EE" => ("EE", 9, 9),
        b"ES" => ("ES", 9, 9),
        b"FI" => ("FI", 8, 8),
        b"FR" => ("FR", 11, 11),
        b"GB" => ("GB", 9, 12),
        b"GR" => ("EL", 9, 9),
        b"HR" => ("HR", 11, 11),
        b"HU" => ("HU", 8, 8),
        b"IE" => ("IE", 8, 9),
        b"IT" => ("IT", 11, 11),
        b"JP" => ("T", 13, 13),
        b"LT" => ("LT", 9, 12),
        b"LU" => ("LU", 8, 8),
        b"LV" => ("LV", 11, 11),
        b"MT" => ("MT", 8, 8),
        b"NL" => ("NL", 12, 12),
        b"PL" => ("PL", 10, 10),
        b"PT" => ("PT", 9, 9),
        b"RO" => ("RO", 2, 10),
        b"SE" => ("SE", 12, 12),
        b"SI" => ("SI", 8, 8),
        b"SK" => ("SK", 10, 10),
        _ => return None,
    })
}
