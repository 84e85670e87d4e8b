//! Rules of gitleaks (<https://github.com/gitleaks/gitleaks>, version 8), as TOML or as the same tree in JSON.
//!
//! Taken over: `id`, `description`, `regex`, `keywords`, `entropy`, `secretGroup`, `allowlist` and `allowlists` of a
//! rule and of the whole, with `regexes`, `regexTarget`, `stopwords`, `condition` and `targetRules`. A scrubber sees a
//! text and no repository: paths and commits are told as warnings and do not narrow a rule.

use std::sync::Arc;

use serde_json::{Map, Value as Json};

use super::dialect::{self, Dialect};
use super::own_rule;
use super::reader::Reader;
use crate::detect::custom::{Allow, CustomDetector, Draft, Group, Target};
use crate::model::Entity;
use crate::syntax::toml;

/// How sure a match of such a rule is.
const SCORE: f32 = 0.9;

/// What the lists of a whole configuration let pass, and for which rules; none for all.
type Everywhere = Vec<(Vec<String>, Allow)>;

/// Reads a configuration.
pub fn read(reader: &mut Reader, path: &str, value: Option<&Json>) -> Vec<Arc<CustomDetector>> {
    let parsed;
    let root = match value {
        None => return Vec::new(),
        Some(Json::String(text)) => match toml::parse(text) {
            Ok(root) => {
                parsed = root;
                &parsed
            }
            Err(fault) => {
                reader.fault(path, fault);
                return Vec::new();
            }
        },
        Some(Json::Object(root)) => root,
        Some(_) => {
            reader.fault(path, "has to be the text of a gitleaks.toml or the same as an object");
            return Vec::new();
        }
    };
    if root.contains_key("extend") {
        reader.warn(
            &format!("{path}.extend"),
            "is not followed; give the rules themselves. The built-in detectors run beside them",
        );
    }
    let mut everywhere = Everywhere::new();
    for (path, list) in allowlists(reader, path, root) {
        let rules = reader.strings(&format!("{path}.targetRules"), list.get("targetRules"));
        everywhere.extend(allow(reader, &path, list).map(|allow| (rules, allow)));
    }
    let mut out = Vec::new();
    for (index, value) in reader.list(&format!("{path}.rules"), root.get("rules")).iter().enumerate() {
        let path = format!("{path}.rules[{index}]");
        let Some(rule) = reader.object(&path, Some(value)) else { continue };
        out.extend(self::rule(reader, &path, rule, &everywhere));
    }
    out
}

fn rule(
    reader: &mut Reader,
    path: &str,
    rule: &Map<String, Json>,
    everywhere: &Everywhere,
) -> Option<Arc<CustomDetector>> {
    let at = |key: &str| format!("{path}.{key}");
    let given = reader.string(&at("id"), rule.get("id")).unwrap_or_default();
    if given.is_empty() {
        reader.fault(&at("id"), "is missing");
    }
    if rule.contains_key("path") {
        reader.warn(&at("path"), "is not looked at: the rule holds for every file");
    }
    if rule.contains_key("required") {
        reader.warn(&at("required"), "is not looked at: the rule holds without the others");
    }
    let Some(pattern) = reader.string(&at("regex"), rule.get("regex")) else {
        if !rule.contains_key("regex") {
            if rule.contains_key("path") {
                reader.warn(path, "is left out: it looks for file names alone");
            } else {
                reader.fault(&at("regex"), "is missing");
            }
        }
        return None;
    };
    let mut draft = Draft::new(id(&given), entity(&given), String::new());
    match dialect::translate(&pattern, Dialect::Go, "") {
        Ok(pattern) => draft.pattern = pattern,
        Err(fault) => reader.fault(&at("regex"), fault),
    }
    draft.about = reader.string(&at("description"), rule.get("description")).unwrap_or_default();
    draft.score = SCORE;
    draft.keywords = own_rule::words(reader, &at("keywords"), rule.get("keywords"));
    if draft.keywords.is_empty() {
        reader.warn(path, "has no keywords, so every text is read once more for it");
    }
    draft.entropy = reader.typed(&at("entropy"), rule.get("entropy"), "a number", Json::as_f64).map(|bits| bits as f32);
    if let Some(group) = reader.count(&at("secretGroup"), rule.get("secretGroup")).filter(|group| *group > 0) {
        draft.group = Group::Number(group as usize);
    }
    for (path, list) in allowlists(reader, path, rule) {
        draft.allow.extend(allow(reader, &path, list));
    }
    let holds = |rules: &[String]| rules.is_empty() || rules.contains(&given);
    draft.allow.extend(everywhere.iter().filter(|(rules, _)| holds(rules)).map(|(_, allow)| allow.clone()));
    if draft.pattern.is_empty() {
        return None;
    }
    match CustomDetector::new(draft) {
        Ok(detector) => Some(Arc::new(detector)),
        Err(fault) => {
            reader.fault(&at("regex"), fault);
            None
        }
    }
}

