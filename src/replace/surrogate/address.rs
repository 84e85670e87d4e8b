//! Hosts and web addresses.

use super::{folded, invented, network, shape};
use crate::replace::{Found, Ledger, Seed};

/// Words of paths that tell of nobody.
const GENERIC: &str = "in en de fr us uk user users u profile profiles people person author authors id view page p index html htm php \
pub public company about contact posts post photos channel watch status www api v1 v2 http https";

/// A domain that is kept for examples (RFC 2606, section 3): the same for the same domain, and one below it from the
/// second attempt on.
pub fn domain(seed: &Seed, original: &str, attempt: u32) -> String {
    let original = original.to_lowercase();
    let top = seed.draw("domain", &original, 0).word_of("com org net");
    if attempt == 0 {
        return format!("example.{top}");
    }
    let below = invented::word(seed, &original, attempt).to_lowercase();
    format!("{below}.example.{top}")
}

/// A web address with another host and path; its scheme, its port and words such as `profile` stay.
pub fn web(found: &Found<'_>, ledger: &Ledger, attempt: u32) -> Option<String> {
    let (scheme, rest) = match found.spelling.find("://") {
        Some(at) => found.spelling.split_at_checked(at + 3)?,
        None => ("", found.spelling),
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at_checked(end)?;
    let authority = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let (host, port) = parted_port(authority);
    let (www, host) = host.strip_prefix("www.").map_or(("", host), |host| ("www.", host));
    let mut draw = ledger.seed.draw("path", folded(found), attempt);
    let mut out = String::new();
    let mut rest = path;
    while let Some(c) = rest.chars().next() {
        if c == '%' && rest.get(1..3).is_some_and(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit())) {
            out.push('-');
            rest = rest.get(3..).unwrap_or_default();
            continue;
        }
        let len = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len()).max(c.len_utf8());
        let (word, after) = rest.split_at_checked(len)?;
        let lower = word.to_lowercase();
        let name = || ledger.names.follow(&ledger.seed, &lower, &[]);
        let is_generic = GENERIC.split(' ').any(|known| known == lower);
        out += &if is_generic { word.to_owned() } else { name().unwrap_or_else(|| shape::filled(&mut draw, word)) };
        rest = after;
    }
    let has_path = out.contains(|c: char| c.is_alphanumeric()) && out != path;
    let host = domain(&ledger.seed, host, if has_path { 0 } else { attempt });
    Some(format!("{scheme}{www}{host}{port}{out}"))
}

fn parted_port(authority: &str) -> (&str, &str) {
    let is_port = |port: &str| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    let at = authority.rfind(':').filter(|at| authority.get(at + 1..).is_some_and(is_port));
    at.and_then(|at| authority.split_at_checked(at)).unwrap_or((authority, ""))
}

/// A machine that only an organisation itself can reach.
pub fn host(found: &Found<'_>, ledger: &Ledger, attempt: u32) -> Option<String> {
    let text = found.spelling;
    if let Some(address) = network::ip(found, ledger, attempt) {
        return Some(address);
    }
    if text.contains("://") {
        return web(found, ledger, attempt);
    }
    let mut draw = ledger.seed.draw("host", folded(found), attempt);
    if text.contains(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '-' | '_' | ':')) {
        return Some(shape::filled(&mut draw, text));
    }
    let (name, port) = parted_port(text);
    let (label, parent) = name.split_once('.').unwrap_or((name, ""));
    let digits = label.chars().rev().take_while(char::is_ascii_digit).count();
    let word = invented::word(&ledger.seed, folded(found), attempt).to_lowercase();
    let label = word + &draw.digits(digits);
    Some(if parent.is_empty() { label + port } else { format!("{label}.{}{port}", domain(&ledger.seed, parent, 0)) })
}
