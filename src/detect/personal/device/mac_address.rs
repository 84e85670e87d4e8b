//! Hardware addresses of network devices.
//!
//! # Finds
//! Six or eight pairs of hexadecimal digits between colons or hyphens, three groups of four between dots, and twelve
//! bare digits where such an address is spoken of.
//! # Does not find
//! Addresses of groups and of nobody (all bits set or none), digests and fingerprints of keys, which are longer.
//! # Evidence
//! The grouping, with one and the same sign.
//! # Source
//! IEEE 802-2014, section 8.2; EUI-64 guidelines. HIPAA Safe Harbor (M) device identifiers and serial numbers.

use crate::detect::character::begins_inside_word;
use crate::detect::{About, Detector, Hit, Trigger, cue};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: MacAddress = MacAddress;

/// See the module.
#[derive(Debug)]
pub struct MacAddress;

static ABOUT: About = About {
    id: "mac-address",
    entity: Entity::MacAddress,
    examples: About::proof(&[
        "MAC: «84:c6:4a:ce:d6:5a».",
        "macAddress: \"«3e:c8:d5:df:b5:59»\"",
        "on «00-1A-2B-3C-4D-5E»,",
        "«001a.2b3c.4d5e»",
        "«02:42:ac:ff:fe:11:00:02»",
        "mac=«001A2B3C4D5E»",
    ]),
    counterexamples: About::proof(&[
        "ff:ff:ff:ff:ff:ff",
        "00:00:00:00:00:00",
        "12:34:56",
        "SHA1 ab:cd:ef:01:23:45:67:89:ab:cd:ef:01:23:45:67:89:ab:cd:ef:01",
        "1234.5678.9012",
        "2024-01-02-03-04-05-06",
        "macros 001A2B3C4D5E00",
    ]),
};

impl Detector for MacAddress {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[
            Trigger::Pattern(
                "[0-9A-Fa-f][0-9A-Fa-f][:-][0-9A-Fa-f][0-9A-Fa-f][:-][0-9A-Fa-f][0-9A-Fa-f][:-][0-9A-Fa-f][0-9A-Fa-f][:-][0-9A-Fa-f][0-9A-Fa-f][:-][0-9A-Fa-f][0-9A-Fa-f]",
            ),
            Trigger::Pattern(r"\.[0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f]\.[0-9A-Fa-f]"),
            Trigger::Pattern(r#"(?i:mac|hwaddr|bssid|ethernet)(?:[ _-]?(?i:addr|address|id))?["'`]*[ \t]*[:=>]"#),
        ]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        match hit.trigger {
            0 => parted(hit, 17, &[':', '-'], out),
            // The trigger ends in the first of the last four digits.
            1 => parted(&hit.ending_at(hit.end + 3), 14, &['.'], out),
            _ => bare(hit, out),
        }
    }

    fn survey(&self, unit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let text = unit.after(0, 32);
        if text.len() == 12
            && unit.context.label.is_some_and(|label| label.is_near(&["mac", "bssid", "hwaddr"]))
            && text.bytes().all(|byte| byte.is_ascii_hexdigit())
        {
            out.extend(unit.candidate(&ABOUT, 0, text.len(), 0.85));
        }
    }
}

fn parted(hit: &Hit<'_>, len: usize, signs: &[char], out: &mut Vec<Candidate>) {
    let Some(start) = hit.end.checked_sub(len) else {
        return;
    };
    let text = hit.slice(start, hit.end);
    let Some(sign) = text.chars().find(|c| signs.contains(c)) else {
        return;
    };
    let wide = hit.after(hit.end, 7);
    // Two pairs more make an address of 64 bits.
    let is_wide = len == 17
        && wide.get(..6).is_some_and(|rest| {
            rest.split(sign).map(str::len).eq([0, 2, 2])
                && rest.bytes().all(|b| b.is_ascii_hexdigit() || b == sign as u8)
        });
    let end = hit.end + if is_wide { 6 } else { 0 };
    let goes_on = |after: &str| begins_inside_word(after) || after.strip_prefix(sign).is_some_and(begins_inside_word);
    let before = hit.before(start, 2);
    let is_cut = before.ends_with(|c: char| c.is_alphanumeric() || c == '_')
        || before.ends_with(sign) && before.len() > 1 && !before.starts_with(' ')
        || goes_on(hit.after(end, 4));
    let text = hit.slice(start, end);
    let is_even = text.chars().all(|c| c == sign || c.is_ascii_hexdigit());
    let digits = |wanted: fn(&u8) -> bool| text.bytes().filter(u8::is_ascii_alphanumeric).all(|byte| wanted(&byte));
    let is_nobody = digits(|byte| *byte == b'0') || digits(|byte| matches!(byte, b'f' | b'F'));
    // Dots and hyphens between digits alone are as well a number or a moment.
    let is_number = sign != ':' && digits(u8::is_ascii_digit);
    let is_cued = || cue::is_near(hit.before(start, 48), &["mac", "bssid", "hwaddr", "ethernet"]);
    if !is_cut && is_even && !is_nobody && (!is_number || is_cued()) {
        out.extend(hit.candidate(&ABOUT, start, end, 0.95));
    }
}

/// Reads twelve digits in one piece behind a label.
fn bare(hit: &Hit<'_>, out: &mut Vec<Candidate>) {
    let text = hit.after(hit.end, 24);
    let lead = text.len() - text.trim_start_matches([' ', '"', '\'', '`', '=', '>']).len();
    let text = text.get(lead..).unwrap_or_default();
    let len = text.bytes().take_while(u8::is_ascii_hexdigit).count();
    let is_mixed = text.bytes().take(len).any(|byte| byte.is_ascii_digit());
    if len == 12 && is_mixed && !begins_inside_word(text.get(len..).unwrap_or_default()) {
        let start = hit.end + lead;
        out.extend(hit.candidate(&ABOUT, start, start + len, 0.9));
    }
}
