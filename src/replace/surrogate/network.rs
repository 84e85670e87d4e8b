//! Addresses of machines.

use super::folded;
use crate::replace::fit::poured;
use crate::replace::{Found, Ledger};

/// After this many attempts the small ranges count as used up.
const MANY: u32 = 16;

/// An address from the ranges for documentation (RFC 5737, RFC 3849), or the one for measuring (RFC 2544) when those
/// are used up; a port or the length of a prefix stays.
pub fn ip(found: &Found<'_>, ledger: &Ledger, attempt: u32) -> Option<String> {
    let text = found.spelling.trim_start_matches('[');
    let open = found.spelling.get(..found.spelling.len() - text.len())?;
    let end = text.find(|c: char| !c.is_ascii_hexdigit() && c != ':' && c != '.').unwrap_or(text.len());
    let (address, rest) = text.split_at_checked(end)?;
    let mut draw = ledger.seed.draw("ip", folded(found), attempt);
    // Four numbers, which a port may follow.
    let (four, port) = address.split_once(':').unwrap_or((address, ""));
    let numbers: Vec<&str> = four.split('.').collect();
    if let [_, _, _, last] = numbers.as_slice()
        && numbers.iter().all(|number| number.parse::<u8>().is_ok())
    {
        let last = if *last == "0" { 0 } else { 1 + draw.below(254) };
        let net = match attempt {
            0..MANY => draw.word_of("192.0.2 198.51.100 203.0.113").to_owned(),
            _ => format!("198.{}.{}", 18 + draw.below(2), draw.below(256)),
        };
        let colon = if port.is_empty() && !address.contains(':') { "" } else { ":" };
        return Some(format!("{open}{net}.{last}{colon}{port}{rest}"));
    }
    if address.matches(':').count() < 2 || !address.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b':') {
        return None;
    }
    let groups = address.split(':').filter(|group| !group.is_empty()).count();
    let is_cut = address.contains("::");
    let mut out = "2001:db8:".to_owned();
    let count = if is_cut { groups.saturating_sub(2).clamp(1, 5) } else { 6 };
    out += if is_cut { ":" } else { "" };
    for index in 0..count {
        out += if index > 0 { ":" } else { "" };
        out += &format!("{:x}", draw.below(0xffff) + 1);
    }
    Some(format!("{open}{out}{rest}"))
}

/// An address from the ranges for documentation: one machine, or many machines when those are used up (RFC 7042,
/// sections 2.1.2 and 2.1.4).
pub fn mac(found: &Found<'_>, ledger: &Ledger, attempt: u32) -> Option<String> {
    let is_address = found.spelling.chars().filter(char::is_ascii_alphanumeric).count() == 12;
    let mut draw = ledger.seed.draw("mac", folded(found), attempt);
    let range = if attempt < 2 * MANY { "00005E0053" } else { "01005E9010" };
    let last = format!("{:02X}", draw.below(256));
    let address = format!("{range}{last}");
    let is_small = found.spelling.contains(|c: char| c.is_ascii_lowercase());
    let over =
        found.spelling.chars().map(|c| if c.is_ascii_alphanumeric() { if is_small { 'a' } else { 'A' } } else { c });
    is_address.then(|| poured(&address, &over.collect::<String>()))
}
