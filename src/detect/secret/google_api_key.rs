//! Keys and tokens of Google Cloud.
//!
//! # Finds
//! API keys, OAuth client secrets and OAuth access tokens. The private key of a service account is found as such.
//! # Does not find
//! Ids of projects and OAuth clients.
//! # Evidence
//! The prefix, and the length that belongs to it.
//! # Source
//! Google Cloud documentation, "Manage API keys" and "Token types".

use crate::detect::pattern::Pattern;
use crate::detect::{About, Trigger};
use crate::model::Entity;

/// The detector.
pub static DETECTOR: Pattern = Pattern::new(
    &ABOUT,
    &[Trigger::Literal("AIza"), Trigger::Literal("GOCSPX-"), Trigger::Literal("ya29.")],
    r"((?:AIza[A-Za-z0-9_\-]{35}|GOCSPX-[A-Za-z0-9_\-]{28}|ya29\.[A-Za-z0-9_\-]{30,400}))(?:[^A-Za-z0-9_\-]|$)",
    0.95,
);

static ABOUT: About = About {
    id: "google-api-key",
    entity: Entity::ApiKey,
    examples: &[
        "key=«AIzaSyDfJ8xKq3mZ0uY7wN1pR4tV6bH2cL9eG5o»",
        "client_secret: «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»",
    ],
    counterexamples: &["AIzaSy", "AIzaSyD_not_long_enough"],
};
