//! Names of accounts, and what is made of them.

use super::{address, folded, secret, shape};
use crate::replace::name::{Names, lists};
use crate::replace::{Found, Ledger};

/// Accounts that belong to an office and no person; they keep their names.
const OFFICES: &str = "abuse accounts admin billing careers contact finance hello help helpdesk hr info it jobs legal mail \
marketing news newsletter noreply no-reply office orders postmaster press privacy root sales security service support team \
webmaster";

/// An e-mail address at a domain that is kept for examples (RFC 2606); who is called otherwise, is so before the `@` too.
pub fn email(found: &Found<'_>, ledger: &Ledger, attempt: u32) -> Option<String> {
    let (local, domain) = found.spelling.rsplit_once('@')?;
    let (kind, local) = local.rsplit_once(':').map_or(("", local), |(kind, local)| (kind, local));
    let is_office = lists(OFFICES, &local.to_lowercase());
    let followed = if is_office { Some(local.to_owned()) } else { following(ledger, local, folded(found)) };
    let colon = if kind.is_empty() { "" } else { ":" };
    let made =
        |local: &str, attempt: u32| format!("{kind}{colon}{local}@{}", address::domain(&ledger.seed, domain, attempt));
    Some(match followed {
        Some(local) => made(&local, attempt),
        None => made(&invented(ledger, local, folded(found), attempt), 0),
    })
}

/// The name of an account or a handle.
pub fn name(found: &Found<'_>, ledger: &Ledger, attempt: u32) -> Option<String> {
    let handle = found.spelling.strip_prefix('@').unwrap_or(found.spelling);
    if handle.contains('@') {
        return email(found, ledger, attempt);
    }
    let (domain, account) = handle.rsplit_once(['\\', '/']).unwrap_or(("", handle));
    let sign = if found.spelling.len() > handle.len() { "@" } else { "" };
    let parted = handle.get(domain.len()..handle.len() - account.len())?;
    let domain = shape::filled(&mut ledger.seed.draw("domain", domain, 0), domain);
    Some(format!("{sign}{domain}{parted}{}", called(ledger, account, folded(found), attempt)))
}

fn called(ledger: &Ledger, account: &str, value: &str, attempt: u32) -> String {
    match following(ledger, account, value) {
        Some(name) if attempt == 0 => name,
        Some(name) => name + &ledger.seed.draw("more", value, attempt).digits(2),
        None => invented(ledger, account, value, attempt),
    }
}

/// `user:password` inside a web address.
pub fn credential(found: &Found<'_>, ledger: &Ledger, attempt: u32) -> Option<String> {
    let (user, password) = found.spelling.split_once(':')?;
    if found.spelling.contains(['@', '/']) {
        return None;
    }
    let password = secret::inert(ledger, password, folded(found), attempt)?;
    Some(format!("{}:{password}", called(ledger, user, user, 0)))
}

/// The words of a name, letters and signs parted.
fn runs(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let is_word = rest.chars().next()?.is_alphabetic();
        let end = rest.find(|c: char| c.is_alphabetic() != is_word).unwrap_or(rest.len());
        let (run, after) = rest.split_at_checked(end)?;
        rest = after;
        Some((run, is_word))
    })
}

/// What an account is called when somebody after whom it is named is called otherwise.
fn following(ledger: &Ledger, local: &str, value: &str) -> Option<String> {
    let lower = local.to_lowercase();
    let words: Vec<&str> = runs(&lower).filter(|(_, is_word)| *is_word).map(|(word, _)| word).collect();
    let mut draw = ledger.seed.draw("digits", value, 0);
    let mut is_followed = false;
    let mut out = String::new();
    for (run, is_word) in runs(&lower) {
        let followed = if is_word { ledger.names.follow(&ledger.seed, run, &words) } else { None };
        is_followed |= followed.is_some();
        out += &followed.unwrap_or_else(|| shape::filled(&mut draw, run));
    }
    is_followed.then_some(out)
}

/// A name of the same shape for an account of nobody that is known.
fn invented(ledger: &Ledger, local: &str, value: &str, attempt: u32) -> String {
    let (first, family) = Names::invented(&ledger.seed, value, attempt);
    let mut draw = ledger.seed.draw("digits", value, attempt);
    let words = runs(local).filter(|(run, is_word)| *is_word && run.len() > 1).count();
    let mut names = if words > 1 { [first, family] } else { [family, first] }.into_iter();
    let mut out = String::new();
    for (run, is_word) in runs(local) {
        let name = if is_word && run.len() > 1 { names.next() } else { None };
        out += &name.unwrap_or_else(|| shape::filled(&mut draw, run));
    }
    // One name alone is soon used up.
    if words < 2 && attempt > 1 { out + &draw.digits(attempt as usize / 8 + 1) } else { out }
}
