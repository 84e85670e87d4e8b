//! Reads a policy and tells every fault at once.

use serde_json::{Map, Value as Json};

use super::reader::Reader;
use super::{Action, Change, Policy, gitleaks, language, own_rule, preset, presidio};
use crate::error::{Error, Result};
use crate::format::{self, Changes, Comments, History};
use crate::limits::Limits;
use crate::model::{DroppedKind, Entity, Sensitive};
use crate::replace;

/// The keys of the top level, of a rule, of the terms and of the limits; the schema lists the same.
const ROOT: &[&str] = &[
    "$schema",
    "id",
    "version",
    "preset",
    "packs",
    "default",
    "entities",
    "terms",
    "rules",
    "gitleaks",
    "presidio",
    "formats",
    "refuse",
    "tracked_changes",
    "comments",
    "repository",
    "ocr",
    "limits",
];
const RULE: &[&str] = &["action", "threshold", "replacement"];
const TERMS: &[&str] = &["remove", "keep"];
const REPOSITORY: &[&str] = &["history"];
const LIMITS: &[&str] = &["file_bytes", "part_bytes", "unpacked_bytes", "ratio", "parts", "depth", "units", "nested"];
const PACK: &[&str] = &["id", "about", "entities", "terms", "rules"];

/// The most detectors that a policy may bring.
const MOST_DETECTORS: usize = 1000;

/// Reads a policy.
///
/// # Errors
/// `PolicyInvalid` with every fault and its JSON path.
pub fn policy(json: &str) -> Result<Policy> {
    let mut reader = Reader::default();
    let root = parsed(&mut reader, json);
    let policy = root.map(|root| self::root(&mut reader, &root));
    match policy {
        Some(policy) if reader.faults.is_empty() => Ok(Policy { warnings: reader.warnings, ..policy }),
        _ => Err(Error::PolicyInvalid { faults: reader.faults }),
    }
}

/// Reads one of our own policies, which build on no other; nothing where it has a fault, which the tests rule out.
pub fn own(json: &str) -> Option<Policy> {
    let mut reader = Reader::default();
    let root = parsed(&mut reader, json)?;
    let policy = body(&mut reader, &root, Policy::bare());
    reader.faults.is_empty().then_some(policy)
}

fn parsed(reader: &mut Reader, json: &str) -> Option<Map<String, Json>> {
    match serde_json::from_str(json) {
        Ok(Json::Object(root)) => Some(root),
        Ok(_) => {
            reader.fault("$", "has to be an object");
            None
        }
        Err(fault) => {
            reader.fault("$", format_args!("not JSON at line {}, column {}", fault.line(), fault.column()));
            None
        }
    }
}

fn root(reader: &mut Reader, root: &Map<String, Json>) -> Policy {
    reader.known_keys("$", root, ROOT);
    let mut policy = match reader.string("$.preset", root.get("preset")) {
        None => Policy::default(),
        Some(name) => preset::policy(&name).unwrap_or_else(|| {
            let names: Vec<_> = preset::presets().collect();
            reader.fault("$.preset", format_args!("has to be one of {}", names.join(", ")));
            Policy::default()
        }),
    };
    for (index, pack) in reader.list("$.packs", root.get("packs")).iter().enumerate() {
        let path = format!("$.packs[{index}]");
        let known = pack.as_str().and_then(preset::pack);
        if let Some(pack) = known.as_ref().or(Some(pack)).and_then(Json::as_object) {
            self::pack(reader, &path, pack, &mut policy);
        } else {
            let names: Vec<_> = preset::packs().collect();
            reader.fault(&path, format_args!("has to be a pack or the name of one: {}", names.join(", ")));
        }
    }
    let policy = body(reader, root, policy);
    if policy.detectors.len() > MOST_DETECTORS {
        reader.fault("$", format_args!("brings more than {MOST_DETECTORS} rules"));
    }
    policy
}

