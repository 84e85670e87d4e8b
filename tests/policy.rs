//! The promise: a policy is checked whole, and what it brings from other programs finds what it found there.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use scrubjay::detect::{Engine, Lexicon};
use scrubjay::model::{DroppedKind, Location, Place, TextUnit};
use scrubjay::scan::{self, Brief, OpenFile};
use scrubjay::{Error, Policy};
use serde_json::{Value, json};
use tempfile::TempDir;

const GITLEAKS: &str = r#"
title = "Halvorsen"

[extend]
useDefault = true

[[rules]]
id = "Halvorsen_Token"
description = "A token of the Halvorsen gate"
regex = '''(?i)\b(hlv[_-][a-z0-9]{16})(?:[\x60'"\s;]|\\[nr]|$)'''
entropy = 3
keywords = ["hlv_", "HLV-"]

  [[rules.allowlists]]
  regexTarget = "line"
  regexes = ['''^# sample''']
  [[rules.allowlists]]
  condition = "AND"
  regexes = ["^hlv_q"]
  stopwords = ["zz"]

[[rules]]
id = "gate-url"
description = "A door"
regex = '''gate://([a-z]+)\.([a-z]+)'''
secretGroup = 2

[[rules]]
id = "key-file"
path = '''\.pem$'''

[allowlist]
paths = ["test/"]
regexes = ["^door$"]
"#;

const PRESIDIO: &str = r#"
recognizers:
  - name: "Employee number recognizer"
    supported_entity: "EMPLOYEE_NUMBER"
    patterns:
      - name: "employee number (weak)"
        regex: '\b[A-Z]{2}\d{5}\b'
        score: 0.3
    context: [employee, staff]
  - name: Plant
    supported_entity: ORGANIZATION
    deny_list:
      - Werk Süd
      - Nordhof
  - name: CreditCardRecognizer
    type: predefined
"#;

fn found(policy: &Value, text: &str) -> Vec<(String, String, String)> {
    let policy = Policy::from_json(&policy.to_string()).unwrap();
    let unit = TextUnit::prose(text, Location::visible(Place::Text, 1));
    let engine = Engine::with(Lexicon::embedded().unwrap(), None, &policy.detectors).unwrap();
    let findings = scan::scan(&[&unit], &engine, &Brief::default(), &policy, &mut |_, _| ());
    let told = findings.iter().map(|finding| {
        let value = finding.id.span.slice(text).to_owned();
        (finding.detector.as_str().to_owned(), finding.value.entity.code().to_owned(), value)
    });
    told.collect()
}

fn all(rows: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    rows.iter().map(|(a, b, c)| ((*a).to_owned(), (*b).to_owned(), (*c).to_owned())).collect()
}

#[test]
fn rules_of_gitleaks_find_what_they_find_there() {
    let text = "key=hlv_a1b2c3d4e5f6g7h8;\n# sample hlv_a9b8c7d6e5f4g3h2\nhlv_qzz1b2c3d4e5f6g7 hlv_q1b2c3d4e5f6g7h8 \
                HLV-aaaaaaaaaaaaaaaa gate://front.yard gate://front.door";
    let expected = all(&[
        ("halvorsen-token", "api_key", "hlv_a1b2c3d4e5f6g7h8"),
        ("halvorsen-token", "api_key", "hlv_q1b2c3d4e5f6g7h8"),
        ("gate-url", "api_key", "yard"),
    ]);
    assert_eq!(found(&json!({ "preset": "everything", "gitleaks": GITLEAKS }), text), expected);
    let policy = Policy::from_json(&json!({ "gitleaks": GITLEAKS }).to_string()).unwrap();
    let warned = |start: &str| policy.warnings.iter().any(|warning| warning.starts_with(start));
    for path in ["$.gitleaks.extend: ", "$.gitleaks.rules[1]: has no keywords", "$.gitleaks.rules[2]: is left out"] {
        assert!(warned(path), "{path} is missing in {:?}", policy.warnings);
    }
    assert_eq!(policy.reason("halvorsen-token"), "A token of the Halvorsen gate");
}

#[test]
fn recognizers_of_presidio_find_what_they_find_there() {
    let text = "Staff: AB12345. Days later, when nobody thought of it any more, and far from here, the parcel zz54321 left NORDHOF for Werk Süd, not for Nordhofen.";
    let expected = all(&[
        ("employee-number-recognizer", "identifier", "AB12345"),
        ("plant", "organisation", "NORDHOF"),
        ("plant", "organisation", "Werk Süd"),
    ]);
    assert_eq!(found(&json!({ "presidio": PRESIDIO }), text), expected);
    let as_json = json!({ "name": "Tail", "supported_entity": "vehicle_id",
        "patterns": [{ "name": "tail", "regex": "n\\d{3}[a-z]{2}\\Z", "score": 0.9 }] });
    assert_eq!(found(&json!({ "presidio": [as_json] }), "flew N123AB"), all(&[("tail", "vehicle_id", "N123AB")]));
}

