//! United States social security numbers.
//!
//! # Finds
//! Three, two and four digits, and nine digits where the number is spoken of. Areas from 900 on are taxpayer
//! numbers and made-up ones; they weigh less.
//! # Does not find
//! Area 000 and 666, group 00, serial 0000, which were never issued.
//! # Evidence
//! The grouping, the areas, and words before it.
//! # Source
//! Social Security Administration, POMS RM 10201.035 and "Social Security Number Randomization". HIPAA Safe Harbor (G)
//! social security numbers.

use crate::detect::character::{begins_inside_word, ends_inside_word};
use crate::detect::number::{self, Group};
use crate::detect::{About, Detector, Hit, Trigger, cue};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: UsSsn = UsSsn;

/// See the module.
#[derive(Debug)]
pub struct UsSsn;

static ABOUT: About = About {
    id: "us-ssn",
    entity: Entity::UsSsn,
    examples: About::proof(&[
        "Here's my SSN: «460-89-9847»",
        "(«649-54-5860»)",
        "social security number «219099999»",
        "ssn=«925-22-8758»",
        "SSN «219 09 9999»",
        "SSN: «833-64-209l»,",
        "SSN «8Sl-27-4668»",
        "SSN «219\u{ad}-09-99\u{200b}99»",
    ]),
    counterexamples: About::proof(&[
        "000-12-3456",
        "666-12-3456",
        "123-00-4567",
        "123-45-0000",
        "2023-12-3456",
        "call 219099999x",
        "ssn abc-de-fghi",
    ]),
};

const CUES: &[&str] = &["ssn", "social security", "soc sec", "social", "itin", "tin", "tax id", "taxpayer"];

impl Detector for UsSsn {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[Trigger::Number, Trigger::Pattern("(?i:ssn|social security number|social security no)[^A-Za-z]")]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        if hit.trigger == 1 {
            misread(hit, out);
            return;
        }
        let groups = hit.run.map_or(&[] as &[Group], |run| run.groups());
        for (index, group) in groups.iter().enumerate() {
            let rest = groups.get(index..).unwrap_or_default();
            match rest {
                [area, pair, serial, ..] if (area.len(), pair.len(), serial.len()) == (3, 2, 4) => {
                    let one = number::parting(hit.slice(area.end, pair.start));
                    let two = number::parting(hit.slice(pair.end, serial.start));
                    if one == two
                        && matches!(one.as_str(), "-" | " " | "." | "\u{2010}" | "\u{2011}" | "\u{2013}" | "\u{a0}")
                    {
                        add(hit, area.start, serial.end, one == "-", out);
                    }
                }
                [..] if group.len() == 9 && cue::is_near(hit.before(group.start, 48), CUES) => {
                    add(hit, group.start, group.end, true, out);
                }
                _ => {}
            }
        }
    }

    fn survey(&self, unit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let text = unit.after(0, 48);
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        if unit.context.label.is_some_and(|label| label.is_near(CUES))
            && digits == 9
            && number::parting(text).len() < 16
        {
            add(unit, 0, text.len(), true, out);
        }
    }
}

/// Adds a number behind its name in which a scanner took digits for letters that look like them.
fn misread(hit: &Hit<'_>, out: &mut Vec<Candidate>) {
    const LEAST_DIGITS: usize = 5;
    let text = hit.after(hit.end, 24);
    let lead = text.len() - text.trim_start_matches([' ', ':', '#', '=', '"', '\'', '.']).len();
    let text = text.get(lead..).unwrap_or_default();
    let len = text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'|')).count();
    let token = text.get(..len).unwrap_or_default();
    let is_shaped = token.split('-').map(str::len).eq([3, 2, 4]);
    let is_like = |byte: u8| byte.is_ascii_digit() || b"OoQDIl|iZzSsBbGgAqT".contains(&byte);
    let digits = token.bytes().filter(u8::is_ascii_digit).count();
    if is_shaped && (LEAST_DIGITS..9).contains(&digits) && token.bytes().all(|byte| byte == b'-' || is_like(byte)) {
        let start = hit.end + lead;
        out.extend(hit.candidate(&ABOUT, start, start + len, 0.85));
    }
}

fn add(hit: &Hit<'_>, start: usize, end: usize, is_dashed: bool, out: &mut Vec<Candidate>) {
    let (before, after) = (hit.before(start, 48), hit.after(end, 4));
    let goes_on = after.starts_with('-') && after.get(1..).is_some_and(begins_inside_word);
    if ends_inside_word(before) || before.ends_with(['-', '.', '/']) || begins_inside_word(after) || goes_on {
        return;
    }
    let digits: String = hit.slice(start, end).chars().filter(char::is_ascii_digit).collect();
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    if matches!(part(0, 3), "000" | "666") || part(3, 5) == "00" || part(5, 9) == "0000" {
        return;
    }
    let is_cued = cue::is_near(before, CUES) || hit.context.label.is_some_and(|label| label.is_near(CUES));
    let score = match (is_cued, is_dashed, digits.starts_with('9')) {
        (true, _, false) => 0.98,
        (true, _, true) => 0.85,
        (false, true, false) => 0.85,
        (false, true, true) => 0.65,
        (false, false, _) => 0.55,
    };
    out.extend(hit.candidate(&ABOUT, start, end, score));
}
