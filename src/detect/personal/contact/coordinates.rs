//! Positions on the globe.
//!
//! # Finds
//! Pairs of decimal degrees, degrees with minutes and seconds, single values beside a label, and cells under such a
//! heading.
//! # Does not find
//! Pairs of numbers that nothing calls a position.
//! # Evidence
//! The sign of the degree and the letter of the direction, or a word before numbers that can be degrees.
//! # Source
//! ISO 6709; RFC 5870.

use crate::detect::label::{self, label_trigger};
use crate::detect::{About, Detector, Hit, Trigger, cue};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: Coordinates = Coordinates;

/// See the module.
#[derive(Debug)]
pub struct Coordinates;

static ABOUT: About = About {
    id: "coordinates",
    entity: Entity::Coordinates,
    examples: About::proof(&[
        "at «40.7128° N, 74.0060° W» now",
        "«51°30′26″N 0°7′39″W»",
        "«51° 30' 26.4\" N, 0° 7' 39\" W»",
        "GPS: «40.712800, -74.006000»",
        "\"lat\": «40.7128», \"lng\": «-74.0060»",
        "geo:«37.78697,-122.39967»",
    ]),
    counterexamples: About::proof(&[
        "0.1234, 0.5678",
        "heat to 180° for",
        "rotate 90° N",
        "lat: float",
        "latency: 40.7128",
        "[1.2345, 2.3456, 3.4567]",
    ]),
};

const CUES: &[&str] = &[
    "lat",
    "latitude",
    "coord",
    "coords",
    "coordinates",
    "gps",
    "geo",
    "location",
    "position",
    "located",
    "latlng",
    "koordinaten",
];

const LABELS: &[&str] = &[
    "lat",
    "latitude",
    "lon",
    "long",
    "lng",
    "longitude",
    "coordinates",
    "coords",
    "gps",
    "gps coordinates",
    "geolocation",
    "lat lng",
    "lat long",
    "lat lon",
    "breitengrad",
    "längengrad",
];

impl Detector for Coordinates {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[
            // Degrees, with a direction before the next blank but one. The blanks keep it from being looked for by its sign.
            Trigger::Pattern(
                r"(?:[0-9]|[0-9] |[0-9]   )(?:°|º)(?:[ 0-9.,'\x22]|[\x80-\xff][\x80-\xff][\x80-\xff])*[NSns]",
            ),
            // A pair of decimal numbers.
            Trigger::Pattern(r"[0-9]\.[0-9][0-9][0-9][0-9]*(?:,|;|, |; | |%2C)[\-+]?[0-9]+\.[0-9][0-9][0-9]"),
            label_trigger!("(?:^|[^a-z])(?:lat(?:itude)?|lon(?:g(?:itude)?)?|lng)"),
        ]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let found = match hit.trigger {
            0 => degrees(hit),
            1 => pair(hit),
            _ => single(hit),
        };
        if let Some((start, end, score)) = found {
            out.extend(hit.candidate(&ABOUT, start, end, score));
        }
    }

    fn survey(&self, unit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let text = unit.after(0, 64);
        let is_sound = text.len() < 64
            && text.contains('.')
            && text.contains(|c: char| c.is_ascii_digit())
            && text.chars().all(|c| c.is_ascii_digit() || " .,;-+°′″'\"NSEWnsew()".contains(c));
        if let Some(label) = unit.context.label
            && is_sound
            && label.ends_in(LABELS)
        {
            out.extend(unit.candidate(&ABOUT, 0, text.len(), 0.85));
        }
    }
}

/// Tells whether a character stands within an angle.
fn is_angle(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ' ' | '.' | '\'' | '"' | '°' | '′' | '″' | '’' | '”')
}

/// `40.7128° N, 74.0060° W`; the hit ends in the letter of the latitude.
fn degrees(hit: &Hit<'_>) -> Option<(usize, usize, f32)> {
    let lead = hit.before(hit.end - 1, 40);
    let len: usize = lead.chars().rev().take_while(|&c| is_angle(c)).map(char::len_utf8).sum();
    let latitude = lead.get(lead.len() - len..)?.trim_start_matches(|c: char| !c.is_ascii_digit());
    let start = hit.end - 1 - latitude.len();
    let after = hit.after(hit.end, 48);
    let gap = after.len() - after.trim_start_matches([',', ';', ' ', '/']).len();
    let rest = after.get(gap..)?;
    let len: usize = rest.chars().take_while(|&c| is_angle(c)).map(char::len_utf8).sum();
    let is_pair = rest.get(..len)?.contains('°') && rest.get(len..)?.starts_with(['E', 'W', 'O', 'e', 'w']);
    is_pair.then_some((start, hit.end + gap + len + 1, 0.9))
}

/// `40.712800, -74.006000`; the hit ends in the third decimal of the second number.
fn pair(hit: &Hit<'_>) -> Option<(usize, usize, f32)> {
    let lead = hit.before(hit.end, 48);
    let part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ';' | ' ' | '-' | '+');
    let len: usize = lead.chars().rev().take_while(|&c| part(c)).map(char::len_utf8).sum();
    let (before, text) = lead.split_at_checked(lead.len() - len)?;
    let more = hit.after(hit.end, 12).bytes().take_while(u8::is_ascii_digit).count();
    let is_cued = cue::is_near(before, CUES)
        || cue::is_near(hit.before(hit.end - text.len(), 48), CUES)
        || hit.context.label.is_some_and(|label| label.is_near(CUES));
    let text = text.trim_start_matches([',', ';', ' ', '.', '+']);
    let mut numbers = text.split([',', ';', ' ']).filter(|number| !number.is_empty());
    let (first, second) = (numbers.next()?, numbers.next()?);
    let in_range = |number: &str, most: f32| number.parse::<f32>().is_ok_and(|number| number.abs() <= most);
    let is_sound = numbers.next().is_none() && in_range(first, 90.0) && in_range(second, 180.0);
    (is_cued && is_sound).then_some((hit.end - text.len(), hit.end + more, 0.85))
}

/// `"lat": 40.7128`.
fn single(hit: &Hit<'_>) -> Option<(usize, usize, f32)> {
    let beside = label::beside(hit)?;
    let text = beside.text.trim_end_matches([')', '}', ']', '.', 'f']);
    let (_, decimals) = text.split_once('.')?;
    let is_degree = decimals.len() >= 3 && text.parse::<f32>().is_ok_and(|number| number.abs() <= 180.0);
    is_degree.then_some((beside.start, beside.start + text.len(), 0.8))
}
