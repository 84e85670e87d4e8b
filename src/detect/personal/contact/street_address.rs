//! Postal addresses.
//!
//! # Finds
//! A house number with a street, in the order and with the words of some twenty languages; boxes and military
//! addresses; with them, over line ends too, the unit, the town, the region, the post code and the country. British
//! and Canadian post codes by their shape, others where a label or a region names them. Cells under such a heading.
//! # Does not find
//! Streets without a number that nothing calls an address, towns by themselves.
//! # Evidence
//! The word for the kind of street, the number beside it, and pieces that stand only in addresses.
//! # Source
//! UPU S42, national address templates; USPS Publication 28; Royal Mail, Canada Post and PostNL code formats.

mod heart;
mod token;
mod walk;
mod word;

use self::token::Tokens;
use crate::detect::character::ends_inside_word;
use crate::detect::{About, Detector, Hit, Trigger};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: StreetAddress = StreetAddress;

/// See the module.
#[derive(Debug)]
pub struct StreetAddress;

static ABOUT: About = About {
    id: "street-address",
    entity: Entity::StreetAddress,
    examples: About::proof(&[
        "residing at «742 Evergreen Terrace, Springfield, IL 62701», has",
        "Ship to:\n«12 High Street\nFlat 3\nLEEDS\nUnited Kingdom»\n",
        "«12 rue de la Paix, 75002 Paris, France»",
        "Er wohnt in der «Lindenstraße 14a, 10969 Berlin».",
        "«Calle de Alcalá 45, 28014 Madrid»",
        "«Via Garibaldi 71\n20121 Milano\nItaly»",
        "«Keizersgracht 123, 1015 CJ Amsterdam»",
        "«Storgatan 5, 111 22 Stockholm, Sweden»",
        "mail «P.O. Box 104, Salem, OR 97301»",
        "«PSC 4095, Box 8316\nAPO AE 85103»",
        "lives at «172 Maneeži 75, Saareküla»",
        "«the corner of Elm 7 and Oak Parks»",
        "code «SW1A 1AA» and «K1A 0B1»",
        "my zip code is «35350»",
        "«221B Baker St., London»",
        "«C/ Gran Vía 28, 4ºA, 28013 Madrid»",
        "«Karl Johans gate 22, 0026 Oslo»",
        "«Mannerheimintie 12 A 5, 00100 Helsinki»",
        "«Flat No. 302, Sai Residency, MG Road, Bengaluru, Karnataka 560001, India»",
        "«Via Verdi, 8 - 10124 Torino (TO)»",
        "lives at «12 Main St.» The weather",
    ]),
    counterexamples: About::proof(&[
        "on the 3 way street",
        "in 2019 Main Street was closed",
        "0.5 drive",
        "IP address: 10.0.0.1",
        "address: 0x7fff0042",
        "address of 12 bytes",
        "in Version 3 and Chapter 4",
        "zip: 1.2.3",
        "String 5",
        "via 3 hops",
        "return 5 Box",
        "lives at 5",
        "the 6 at Union Square",
        "boarding gate 22",
    ]),
};

