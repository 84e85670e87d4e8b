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

mod token;
mod walk;
mod word;

use self::token::{Kind, Tokens};
use crate::detect::character::ends_inside_word;
use crate::detect::label::{Label, ends_in};
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
    examples: &[
        "residing at «742 Evergreen Terrace, Springfield, IL 62701», has",
        "Ship to:\n«12 High Street\nFlat 3\nLEEDS\nLS1 4AP\nUnited Kingdom»\n",
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
    ],
    counterexamples: &[
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
    ],
};

const TRIGGERS: &[Trigger] = &[
    // A kind of street behind its name.
    Trigger::Pattern(concat!(
        r"[ \xa0](?:(?i:street|avenue|road|boulevard|drive|lane|court|terrace|crescent|highway|parkway|circle|square)",
        r"|(?:S[tT]|A[vV][eE]|A[vV]|R[dD]|B[lL][vV][dD]|D[rR]|L[nN]|C[tT]|C[iI][rR]|P[lL]|S[qQ]|T[eE][rR]|P[kK][wW][yY]|H[wW][yY]|T[rR][aA][iI][lL]|T[rR][lL]|",
        r"W[aA][yY]|C[rR][eE][sS]|P[lL][aA][cC][eE]|Close|CLOSE|Grove|GROVE|Gardens|Row|Mews|Walk|Hill|Rise|Loop|Alley|Plaza|",
        r"Crossing|Parade|Quay|Turnpike|Pike|Causeway|Esplanade|Marg|Expressway))(?:[ .,;\n\r<)\x22?]|$)",
    )),
    // A kind of street before its name.
    Trigger::Pattern(concat!(
        r"(?:^|[ \n>\x22:,])(?:(?i:rue|calle|avenida|piazza|piazzetta|piazzale|viale|corso|vicolo|travessa|rodovia|alameda|",
        r"carretera|chemin|impasse|all\xc3\xa9e|quai|paseo|strada|rua|r\xc3\xbaa|ulica|ulice|trg|boulevard|avenue|pra\xc3\xa7a|camino|",
        r"estrada|largo|passeig|carrer|jalan|n\xc3\xa1m\xc4\x9bst\xc3\xad)|Via|VIA|via|Route|Place|Plaza|Cours|Av|Avda|ul|Ul|al|Bd|Str|plac|Ronda|",
        r"\xce\x9b\xce\xb5\xcf\x89\xcf\x86\xcf\x8c\xcf\x81\xce\xbf\xcf\x82|\xce\x9f\xce\xb4\xcf\x8c\xcf\x82)\.? ",
    )),
    // A kind of street that is the end of a word, or a word of its own before the number.
    Trigger::Pattern(concat!(
        r"(?:(?i:stra(?:ss|\xc3\x9f)e|str\.|gasse|weg|allee|platz|damm|ufer|steig|chaussee|steenweg|straat|laan|plein|kade|",
        r"gracht|dijk|singel|gatan|gata|gaten|v\xc3\xa4gen|v\xc3\xa4g|gr\xc3\xa4nd|vegen|veien|vegur|vej|gade|stien|str\xc3\xa6de|all\xc3\xa9|katu|tie|kuja|",
        r"polku|utca|\xc3\xbatja|br\xc3\xbccke|braut|straeti|str\xc3\xa6ti)|[ ](?:u\.|\xc3\xbat|t\xc3\xa9r|tee|t\xc3\xa4nav|p\xc3\xb5ik|kapu|g\.))[ ,]+[0-9]",
    )),
    // A part of a building.
    Trigger::Pattern(r"(?:(?i:apt|suite|unit|flat|appt|ste)\.?|Apartment) #?[0-9]"),
    // A box.
    Trigger::Pattern(
        r"(?i:p\.? ?o\.? ?box|post office box|postfach|postbox|postbus|postboks|apartado(?: de correos| postal)?|casella postale)\.? (?:no\.? )?[0-9]",
    ),
    // A military address.
    Trigger::Pattern(r"(?i:[^a-z][afd]po),? (?i:a[aep]),? [0-9]"),
    // A region with its post code.
    Trigger::Pattern(r", ?[A-Z][A-Z],? [0-9]"),
    // What speaks of an address.
    Trigger::Pattern(concat!(
        r"(?i:(?:lives?|lived|living|resid[a-z]+|located|situated|deliver(?:ed)?|meet me|meet you|domiciled|wohnhaft|wohnt|habite|",
        r"demeurant|vive|moved|office is|drops you off|abita|reside) (?:at|in|on|to|a|en|au|in der)|corner of|address(?:es)?(?: is| was|:| to| with|, here they are:| to the same:)",
        r"|given [a-z]+ h(?:is|er) address:|adresse|anschrift|direcci\xc3\xb3n|indirizzo|endere\xc3\xa7o|adres):?[ \n\t]+[0-9A-Z\x80-\xff]",
    )),
    // A house number and a name behind a word of place.
    Trigger::Pattern(r"[ \n](?:at|to|on|in|[A-Z][a-z]+,) [0-9]+ [A-Z\xc3-\xcf]"),
    // A post code by its shape.
    Trigger::Pattern(r"[A-Z][0-9][0-9A-Z]?[ -]?[0-9][A-Z][A-Z0-9]"),
    // A post code by its name.
    Trigger::Pattern(
        r#"(?i:zip ?code|[^a-z]zip|post(?:al)?[ _]?code|[^a-z]plz|pin code|code postal|c\xc3\xb3digo postal)["']?(?: is|:| =|=)+[ "']*[0-9A-Z]"#,
    ),
];

