//! Web addresses that lead to a person.
//!
//! # Finds
//! Profiles in networks for people, for code and for research; pages of a user (`/~jroe`); the front page of a site
//! where somebody's own site is spoken of, and less surely elsewhere; cells under such a heading.
//! # Does not find
//! Addresses of documentation, of repositories, of interfaces.
//! # Evidence
//! The network and the form of its profiles, or the words before.
//! # Source
//! The networks' forms of profile addresses; RFC 3986, section 3.

use crate::detect::character::ends_inside_word;
use crate::detect::{About, Detector, Hit, Trigger, cue};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: WebAddress = WebAddress;

/// See the module.
#[derive(Debug)]
pub struct WebAddress;

static ABOUT: About = About {
    id: "web-address",
    entity: Entity::WebAddress,
    examples: About::proof(&[
        "see «https://www.linkedin.com/in/jane-roe-1a2b3c», please",
        "(«github.com/janeroe»)",
        "«https://orcid.org/0000-0002-1825-0097»",
        "My website is «http://www.RoeAndSons.com.cy/»",
        "«http://people.acme.edu/~jroe/index.html»",
        "«https://x.com/janeroe»!",
    ]),
    counterexamples: About::proof(&[
        "https://github.com/org/repo",
        "https://docs.acme.org/guide/intro.html",
        "https://github.com/features",
        "https://www.linkedin.com/company/acme",
        "http://www.w3.org/",
        "http://localhost/",
        "apiVersion: jane.github.com/v1alpha3",
        "ls /~",
    ]),
};

/// Parts of the addresses of networks that are no profiles.
const RESERVED: &[&str] = &[
    "about",
    "features",
    "login",
    "join",
    "signup",
    "orgs",
    "explore",
    "settings",
    "sharer",
    "intent",
    "share",
    "home",
    "search",
    "hashtag",
    "company",
    "groups",
    "watch",
    "pages",
    "events",
    "help",
    "privacy",
    "terms",
    "jobs",
    "i",
    "p",
    "reel",
    "pricing",
    "topics",
    "sponsors",
    "marketplace",
    "apps",
    "security",
    "plugins",
    "dialog",
    "sharer.php",
    "policies",
    "legal",
    "tos",
];

/// Hosts whose front pages tell nothing of a person.
const COMMON: &[&str] = &[
    "w3.org",
    "python.org",
    "github.com",
    "google.com",
    "apache.org",
    "mozilla.org",
    "microsoft.com",
    "localhost",
    "gnu.org",
    "schema.org",
    "xml.org",
    "unicode.org",
    "ietf.org",
    "oasis-open.org",
    "openxmlformats.org",
    "purl.org",
    "adobe.com",
    "iana.org",
    "wikipedia.org",
    "facebook.com",
    "twitter.com",
    "youtube.com",
    "linkedin.com",
    "instagram.com",
    "npmjs.com",
    "crates.io",
    "docker.com",
    "cloudflare.com",
    "googleapis.com",
    "jquery.com",
    "stackoverflow.com",
    "opensource.org",
];

const CUES: &[&str] = &[
    "website",
    "web site",
    "homepage",
    "home page",
    "portfolio",
    "blog",
    "site web",
    "webseite",
    "my site",
    "personal site",
];

const LABELS: &[&str] = &[
    "website",
    "web site",
    "homepage",
    "home page",
    "blog",
    "linkedin",
    "linkedin url",
    "github",
    "github url",
    "profile url",
    "portfolio",
    "personal website",
    "orcid",
    "webseite",
    "site web",
    "url",
    "facebook",
    "profile link",
];

impl Detector for WebAddress {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[
            Trigger::Pattern(concat!(
                r"(?i:linkedin\.com/(?:in|pub)|github\.com|gitlab\.com|[^a-z0-9]x\.com|twitter\.com|facebook\.com|instagram\.com|orcid\.org|[^a-z0-9]t\.me|",
                r"tiktok\.com|medium\.com|bsky\.app/profile|researchgate\.net/profile|keybase\.io|stackoverflow\.com/users|xing\.com/profile|",
                r"threads\.net|vk\.com|codepen\.io|kaggle\.com|behance\.net|youtube\.com|twitch\.tv|calendly\.com)/@?[a-zA-Z0-9_]",
            )),
            Trigger::Pattern("[a-z0-9]/(?:~|%7E)[a-z]"),
            Trigger::Literal("://"),
        ]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let found = match hit.trigger {
            0 => profile(hit),
            1 => whole(hit, hit.end)
                .filter(|&(start, _)| !hit.slice(start, hit.end).starts_with('/'))
                .map(|(a, b)| (a, b, 0.7)),
            _ => front_page(hit),
        };
        if let Some((start, end, score)) = found {
            out.extend(hit.candidate(&ABOUT, start, end, score));
        }
    }

    fn survey(&self, unit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let text = unit.after(0, 200);
        if let Some(label) = unit.context.label
            && text.len() < 200
            && text.contains('.')
            && (text.contains("://") || text.starts_with("www.") || text.contains('/') || !text.contains('@'))
            && !text.contains([' ', '\n'])
            && text.contains(|c: char| c.is_ascii_alphabetic())
            && label.ends_in(LABELS)
            && !is_repository(text)
        {
            let is_own = !label.ends_in(&["url"]);
            out.extend(unit.candidate(&ABOUT, 0, text.len(), if is_own { 0.7 } else { 0.4 }));
        }
    }
}

/// Networks whose pages are those of people.
const NETWORKS: &[&str] = &[
    "linkedin.com",
    "github.com",
    "gitlab.com",
    "x.com",
    "twitter.com",
    "facebook.com",
    "instagram.com",
    "orcid.org",
    "t.me",
    "tiktok.com",
    "medium.com",
    "bsky.app",
    "researchgate.net",
    "keybase.io",
    "stackoverflow.com",
    "xing.com",
    "threads.net",
    "vk.com",
    "codepen.io",
    "kaggle.com",
    "behance.net",
    "youtube.com",
    "twitch.tv",
    "calendly.com",
];