const TRIGGERS: &[Trigger] = &[
    // A kind of street behind its name.
    Trigger::Pattern(concat!(
        r"[ \xA0](?:(?i:street|avenue|road|boulevard|drive|lane|court|terrace|crescent|highway|parkway|circle|square)",
        r"|(?:S[tT]|A[vV][eE]|A[vV]|R[dD]|B[lL][vV][dD]|D[rR]|L[nN]|C[tT]|C[iI][rR]|P[lL]|S[qQ]|T[eE][rR]|P[kK][wW][yY]|H[wW][yY]|T[rR][aA][iI][lL]|T[rR][lL]|",
        r"W[aA][yY]|C[rR][eE][sS]|P[lL][aA][cC][eE]|Close|CLOSE|Grove|GROVE|Gardens|Row|Mews|Walk|Hill|Rise|Loop|Alley|Plaza|",
        r"Crossing|Parade|Quay|Turnpike|Pike|Causeway|Esplanade|Marg|Expressway|Nagar|Colony))(?:[ .,;\n\r<)\x22?]|$)",
    )),
    // A kind of street before its name.
    Trigger::Pattern(concat!(
        r"(?:^|[ \n>\x22:,])(?:(?i:rue|calle|avenida|piazza|piazzetta|piazzale|viale|corso|vicolo|travessa|rodovia|alameda|",
        r"carretera|chemin|impasse|all(?-i:é|É)e|quai|paseo|strada|rua|r(?-i:ú|Ú)a|ulica|ulice|trg|boulevard|avenue|pra(?-i:ç|Ç)a|camino|",
        r"estrada|largo|passeig|carrer|jalan|n(?-i:á|Á)m(?-i:ě|Ě)st(?-i:í|Í))|Via|VIA|via|Route|Place|Plaza|Cours|Av|Avda|ul|Ul|al|Bd|Str|plac|Ronda|C/|c/|",
        r"λεωφόρος|Λεωφόρος|οδός|Οδός)\.? ",
    )),
    // A kind of street that is the end of a word, or a word of its own before the number.
    Trigger::Pattern(concat!(
        r"(?:(?i:stra(?:ss|(?-i:ß))e|str\.|gasse|weg|allee|platz|damm|ufer|steig|chaussee|steenweg|straat|laan|plein|kade|",
        r"gracht|dijk|singel|gatan|gata|gaten|v(?-i:ä|Ä)g(?:en)?|gr(?-i:ä|Ä)nd|vegen|veien|vegur|vej|gade|stien|str(?-i:æ|Æ)de|all(?-i:é|É)|katu|tie|kuja|",
        r"polku|utca|(?-i:ú|Ú)tja|br(?-i:ü|Ü)cke|braut|straeti|str(?-i:æ|Æ)ti)|[ ](?:u\.|út|tér|tee|tänav|põik|kapu|g\.)|s gate)[ ,]+[0-9]",
    )),
    // A part of a building.
    Trigger::Pattern(r"(?:(?i:apt|suite|unit|flat|appt|ste)\.?|Apartment) (?:#|[Nn]o\.? )?[0-9]"),
    // A box.
    Trigger::Pattern(
        r"(?i:p\.? ?o\.? ?box|post office box|postfach|postbox|postbus|postboks|apartado(?: de correos| postal)?|casella postale|rural route)\.? (?:no\.? )?[0-9]",
    ),
    // A military address.
    Trigger::Pattern(r"(?i:[^a-z][afd]po),? (?i:a[aep]),? [0-9]"),
    // A region with its post code.
    Trigger::Pattern(r", ?[A-Z][A-Z],? [0-9]"),
    // What speaks of an address.
    Trigger::Pattern(concat!(
        r"(?i:(?:lives?|lived|living|resid(?:es?|ed|ing|ent|ence)|located|situated|deliver(?:ed)?|meet me|meet you|domiciled|wohnhaft|wohnt|habite|",
        r"demeurant|vive|moved|office is|drops you off|abita|reside) (?:at|in|on|to|a|en|au|in der)|corner of|address(?:es)?(?: is| was|:| to| with|, here they are:| to the same:)",
        r"| h(?:is|er) address:|adresse|anschrift|direcci(?-i:ó|Ó)n|indirizzo|endere(?-i:ç|Ç)o|adres):?[ \n\t]+[0-9A-Z\x80-\xff]",
    )),
    // A house number and a name behind a word of place.
    Trigger::Pattern("(?:at|to|on|in|[a-z],) [0-9]"),
    // A post code by its shape.
    Trigger::Pattern(r"[A-Z][0-9][0-9A-Z]?[ -]?[0-9][A-Z][A-Z0-9]"),
    // A post code by its name.
    Trigger::Pattern(
        r#"(?i:zip ?code|[^a-z]zip|post(?:al)?[ _]?code|[^a-z]plz|pin code|code postal|c(?-i:ó|Ó)digo postal)["']?(?: is|:| =|=)+[ "']*[0-9A-Z]"#,
    ),
];

/// How much of the text is looked at before a trigger, and behind it.
const REACH: (usize, usize) = (128, 256);

/// The trigger that ends in the first digit of a house number behind a word of place.
const HOUSE_NUMBER: usize = 8;

/// The trigger that ends in a post code.
const SHAPED_CODE: usize = 9;

