//! Policies and packs that come with the crate, as data files.

use serde_json::Value as Json;

use super::{Policy, parse};

/// Whole policies to build on.
const PRESETS: &[(&str, &str)] = &[
    ("default", include_str!("preset/default.json")),
    ("hipaa-safe-harbor", include_str!("preset/hipaa-safe-harbor.json")),
    ("gdpr", include_str!("preset/gdpr.json")),
    ("secrets-only", include_str!("preset/secrets-only.json")),
    ("max-privacy", include_str!("preset/max-privacy.json")),
    ("everything", include_str!("preset/everything.json")),
];

/// What occupations add.
const PACKS: &[(&str, &str)] = &[
    ("agriculture", include_str!("pack/agriculture.json")),
    ("aviation", include_str!("pack/aviation.json")),
    ("finance", include_str!("pack/finance.json")),
    ("hr", include_str!("pack/hr.json")),
    ("law", include_str!("pack/law.json")),
    ("medicine", include_str!("pack/medicine.json")),
    ("pharmacy", include_str!("pack/pharmacy.json")),
    ("science", include_str!("pack/science.json")),
    ("software", include_str!("pack/software.json")),
];

/// The names of the presets.
pub fn presets() -> impl Iterator<Item = &'static str> {
    PRESETS.iter().map(|(name, _)| *name)
}

/// The names of the packs.
pub fn packs() -> impl Iterator<Item = &'static str> {
    PACKS.iter().map(|(name, _)| *name)
}

/// The preset of a name.
pub fn policy(name: &str) -> Option<Policy> {
    parse::own(PRESETS.iter().find(|(known, _)| *known == name)?.1)
}

/// The pack of a name.
pub fn pack(name: &str) -> Option<Json> {
    serde_json::from_str(PACKS.iter().find(|(known, _)| *known == name)?.1).ok()
}
