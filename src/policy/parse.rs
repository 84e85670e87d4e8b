//! Reads a policy and tells every fault at once.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use super::{Action, Policy, Rule};
use crate::error::{Error, Result};
use crate::format;
use crate::limits::Limits;
use crate::model::{Entity, Sensitive};
use crate::replace;

/// Reads a policy.
///
/// # Errors
/// `PolicyInvalid` with every fault and its JSON path.
pub fn policy(json: &str) -> Result<Policy> {
    let root = match serde_json::from_str(json) {
        Ok(Json::Object(root)) => root,
        Ok(_) => return Err(Error::PolicyInvalid { faults: vec!["$: has to be an object".to_owned()] }),
        Err(fault) => {
            let place = format!("$: not JSON at line {}, column {}", fault.line(), fault.column());
            return Err(Error::PolicyInvalid { faults: vec![place] });
        }
    };
    let mut reader = Reader { faults: Vec::new() };
    let policy = reader.root(&root);
    if reader.faults.is_empty() { Ok(policy) } else { Err(Error::PolicyInvalid { faults: reader.faults }) }
}

/// The keys of the top level, of a rule, of the terms and of the limits; the schema lists the same.
const ROOT: &[&str] = &["$schema", "id", "version", "default", "entities", "terms", "formats", "limits"];
const RULE: &[&str] = &["action", "threshold", "replacement"];
const TERMS: &[&str] = &["remove", "keep"];
const LIMITS: &[&str] = &["file_bytes", "part_bytes", "unpacked_bytes", "ratio", "parts", "depth", "units"];

struct Reader {
    faults: Vec<String>,
}

impl Reader {
    fn root(&mut self, root: &Map<String, Json>) -> Policy {
        self.known_keys("$", root, ROOT);
        let mut policy = Policy::default();
        if let Some(id) = self.string("$.id", root.get("id")) {
            policy.id = id;
        }
        if let Some(version) = self.count("$.version", root.get("version")) {
            policy.version = version;
        }
        if let Some(rule) = self.object("$.default", root.get("default")) {
            policy.common = self.rule("$.default", rule, policy.common);
        }
        if let Some(rules) = self.object("$.entities", root.get("entities")) {
            policy.rules = self.rules(rules, policy.common);
        }
        if let Some(terms) = self.object("$.terms", root.get("terms")) {
            self.known_keys("$.terms", terms, TERMS);
            policy.remove_terms = self.terms("$.terms.remove", terms.get("remove"));
            policy.keep_terms = self.terms("$.terms.keep", terms.get("keep"));
        }
        policy.formats = self.strings("$.formats", root.get("formats"));
        for (index, id) in policy.formats.iter().enumerate() {
            if !format::all().iter().any(|format| format.about().id == id) {
                self.faults.push(format!("$.formats[{index}]: no such format"));
            }
        }
        if let Some(limits) = self.object("$.limits", root.get("limits")) {
            policy.limits = self.limits(limits);
        }
        policy
    }

    fn rules(&mut self, rules: &Map<String, Json>, common: Rule) -> BTreeMap<Entity, Rule> {
        let mut out = BTreeMap::new();
        for (code, rule) in rules {
            let path = format!("$.entities.{code}");
            let Some(entity) = Entity::from_code(code) else {
                self.faults.push(format!("{path}: no such entity"));
                continue;
            };
            if let Some(rule) = self.object(&path, Some(rule)) {
                out.insert(entity, self.rule(&path, rule, common));
            }
        }
        out
    }

    fn rule(&mut self, path: &str, rule: &Map<String, Json>, common: Rule) -> Rule {
        self.known_keys(path, rule, RULE);
        let mut out = common;
        if let Some(code) = self.string(&format!("{path}.action"), rule.get("action")) {
            match Action::from_code(&code) {
                Some(action) => out.action = action,
                None => {
                    let codes: Vec<_> = Action::ALL.iter().map(|action| action.code()).collect();
                    self.faults.push(format!("{path}.action: has to be one of {}", codes.join(", ")));
                }
            }
        }
        match rule.get("threshold").map(Json::as_f64) {
            None => {}
            Some(Some(threshold)) if (0.0..=1.0).contains(&threshold) => out.threshold = threshold as f32,
            Some(_) => self.faults.push(format!("{path}.threshold: has to be a number from 0 to 1")),
        }
        if let Some(id) = self.string(&format!("{path}.replacement"), rule.get("replacement")) {
            match replace::from_id(&id) {
                Some(replacement) => out.replacement = replacement,
                None => {
                    let ids: Vec<_> = replace::all().iter().map(|replacement| replacement.id()).collect();
                    self.faults.push(format!("{path}.replacement: has to be one of {}", ids.join(", ")));
                }
            }
        }
        out
    }

    fn limits(&mut self, limits: &Map<String, Json>) -> Limits {
        self.known_keys("$.limits", limits, LIMITS);
        let mut out = Limits::default();
        let fields = [
            ("file_bytes", &mut out.file_bytes),
            ("part_bytes", &mut out.part_bytes),
            ("unpacked_bytes", &mut out.unpacked_bytes),
            ("ratio", &mut out.ratio),
            ("parts", &mut out.parts),
            ("depth", &mut out.depth),
            ("units", &mut out.units),
        ];
        for (key, field) in fields {
            let Some(value) = self.count(&format!("$.limits.{key}"), limits.get(key)) else { continue };
            if value > *field {
                self.faults.push(format!("$.limits.{key}: may not be more than {field}"));
            }
            *field = value;
        }
        out
    }

