//! IPv6 addresses.
//!
//! # Finds
//! Addresses of machines in any of their spellings.
//! # Does not find
//! Loopback, "any", the block kept for documentation; paths such as `std::net`, times and hardware addresses.
//! # Evidence
//! The grammar, and enough digits not to be a path of names.
//! # Source
//! RFC 4291, section 2.2; RFC 3849.

use std::net::Ipv6Addr;

use crate::detect::character::{begins_inside_word, ends_inside_word};
use crate::detect::{About, Detector, Hit, Trigger};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: Ipv6Address = Ipv6Address;

/// See the module.
#[derive(Debug)]
pub struct Ipv6Address;

static ABOUT: About = About {
    id: "ipv6-address",
    entity: Entity::IpAddress,
    examples: &["from «2a02:8109:9f40:1a2b::7»", "gateway «fe80::1ff:fe23:4567:890a»"],
    counterexamples: &["::1", "::", "std::net::Ipv6Addr", "2001:db8::1", "12:34:56", "dead::beef", "a::b1"],
};

/// The longest spelling, with an embedded IPv4 address (RFC 4291, section 2.2, item 3).
const LONGEST: usize = 45;

impl Detector for Ipv6Address {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[Trigger::Pattern("[0-9A-Fa-f]:[0-9A-Fa-f]*:[0-9A-Fa-f]")]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let part = |b: &u8| b.is_ascii_hexdigit() || matches!(b, b':' | b'.');
        let before = hit.before(hit.end, LONGEST + 1);
        let back = before.bytes().rev().take_while(part).count();
        let forth = hit.after(hit.end, LONGEST).bytes().take_while(part).count();
        let (start, end) = (hit.end - back, hit.end + forth);
        let text = hit.slice(start, end).trim_end_matches(['.', ':']);
        let lead = text.len() - text.trim_start_matches('.').len();
        let (start, text) = (start + lead, text.get(lead..).unwrap_or_default());
        let Ok(address) = text.parse::<Ipv6Addr>() else {
            return;
        };
        let groups = text.split(':').filter(|group| !group.is_empty());
        let numbered = groups.clone().filter(|group| group.contains(|c: char| c.is_ascii_digit())).count();
        let is_nobody =
            address.is_loopback() || address.is_unspecified() || matches!(address.segments(), [0x2001, 0xdb8, ..]);
        let end = start + text.len();
        let is_cut = ends_inside_word(hit.before(start, 4)) || begins_inside_word(hit.after(end, 4));
        // The trigger fits at several places of one address; only the first of them is reported.
        let is_first = out.last().is_none_or(|last| last.span.start() != start || last.detector != ABOUT.id);
        if groups.count() >= 3 && numbered >= 2 && !is_nobody && !is_cut && is_first {
            out.extend(hit.candidate(&ABOUT, start, end, 0.9));
        }
    }
}
