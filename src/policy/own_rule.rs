//! Rules of a policy's own form, which packs use too: a pattern, words, or both.

use std::sync::Arc;

use serde_json::{Map, Value as Json};

use super::dialect::{self, Dialect};
use super::reader::Reader;
use crate::detect::Context;
use crate::detect::custom::{Allow, CustomDetector, Draft, Group, Target, compile};
use crate::model::{Candidate, Entity, order};

/// The keys of a rule and of what it lets pass; the schema lists the same.
pub const RULE: &[&str] = &[
    "id",
    "about",
    "entity",
    "pattern",
    "group",
    "labels",
    "terms",
    "keywords",
    "whole",
    "score",
    "context",
    "boost",
    "entropy",
    "allow",
    "examples",
    "counterexamples",
];
/// The keys of what a rule lets pass.
pub const ALLOW: &[&str] = &["patterns", "words"];

/// The longest id.
const LONGEST_ID: usize = 64;

/// What stands beside a label when a rule gives it no shape: a code with a digit near its beginning.
const SHAPE: &str = "[A-Za-z./-]{0,8}[0-9][0-9A-Za-z./-]{1,38}[0-9A-Za-z]";

/// Reads a list of rules; gives each with its path.
pub fn read(reader: &mut Reader, path: &str, rules: Option<&Json>) -> Vec<(String, Arc<CustomDetector>)> {
    let mut out = Vec::new();
    for (index, rule) in reader.list(path, rules).iter().enumerate() {
        let path = format!("{path}[{index}]");
        let Some(rule) = reader.object(&path, Some(rule)) else { continue };
        let known = reader.faults.len();
        let Some(draft) = draft(reader, &path, rule) else { continue };
        if reader.faults.len() > known {
            continue;
        }
        match CustomDetector::new(draft) {
            Ok(detector) => {
                let detector = Arc::new(detector);
                check_examples(reader, &path, rule, &detector);
                out.push((path, detector));
            }
            Err(fault) => reader.fault(&format!("{path}.pattern"), fault),
        }
    }
    out
}

fn draft(reader: &mut Reader, path: &str, rule: &Map<String, Json>) -> Option<Draft> {
    reader.known_keys(path, rule, RULE);
    let at = |key: &str| format!("{path}.{key}");
    let id = reader.string(&at("id"), rule.get("id")).unwrap_or_default();
    if id.is_empty()
        || id.len() > LONGEST_ID
        || !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    {
        reader.fault(&at("id"), "has to be a name of small letters, digits and hyphens");
    }
    let entity = reader.string(&at("entity"), rule.get("entity"));
    let entity = entity.map_or(Some(Entity::Identifier), |code| {
        let entity = Entity::from_code(&code).filter(|entity| *entity != Entity::Term);
        if entity.is_none() {
            reader.fault(&at("entity"), "no such entity");
        }
        entity
    });
    let given = reader.string(&at("pattern"), rule.get("pattern"));
    let terms = words(reader, &at("terms"), rule.get("terms"));
    let labels = words(reader, &at("labels"), rule.get("labels"));
    let mut keywords = words(reader, &at("keywords"), rule.get("keywords"));
    let mut draft = Draft::new(id, entity.unwrap_or(Entity::Identifier), String::new());
    draft.is_whole = reader.boolean(&at("whole"), rule.get("whole")).unwrap_or(true);
    let shape = given.as_deref().map(|pattern| dialect::translate(pattern, Dialect::Go, ""));
    let shape = match shape.transpose() {
        Ok(shape) => shape,
        Err(fault) => {
            reader.fault(&at("pattern"), fault);
            return None;
        }
    };
    match (shape, terms.is_empty(), labels.is_empty()) {
        (Some(shape), true, true) => draft.pattern = shape,
        (shape, true, false) => {
            draft.pattern = beside_labels(&labels, shape.as_deref().unwrap_or(SHAPE));
            draft.group = Group::Named("value".to_owned());
            keywords.extend(
                labels.iter().filter_map(|label| label.split(' ').max_by_key(|word| word.len())).map(str::to_owned),
            );
            draft.labels = labels.iter().map(|label| label.to_lowercase()).collect();
        }
        (None, false, true) => {
            draft.pattern = any_of(&terms);
            draft.group = Group::Number(0);
            keywords.extend(terms);
        }
        _ => reader.fault(path, "needs a pattern, labels with or without a pattern, or terms"),
    }
    match rule.get("group") {
        None => {}
        Some(_) if !draft.labels.is_empty() => {
            reader.fault(&at("group"), "does not go with labels: the pattern is the value")
        }
        Some(Json::String(name)) => draft.group = Group::Named(name.clone()),
        group => {
            draft.group =
                reader.count(&at("group"), group).map_or(Group::First, |number| Group::Number(number as usize))
        }
    }
    if keywords.is_empty() && !draft.pattern.is_empty() {
        reader.warn(path, "has no keywords, so every text is read once more for it");
    }
    draft.keywords = keywords;
    draft.about = reader.string(&at("about"), rule.get("about")).unwrap_or_default();
    draft.score = reader.share(&at("score"), rule.get("score")).unwrap_or(draft.score);
    draft.boost = reader.share(&at("boost"), rule.get("boost")).unwrap_or(draft.boost);
    draft.context = words(reader, &at("context"), rule.get("context")).iter().map(|word| word.to_lowercase()).collect();
    draft.entropy = reader.typed(&at("entropy"), rule.get("entropy"), "a number", Json::as_f64).map(|bits| bits as f32);
    if let Some(allow) = reader.object(&at("allow"), rule.get("allow")) {
        reader.known_keys(&at("allow"), allow, ALLOW);
        let regexes = patterns(reader, &at("allow.patterns"), allow.get("patterns"));
        let words =
            words(reader, &at("allow.words"), allow.get("words")).iter().map(|word| word.to_lowercase()).collect();
        draft.allow.push(Allow { regexes, target: Target::Value, words, needs_both: false });
    }
    Some(draft)
}