#[test]
fn own_rules_and_packs_find_beside_labels_and_in_columns() {
    let policy = json!({ "packs": ["aviation"], "rules": [{
        "id": "gate", "labels": ["gate code", "Türcode"], "pattern": "[A-Z]{2}[0-9]{2}", "entity": "password",
    }]});
    let text = "gateCode = \"AB12\", gate code: ABC12, Türcode CD34; tail number: N172SP";
    let expected =
        all(&[("gate", "password", "AB12"), ("gate", "password", "CD34"), ("vehicle", "vehicle_id", "N172SP")]);
    assert_eq!(found(&policy, text), expected);
    let policy = Policy::from_json(&policy.to_string()).unwrap();
    let file =
        scrubjay::scan::OpenFile::open("a.csv", b"Tail number,Seats\nN172SP,4\nN90ZZ,4\n".to_vec(), &policy).unwrap();
    let engine = Engine::of(&policy.detectors).unwrap();
    let findings = file.scan(&engine, &Brief::default(), &policy, &mut |_, _| ());
    assert_eq!(findings.iter().filter(|finding| finding.detector == "aviation-registration").count(), 2);
}

#[test]
fn every_fault_is_told_at_once_with_its_path() {
    let toml = "[[rules]]\nid = 'a'\nregex = '(?=x)'\n[[rules]]\nregex = 'a++'\n[[rules]]\nid = 'b'\nregex = 'x'\nsecretGroup = 1\n\
                [[rules.allowlists]]\nregexes = ['(']\nregexTarget = 'path'\n[[rules]]\nid = 'c'\n";
    let policy = json!({
        "preset": "gdpr2", "packs": ["piloting", { "id": "own", "rules": [{ "id": "x", "pattern": "[" }] }],
        "default": { "action": "burn" },
        "entities": { "term": { "action": "keep" }, "person": { "ask": true } },
        "rules": [
            { "id": "No", "pattern": "a" },
            { "id": "both", "pattern": "a", "terms": ["b"] },
            { "id": "huge", "pattern": "(?:[a-z]{500}){500}" },
            { "id": "wrong", "pattern": "a([0-9]+)", "examples": ["a«12»", "b«12»"], "counterexamples": ["a7"] },
            { "id": "same", "terms": ["x"] }, { "id": "same", "terms": ["y"] },
            { "id": "odd", "terms": ["x"], "entity": "aura", "score": 2, "colour": 1 },
        ],
        "gitleaks": toml,
        "presidio": { "recognizers": [{ "name": "p", "patterns": [{ "regex": "(a)\\1", "score": 1 }, { "regex": "a" }] }] },
    });
    let Err(Error::PolicyInvalid { faults }) = Policy::from_json(&policy.to_string()) else { panic!("it is valid") };
    let expected = [
        "$.preset: ",
        "$.packs[0]: ",
        "$.packs[1].rules[0].pattern: ",
        "$.default.action: ",
        "$.entities.term.action: ",
        "$.entities.person.ask: ",
        "$.rules[0].id: ",
        "$.rules[1]: ",
        "$.rules[2].pattern: ",
        "$.rules[3].examples[1]: ",
        "$.rules[3].counterexamples[0]: ",
        "$.rules[5].id: ",
        "$.rules[6].colour: ",
        "$.rules[6].entity: ",
        "$.rules[6].score: ",
        "$.gitleaks.rules[0].regex: ",
        "$.gitleaks.rules[1].id: ",
        "$.gitleaks.rules[1].regex: ",
        "$.gitleaks.rules[2].regex: ",
        "$.gitleaks.rules[2].allowlists[0].regexTarget: ",
        "$.gitleaks.rules[2].allowlists[0].regexes[0]: ",
        "$.gitleaks.rules[3].regex: ",
        "$.presidio.recognizers[0].supported_entity: ",
        "$.presidio.recognizers[0].patterns[0].regex: ",
        "$.presidio.recognizers[0].patterns[1].score: ",
    ];
    for path in expected {
        assert!(faults.iter().any(|fault| fault.starts_with(path)), "{path} is missing in {faults:#?}");
    }
    assert_eq!(faults.len(), expected.len(), "{faults:#?}");
    for text in ["[[rules]\n", "a = 1\nb = "] {
        let Err(Error::PolicyInvalid { faults }) = Policy::from_json(&json!({ "gitleaks": text }).to_string()) else {
            panic!("it is valid")
        };
        assert!(faults[0].starts_with("$.gitleaks: line "), "{faults:?}");
    }
}