/// How much of the text is looked at before a trigger, and behind it.
const REACH: (usize, usize) = (128, 256);

/// The most words of the name of a street.
const MOST_WORDS: usize = 6;

/// The heart of an address: its tokens from the first to one past the last, and how sure it is alone and with a
/// sure ending.
#[derive(Debug, Clone, Copy)]
struct Heart {
    start: usize,
    end: usize,
    alone: f32,
    ended: f32,
}

impl Detector for StreetAddress {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        TRIGGERS
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let lead = hit.before(hit.end, REACH.0);
        // A street behind its name needs a number; most hits are ordinary words and have none.
        if hit.trigger == 0 && !lead.bytes().any(|b| b.is_ascii_digit()) && !hit.after(hit.end, 12).starts_with(|c: char| c.is_ascii_digit()) {
            return;
        }
        let base = hit.end - lead.len();
        let text = hit.slice(base, hit.end + hit.after(hit.end, REACH.1).len());
        let tokens = Tokens::of(text);
        let Some(anchor) = tokens.index_before(lead.len()) else {
            return;
        };
        let heart = match hit.trigger {
            0 => named_before(&tokens, anchor),
            1 => named_behind(&tokens, anchor),
            2 => compound(&tokens, anchor),
            3 => unit(&tokens, anchor),
            4 => boxed(&tokens, anchor),
            5 => military(&tokens, anchor),
            6 => town_and_code(&tokens, anchor),
            7 => spoken_of(&tokens, anchor),
            8 => between_numbers(&tokens, anchor),
            9 => shaped(&tokens, lead),
            _ => labelled_code(&tokens, anchor),
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
        let is_inside = is_time || ends_inside_word(before) || before.ends_with(['$', '€', '£', '.', '-', '_', '/', '+', '%', '@', '\\']);
        if score > 0.0 && !is_inside {
            out.extend(hit.candidate(&ABOUT, base + first, base + last, score));
        }
    }

    fn survey(&self, unit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let Some(label) = unit.context.label else {
            return;
        };
        let words = Label::outside(label).words;
        let text = unit.after(0, 256);
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let is_street = ends_in(&words, STREET_LABELS)
            && !ends_in(&words, NO_STREET_LABELS)
            && text.len() < 256
            && text.contains(char::is_alphabetic)
            && (text.contains([' ', '\n']) || digits > 0)
            && !text.contains(['@', '{', '=', '\\']);
        let is_code = ends_in(&words, CODE_LABELS)
            && (3..=10).contains(&text.len())
            && digits >= 2
            && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-'));
        if is_street || is_code {
            out.extend(unit.candidate(&ABOUT, 0, text.len(), if is_street { 0.8 } else { 0.75 }));
        }
    }
}

const STREET_LABELS: &[&str] = &[
    "address", "address line", "address line 1", "address line 2", "address1", "address2", "addr", "street", "street name",
    "street address", "adresse", "anschrift", "straße", "strasse", "dirección", "direccion", "indirizzo", "endereço",
    "adres", "straat", "rue", "calle", "domicilio", "residence", "adress", "osoite",
];

const NO_STREET_LABELS: &[&str] =
    &["email address", "e mail address", "mail address", "ip address", "mac address", "web address", "host address", "memory address"];

