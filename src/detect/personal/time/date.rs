//! Dates and moments.
//!
//! # Finds
//! Days in numbers (`2024-01-05`, `5.1.2024`, `1/5/24`) and in words in eight languages, months with a year or a day,
//! moments with their time of day and zone. Dates beside words of birth are given to the detector of birth dates.
//! # Does not find
//! Years and days of the week by themselves, times of day by themselves, versions, numbers of articles.
//! # Evidence
//! The notation, and that it is a day of the calendar.
//! # Source
//! ISO 8601; RFC 3339, section 5.6; RFC 5322, section 3.3; 45 CFR 164.514(b)(2)(i)(C), which lets only the year stay.

use super::calendar::{self, Found};
use super::date_of_birth;
use crate::detect::{About, Detector, Hit, Trigger};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: Date = Date;

/// See the module.
#[derive(Debug)]
pub struct Date;

static ABOUT: About = About {
    id: "date",
    entity: Entity::Date,
    examples: About::proof(&[
        "Date: «2006-04-07 09:00:27»\nwhere",
        "[«2021-08-08T02:59:00Z»] seen",
        "at «2021-08-08T02:59:00.123+02:00»,",
        "since «12/1/1981»",
        "am «5.3.1981» in",
        "on «5 January 2024» and «March 7th, 2023»; le «1er février 2020»",
        "Berlin, den «3. März 2021»",
        "fecha: «12 de mayo de 2019»",
        "visited «June 2024».",
        "[«10/Oct/2000:13:55:36 -0700»]",
        "seen «14-Mar-22»",
        "at «20240305T102233Z»",
        "# Visit of «2024-01-05»",
    ]),
    counterexamples: About::proof(&[
        "version 1.2.2024.1",
        "1.2.3",
        "192.0.2.17",
        "Copyright 2019",
        "section 3.10.12",
        "99/99/2024",
        "he may 5 times",
        "set 5",
        "10:30",
        "219-09-9999",
        "id 2024-01-055",
        "v2024-01-05",
        "version 3.10.2024",
        "    # fixed 2024-01-05 by",
    ]),
};

/// The least score that is worth telling: that of a date that lacks its day or its year.
const LEAST: f32 = 0.5;

/// Tells whether a date stands in the comment of a program: there, it tells when the code was made.
///
/// A single line with `#` may be a heading, whose whole dates count.
fn is_in_comment(hit: &Hit<'_>, start: usize, score: f32) -> bool {
    let before = hit.before(start, 160);
    let mut lines = before.rsplit('\n');
    let (line, last) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    let text = line.trim_start();
    let is_hash = text.starts_with("# ");
    let is_comment = is_hash || text.starts_with("//") || text.starts_with("* ");
    is_comment && (!is_hash || score <= LEAST || line.len() > text.len() || last.trim_start().starts_with('#'))
}

impl Detector for Date {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[
            Trigger::Pattern(r"[0-9][/.\-][0-9][0-9]?[/.\-][0-9]"),
            // A month behind its day.
            Trigger::Pattern(concat!(
                r"[0-9](?:st|nd|rd|th|er|º|ª|\.)?[ \-/](?:of |de |d')?",
                r"(?i:jan|j(?-i:ä|Ä)n|fe[bv]|f(?-i:é|É)v|ma[rgyija]|m(?-i:ä|Ä)r|mrt|mei|a[pv]r|abr|ju[nil]|giu|lug|a[gu][go]|ao(?:u|(?-i:û|Û))|sep|set|o[kc]t|ott|out|nov|d[ei][cz]|d(?-i:é|É)c|gen|ene)",
            )),
            // A month before its day or its year: any word before a number.
            Trigger::Pattern(r"[a-z\x80-\xff]\.?(?:,? | the | de |-|/)[0-9]|[A-Z](?: |, |-)[0-9]"),
            // A moment without signs.
            Trigger::Pattern(r"[0-9]T[0-9][0-9][0-9][0-9]"),
        ]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let found = match hit.trigger {
            0 => calendar::numeric(hit),
            3 => calendar::compact(hit),
            trigger => calendar::named(hit, trigger == 1),
        };
        let Some(Found { start, end, score }) = found else {
            return;
        };
        if date_of_birth::is_spoken_of(hit, start) {
            out.extend(hit.candidate(&date_of_birth::ABOUT, start, end, 0.9));
        } else if score >= LEAST
            && !is_in_comment(hit, start, score)
            && !hit.before(start, 12).to_ascii_lowercase().ends_with("version ")
        {
            out.extend(hit.candidate(&ABOUT, start, end, score));
        }
    }
}