    fn terms(&mut self, path: &str, value: Option<&Json>) -> Vec<Sensitive<String>> {
        let terms = self.strings(path, value);
        for (index, term) in terms.iter().enumerate() {
            if term.chars().filter(|c| c.is_alphanumeric()).count() < 2 {
                self.faults.push(format!("{path}[{index}]: needs at least two letters or digits"));
            }
        }
        terms.into_iter().map(Sensitive::from).collect()
    }

    fn known_keys(&mut self, path: &str, object: &Map<String, Json>, known: &[&str]) {
        for key in object.keys().filter(|key| !known.contains(&key.as_str())) {
            self.faults.push(format!("{path}.{key}: no such key"));
        }
    }

    fn object<'a>(&mut self, path: &str, value: Option<&'a Json>) -> Option<&'a Map<String, Json>> {
        self.typed(path, value, "an object", Json::as_object)
    }

    fn string(&mut self, path: &str, value: Option<&Json>) -> Option<String> {
        self.typed(path, value, "a string", Json::as_str).map(str::to_owned)
    }

    fn count(&mut self, path: &str, value: Option<&Json>) -> Option<u64> {
        self.typed(path, value, "a whole number", Json::as_u64)
    }

    fn strings(&mut self, path: &str, value: Option<&Json>) -> Vec<String> {
        let items = self.typed(path, value, "a list", Json::as_array);
        let items = items.map(Vec::as_slice).unwrap_or_default().iter().enumerate();
        items.filter_map(|(index, item)| self.string(&format!("{path}[{index}]"), Some(item))).collect()
    }

    fn typed<'a, T>(
        &mut self,
        path: &str,
        value: Option<&'a Json>,
        what: &str,
        read: impl Fn(&'a Json) -> Option<T>,
    ) -> Option<T> {
        let value = value?;
        let typed = read(value);
        if typed.is_none() {
            self.faults.push(format!("{path}: has to be {what}"));
        }
        typed
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn faults(json: &str) -> Vec<String> {
        match policy(json) {
            Err(Error::PolicyInvalid { faults }) => faults,
            other => vec![format!("{other:?}")],
        }
    }

    #[test]
    fn every_fault_is_told_with_its_path() {
        let json = r#"{
            "ids": "x", "version": -1,
            "entities": {"person": {"threshold": 2, "replacement": "burn"}, "aura": {}},
            "terms": {"remove": ["A", 3]}, "formats": ["tiff9"], "limits": {"depth": 100000}
        }"#;
        let faults = faults(json);
        let paths = ["$.ids", "$.version", "$.entities.person.threshold", "$.entities.person.replacement"];
        let more = ["$.entities.aura", "$.terms.remove[0]", "$.terms.remove[1]", "$.formats[0]", "$.limits.depth"];
        for path in paths.iter().chain(&more) {
            assert!(faults.iter().any(|fault| fault.starts_with(path)), "{path} is missing in {faults:?}");
        }
        assert_eq!(faults.len(), paths.len() + more.len(), "{faults:?}");
    }

    #[test]
    fn rules_build_on_the_default_rule() {
        let json = r#"{"default": {"replacement": "label"}, "entities": {"person": {"action": "ask"}}}"#;
        let policy = policy(json).unwrap();
        let rule = policy.rule(Entity::Person);
        assert_eq!(rule.action, Action::Ask);
        assert_eq!(rule.replacement.id(), "label");
        assert_eq!(policy.rule(Entity::Iban).action, Action::Remove);
    }

    #[test]
    fn text_that_is_no_json_is_placed() {
        assert_eq!(faults("{\n]"), ["$: not JSON at line 2, column 1"]);
        assert_eq!(faults("[]"), ["$: has to be an object"]);
    }

    #[test]
    fn the_published_schema_lists_what_is_read() {
        let schema: Json = serde_json::from_str(include_str!("../../www/schema/policy.schema.json")).unwrap();
        let keys = |pointer: &str| -> Vec<String> {
            let mut keys: Vec<_> = schema.pointer(pointer).unwrap().as_object().unwrap().keys().cloned().collect();
            keys.sort();
            keys
        };
        let sorted = |list: &[&str]| -> Vec<String> {
            let mut list: Vec<_> = list.iter().map(|key| (*key).to_owned()).collect();
            list.sort();
            list
        };
        let codes: Vec<&str> = Entity::ALL.iter().map(|entity| entity.code()).collect();
        let replacements: Vec<&str> = replace::all().iter().map(|replacement| replacement.id()).collect();
        assert_eq!(keys("/properties"), sorted(ROOT));
        assert_eq!(keys("/$defs/rule/properties"), sorted(RULE));
        assert_eq!(keys("/properties/terms/properties"), sorted(TERMS));
        assert_eq!(keys("/properties/limits/properties"), sorted(LIMITS));
        assert_eq!(keys("/properties/entities/properties"), sorted(&codes));
        assert_eq!(
            schema.pointer("/$defs/rule/properties/replacement/enum").unwrap(),
            &serde_json::json!(replacements)
        );
    }
}