/// Tells whether what a detector of this id has found is a site of its own, and neither a user's page nor one of a network
/// for people: among programs such sites are mostly those of projects.
pub fn is_site(detector: &str, address: &str) -> bool {
    detector == ABOUT.id && !is_of_network(address)
}

fn is_of_network(address: &str) -> bool {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let is_sub = |network: &&str| host.strip_suffix(*network).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'));
    NETWORKS.iter().any(is_sub) || rest.contains("/~") || rest.contains("/%7E")
}

/// Tells whether an address is that of a repository: whose it is, it says only in passing.
fn is_repository(address: &str) -> bool {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let mut parts = rest.trim_end_matches('/').split('/');
    let is_code = parts.next().is_some_and(|host| matches!(host, "github.com" | "www.github.com" | "gitlab.com"));
    is_code && parts.count() > 1
}

/// Tells whether a character may stand in an address.
fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~%/:?#@!$&'*+=;".contains(c) || (!c.is_ascii() && c.is_alphanumeric())
}

/// The whole address around a place in it.
fn whole(hit: &Hit<'_>, at: usize) -> Option<(usize, usize)> {
    let before = hit.before(at, 96);
    let part = |c: char| is_part(c) && !matches!(c, '\'' | '=' | ';' | '&' | '!' | '*' | '$');
    let len: usize = before.chars().rev().take_while(|&c| part(c)).map(char::len_utf8).sum();
    let text = before.get(before.len() - len..)?;
    // "site:https://…": what stands before the scheme is no part of it.
    let lead = text.find("://").map_or(0, |scheme| {
        scheme - text.get(..scheme).map_or(0, |text| text.bytes().rev().take_while(u8::is_ascii_alphabetic).count())
    });
    let lead =
        if text.contains("://") { lead } else { text.len() - text.trim_start_matches([':', '-', '.', '/']).len() };
    let after = hit.after(at, 160);
    let len: usize = after.chars().take_while(|&c| is_part(c)).map(char::len_utf8).sum();
    let tail = after.get(..len)?.trim_end_matches(['.', '!', '?', ':', ';', '\'', '*']);
    Some((at - text.len() + lead, at + tail.len()))
}

/// A profile in a network; the hit ends in the first letter of its name.
fn profile(hit: &Hit<'_>) -> Option<(usize, usize, f32)> {
    let (start, end) = whole(hit, hit.end)?;
    let rest = hit.slice(hit.end - 1, end);
    let (name, more) = rest.split_once(['/', '?', '#']).unwrap_or((rest, ""));
    let address = hit.slice(start, hit.end).to_ascii_lowercase();
    let host = address.rsplit("://").next().unwrap_or_default().split('/').next().unwrap_or_default();
    let is_sub = host.split('.').count() > 2
        && !host.starts_with("www.")
        && host.split('.').next().is_some_and(|sub| sub.len() > 2);
    let is_code = address.contains("github.com") || address.contains("gitlab.com");
    let is_page = !RESERVED.contains(&name.to_ascii_lowercase().as_str())
        && name.len() > 2
        && !name.contains([':', '%', '$', '{']);
    let is_video = address.contains("youtube.com") && !address.contains('@');
    let is_whole = !address.contains('@') || !address.contains("//") || address.contains("/@");
    let has_more = is_code && !more.is_empty();
    // Where code is kept, as many pages are those of projects and companies.
    let score = if is_code { 0.6 } else { 0.7 };
    (is_page && is_whole && !(is_sub || is_video || has_more)).then_some((start, end, score))
}

/// The front page of a site; the hit is what follows the scheme.
fn front_page(hit: &Hit<'_>) -> Option<(usize, usize, f32)> {
    let scheme = hit.before(hit.start, 5);
    let scheme = ["https", "http"].into_iter().find(|name| scheme.ends_with(name))?;
    let start = hit.start - scheme.len();
    let rest = hit.after(hit.end, 80);
    let len: usize =
        rest.chars().take_while(|&c| c.is_alphanumeric() || matches!(c, '.' | '-')).map(char::len_utf8).sum();
    let host = rest.get(..len)?.trim_end_matches('.');
    let after = rest.get(host.len()..)?;
    let slash = usize::from(after.starts_with('/'));
    // Most addresses go on with a path.
    let goes_on = after
        .get(slash..)?
        .chars()
        .next()
        .is_some_and(|c| !matches!(c, '.' | '!' | '?' | '\'' | ';' | '*') && is_part(c));
    let is_sound = host.contains('.')
        && host.contains(|c: char| c.is_ascii_alphabetic())
        && !host.ends_with(|c: char| c.is_ascii_digit());
    let before = hit.before(start, 48);
    if goes_on || !is_sound || ends_inside_word(before) {
        return None;
    }
    let is_prose = before.is_empty()
        || before.ends_with(['\n', ' ']) && !before.trim_start().starts_with(['#', '*', '/', '"', '<']);
    let is_own = cue::is_near(before, CUES);
    if !is_own && !is_prose {
        return None;
    }
    let lower = host.to_ascii_lowercase();
    let is_common =
        COMMON.iter().any(|common| lower.strip_suffix(common).is_some_and(|sub| sub.is_empty() || sub.ends_with('.')));
    let is_example = lower.contains("example") || lower.ends_with(".invalid") || lower.ends_with(".test");
    let is_free = !is_common && !is_example;
    is_free.then_some((start, hit.end + host.len() + slash, if is_own { 0.6 } else { 0.3 }))
}