const CODE_LABELS: &[&str] = &[
    "zip", "zip code", "zipcode", "postcode", "post code", "postal code", "postalcode", "postal", "plz", "code postal",
    "código postal", "codigo postal", "cep", "pincode", "pin code", "postnummer", "postinumero", "eircode",
];

/// `12 Main St`, `1600 5th Ave NW`; the kind of street is the anchor.
fn named_before(tokens: &Tokens<'_>, anchor: usize) -> Option<Heart> {
    let kind = if tokens.is_one_of(anchor, word::AFTER) { anchor } else { anchor.checked_sub(1)? };
    if !tokens.is_one_of(kind, word::AFTER) {
        return None;
    }
    let end = behind_kind(tokens, kind);
    let mut at = kind;
    let mut capitals = usize::from(tokens.is_capital(kind));
    let mut small = 0;
    while let Some(before) = at.checked_sub(1).filter(|_| kind - at < MOST_WORDS) {
        match tokens.kind(before)? {
            Kind::Number if at < kind => {
                let is_named = capitals >= 2 || capitals == 1 && small == 0;
                let is_small = kind - at <= 3;
                let heart = Heart { start: before, end, alone: if is_named { 0.8 } else { 0.0 }, ended: if is_named { 0.95 } else { 0.75 } };
                return (!walk::is_counted(tokens, before) && (is_named || is_small)).then_some(heart);
            }
            Kind::Word if tokens.is_capital(before) => capitals += 1,
            Kind::Word if tokens.is_one_of(before, word::PARTICLES) || kind - at <= 2 => small += 1,
            Kind::Dot if is_abbreviation(tokens, before.checked_sub(1)?) => {}
            _ => break,
        }
        at = before;
    }
    // "Koepenicker Str. 74": the number may stand behind.
    None
}

/// Steps over the point, the direction and the number that may stand behind a kind of street.
fn behind_kind(tokens: &Tokens<'_>, kind: usize) -> usize {
    let mut end = kind + 1;
    if tokens.kind(end) == Some(Kind::Dot)
        && tokens.text(kind).len() <= 4
        && (tokens.is_capital(end + 1) || walk::is_closed(tokens, end + 1) && tokens.kind(end + 1).is_some() || walk::unit(tokens, end + 1).is_some())
    {
        end += 1;
    }
    if tokens.is_one_of(end, word::DIRECTIONS) && tokens.is_capital(end) {
        end += 1;
    }
    let is_numbered = tokens.is_one_of(kind, &["highway", "hwy", "route"]) && tokens.kind(end) == Some(Kind::Number);
    end + usize::from(is_numbered)
}

/// `12 rue de la Paix`, `Via Roma 71`; the anchor is the kind of street.
fn named_behind(tokens: &Tokens<'_>, anchor: usize) -> Option<Heart> {
    let kind = if tokens.kind(anchor) == Some(Kind::Dot) { anchor.checked_sub(1)? } else { anchor };
    if !tokens.is_one_of(kind, word::BEFORE) {
        return None;
    }
    let is_numbered = kind.checked_sub(1).is_some_and(|before| {
        let parted = matches!(tokens.kind(before), Some(Kind::Comma)) || tokens.is_one_of(before, word::NUMBER_TAILS);
        let number = if parted { before.checked_sub(1) } else { Some(before) };
        number.is_some_and(|number| tokens.kind(number) == Some(Kind::Number) && !walk::is_counted(tokens, number))
    });
    let start = match kind.checked_sub(1) {
        Some(before) if is_numbered && tokens.kind(before) != Some(Kind::Number) => before - 1,
        Some(before) if is_numbered => before,
        _ => kind,
    };
    let (end, capitals, has_number) = name_and_number(tokens, anchor + 1);
    if tokens.text(kind) == "via" && !tokens.is_capital(anchor + 1) {
        return None;
    }
    if capitals == 0 && !(is_numbered && end > anchor + 2) || !(has_number || is_numbered) {
        return None;
    }
    // "via John 5" may be prose; a kind in small letters needs a number of its own.
    let is_sure = tokens.is_capital(kind) || is_numbered || tokens.kind(anchor) == Some(Kind::Dot);
    let alone = if is_sure && capitals > 0 { 0.8 } else { 0.45 };
    Some(Heart { start, end, alone, ended: if capitals > 0 { 0.95 } else { 0.7 } })
}

