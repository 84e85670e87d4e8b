//! Names in social networks.
//!
//! # Finds
//! `@name` where a network or a form of address is named, `@name42` within a sentence, and cells under the name of a
//! network.
//! # Does not find
//! Decorators, annotations, marks of documentation, scopes of packages, addresses.
//! # Evidence
//! The sign, and the words before it.
//! # Source
//! Observed notations of profiles and messages; the networks' own rules for names.

use crate::detect::{About, Detector, Hit, Trigger, cue, decoy};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: SocialHandle = SocialHandle;

/// See the module.
#[derive(Debug)]
pub struct SocialHandle;

static ABOUT: About = About {
    id: "social-handle",
    entity: Entity::SocialHandle,
    examples: About::proof(&[
        "Twitter: «@jane_roe»",
        "follow me on Instagram «@jane.roe»!",
        "Record shows «@jroe42».",
        "DM «@janeroe» for more",
    ]),
    counterexamples: About::proof(&[
        "@property",
        "    @staticmethod\n    def x",
        " * @param name",
        "npm i @types/node",
        "@Override public",
        "uses @decorator(1)",
        "a @b",
        "@media screen",
    ]),
};

const CUES: &[&str] = &[
    "twitter",
    "instagram",
    "insta",
    "tiktok",
    "telegram",
    "snapchat",
    "discord",
    "mastodon",
    "threads",
    "facebook",
    "bluesky",
    "handle",
    "handles",
    "follow",
    "dm",
    "tweet",
    "tweeted",
    "rt",
    "social",
    "signal",
    "slack",
    "tagged",
    "username",
    "skype",
];

const LABELS: &[&str] = &[
    "twitter",
    "instagram",
    "tiktok",
    "telegram",
    "snapchat",
    "discord",
    "mastodon",
    "facebook",
    "handle",
    "social media",
    "twitter handle",
    "social handle",
    "social media handle",
    "skype",
    "screen name",
    "github",
    "bluesky",
];

impl Detector for SocialHandle {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[Trigger::Pattern(r#"[ \n\t(:,"'>]@[A-Za-z0-9_]"#)]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let name = hit.end - 1;
        let after = hit.after(name, 40);
        let len = after.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.')).count();
        let text = after.get(..len).unwrap_or_default().trim_end_matches('.');
        let rest = after.get(text.len()..).unwrap_or_default();
        if !(3..=30).contains(&text.len()) || text.starts_with("__") || rest.starts_with(['(', '/', '@', '-', '[', '='])
        {
            return;
        }
        let before = hit.before(name - 1, 48);
        let line = before.get(before.rfind('\n').map_or(0, |at| at + 1)..).unwrap_or_default();
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let has_digit = digits > 0 && text.bytes().any(|byte| byte.is_ascii_alphabetic());
        // Within a sentence: a word before it, no mark of a comment at the front.
        let is_inline = || {
            line.trim_end().ends_with(|c: char| c.is_alphabetic())
                && !line.trim_start().starts_with(['*', '/', '#', '@'])
        };
        let score = match () {
            () if cue::is_near(line, CUES) => 0.8,
            () if has_digit && is_inline() => 0.55,
            () => return,
        };
        if decoy::is_placeholder(text) {
            return;
        }
        out.extend(hit.candidate(&ABOUT, name - 1, name + text.len(), score));
    }

    fn survey(&self, unit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let text = unit.after(0, 40);
        let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '@' | '#');
        if let Some(label) = unit.context.label
            && (3..40).contains(&text.len())
            && text.chars().all(part)
            && text.contains(char::is_alphabetic)
            && !decoy::is_placeholder(text)
            && label.ends_in(LABELS)
        {
            out.extend(unit.candidate(&ABOUT, 0, text.len(), 0.8));
        }
    }
}
