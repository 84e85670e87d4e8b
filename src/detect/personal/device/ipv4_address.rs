//! IPv4 addresses.
//!
//! # Finds
//! Addresses of machines, public ones with more weight than those of private networks.
//! # Does not find
//! Loopback, "any", masks, broadcast and the blocks kept for documentation; versions of four numbers.
//! # Evidence
//! Four numbers below 256 that are no longer chain of numbers.
//! # Source
//! RFC 791, section 2.3; RFC 1918; RFC 5737; RFC 6890.

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
    examples: &["logged in from «165.212.204.20».", "ssh root@«52.8.81.94»", "host: «10.20.30.40»:8080"],
    counterexamples: &[
        "127.0.0.1",
        "0.0.0.0:80",
        "255.255.255.0",
        "version 1.2.3.4",
        "v10.2.33.41",
        "1.2.3.4.5",
        "192.0.2.17",
        "300.1.2.3",
    ],
};

impl Detector for Ipv4Address {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[Trigger::Pattern(r"[0-9]\.[0-9]+\.[0-9]+\.[0-9]")]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let before = hit.before(hit.end, 16);
        let back = before.bytes().rev().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
        let forth = hit.after(hit.end, 4).bytes().take_while(u8::is_ascii_digit).count();
        let (start, end) = (hit.end - back, hit.end + forth);
        let Ok(address) = hit.slice(start, end).parse::<Ipv4Addr>() else {
            return;
        };
        let (before, after) = (hit.before(start, 40), hit.after(end, 4));
        let goes_on = after.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        if ends_inside_word(before) || begins_inside_word(after) || goes_on || is_nobody(address) || is_version(before)
        {
            return;
        }
        let is_cued =
            cue::is_near(before, &["ip", "host", "server", "address", "from", "client", "ping", "ssh", "remote"]);
        let is_small = address.octets().iter().all(|&octet| octet < 10);
        let score = match (address.is_private() || is_small, is_cued) {
            (false, _) => 0.9,
            (true, true) => 0.7,
            (true, false) => 0.55,
        };
        out.extend(hit.candidate(&ABOUT, start, end, score));
    }
}

/// Tells whether an address names no machine in particular.
fn is_nobody(address: Ipv4Addr) -> bool {
    let [first, ..] = address.octets();
    let is_mask = u32::from(address).leading_ones() + u32::from(address).trailing_zeros() >= 32;
    address.is_loopback()
        || address.is_documentation()
        || address.is_broadcast()
        || first == 0
        || (is_mask && first == 255)
}

fn is_version(before: &str) -> bool {
    let near = before.trim_end_matches([' ', '=', ':', '"', '\'', '>', '<', '^', '~', '/', '-']);
    cue::is_near(
        near.get(near.len().saturating_sub(10)..).unwrap_or_default(),
        &["version", "ver", "release", "build", "v"],
    )
}
