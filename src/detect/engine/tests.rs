#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::super::detector::effort;
use super::super::is_tagged;
use super::*;
use crate::model::Category;

fn found(engine: &Engine, text: &str) -> Vec<Candidate> {
    engine.detect(text, Context::default()).candidates
}

/// Takes the marks out of an example and returns what they marked.
fn marked(example: &str) -> (String, Vec<(usize, usize)>) {
    let (mut text, mut spans) = (String::new(), Vec::new());
    for (index, piece) in example.split('«').enumerate() {
        match piece.split_once('»') {
            Some((value, rest)) if index > 0 => {
                spans.push((text.len(), text.len() + value.len()));
                text.push_str(value);
                text.push_str(rest);
            }
            _ => text.push_str(piece),
        }
    }
    (text, spans)
}

#[test]
fn every_example_is_found_and_no_counterexample() {
    let (engine, rules) = (Engine::new().unwrap(), Engine::without_tagger().unwrap());
    let mut faults = Vec::new();
    for detector in registry::all() {
        let about = detector.about();
        for example in about.examples {
            let (text, spans) = marked(example);
            let all = found(if is_tagged(about.id) { &engine } else { &rules }, &text);
            let own: Vec<_> =
                all.iter().filter(|c| c.detector == about.id).map(|c| (c.span.start(), c.span.end())).collect();
            if own.is_empty() || !own.iter().all(|span| spans.contains(span)) {
                faults.push(format!("{}: {example:?} gives {all:?}", about.id));
            }
            for &(start, end) in &spans {
                if !all.iter().any(|c| c.span.start() <= start && end <= c.span.end()) {
                    faults.push(format!("{}: {example:?} misses {:?}", about.id, &text[start..end]));
                }
            }
        }
        for counterexample in about.counterexamples {
            let engine = if is_tagged(about.id) { &engine } else { &rules };
            let mut all = found(engine, counterexample);
            all.retain(|candidate| candidate.entity == about.entity || candidate.detector == about.id);
            if !all.is_empty() {
                faults.push(format!("{}: {counterexample:?} gives {all:?}", about.id));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn ids_are_unique_and_in_kebab_case() {
    let mut ids: Vec<_> = registry::all().iter().map(|detector| detector.about().id).collect();
    assert!(ids.iter().all(|id| id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')));
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), registry::all().len());
}

#[test]
fn where_a_value_stands_in_a_large_text_makes_no_difference() {
    let engine = Engine::new().unwrap();
    let value = "mail jane.roe@acme.org, 219-09-9999";
    for lead in [0, 4095, (256 << 10) - 20, (256 << 10) - 1, (512 << 10) - 7] {
        let text = format!("{}{value}\n{}", ".\n".repeat(lead / 2), " \n".repeat(1000));
        let all = found(&engine, &text);
        let ids: Vec<_> = all.iter().map(|c| c.detector.as_str()).collect();
        assert_eq!(ids, ["email-address", "us-ssn"], "{lead}");
    }
}

#[test]
fn hostile_text_costs_a_bounded_effort_a_byte() {
    let engine = Engine::new().unwrap();
    let pieces = [
        "@",
        "1",
        "a",
        "a@a.",
        "1 ",
        "1.",
        "+1 ",
        "1-",
        "name:",
        "password=",
        "id: 1",
        "eyJ",
        "eyJ.",
        "://a:b@c",
        "-----BEGIN PRIVATE KEY-----",
        "PRIVATE KEY-----\nAAAAAAAAAAAAAAAAAAAAA\n",
        "Dear A",
        "Dear ",
        "5 ",
        "Mr. A",
        "A ",
        "::1",
        "1:1:",
        "\u{200b}",
        "é@é.éé ",
        "Ab Cd a.b@c.de ",
        "regards\n",
        "MRN-1",
        "ghp_",
        "GB29 NW",
        "\"",
        "password='",
        "token=\\",
        "eyJ ",
        "ZXlK ",
        "Q~",
        ":A",
        "sk-",
        "kind: Secret\n",
        "\"kty\"",
        "curl -u a",
        "cookie:",
        "$6$a",
        ":5432:",
        "pwd is ",
        "key=\"",
        "KEY__A=",
        "BUNDLE_A__B=",
        "LS0tLS1CRUdJTi ",
    ];
    for piece in pieces {
        let text = piece.repeat((256 << 10) / piece.len());
        effort::take();
        let all = found(&engine, &text);
        let effort = effort::take();
        assert!(effort < text.len() * 1024, "{piece:?}: {effort} for {}", text.len());
        assert!(all.len() <= text.len());
    }
}

#[test]
fn a_field_for_a_password_or_a_key_holds_one() {
    let engine = Engine::without_tagger().unwrap();
    let found = |label: &str, text: &str| {
        let heading = crate::detect::Heading::new(label);
        let context = Context { label: Some(&heading), ..Context::default() };
        let all = engine.detect(text, context).candidates;
        all.iter().any(|found| found.span.slice(text) == text.trim() && found.entity.category() == Category::Secret)
    };
    let drawn = "}Kq>>0f{> wkRdT1M3c}([(:x;P[)HW3F3cvvbd EFNRt.%R|*|hrRs#-Z-&)Q1";
    for (label, text) in [
        ("Pass", "Example4711"),
        ("password", "swordfish\n"),
        ("stored password", "password"),
        ("NONCE_KEY", drawn),
        ("secret key", "3cbf21a8e5d1ab86b27a720842c3bb56\n"),
    ] {
        assert!(found(label, text), "{label}: {text}");
    }
    for (label, text) in [
        ("password", "password"),
        ("password", "a"),
        ("allPass", "overEvery"),
        ("pbkdf2-password", "1.2.1"),
        ("stored password", "$PGPASSWORD"),
        ("public key", drawn),
        ("salt", "It is drawn anew each time that somebody signs in, and kept beside the hash."),
    ] {
        assert!(!found(label, text), "{label}: {text}");
    }
}