/// Adds what a pack for an occupation says.
fn pack(reader: &mut Reader, path: &str, pack: &Map<String, Json>, policy: &mut Policy) {
    reader.known_keys(path, pack, PACK);
    rules_of_entities(reader, &format!("{path}.entities"), pack.get("entities"), policy);
    terms(reader, &format!("{path}.terms"), pack.get("terms"), policy);
    detectors(reader, &format!("{path}.rules"), pack.get("rules"), policy);
}

/// Applies all keys but those that name what a policy builds on.
fn body(reader: &mut Reader, root: &Map<String, Json>, mut policy: Policy) -> Policy {
    if let Some(id) = reader.string("$.id", root.get("id")) {
        policy.id = id;
    }
    if let Some(version) = reader.count("$.version", root.get("version")) {
        policy.version = version;
    }
    if let Some(rule) = reader.object("$.default", root.get("default")) {
        let change = change(reader, "$.default", rule);
        policy.common.action = change.action.unwrap_or(policy.common.action);
        policy.common.threshold = change.threshold.unwrap_or(policy.common.threshold);
        policy.common.replacement = change.replacement.unwrap_or(policy.common.replacement);
    }
    rules_of_entities(reader, "$.entities", root.get("entities"), &mut policy);
    terms(reader, "$.terms", root.get("terms"), &mut policy);
    detectors(reader, "$.rules", root.get("rules"), &mut policy);
    policy.detectors.extend(gitleaks::read(reader, "$.gitleaks", root.get("gitleaks")));
    policy.detectors.extend(presidio::read(reader, "$.presidio", root.get("presidio")));
    if root.contains_key("formats") {
        policy.formats = formats(reader, root.get("formats"));
    }
    if root.contains_key("refuse") {
        policy.refused = refused(reader, root.get("refuse"));
    }
    if let Some(limits) = reader.object("$.limits", root.get("limits")) {
        policy.options.limits = self::limits(reader, limits);
    }
    let changes = |value: &Json| value.as_str().and_then(Changes::from_code);
    if let Some(changes) =
        reader.typed("$.tracked_changes", root.get("tracked_changes"), "\"keep\" or \"accept\"", changes)
    {
        policy.options.changes = changes;
    }
    let comments = |value: &Json| value.as_str().and_then(Comments::from_code);
    if let Some(comments) = reader.typed("$.comments", root.get("comments"), "\"keep\" or \"drop\"", comments) {
        policy.options.comments = comments;
    }
    if let Some(repository) = reader.object("$.repository", root.get("repository")) {
        reader.known_keys("$.repository", repository, REPOSITORY);
        let history = |value: &Json| value.as_str().and_then(History::from_code);
        let said = repository.get("history");
        if let Some(history) = reader.typed("$.repository.history", said, "\"drop\" or \"one_commit\"", history) {
            policy.options.history = history;
        }
    }
    if let Some(languages) = language::read(reader, root.get("ocr")) {
        policy.languages = languages;
    }
    if policy.refused.contains(&DroppedKind::Comment) {
        // Only what would be dropped is refused.
        policy.options.comments = Comments::Drop;
    }
    if policy.refused.contains(&DroppedKind::History) {
        policy.options.history = History::Drop;
    }
    policy
}

fn rules_of_entities(reader: &mut Reader, path: &str, value: Option<&Json>, policy: &mut Policy) {
    for (code, rule) in reader.object(path, value).into_iter().flatten() {
        let path = format!("{path}.{code}");
        let Some(entity) = Entity::from_code(code) else {
            reader.fault(&path, "no such entity");
            continue;
        };
        let Some(rule) = reader.object(&path, Some(rule)) else { continue };
        let change = change(reader, &path, rule);
        if entity == Entity::Term && matches!(change.action, Some(Action::Review | Action::Keep)) {
            reader.fault(&format!("{path}.action"), "words that somebody wants removed are removed, or asked about");
        }
        let known = policy.rules.entry(entity).or_default();
        known.action = change.action.or(known.action);
        known.threshold = change.threshold.or(known.threshold);
        known.replacement = change.replacement.or(known.replacement);
    }
}

