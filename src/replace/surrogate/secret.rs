//! Keys and passwords that open nothing.

use super::folded;
use crate::replace::{Found, Ledger};

/// How the keys of vendors begin; of other keys nothing stays.
const VENDORS: &str = "sk_live_ sk_test_ pk_live_ pk_test_ rk_live_ rk_test_ whsec_ ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ glpat- glsa_ \
xoxb- xoxp- xoxa- xoxr- xoxs- xapp- AKIA ASIA AIza ya29. eyJ sk-ant- sk-proj- sk-or- sk- SG. hf_ npm_ pypi- dop_v1_ shpat_ shpss_ \
sq0atp- sq0csp- LTAI hvs. dapi lin_api_ ntn_ r8_ gsk_ xai- pplx- ATATT NRAK- PMAK- rubygems_ figd_ key-";

/// What the body of a dead key says.
const STAMP: &str = "EXAMPLE";

/// Sequences of at most this many letters and digits at the end tell keys apart.
const TAIL: usize = 8;

/// A password that says that it is none.
pub fn password(found: &Found<'_>, ledger: &Ledger, attempt: u32) -> Option<String> {
    inert(ledger, found.spelling, folded(found), attempt)
}

/// A key with its vendor's prefix and a body that says that it is none.
pub fn key(found: &Found<'_>, ledger: &Ledger, attempt: u32) -> Option<String> {
    let text = found.spelling;
    let prefix = VENDORS.split(' ').filter(|prefix| text.starts_with(prefix) && text.len() > prefix.len() + TAIL);
    let prefix = prefix.max_by_key(|prefix| prefix.len()).unwrap_or_default();
    let body = text.get(prefix.len()..)?;
    Some(prefix.to_owned() + &inert(ledger, body, folded(found), attempt)?)
}

/// Writes over the letters and digits of a secret, signs and the frame of a key file excepted.
///
/// The letters are those of `EXAMPLE`, in small letters where the secret has no others; they are noughts where it has
/// only digits or only hexadecimal ones. The last few are drawn, a digit for a digit and a letter for a letter.
pub fn inert(ledger: &Ledger, text: &str, value: &str, attempt: u32) -> Option<String> {
    let is_frame = |line: &str| line.trim_start().starts_with("-----");
    // A line end may be written out, as in a file of settings.
    let lines = || text.split_inclusive('\n').flat_map(|line| line.split_inclusive("\\n"));
    let body = |line: &str| line.strip_suffix("\\n").map_or(line.len(), str::len);
    let signs = || {
        let inner = lines().filter(|line| !is_frame(line));
        inner.flat_map(|line| line.get(..body(line)).unwrap_or_default().chars()).filter(|c| c.is_alphanumeric())
    };
    let count = signs().count();
    let is_number = signs().all(|c| c.is_ascii_hexdigit()) && signs().any(|c| c.is_ascii_digit());
    let has = |kind: fn(&char) -> bool| signs().any(|c| kind(&c));
    let (has_capitals, has_small) = (has(|c| c.is_uppercase()), has(|c| c.is_lowercase()));
    let tail = if count < 2 * TAIL { count.div_ceil(2) } else { TAIL };
    let mut draw = ledger.seed.draw("secret", value, attempt);
    let mut index = 0;
    let mut written = |c: char| {
        if !c.is_alphanumeric() {
            return c;
        }
        index += 1;
        match c {
            _ if index + tail <= count && is_number => '0',
            _ if index + tail <= count => {
                let stamp = STAMP.chars().nth((index - 1) % STAMP.len()).unwrap_or('X');
                if has_small && !has_capitals { stamp.to_ascii_lowercase() } else { stamp }
            }
            '0'..='9' => draw.byte_of("0123456789"),
            'a'..='f' if is_number => draw.byte_of("abcdef"),
            'A'..='F' if is_number => draw.byte_of("ABCDEF"),
            c if c.is_uppercase() => draw.byte_of("ABCDEFGHJKLMNPQRSTUVWXYZ"),
            _ => draw.byte_of("abcdefghjkmnpqrstuvwxyz"),
        }
    };
    let mut out = String::new();
    for line in lines() {
        if is_frame(line) {
            out.push_str(line);
            continue;
        }
        let (inner, end) = line.split_at_checked(body(line))?;
        out.extend(inner.chars().map(&mut written));
        out.push_str(end);
    }
    (count > 3).then_some(out)
}