#[test]
fn what_a_policy_says_goes_before_its_preset_and_packs() {
    let of = |json: Value, code: &str| {
        let policy = Policy::from_json(&json.to_string()).unwrap();
        policy.rule(scrubjay::model::Entity::from_code(code).unwrap()).action.code()
    };
    assert_eq!(of(json!({ "preset": "gdpr" }), "personal_trait"), "review");
    assert_eq!(of(json!({ "preset": "gdpr", "packs": ["hr"] }), "job_title"), "review");
    let own = json!({ "entities": { "job_title": { "action": "remove" } } });
    assert_eq!(of(json!({ "packs": ["hr"], "entities": own["entities"] }), "job_title"), "remove");
    assert_eq!(of(json!({ "default": { "action": "ask" } }), "date"), "keep");
    assert_eq!(of(json!({ "default": { "action": "keep" } }), "term"), "remove");
}

#[test]
fn a_file_that_holds_what_is_refused_is_not_opened() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/docx/comment-and-change.docx");
    let open = |refused: Value| {
        let policy = Policy::from_json(&json!({ "refuse": refused }).to_string()).unwrap();
        OpenFile::open("a.docx", fs::read(&file).unwrap(), &policy).map(|_| ())
    };
    let refusal = open(json!(["macro", "comment"])).unwrap_err();
    assert_eq!((refusal.code(), refusal.to_string().contains("Comments and their authors.")), ("ContentRefused", true));
    assert_eq!(open(json!(["macro", "embedded_object"])), Ok(()));
}

#[test]
fn the_schema_knows_all_content_that_may_be_refused() {
    let schema: Value = serde_json::from_str(include_str!("../www/schema/policy.schema.json")).unwrap();
    let known: Vec<&str> = DroppedKind::ALL.iter().map(|kind| kind.code()).collect();
    assert_eq!(schema["properties"]["refuse"]["items"]["enum"], json!(known));
}

fn scrubjay(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_scrubjay")).args(arguments).current_dir(folder).output().unwrap()
}

fn folder() -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("a.txt", "hlv_a1b2c3d4e5f6g7h8; staff AB12345, nordhof, jane@example.org\n"),
        ("leaks.toml", GITLEAKS),
        ("own.yaml", PRESIDIO),
        ("good.json", r#"{"preset": "gdpr", "packs": ["law"]}"#),
        ("bad.json", r#"{"preset": "x", "rules": [{}]}"#),
    ] {
        fs::write(root.path().join(name), text).unwrap();
    }
    root
}

#[test]
fn the_command_takes_presets_and_the_rules_of_other_programs() {
    let root = folder();
    let imports = ["--gitleaks", "leaks.toml", "--presidio", "own.yaml"];
    let output = scrubjay(&[&["inspect", "a.txt", "--format", "json"][..], &imports].concat(), root.path());
    let told: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    let ids: Vec<_> = told.iter().map(|told| told["detector"].as_str().unwrap()).collect();
    assert_eq!(ids, ["halvorsen-token", "employee-number-recognizer", "plant", "email-address"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("PolicyWarning"));
    let output = scrubjay(&[&["scrub", "a.txt", "--out", "out"][..], &imports].concat(), root.path());
    assert_eq!(output.status.code(), Some(0));
    let clean = fs::read_to_string(root.path().join("out/a.txt")).unwrap();
    assert_eq!(clean, "[KEY 1]; staff [ID 1], nordhof, [EMAIL 1]\n");
    let receipt: Value = serde_json::from_slice(&fs::read(root.path().join("out/receipt.json")).unwrap()).unwrap();
    assert_eq!(receipt["files"][0]["rules"]["halvorsen-token"]["accept"], 1);
    assert_eq!(receipt["files"][0]["rules"]["plant"]["unreviewed"], 1);
    let output = scrubjay(&["inspect", "a.txt", "--policy", "secrets-only"], root.path());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn the_command_checks_a_policy() {
    let root = folder();
    let output = scrubjay(&["policy", "check", "good.json"], root.path());
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8(output.stdout).unwrap().contains("scrubjay-gdpr version 1: valid"));
    let output = scrubjay(&["policy", "check", "bad.json"], root.path());
    assert_eq!(output.status.code(), Some(64));
    let faults = String::from_utf8(output.stdout).unwrap();
    assert!(faults.contains("$.preset: ") && faults.contains("$.rules[0].id: "), "{faults}");
}