/// Reads the name of a street and a number behind it: where they end, how many capitals there are, whether there is
/// a number.
fn name_and_number(tokens: &Tokens<'_>, from: usize) -> (usize, usize, bool) {
    let (mut at, mut end, mut capitals) = (from, from, 0);
    while at < from + MOST_WORDS + 2 {
        let is_apart = tokens.get(at).is_some_and(|token| token.is_apart);
        match tokens.kind(at) {
            Some(Kind::Word) if tokens.is_capital(at) => {
                capitals += 1;
                end = at + 1;
            }
            Some(Kind::Word) if tokens.is_one_of(at, word::PARTICLES) => {}
            // "rue des jardins", "calle mayor"
            Some(Kind::Word) if capitals == 0 && at < from + 2 => end = at + 1,
            Some(Kind::Word) if capitals == 0 && at < from + 3 && tokens.is_capital(at + 1) => {}
            Some(Kind::Dot) if end == at && tokens.text(at.saturating_sub(1)).chars().count() <= 3 && tokens.is_capital(at + 1) => {
                end = at + 1;
            }
            Some(Kind::Comma) if tokens.kind(at + 1) == Some(Kind::Number) && tokens.digits(at + 1) <= 3 => {}
            Some(Kind::Number) if is_apart && at > from => {
                let is_year = capitals == 0;
                let dot = usize::from(tokens.kind(at + 1) == Some(Kind::Dot) && walk::is_closed(tokens, at + 2) && tokens.kind(at + 2).is_some());
                return (at + 1 + dot, capitals, !is_year || tokens.digits(at) <= 3);
            }
            _ if tokens.is_one_of(at, &["nº", "n°", "no", "nr"]) && tokens.kind(at + 1) != Some(Kind::Word) => {}
            _ => break,
        }
        at += 1;
    }
    (end, capitals, false)
}

/// `Lindenstraße 14`, `Obere Gasse 5`, `Kálmán Imre u. 12.`; the anchor is the number.
fn compound(tokens: &Tokens<'_>, anchor: usize) -> Option<Heart> {
    let mut kind = anchor.checked_sub(1)?;
    if matches!(tokens.kind(kind)?, Kind::Dot | Kind::Comma) {
        kind = kind.checked_sub(1)?;
    }
    let name = tokens.text(kind);
    let digits = tokens.digits(anchor);
    if tokens.kind(anchor)? != Kind::Number || digits > 4 || tokens.kind(kind)? != Kind::Word {
        return None;
    }
    let mut start = kind;
    let mut capitals = usize::from(tokens.is_capital(kind));
    while let Some(before) = start.checked_sub(1).filter(|_| kind - start < 3) {
        let is_apart = tokens.get(start).is_some_and(|token| token.is_apart);
        let is_small = tokens.is_one_of(before, word::PARTICLES) || start == kind && tokens.kind(before) == Some(Kind::Word) && !tokens.is_capital(kind);
        let is_part = tokens.is_capital(before) || (is_small && start.checked_sub(2).is_some_and(|at| tokens.is_capital(at)));
        if !is_apart || !is_part || tokens.is_one_of(before, word::NO_TOWN) || tokens.is_one_of(before, &["der", "die", "das"]) {
            break;
        }
        capitals += usize::from(tokens.is_capital(before));
        start = before;
    }
    let is_word = name.chars().count() <= 6 && name.len() < 7;
    if capitals == 0 || is_word && start == kind {
        return None;
    }
    let end = anchor + 1;
    let dot = usize::from(tokens.kind(end) == Some(Kind::Dot) && tokens.kind(end + 1) == Some(Kind::Line));
    Some(Heart { start, end: end + dot, alone: 0.8, ended: 0.95 })
}

/// A street of any name beside a part of a building; the anchor is the number of the part.
fn unit(tokens: &Tokens<'_>, anchor: usize) -> Option<Heart> {
    let unit = (anchor.saturating_sub(3)..anchor).rev().find(|&at| tokens.is_one_of(at, word::UNITS))?;
    let end = walk::unit(tokens, unit)?;
    let mut at = unit;
    for _ in 0..2 {
        let before = at.checked_sub(1);
        at = before.filter(|&before| matches!(tokens.kind(before), Some(Kind::Comma | Kind::Line))).unwrap_or(at);
    }
    let (start, has_number) = street_before(tokens, at);
    if has_number {
        return Some(Heart { start, end, alone: 0.75, ended: 0.9 });
    }
    // "Suite 541 6343 Skogstien 106"
    let loose = loose(tokens, end);
    if let Some(end) = loose {
        return Some(Heart { start: unit, end, alone: 0.6, ended: 0.85 });
    }
    let is_home = tokens.is_one_of(unit, &["apt", "apartment", "appt", "suite"]) && tokens.is_capital(unit);
    Some(Heart { start: unit, end, alone: if is_home { 0.5 } else { 0.0 }, ended: if is_home { 0.75 } else { 0.0 } })
}

