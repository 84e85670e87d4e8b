//! Pattern recognizers of Presidio (<https://microsoft.github.io/presidio/>), as YAML or as the same tree in JSON.
//!
//! Taken over: `name`, `supported_entity`, `patterns` with `name`, `regex` and `score`, `context`, `deny_list`,
//! `deny_list_score`, `global_regex_flags`, `enabled`. A recognizer that is a class of Presidio's own is told as a
//! warning: ours stand in for those.

use std::sync::Arc;

use serde_json::{Map, Value as Json};

use super::dialect::{self, Dialect};
use super::reader::Reader;
use super::{gitleaks, own_rule};
use crate::detect::custom::{CustomDetector, Draft, Group};
use crate::model::Entity;
use crate::syntax::yaml;

/// What Presidio calls its entities and we call otherwise.
const ENTITIES: &[(&str, Entity)] = &[
    ("CREDIT_CARD", Entity::PaymentCard),
    ("CRYPTO", Entity::CryptoAddress),
    ("DATE_TIME", Entity::Date),
    ("IBAN_CODE", Entity::Iban),
    ("ID", Entity::Identifier),
    ("LOCATION", Entity::Place),
    ("MEDICAL_LICENSE", Entity::ProfessionalLicence),
    ("NRP", Entity::PersonalTrait),
    ("ORG", Entity::Organisation),
    ("ORGANIZATION", Entity::Organisation),
    ("TITLE", Entity::JobTitle),
    ("UK_NHS", Entity::NationalId),
    ("URL", Entity::WebAddress),
    ("US_BANK_NUMBER", Entity::BankAccount),
    ("US_DRIVER_LICENSE", Entity::DrivingLicence),
    ("US_ITIN", Entity::TaxNumber),
    ("US_PASSPORT", Entity::Passport),
];

/// Presidio's own way of reading patterns: any case, `^` and `$` at every line, `.` for line ends too.
const FLAGS: &str = "ims";

/// Python's numbers for the flags of patterns.
const PYTHON_FLAGS: &[(u64, char)] = &[(2, 'i'), (8, 'm'), (16, 's'), (64, 'x')];

/// Reads recognizers.
pub fn read(reader: &mut Reader, path: &str, value: Option<&Json>) -> Vec<Arc<CustomDetector>> {
    let parsed;
    let root = match value {
        None => return Vec::new(),
        Some(Json::String(text)) => match yaml::parse(text) {
            Ok(root) => {
                parsed = root;
                &parsed
            }
            Err(fault) => {
                reader.fault(path, fault);
                return Vec::new();
            }
        },
        Some(root) => root,
    };
    let (path, list) = match root {
        Json::Array(list) => (path.to_owned(), list.as_slice()),
        Json::Object(map) if map.contains_key("recognizers") => {
            let path = format!("{path}.recognizers");
            let list = reader.list(&path, map.get("recognizers"));
            (path, list)
        }
        Json::Object(_) => return recognizer(reader, path, root),
        _ => {
            reader.fault(path, "has to be recognizers as YAML, as a list or as an object");
            return Vec::new();
        }
    };
    let each = list.iter().enumerate();
    each.flat_map(|(index, value)| recognizer(reader, &format!("{path}[{index}]"), value)).collect()
}

