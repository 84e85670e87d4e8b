//! Tokens and webhooks of Slack.
//!
//! # Finds
//! Bot, user, app, refresh and legacy tokens, and the path of an incoming webhook.
//! # Does not find
//! Ids of workspaces and channels.
//! # Evidence
//! The prefix and the groups of digits behind it.
//! # Source
//! Slack API documentation, "Token types" and "Incoming webhooks".

use crate::detect::pattern::Pattern;
use crate::detect::{About, Trigger};
use crate::model::Entity;

/// The detector.
pub static DETECTOR: Pattern = Pattern::new(
    &ABOUT,
    &[
        Trigger::Literal("xoxa-"),
        Trigger::Literal("xoxb-"),
        Trigger::Literal("xoxe-"),
        Trigger::Literal("xoxe."),
        Trigger::Literal("xoxo-"),
        Trigger::Literal("xoxp-"),
        Trigger::Literal("xoxr-"),
        Trigger::Literal("xoxs-"),
        Trigger::Literal("xapp-"),
        Trigger::Literal("hooks.slack.com/"),
    ],
    r"((?:xox[abeoprs][-.](?:xox[bp]-)?[0-9A-Za-z][0-9A-Za-z\-]*[0-9][0-9A-Za-z\-]{8,}|xapp-[0-9]-[A-Za-z0-9]+-[0-9]+-[A-Za-z0-9]+|hooks\.slack\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{40,60}))",
    0.95,
);

static ABOUT: About = About {
    id: "slack-token",
    entity: Entity::ApiKey,
    examples: &[
        "token: «xoxb-263594206564-2343594206574-FGqddMF8t08v8N7Oq4i57vs1»",
        "https://«hooks.slack.com/services/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»",
    ],
    counterexamples: &["xoxb-", "xoxo-hugs-and-kisses"],
};
