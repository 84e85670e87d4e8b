//! IPv4 addresses.
//!
//! # Finds
//! Addresses of machines, public ones with more weight than those of private networks; also with their dots in
//! brackets, as reports of attacks write them.
//! # Does not find
//! Loopback, "any", masks and broadcast; versions and sections of four numbers.
//! # Evidence
//! Four numbers below 256 that are no longer chain of numbers.
//! # Source
//! RFC 791, section 2.3; RFC 1918; RFC 6890. HIPAA Safe Harbor (O) internet protocol addresses.

use std::net::Ipv4Addr;

use crate::detect::character::{begins_inside_word, ends_inside_word};
use crate::detect::{About, Detector, Hit, Trigger, cue};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: Ipv4Address = Ipv4Address;

/// See the module.
#[derive(Debug)]
pub struct Ipv4Address;

static ABOUT: About = About {
    id: "ipv4-address",
    entity: Entity::IpAddress,
    examples: About::proof(&[
        "logged in from «165.212.204.20».",
        "ssh root@«52.8.81.94»",
        "host: «10.20.30.40»:8080",
        "from «165[.]212[.]204[.]20»",
        "client «203.0.113.17» refused",
    ]),
    counterexamples: About::proof(&[
        "127.0.0.1",
        "0.0.0.0:80",
        "255.255.255.0",
        "version 1.2.3.4",
        "v10.2.33.41",
        "1.2.3.4.5",
        "sections \"8.2.4.44",
        "RFC 5.6.7.88",
        "IPv4Address('192.0.2.0')",
        "192.0.2.0/24",
        "300.1.2.3",
    ]),
};

impl Detector for Ipv4Address {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[
            Trigger::Pattern(r"[0-9]\.[0-9]+\.[0-9]+\.[0-9]"),
            Trigger::Pattern(r"[0-9]\[\.\][0-9]+\[?\.\]?[0-9]+\[?\.\]?[0-9]"),
        ]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let before = hit.before(hit.end, 24);
        let is_part = |b: &u8| b.is_ascii_digit() || *b == b'.' || hit.trigger == 1 && matches!(b, b'[' | b']');
        let back = before.bytes().rev().take_while(is_part).count();
        let opened = before.get(before.len() - back..).unwrap_or_default();
        let back = opened.trim_start_matches(['[', ']', '.']).len();
        let forth = hit.after(hit.end, 4).bytes().take_while(u8::is_ascii_digit).count();
        let (start, end) = (hit.end - back, hit.end + forth);
        let Ok(address) = hit.slice(start, end).replace(['[', ']'], "").parse::<Ipv4Addr>() else {
            return;
        };
        let (before, after) = (hit.before(start, 40), hit.after(end, 4));
        let goes_on = after.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        if ends_inside_word(before) || begins_inside_word(after) || goes_on || is_nobody(address) || is_version(before)
        {
            return;
        }
        let is_cued = cue::is_near(
            before,
            &["ip", "ipv4", "host", "server", "address", "from", "client", "ping", "ssh", "remote"],
        );
        // Sections and versions count up from 1; machines seldom have four small numbers.
        // The blocks kept for examples stand for machines in made-up records, and for themselves in code.
        let is_code = before.ends_with(['\'', '(']) || before.ends_with("(\"") || after.starts_with('/');
        if address.is_documentation() && (is_code || !is_cued) {
            return;
        }
        let is_small = address.octets().iter().all(|&octet| octet < 50);
        let is_common = address.is_private() || address.is_documentation();
        let score = match (is_common, is_small, is_cued) {
            (_, true, false) if !is_common => 0.4,
            (false, false, _) => 0.9,
            (_, _, true) => 0.7,
            (_, _, false) => 0.55,
        };
        out.extend(hit.candidate(&ABOUT, start, end, score));
    }
}

/// Tells whether an address names no machine in particular.
fn is_nobody(address: Ipv4Addr) -> bool {
    let [first, ..] = address.octets();
    let is_mask = u32::from(address).leading_ones() + u32::from(address).trailing_zeros() >= 32;
    address.is_loopback() || address.is_broadcast() || first == 0 || (is_mask && first == 255)
}

fn is_version(before: &str) -> bool {
    let near = before.trim_end_matches([' ', '=', ':', '"', '\'', '>', '<', '^', '~', '/', '-']);
    cue::is_near(
        near.get(near.len().saturating_sub(10)..).unwrap_or_default(),
        &["version", "ver", "release", "build", "v", "section", "sections", "sec", "rfc", "oid", "chapter", "firmware"],
    )
}