fn recognizer(reader: &mut Reader, path: &str, value: &Json) -> Vec<Arc<CustomDetector>> {
    let at = |key: &str| format!("{path}.{key}");
    if value.is_string() {
        reader.warn(path, "is left out: it is a part of Presidio, and the built-in detectors stand in for it");
        return Vec::new();
    }
    let Some(map) = reader.object(path, Some(value)) else { return Vec::new() };
    let predefined = map.get("type").and_then(Json::as_str) == Some("predefined");
    let is_off = reader.boolean(&at("enabled"), map.get("enabled")) == Some(false);
    if predefined || is_off {
        if predefined && !is_off {
            reader.warn(path, "is left out: it is a part of Presidio, and the built-in detectors stand in for it");
        }
        return Vec::new();
    }
    let Some(name) = reader.string(&at("name"), map.get("name")) else {
        reader.fault(&at("name"), "is missing");
        return Vec::new();
    };
    let entity = entity(reader, path, map);
    let context = context(reader, path, map);
    let flags = reader.count(&at("global_regex_flags"), map.get("global_regex_flags"));
    let flags = flags.map_or_else(
        || FLAGS.to_owned(),
        |bits| PYTHON_FLAGS.iter().filter(|(bit, _)| bits & bit != 0).map(|(_, flag)| *flag).collect(),
    );
    let mut out = Vec::new();
    let draft = |pattern: String| Draft {
        context: context.clone(),
        about: name.clone(),
        ..Draft::new(gitleaks::id(&name), entity, pattern)
    };
    for (index, pattern) in reader.list(&at("patterns"), map.get("patterns")).iter().enumerate() {
        let path = format!("{path}.patterns[{index}]");
        let Some(pattern) = reader.object(&path, Some(pattern)) else { continue };
        let regex_path = format!("{path}.regex");
        let Some(regex) = reader.string(&regex_path, pattern.get("regex")) else {
            reader.fault(&regex_path, "is missing");
            continue;
        };
        let score_path = format!("{path}.score");
        let score = reader.share(&score_path, pattern.get("score"));
        if !pattern.contains_key("score") {
            reader.fault(&score_path, "is missing");
        }
        reader.warn(&path, "has no keywords, so every text is read once more for it");
        let made = dialect::translate(&regex, Dialect::Python, &flags).and_then(|pattern| {
            CustomDetector::new(Draft { group: Group::Number(0), score: score.unwrap_or_default(), ..draft(pattern) })
        });
        match made {
            Ok(detector) => out.push(Arc::new(detector)),
            Err(fault) => reader.fault(&regex_path, fault),
        }
    }
    let denied = own_rule::words(reader, &at("deny_list"), map.get("deny_list"));
    let score = reader.share(&at("deny_list_score"), map.get("deny_list_score")).unwrap_or(1.0);
    if !denied.is_empty() {
        let any = own_rule::any_of(&denied);
        match CustomDetector::new(Draft {
            group: Group::Number(0),
            is_whole: true,
            keywords: denied,
            score,
            ..draft(any)
        }) {
            Ok(detector) => out.push(Arc::new(detector)),
            Err(fault) => reader.fault(&at("deny_list"), fault),
        }
    }
    if !map.contains_key("patterns") && !map.contains_key("deny_list") {
        reader.fault(path, "needs patterns or a deny_list");
    }
    out
}

fn entity(reader: &mut Reader, path: &str, map: &Map<String, Json>) -> Entity {
    let many = reader.strings(&format!("{path}.supported_entities"), map.get("supported_entities"));
    let path = format!("{path}.supported_entity");
    let one = reader.string(&path, map.get("supported_entity")).or_else(|| many.into_iter().next());
    let Some(name) = one else {
        reader.fault(&path, "is missing");
        return Entity::Identifier;
    };
    let own = Entity::from_code(&name.to_lowercase()).filter(|entity| *entity != Entity::Term);
    let known = own.or_else(|| ENTITIES.iter().find(|(theirs, _)| *theirs == name).map(|(_, entity)| *entity));
    known.unwrap_or_else(|| {
        reader.warn(&path, format_args!("{name} is no entity of ours; its values count as identifier"));
        Entity::Identifier
    })
}

/// The context words, also those that stand beside a language.
fn context(reader: &mut Reader, path: &str, map: &Map<String, Json>) -> Vec<String> {
    let mut words =
        own_rule::words(reader, &format!("{path}.context"), map.get("context").filter(|context| !context.is_null()));
    let path = format!("{path}.supported_languages");
    for (index, language) in reader.list(&path, map.get("supported_languages")).iter().enumerate() {
        words.extend(own_rule::words(reader, &format!("{path}[{index}].context"), language.get("context")));
    }
    words.iter().map(|word| word.to_lowercase()).collect()
}