fn change(reader: &mut Reader, path: &str, rule: &Map<String, Json>) -> Change {
    reader.known_keys(path, rule, RULE);
    let mut out =
        Change { threshold: reader.share(&format!("{path}.threshold"), rule.get("threshold")), ..Change::default() };
    if let Some(code) = reader.string(&format!("{path}.action"), rule.get("action")) {
        out.action = Action::from_code(&code);
        if out.action.is_none() {
            let codes: Vec<_> = Action::ALL.iter().map(|action| action.code()).collect();
            reader.fault(&format!("{path}.action"), format_args!("has to be one of {}", codes.join(", ")));
        }
    }
    if let Some(id) = reader.string(&format!("{path}.replacement"), rule.get("replacement")) {
        out.replacement = replace::from_id(&id);
        if out.replacement.is_none() {
            let ids: Vec<_> = replace::all().iter().map(|replacement| replacement.id()).collect();
            reader.fault(&format!("{path}.replacement"), format_args!("has to be one of {}", ids.join(", ")));
        }
    }
    out
}

fn detectors(reader: &mut Reader, path: &str, value: Option<&Json>, policy: &mut Policy) {
    for (path, detector) in own_rule::read(reader, path, value) {
        if policy.detectors.iter().any(|known| known.id() == detector.id()) {
            reader.fault(&format!("{path}.id"), "stands twice");
        }
        policy.detectors.push(detector);
    }
}

fn terms(reader: &mut Reader, path: &str, value: Option<&Json>, policy: &mut Policy) {
    let Some(terms) = reader.object(path, value) else { return };
    reader.known_keys(path, terms, TERMS);
    for (key, into) in [("remove", &mut policy.remove_terms), ("keep", &mut policy.keep_terms)] {
        let path = format!("{path}.{key}");
        let words = reader.strings(&path, terms.get(key));
        for (index, term) in words.iter().enumerate() {
            if term.chars().filter(|c| c.is_alphanumeric()).count() < 2 {
                reader.fault(&format!("{path}[{index}]"), "needs at least two letters or digits");
            }
        }
        into.extend(words.into_iter().map(Sensitive::from));
    }
}

fn formats(reader: &mut Reader, value: Option<&Json>) -> Vec<String> {
    let formats = reader.strings("$.formats", value);
    for (index, id) in formats.iter().enumerate() {
        if !format::all().iter().any(|format| format.about().id == id) {
            reader.fault(&format!("$.formats[{index}]"), "no such format");
        }
    }
    formats
}

fn refused(reader: &mut Reader, value: Option<&Json>) -> Vec<DroppedKind> {
    let mut kinds = Vec::new();
    for (index, code) in reader.strings("$.refuse", value).iter().enumerate() {
        match DroppedKind::from_code(code) {
            Some(kind) => kinds.push(kind),
            None => reader.fault(&format!("$.refuse[{index}]"), "no such content"),
        }
    }
    kinds
}