/// Tells whether a number stands before the last word of a text, with nothing between them but words.
fn follows_number(lead: &str) -> bool {
    // The trigger may take one sign behind the word.
    let (text, mut len) = (lead.as_bytes(), lead.len().saturating_sub(1));
    while let Some(&byte) = len.checked_sub(1).and_then(|at| text.get(at))
        && is_part(byte)
    {
        len -= 1;
    }
    len.checked_sub(1).and_then(|at| text.get(at)).is_some_and(u8::is_ascii_digit)
}

/// The same the other way round.
fn precedes_number(after: &str) -> bool {
    let text = after.as_bytes();
    let mut len = 0;
    while text.get(len).is_some_and(|&byte| is_part(byte)) {
        len += 1;
    }
    text.get(len).is_some_and(u8::is_ascii_digit)
}

/// Tells whether a byte is none of a digit and may stand within the name of a street.
const fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || !byte.is_ascii() || matches!(byte, b' ' | b'\t' | b',' | b'.' | b'\'' | b'-')
}

/// Tells whether a text may end in a kind of street: any word of letters beyond ASCII comes so far.
fn may_be_kind(lead: &str) -> bool {
    let word = lead.strip_suffix(' ').unwrap_or(lead);
    let word = word.strip_suffix('.').unwrap_or(word);
    word.chars().next_back().is_some_and(|c| c.is_ascii() || word::FOREIGN_ENDS.contains(&c))
}

/// Tells whether the code at the end of a text may be no part of a longer word.
fn is_code_alone(lead: &str, after: &str) -> bool {
    const INNER: usize = 3;
    const OUTER: usize = 4;
    let text = lead.as_bytes();
    let run_before = |end: usize| {
        let mut start = end;
        while start.checked_sub(1).and_then(|at| text.get(at)).is_some_and(u8::is_ascii_alphanumeric) {
            start -= 1;
        }
        end - start
    };
    let last = run_before(text.len());
    let is_parted = last == INNER;
    let outer = if is_parted { run_before(text.len().saturating_sub(INNER + 1)) } else { 0 };
    // A number takes no letters behind its second digit.
    let goes_on = match after.as_bytes().first() {
        Some(byte) if byte.is_ascii_alphabetic() => !is_parted || !text.last().is_some_and(u8::is_ascii_digit),
        Some(byte) => byte.is_ascii_digit(),
        None => false,
    };
    last <= INNER + OUTER && outer <= OUTER && !goes_on
}

/// Reads on from the first digit of a house number to the capital letter of the name behind it, and returns its end.
fn house_number(hit: &Hit<'_>) -> Option<usize> {
    let before = hit.before(hit.end - 1, 24);
    let word = before.trim_end().rsplit([' ', '\n']).next()?;
    let is_place = matches!(word, "at" | "to" | "on" | "in")
        || word.strip_suffix(',').is_some_and(|town| town.starts_with(|c: char| c.is_ascii_uppercase()));
    let rest = hit.after(hit.end, 12);
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let name = rest.get(digits..)?.strip_prefix(' ')?.chars().next().filter(|c| c.is_uppercase())?;
    is_place.then_some(hit.end + digits + 1 + name.len_utf8())
}