/// The lists of a rule or of the whole, in the old way of writing and in the new one.
fn allowlists<'a>(reader: &mut Reader, path: &str, of: &'a Map<String, Json>) -> Vec<(String, &'a Map<String, Json>)> {
    let path_of_one = format!("{path}.allowlist");
    let one = match of.get("allowlist") {
        Some(Json::Array(_)) => Vec::new(),
        one => reader.object(&path_of_one, one).map(|list| (path_of_one, list)).into_iter().collect(),
    };
    let mut out: Vec<(String, &Map<String, Json>)> = one;
    for key in ["allowlist", "allowlists"] {
        let Some(lists @ Json::Array(_)) = of.get(key) else { continue };
        for (index, list) in reader.list(&format!("{path}.{key}"), Some(lists)).iter().enumerate() {
            let path = format!("{path}.{key}[{index}]");
            if let Some(list) = reader.object(&path, Some(list)) {
                out.push((path, list));
            }
        }
    }
    out
}

fn allow(reader: &mut Reader, path: &str, list: &Map<String, Json>) -> Option<Allow> {
    let at = |key: &str| format!("{path}.{key}");
    let foreign = ["paths", "commits"].into_iter().filter(|key| list.contains_key(*key)).count();
    if foreign > 0 {
        reader.warn(path, "paths and commits are not looked at");
    }
    let target = match reader.string(&at("regexTarget"), list.get("regexTarget")).as_deref() {
        None | Some("" | "secret") => Target::Value,
        Some("match") => Target::Match,
        Some("line") => Target::Line,
        Some(_) => {
            reader.fault(&at("regexTarget"), "has to be secret, match or line");
            Target::Value
        }
    };
    let needs_all =
        match reader.string(&at("condition"), list.get("condition")).map(|text| text.to_ascii_uppercase()).as_deref() {
            None | Some("" | "OR" | "||") => false,
            Some("AND" | "&&") => true,
            Some(_) => {
                reader.fault(&at("condition"), "has to be OR or AND");
                false
            }
        };
    let regexes = own_rule::patterns(reader, &at("regexes"), list.get("regexes"));
    let words = own_rule::words(reader, &at("stopwords"), list.get("stopwords"));
    let words: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    // A list that asks for a path or commit as well lets nothing pass here.
    let is_void = (regexes.is_empty() && words.is_empty()) || (needs_all && foreign > 0);
    let needs_both = needs_all && !regexes.is_empty() && !words.is_empty();
    (!is_void).then_some(Allow { regexes, target, words, needs_both })
}

/// An id in our way of writing.
pub fn id(text: &str) -> String {
    let kebab = text.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
    kebab.collect::<String>().split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

fn entity(id: &str) -> Entity {
    match id {
        _ if id.contains("private-key") => Entity::PrivateKey,
        _ if id.contains("password") => Entity::Password,
        _ => Entity::ApiKey,
    }
}