/// Tells whether a word is short enough for its point to belong to it.
fn is_abbreviation(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.kind(at) == Some(Kind::Word) && tokens.text(at).chars().count() <= 4
}

/// Reads back over what may be the line of a street: where it begins, and whether a number is in it.
fn street_before(tokens: &Tokens<'_>, to: usize) -> (usize, bool) {
    let (mut start, mut words, mut has_number) = (to, 0, false);
    while let Some(before) = start.checked_sub(1).filter(|_| to - start < 9) {
        let is_part = match tokens.kind(before) {
            Some(Kind::Number) => {
                has_number = true;
                true
            }
            Some(Kind::Word) => {
                words += 1;
                tokens.is_capital(before) && !tokens.is_one_of(before, word::NO_TOWN)
                    || tokens.is_one_of(before, word::PARTICLES)
                        && !tokens.is_one_of(before, &["in", "on", "of", "the", "a", "and"])
                        && before.checked_sub(1).is_some_and(|at| tokens.is_capital(at))
                    || tokens.is_one_of(before, word::BEFORE)
                    || tokens.is_one_of(before, word::AFTER)
            }
            Some(Kind::Dot) => before.checked_sub(1).is_some_and(|at| is_abbreviation(tokens, at) || tokens.kind(at) == Some(Kind::Number) && before + 1 == to),
            _ => false,
        };
        if !is_part {
            break;
        }
        start = before;
    }
    (start, has_number && words > 0)
}

/// Numbers and capitals in the order of a street: `846 31 Rue Al Imam`, `172 Maneeži 75`, `Arenales 9462`.
fn loose(tokens: &Tokens<'_>, from: usize) -> Option<usize> {
    let numbers = (from..from + 2).take_while(|&at| tokens.kind(at) == Some(Kind::Number)).count();
    let (end, capitals, has_number) = name_and_number(tokens, from + numbers);
    let is_street = capitals > 0 && tokens.is_capital(from + numbers) && (has_number || numbers > 0);
    is_street.then_some(end)
}

/// `P.O. Box 12`; the anchor is the number.
fn boxed(tokens: &Tokens<'_>, anchor: usize) -> Option<Heart> {
    let start = (anchor.saturating_sub(8)..anchor).find(|&at| walk::box_number(tokens, at) == Some(anchor + 1))?;
    Some(Heart { start, end: anchor + 1, alone: 0.8, ended: 0.95 })
}

/// `PSC 4095, Box 8316, APO AE 85103`, `USS Arden, FPO AP 96601`; the anchor is the code.
fn military(tokens: &Tokens<'_>, anchor: usize) -> Option<Heart> {
    const LEADS: &[&str] = &["psc", "cmr", "unit", "uss", "usns", "usnv", "uscgc", "usnr"];
    let office = (anchor.saturating_sub(4)..anchor).rev().find(|&at| tokens.is_one_of(at, &["apo", "fpo", "dpo"]))?;
    let start = (office.saturating_sub(9)..office).rev().find(|&at| tokens.is_one_of(at, LEADS)).unwrap_or(office);
    Some(Heart { start, end: anchor + 1, alone: 0.95, ended: 0.95 })
}

/// `Springfield, IL 62701`; the anchor is the code.
fn town_and_code(tokens: &Tokens<'_>, anchor: usize) -> Option<Heart> {
    let state = (anchor.saturating_sub(2)..anchor).rev().find(|&at| tokens.kind(at) == Some(Kind::Word))?;
    let is_code = tokens.kind(anchor) == Some(Kind::Number) && matches!(tokens.text(anchor).len(), 4 | 5 | 9 | 10)
        || walk::shaped_code(tokens, anchor).is_some();
    if !is_code || !word::STATES.contains(&tokens.text(state)) {
        return None;
    }
    let comma = state.checked_sub(1)?;
    let town = (comma.saturating_sub(4)..comma).rev().take_while(|&at| tokens.is_capital(at)).last()?;
    let end = walk::shaped_code(tokens, anchor).unwrap_or(anchor + 1);
    let before = town.checked_sub(1);
    let parted = before.filter(|&before| matches!(tokens.kind(before), Some(Kind::Comma | Kind::Line)));
    if let Some((start, true)) = parted.map(|parted| street_before(tokens, parted)) {
        return Some(Heart { start, end, alone: 0.85, ended: 0.9 });
    }
    Some(Heart { start: town, end, alone: 0.6, ended: 0.7 })
}