fn limits(reader: &mut Reader, limits: &Map<String, Json>) -> Limits {
    reader.known_keys("$.limits", limits, LIMITS);
    let mut out = Limits::default();
    let fields = [
        ("file_bytes", &mut out.file_bytes),
        ("part_bytes", &mut out.part_bytes),
        ("unpacked_bytes", &mut out.unpacked_bytes),
        ("ratio", &mut out.ratio),
        ("parts", &mut out.parts),
        ("depth", &mut out.depth),
        ("units", &mut out.units),
        ("nested", &mut out.nested),
    ];
    for (key, field) in fields {
        let path = format!("$.limits.{key}");
        let Some(value) = reader.count(&path, limits.get(key)) else { continue };
        if value > *field {
            reader.fault(&path, format_args!("may not be more than {field}"));
        }
        *field = value;
    }
    out
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
            "terms": {"remove": ["A", 3]}, "formats": ["tiff9"], "refuse": ["macros"], "tracked_changes": "reject", "comments": "hide",
            "ocr": {"languages": ["German"]}, "repository": {"history": "keep", "tags": true},
            "limits": {"depth": 100000}
        }"#;
        let faults = faults(json);
        let paths = ["$.ids", "$.version", "$.entities.person.threshold", "$.entities.person.replacement"];
        let more = [
            "$.entities.aura",
            "$.terms.remove[0]",
            "$.terms.remove[1]",
            "$.formats[0]",
            "$.refuse[0]",
            "$.tracked_changes",
            "$.comments",
            "$.ocr.languages[0]",
            "$.repository.history",
            "$.repository.tags",
            "$.limits.depth",
        ];
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
    fn histories_are_dropped_unless_the_policy_wants_one_commit() {
        let history = |json: &str| policy(json).unwrap().options.history;
        assert_eq!(history("{}"), History::Drop);
        assert_eq!(history(r#"{"repository": {}}"#), History::Drop);
        assert_eq!(history(r#"{"repository": {"history": "one_commit"}}"#), History::OneCommit);
        assert_eq!(history(r#"{"repository": {"history": "one_commit"}, "refuse": ["history"]}"#), History::Drop);
    }

    #[test]
    fn comments_stay_unless_the_policy_drops_or_refuses_them() {
        let comments = |json: &str| policy(json).unwrap().options.comments;
        assert_eq!(comments("{}"), Comments::Keep);
        assert_eq!(comments(r#"{"comments": "keep"}"#), Comments::Keep);
        assert_eq!(comments(r#"{"comments": "drop"}"#), Comments::Drop);
        assert_eq!(comments(r#"{"comments": "keep", "refuse": ["comment"]}"#), Comments::Drop);
    }

    #[test]
    fn words_in_pictures_are_english_unless_the_policy_says_otherwise() {
        let languages = |json: &str| policy(json).unwrap().languages;
        assert_eq!(languages("{}"), ["eng"]);
        assert_eq!(languages(r#"{"preset": "gdpr", "ocr": {}}"#), ["eng"]);
        assert_eq!(languages(r#"{"ocr": {"languages": ["deu", "eng"]}}"#), ["deu", "eng"]);
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
        assert_eq!(keys("/$defs/detector/properties"), sorted(own_rule::RULE));
        assert_eq!(keys("/$defs/detector/properties/allow/properties"), sorted(own_rule::ALLOW));
        assert_eq!(keys("/$defs/pack/properties"), sorted(PACK));
        let listed = |pointer: &str| {
            schema
                .pointer(pointer)
                .unwrap()
                .as_array()
                .unwrap()
                .iter()
                .map(|name| name.as_str().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(listed("/properties/preset/enum"), preset::presets().collect::<Vec<_>>());
        assert_eq!(listed("/properties/packs/items/oneOf/0/enum"), preset::packs().collect::<Vec<_>>());
        assert_eq!(keys("/properties/terms/properties"), sorted(TERMS));
        assert_eq!(keys("/properties/limits/properties"), sorted(LIMITS));
        assert_eq!(keys("/properties/ocr/properties"), sorted(language::OCR));
        assert_eq!(keys("/properties/repository/properties"), sorted(REPOSITORY));
        let languages = "/properties/ocr/properties/languages/";
        assert_eq!(schema.pointer(&format!("{languages}maxItems")).unwrap(), &serde_json::json!(language::MOST));
        assert_eq!(keys("/properties/entities/properties"), sorted(&codes));
        assert_eq!(
            schema.pointer("/$defs/rule/properties/replacement/enum").unwrap(),
            &serde_json::json!(replacements)
        );
    }
}
