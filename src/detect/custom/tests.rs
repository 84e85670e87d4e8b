#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use super::super::{Engine, detector::effort};
use super::*;

fn detector(change: impl Fn(&mut Draft), pattern: &str) -> Arc<CustomDetector> {
    let mut draft = Draft::new("own".to_owned(), Entity::Identifier, pattern.to_owned());
    change(&mut draft);
    Arc::new(CustomDetector::new(draft).unwrap())
}

fn found<'a>(detector: &Arc<CustomDetector>, text: &'a str) -> Vec<(&'a str, f32)> {
    let engine = Engine::of(std::slice::from_ref(detector)).unwrap();
    let all = engine.detect(text, Context::default()).candidates.into_iter();
    all.filter(|candidate| candidate.detector == "own")
        .map(|candidate| (candidate.span.slice(text), candidate.score))
        .collect()
}

#[test]
fn a_keyword_calls_a_pattern_within_its_window() {
    let own = detector(|draft| draft.keywords = vec!["Tail".to_owned()], "N[0-9]{3}[A-Z]{2}");
    assert_eq!(found(&own, "TAIL N123AB and N456CD"), [("N123AB", 0.8), ("N456CD", 0.8)]);
    assert_eq!(found(&own, "no word, N123AB"), []);
    let far = format!("tail{}N123AB", " ".repeat(AFTER));
    assert_eq!(found(&own, &far), []);
    let late = format!("N123AB{}tail", " ".repeat(BEFORE - 6));
    assert_eq!(found(&own, &late), [("N123AB", 0.8)]);
}

#[test]
fn a_pattern_without_keywords_is_found_once_wherever_it_stands() {
    let own = detector(|_| (), "<[a-z]+>");
    for lead in [0, 1, STEP - 3, STEP, WINDOW - 3, WINDOW, 5 * STEP - 1] {
        let text = format!("{}<value>{}<other>", ".".repeat(lead), ".".repeat(3 * WINDOW));
        assert_eq!(found(&own, &text), [("<value>", 0.8), ("<other>", 0.8)], "{lead}");
    }
}

#[test]
fn the_value_is_the_group_that_is_asked_for() {
    assert_eq!(found(&detector(|_| (), "k=(x?)(v+)"), "k=vv"), [("vv", 0.8)]);
    assert_eq!(found(&detector(|draft| draft.group = Group::Number(0), "k=(v+)"), "k=vv"), [("k=vv", 0.8)]);
    let named = detector(|draft| draft.group = Group::Named("b".to_owned()), "(?P<a>k)=(?P<b>v+)");
    assert_eq!(found(&named, "k=vv"), [("vv", 0.8)]);
    let missing = Draft { group: Group::Number(2), ..Draft::new("own".to_owned(), Entity::Term, "(a)".to_owned()) };
    assert_eq!(CustomDetector::new(missing).unwrap_err(), "has no group 2");
}

#[test]
fn context_raises_the_score_and_whole_words_are_whole() {
    let own = detector(|draft| (draft.context, draft.score) = (vec!["tail".to_owned()], 0.1), "N[0-9]{3}");
    assert_eq!(found(&own, "N123, the Tail number N124"), [("N123", 0.1), ("N124", 0.45)]);
    let own = detector(|draft| draft.is_whole = true, "Mr\\.|Miss");
    assert_eq!(found(&own, "Mr. X missed Miss Y, Missing xMr."), [("Mr.", 0.8), ("Miss", 0.8)]);
}

#[test]
fn what_is_dull_or_allowed_is_let_pass() {
    let own = detector(|draft| draft.entropy = Some(2.0), "key=([a-z0-9]{8})");
    assert_eq!(found(&own, "key=aaaabbbb key=a1b2c3d4"), [("a1b2c3d4", 0.8)]);
    let regexes = vec![compile("^test").unwrap()];
    let allow = Allow { regexes, target: Target::Line, words: vec!["sample".to_owned()], needs_both: false };
    let both = Allow { needs_both: true, ..allow.clone() };
    let text = "test key=aaaa\nkey=bbbb\nkey=sample\ntest key=sample";
    let own = detector(|draft| draft.allow = vec![allow.clone()], "key=([a-z]+)");
    assert_eq!(found(&own, text), [("bbbb", 0.8)]);
    let own = detector(|draft| draft.allow = vec![both.clone()], "key=([a-z]+)");
    assert_eq!(found(&own, text), [("aaaa", 0.8), ("bbbb", 0.8), ("sample", 0.8)]);
}

#[test]
fn hostile_text_and_patterns_cost_a_bounded_effort_a_byte() {
    let own = detector(|draft| draft.keywords = vec!["a".to_owned()], "a.*[^a]|a");
    let free = detector(|_| (), "(?:a|aa)+$");
    let engine = Engine::of(&[own, free]).unwrap();
    let text = "a".repeat(64 << 10);
    effort::take();
    let all = engine.detect(&text, Context::default()).candidates;
    assert!(effort::take() < text.len() * 64 && all.len() <= 2 * text.len());
}

#[test]
fn patterns_that_would_cost_too_much_are_refused() {
    assert!(compile("[a-z]{1000}{1000}").unwrap_err().contains("when compiled"));
    assert!(compile("(?=a)").unwrap_err().contains("look-around"));
    assert!(compile(&"a".repeat(PATTERN + 1)).is_err());
}
