//! Access key ids of Amazon Web Services.
//!
//! # Finds
//! The id of a long-lived or temporary key. Its secret half is found beside its label.
//! # Does not find
//! Ids of users, roles and other resources, which open nothing; the ids of the documentation.
//! # Evidence
//! A prefix that AWS reserves for keys, and sixteen characters of its base32 alphabet.
//! # Source
//! AWS IAM User Guide, "Unique identifiers".

use crate::detect::pattern::Pattern;
use crate::detect::{About, Trigger};
use crate::model::Entity;

/// The detector.
pub static DETECTOR: Pattern = Pattern::new(
    &ABOUT,
    &[Trigger::Literal("AKIA"), Trigger::Literal("ASIA"), Trigger::Literal("ABIA"), Trigger::Literal("ACCA")],
    r"((?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{9}(?:[A-Z2-7]{7}))(?:[^A-Za-z0-9]|$)",
    0.95,
);

static ABOUT: About = About {
    id: "aws-access-key-id",
    entity: Entity::ApiKey,
    examples: &["aws_access_key_id = «AKIAQYLPMN5HHHFPZAM2»", "creds: «ASIAY34FZKBOKMUTVV7A»,"],
    counterexamples: &["AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7", "XAKIAQYLPMN5HHHFPZAM2", "AIDAQYLPMN5HHHFPZAM2"],
};
