//! Tokens of GitHub.
//!
//! # Finds
//! Personal, OAuth, server, refresh and fine-grained tokens.
//! # Does not find
//! Tokens of the time before prefixes, unless they stand beside a label.
//! # Evidence
//! The prefix, and the length that belongs to it.
//! # Source
//! GitHub Docs, "About authentication to GitHub: token formats".

use crate::detect::pattern::Pattern;
use crate::detect::{About, Trigger};
use crate::model::Entity;

/// The detector.
pub static DETECTOR: Pattern = Pattern::new(
    &ABOUT,
    &[
        Trigger::Literal("ghp_"),
        Trigger::Literal("gho_"),
        Trigger::Literal("ghu_"),
        Trigger::Literal("ghs_"),
        Trigger::Literal("ghr_"),
        Trigger::Literal("github_pat_"),
    ],
    r"((?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{70,100}))(?:[^A-Za-z0-9]|$)",
    0.98,
);

static ABOUT: About = About {
    id: "github-token",
    entity: Entity::ApiKey,
    examples: &[
        "GITHUB_TOKEN=«ghp_16C7e42F292c6912E7710c838347Ae178B4a»",
        "«github_pat_11ABCDEFG0x7dY2kq1ZvHq_9aQWertyuiopASDFGHjklzxcvBNM1234567890qwertyUIOPasdfghjk»",
    ],
    counterexamples: &["ghp_short", "aghp_16C7e42F292c6912E7710c838347Ae178B4a is the rest of something"],
};
