//! Keys of Stripe.
//!
//! # Finds
//! Secret and restricted keys, live and test, and the secrets of webhooks.
//! # Does not find
//! Publishable keys, which are made to be seen.
//! # Evidence
//! The prefix, and at least sixteen letters and digits.
//! # Source
//! Stripe documentation, "API keys".

use crate::detect::pattern::Pattern;
use crate::detect::{About, Trigger};
use crate::model::Entity;

/// The detector.
pub static DETECTOR: Pattern = Pattern::new(
    &ABOUT,
    &[
        Trigger::Literal("sk_live_"),
        Trigger::Literal("sk_test_"),
        Trigger::Literal("rk_live_"),
        Trigger::Literal("rk_test_"),
        Trigger::Literal("sk_prod_"),
        Trigger::Literal("rk_prod_"),
        Trigger::Literal("whsec_"),
    ],
    r"((?:[sr]k_(?:live|test|prod)_|whsec_)[A-Za-z0-9]{10,247})(?:[^A-Za-z0-9]|$)",
    0.95,
);

static ABOUT: About = About {
    id: "stripe-key",
    entity: Entity::ApiKey,
    examples: &["stripe.api_key = \"«sk_live_4eC39HqLyjWDarjtT1zdp7dc»\"", "«whsec_5WbX5kEWLlfzsGNjH64I8lOOqUB6e8FH»"],
    counterexamples: &["pk_live_4eC39HqLyjWDarjtT1zdp7dc", "task_live_4eC39HqLyjWDarjtT1zdp7dc", "sk_test_short"],
};
