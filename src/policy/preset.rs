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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::error::Error;
    use crate::model::{Category, Entity};
    use crate::policy::Action;

    /// The examples and counterexamples of every rule are held against it where it is read.
    #[test]
    fn every_preset_and_every_pack_is_valid_alone_and_all_packs_are_together() {
        let names: Vec<&str> = packs().collect();
        let policies = presets().map(|name| format!(r#"{{"preset": "{name}"}}"#));
        let alone = names.iter().map(|name| format!(r#"{{"packs": ["{name}"]}}"#));
        let together = std::iter::once(format!(r#"{{"packs": {names:?}}}"#));
        let mut all = Vec::new();
        for json in policies.chain(alone).chain(together) {
            match Policy::from_json(&json) {
                Ok(policy) => assert_eq!(policy.warnings, [""; 0], "{json}"),
                Err(Error::PolicyInvalid { faults }) => {
                    all.extend(faults.iter().map(|fault| format!("{json}: {fault}")))
                }
                Err(error) => all.push(error.to_string()),
            }
        }
        assert!(all.is_empty(), "{}", all.join("\n"));
        assert!(presets().all(|name| policy(name).is_some()));
    }

    #[test]
    fn every_rule_of_a_pack_has_examples_and_says_why() {
        for name in packs() {
            let pack = pack(name).unwrap();
            assert_eq!(pack.get("id").unwrap(), name);
            for rule in pack.get("rules").unwrap().as_array().unwrap() {
                for key in ["about", "examples", "counterexamples"] {
                    assert!(rule.get(key).is_some(), "{name}: {rule} has no {key}");
                }
            }
        }
    }

    #[test]
    fn presets_do_what_their_names_say() {
        let of = |name: &str, entity| policy(name).unwrap().rule(entity).action;
        for &entity in Entity::ALL {
            let is_secret = entity.category() == Category::Secret;
            let expected = if is_secret || entity == Entity::Term { Action::Remove } else { Action::Keep };
            assert_eq!(of("secrets-only", entity), expected, "{entity:?}");
            assert_ne!(of("max-privacy", entity), Action::Keep, "{entity:?}");
            if is_secret {
                assert!(presets().all(|name| of(name, entity) == Action::Remove), "{entity:?}");
            }
        }
        assert_eq!(of("default", Entity::NonPublic), Action::Review);
        assert_eq!(of("default", Entity::Date), Action::Keep);
        assert_eq!(of("hipaa-safe-harbor", Entity::Date), Action::Remove);
        assert_eq!(of("gdpr", Entity::PersonalTrait), Action::Review);
    }
}