/// Reads a list of Go patterns.
pub fn patterns(reader: &mut Reader, path: &str, value: Option<&Json>) -> Vec<regex::bytes::Regex> {
    let mut out = Vec::new();
    for (index, pattern) in reader.strings(path, value).iter().enumerate() {
        match dialect::translate(pattern, Dialect::Go, "").and_then(|pattern| compile(&pattern)) {
            Ok(regex) => out.push(regex),
            Err(fault) => reader.fault(&format!("{path}[{index}]"), fault),
        }
    }
    out
}

/// Reads a list of words, none of them blank.
pub fn words(reader: &mut Reader, path: &str, value: Option<&Json>) -> Vec<String> {
    let mut words = reader.strings(path, value);
    for (index, word) in words.iter_mut().enumerate() {
        *word = word.split_whitespace().collect::<Vec<_>>().join(" ");
        if word.is_empty() {
            reader.fault(&format!("{path}[{index}]"), "is empty");
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// A pattern that fits any of some words in any case, the longest first.
pub fn any_of(words: &[String]) -> String {
    let words = order::sort_by_key(words.iter().collect(), |word: &&String| std::cmp::Reverse(word.len()));
    let words: Vec<String> = words.into_iter().map(|word| spelled(word, "[ \\t\\r\\n]+")).collect();
    format!("(?i:{})", words.join("|"))
}

/// A pattern for what stands beside one of some labels; the group `value` is the shape.
fn beside_labels(labels: &[String], shape: &str) -> String {
    let labels: Vec<String> = labels.iter().map(|label| spelled(label, "[ _-]*")).collect();
    format!(
        r#"(?i:{})["'\])*]*[ \t]*(?i:(?:no|nr|num|number|id|code|ref)\b\.?)?#?["'*]*[ \t]*(?:[:=#>]|is\b)?[ \t]*["'(*]*(?P<value>{shape})(?:[^0-9A-Za-z_]|\z)"#,
        labels.join("|")
    )
}

/// A pattern for a word as it stands, with something else for its blanks.
fn spelled(word: &str, blank: &str) -> String {
    let parts: Vec<String> = word
        .split(' ')
        .map(|part| {
            // Our compiler reads letters beyond ASCII in marked groups alone.
            let escaped = regex::escape(part);
            dialect::translate(&escaped, Dialect::Go, "i").map_or(escaped, |pattern| {
                pattern
                    .strip_prefix("(?i:")
                    .and_then(|inner| inner.strip_suffix(')'))
                    .map(str::to_owned)
                    .unwrap_or(pattern)
            })
        })
        .collect();
    parts.join(blank)
}

/// Holds a rule against its own examples.
fn check_examples(reader: &mut Reader, path: &str, rule: &Map<String, Json>, detector: &Arc<CustomDetector>) {
    let examples = reader.strings(&format!("{path}.examples"), rule.get("examples"));
    let counterexamples = reader.strings(&format!("{path}.counterexamples"), rule.get("counterexamples"));
    if examples.is_empty() && counterexamples.is_empty() {
        return;
    }
    for (index, example) in examples.iter().enumerate() {
        let (text, mut marked) = unmarked(example);
        let found = found(detector, &text);
        marked.retain(|span| !found.contains(span));
        if found.is_empty() || !marked.is_empty() {
            reader.fault(&format!("{path}.examples[{index}]"), "the rule does not find what is marked");
        }
    }
    for (index, counterexample) in counterexamples.iter().enumerate() {
        if !found(detector, counterexample).is_empty() {
            reader.fault(&format!("{path}.counterexamples[{index}]"), "the rule finds something");
        }
    }
}

/// Where a detector finds something in a short text.
fn found(detector: &Arc<CustomDetector>, text: &str) -> Vec<(usize, usize)> {
    let lower = text.to_lowercase();
    let called = detector.keywords().iter().any(|keyword| lower.contains(&keyword.to_lowercase()));
    let mut all: Vec<Candidate> = Vec::new();
    if called || detector.keywords().is_empty() {
        detector.examine(text, (0, text.len()), Context::default(), &mut all);
    }
    all.iter().map(|candidate| (candidate.span.start(), candidate.span.end())).collect()
}

/// Takes the marks `«` and `»` out of an example and returns what they marked.
fn unmarked(example: &str) -> (String, Vec<(usize, usize)>) {
    let (mut text, mut spans, mut start) = (String::new(), Vec::new(), 0);
    for c in example.chars() {
        match c {
            '«' => start = text.len(),
            '»' => spans.push((start, text.len())),
            _ => text.push(c),
        }
    }
    (text, spans)
}
