//! IPv6 addresses.
//!
//! # Finds
//! Addresses of machines in any of their spellings.
//! # Does not find
//! Loopback, "any"; paths such as `std::net`, times and hardware addresses.
//! # Evidence
//! The grammar, and enough digits not to be a path of names.
//! # Source
//! RFC 4291, section 2.2; RFC 5952. HIPAA Safe Harbor (O) internet protocol addresses.

use std::net::Ipv6Addr;

use crate::detect::character::{begins_inside_word, ends_inside_word};
use crate::detect::{About, Detector, Hit, Trigger, cue};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: Ipv6Address = Ipv6Address;

/// See the module.
#[derive(Debug)]
pub struct Ipv6Address;

static ABOUT: About = About {
    id: "ipv6-address",
    entity: Entity::IpAddress,
    examples: About::proof(&[
        "from «2a02:8109:9f40:1a2b::7»",
        "gateway «fe80::1ff:fe23:4567:890a»",
        "[«2a02:8109:9f40::7»]:443",
        "net «2a02:8109:9f40::»/48",
        "«::ffff:165.212.204.20»",
        "host «fe80::dead:beef»%eth0",
    ]),
    counterexamples: About::proof(&[
        "IPv6Network('2001:db8::1')",
        "2001:db8::1/124",
        "::1",
        "::",
        "std::net::Ipv6Addr",
        "12:34:56",
        "dead::beef",
        "a::b1",
    ]),
};

/// The longest spelling, with an embedded IPv4 address (RFC 4291, section 2.2, item 3).
const LONGEST: usize = 45;

impl Detector for Ipv6Address {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[Trigger::Pattern("[0-9A-Fa-f]:[0-9A-Fa-f]*:[0-9A-Fa-f/]"), Trigger::Pattern("::[fF][fF][fF][fF]:[0-9]")]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let part = |b: &u8| b.is_ascii_hexdigit() || matches!(b, b':' | b'.');
        let before = hit.before(hit.end, LONGEST + 1);
        let last = usize::from(before.ends_with('/'));
        let back = last + before.bytes().rev().skip(last).take_while(part).count();
        let forth = hit.after(hit.end, LONGEST).bytes().take_while(part).count();
        let (start, end) = (hit.end - back, if last == 1 { hit.end - 1 } else { hit.end + forth });
        let text = hit.slice(start, end).trim_end_matches('.');
        let is_prefix = text.ends_with("::") && hit.after(end, 1) == "/";
        let text = if is_prefix { text } else { text.trim_end_matches([':', '.']) };
        let lead = text.len() - text.trim_start_matches('.').len();
        let (start, text) = (start + lead, text.get(lead..).unwrap_or_default());
        let Ok(address) = text.parse::<Ipv6Addr>() else {
            return;
        };
        let groups = text.split(':').filter(|group| !group.is_empty());
        let numbered = groups.clone().filter(|group| group.contains(|c: char| c.is_ascii_digit())).count();
        let is_nobody = address.is_loopback() || address.is_unspecified();
        let end = start + text.len();
        let is_cut = ends_inside_word(hit.before(start, 4)) || begins_inside_word(hit.after(end, 4));
        // The trigger fits at several places of one address; only the first of them is reported.
        let is_first = out.last().is_none_or(|last| last.span.start() != start || last.detector != ABOUT.id);
        let count = groups.count();
        let is_long = count >= 3 && (numbered >= 2 || numbered == 1 && text.len() >= 12)
            || count >= 2 && text.len() >= 9 && numbered >= 2
            || text.contains('.');
        let before = hit.before(start, 40);
        let is_cued = cue::is_near(before, &["ip", "host", "server", "address", "from", "client", "remote", "peer"]);
        let is_code = before.ends_with(['\'', '(']) || before.ends_with("(\"") || hit.after(end, 1) == "/";
        let is_example = matches!(address.segments(), [0x2001, 0xdb8, ..]) && (is_code || !is_cued);
        if !is_example && is_long && !is_nobody && !is_cut && is_first {
            out.extend(hit.candidate(&ABOUT, start, end, 0.9));
        }
    }
}