impl Detector for StreetAddress {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        TRIGGERS
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let hit = &match hit.trigger {
            HOUSE_NUMBER => match house_number(hit) {
                Some(end) => hit.ending_at(end),
                None => return,
            },
            _ => *hit,
        };
        let lead = hit.before(hit.end, REACH.0);
        // Most hits are ordinary words and codes: what rules them out at a glance need not be taken apart.
        let is_likely = match hit.trigger {
            0 => follows_number(lead),
            1 => may_be_kind(lead) && (follows_number(lead) || precedes_number(hit.after(hit.end, REACH.1))),
            SHAPED_CODE => is_code_alone(lead, hit.after(hit.end, 1)),
            _ => true,
        };
        if !is_likely {
            return;
        }
        let base = hit.end - lead.len();
        let text = hit.slice(base, hit.end + hit.after(hit.end, REACH.1).len());
        let tokens = Tokens::of(text);
        let Some(anchor) = tokens.index_before(lead.len()) else {
            return;
        };
        let heart = match hit.trigger {
            0 => heart::named_before(&tokens, anchor),
            1 => heart::named_behind(&tokens, anchor),
            2 => heart::compound(&tokens, anchor),
            3 => heart::unit(&tokens, anchor),
            4 => heart::boxed(&tokens, anchor),
            5 => heart::military(&tokens, anchor),
            6 => heart::town_and_code(&tokens, anchor),
            7 => heart::spoken_of(&tokens, anchor),
            HOUSE_NUMBER => heart::between_numbers(&tokens, anchor),
            SHAPED_CODE => heart::shaped(&tokens, lead),
            _ => heart::labelled_code(&tokens, anchor),
        };
        let Some(heart) = heart else {
            return;
        };
        let start = walk::to_left(&tokens, heart.start);
        let ending = walk::to_right(&tokens, heart.end);
        let score = if ending.is_sure { heart.ended } else { heart.alone };
        let first = tokens.get(start).map_or(0, |token| token.start);
        let last = tokens.get(ending.end.saturating_sub(1)).map_or(0, |token| token.end);
        let before = text.get(..first).unwrap_or_default();
        let is_time = before.strip_suffix(':').is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
        let is_inside = is_time
            || ends_inside_word(before)
            || before.ends_with(['$', '€', '£', '.', '-', '_', '/', '+', '%', '@', '\\']);
        if score > 0.0 && !is_inside {
            out.extend(hit.candidate(&ABOUT, base + first, base + last, score));
        }
    }

    fn survey(&self, unit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let Some(label) = unit.context.label else {
            return;
        };
        let text = unit.after(0, 256);
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let is_street = label.ends_in(STREET_LABELS)
            && !label.ends_in(NO_STREET_LABELS)
            && text.len() < 256
            && text.contains(char::is_alphabetic)
            && (text.contains([' ', '\n']) || digits > 0)
            && !text.contains(['@', '{', '=', '\\']);
        let is_code = label.ends_in(CODE_LABELS)
            && (3..=10).contains(&text.len())
            && digits >= 2
            && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-'));
        if is_street || is_code {
            out.extend(unit.candidate(&ABOUT, 0, text.len(), if is_street { 0.8 } else { 0.75 }));
        }
    }
}

const STREET_LABELS: &[&str] = &[
    "address",
    "address line",
    "address line 1",
    "address line 2",
    "address1",
    "address2",
    "addr",
    "street",
    "street name",
    "street address",
    "adresse",
    "anschrift",
    "straße",
    "strasse",
    "dirección",
    "direccion",
    "indirizzo",
    "endereço",
    "adres",
    "straat",
    "rue",
    "calle",
    "domicilio",
    "residence",
    "adress",
    "osoite",
];

const NO_STREET_LABELS: &[&str] = &[
    "email address",
    "e mail address",
    "mail address",
    "ip address",
    "mac address",
    "web address",
    "host address",
    "memory address",
];

const CODE_LABELS: &[&str] = &[
    "zip",
    "zip code",
    "zipcode",
    "postcode",
    "post code",
    "postal code",
    "postalcode",
    "postal",
    "plz",
    "code postal",
    "código postal",
    "codigo postal",
    "cep",
    "pincode",
    "pin code",
    "postnummer",
    "postinumero",
    "eircode",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_before_its_name_passes_the_first_look() {
        for kind in word::BEFORE {
            assert!(may_be_kind(&format!("in {kind} ")) && may_be_kind(&format!("{kind}. ")), "{kind}");
        }
        assert!(!may_be_kind("договор "));
    }

    #[test]
    fn codes_stand_alone() {
        for (lead, after, expected) in [
            ("at SW1A 1AA", ",", true),
            ("K1A0B1", "", true),
            ("K1A 0B1", "2", false),
            ("SW1A 1AA", "b", false),
            ("TaKDA1 0AA", "", false),
            ("TaKDYaV1A0AA", "+", false),
        ] {
            assert_eq!(is_code_alone(lead, after), expected, "{lead}");
        }
    }

    #[test]
    fn words_stand_between_a_number_and_its_street() {
        for (lead, expected) in
            [("12 Main St.", true), ("4/25 St. John's Rd,", true), ("12: Dr. ", false), ("Main St ", false)]
        {
            assert_eq!(follows_number(lead), expected, "{lead}");
        }
    }
}