/// Something in the order of a street where an address is spoken of; the anchor is its first token.
fn spoken_of(tokens: &Tokens<'_>, anchor: usize) -> Option<Heart> {
    let is_corner = anchor.checked_sub(2).is_some_and(|at| tokens.is_one_of(at, &["corner"]));
    let end = loose(tokens, anchor).filter(|&end| {
        let count = end - anchor;
        !(count == 2 && walk::is_counted(tokens, anchor + 1)) && !tokens.is_one_of(anchor, NO_STREET)
    })?;
    if is_corner && tokens.is_one_of(end, &["and", "&", "und", "et", "y"]) {
        let (end, capitals, _) = name_and_number(tokens, end + 1);
        let start = anchor.checked_sub(3).filter(|&at| tokens.is_one_of(at, &["the"])).unwrap_or(anchor);
        return (capitals > 0).then_some(Heart { start, end, alone: 0.75, ended: 0.85 });
    }
    let is_ended = walk::is_closed(tokens, end) || tokens.kind(end) != Some(Kind::Word);
    Some(Heart { start: anchor, end, alone: if is_ended { 0.6 } else { 0.4 }, ended: 0.85 })
}

/// `5049 Harjukuja 54` behind a word of place; the anchor is the first word of the name.
fn between_numbers(tokens: &Tokens<'_>, anchor: usize) -> Option<Heart> {
    let (end, capitals, has_number) = name_and_number(tokens, anchor);
    let number = anchor.checked_sub(1)?;
    let is_street = has_number
        && capitals > 0
        && !walk::is_counted(tokens, number)
        && !walk::is_counted(tokens, end.checked_sub(1)?)
        && !tokens.is_one_of(anchor, NO_STREET)
        && tokens.digits(end - 1) <= 4
        && tokens.text(anchor).chars().count() > 3;
    is_street.then_some(Heart { start: number, end, alone: if walk::is_closed(tokens, end) { 0.55 } else { 0.4 }, ended: 0.85 })
}

/// Capitalised words that are counted.
const NO_STREET: &[&str] = &[
    "version", "page", "chapter", "section", "figure", "table", "level", "gate", "step", "phase", "january", "february",
    "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "week", "day",
    "year", "python", "windows", "appendix", "part", "volume", "type", "class", "article", "line", "lines", "room",
];

/// A British or Canadian post code; the trigger ends in its last character.
fn shaped(tokens: &Tokens<'_>, lead: &str) -> Option<Heart> {
    let last = tokens.index_before(lead.len())?;
    let start = (last.saturating_sub(1)..=last).find(|&at| walk::shaped_code(tokens, at) == Some(last + 1))?;
    let is_whole = tokens.get(last).is_some_and(|token| token.end == lead.len());
    let is_parted = last > start;
    let mut first = start;
    // The town and the street before the code, where they are plain.
    let town = (start.saturating_sub(4)..start).rev().take_while(|&at| tokens.is_capital(at) && tokens.is_capital(at)).last();
    if let Some(town) = town
        && let Some(parted) = town.checked_sub(1).filter(|&at| matches!(tokens.kind(at), Some(Kind::Comma | Kind::Line)))
        && let (street, true) = street_before(tokens, parted)
    {
        first = street;
    }
    let score = match (is_parted, first < start) {
        (_, true) => 0.85,
        (true, false) => 0.6,
        (false, false) => 0.3,
    };
    is_whole.then_some(Heart { start: first, end: last + 1, alone: score, ended: score.max(0.7) })
}

/// A post code that its name precedes; the anchor is its first token.
fn labelled_code(tokens: &Tokens<'_>, anchor: usize) -> Option<Heart> {
    let end = match walk::shaped_code(tokens, anchor) {
        Some(end) => end,
        None if tokens.kind(anchor) == Some(Kind::Number) && (3..=9).contains(&tokens.digits(anchor)) => {
            let goes_on = tokens.kind(anchor + 1) == Some(Kind::Number) && tokens.digits(anchor) == 3;
            anchor + 1 + usize::from(goes_on)
        }
        None => return None,
    };
    Some(Heart { start: anchor, end, alone: 0.8, ended: 0.8 })
}
