#![allow(clippy::unwrap_used)]
use super::*;
use crate::model::Span;

fn at(text: &str, value: &str, entity: Entity, score: f32) -> Candidate {
    let start = text.find(value).unwrap();
    Candidate { entity, span: Span::of(text, start, start + value.len()).unwrap(), score, detector: "d".into() }
}

fn resolved(text: &str, candidates: Vec<Candidate>) -> Vec<(Entity, &str)> {
    let found = resolve(text, candidates, &Keep::new(["Acme Ltd"]), |_| 0.5);
    found.iter().map(|candidate| (candidate.entity, candidate.span.slice(text))).collect()
}

#[test]
fn spans_grow_to_whole_tokens_and_names_are_joined() {
    let text = "met Jane Roe-Šimek of xAcmeProject, jane@roe.org";
    let all = vec![
        at(text, "Jane", Entity::Person, 0.6),
        at(text, "Roe-Š", Entity::Person, 0.6),
        at(text, "Acme", Entity::Term, 1.0),
        at(text, "jane@roe.org", Entity::EmailAddress, 0.9),
        at(text, "roe.org", Entity::Username, 0.9),
        at(text, "met", Entity::Person, 0.2),
    ];
    let expected = [(Entity::Person, "Jane Roe-Šimek"), (Entity::Term, "Acme"), (Entity::EmailAddress, "jane@roe.org")];
    assert_eq!(resolved(text, all), expected);
}

#[test]
fn a_greeting_is_no_part_of_the_name() {
    for text in ["Dear Hannah,", "Hi Hannah,", "Hello Hannah!", "Hey Hannah", "Thanks Hannah"] {
        let found = resolved(text, vec![at(text, "Hannah", Entity::Person, 0.9)]);
        assert_eq!(found, [(Entity::Person, "Hannah")], "{text}");
    }
}

#[test]
fn stand_ins_and_kept_words_are_left_alone() {
    let text = "PERSON_1 and acme  LTD and [EMAIL 2]";
    let all = vec![
        at(text, "PERSON_1", Entity::Username, 1.0),
        at(text, "acme  LTD", Entity::Term, 1.0),
        at(text, "[EMAIL 2]", Entity::EmailAddress, 1.0),
    ];
    assert_eq!(resolved(text, all), []);
}

#[test]
fn many_candidates_inside_one_long_word_become_one() {
    let text = "a".repeat(100_000);
    let all = (0..50_000).map(|i| Candidate {
        entity: Entity::Username,
        span: Span::of(&text, i * 2, i * 2 + 1).unwrap(),
        score: 0.9,
        detector: "d".into(),
    });
    let found = resolve(&text, all.collect(), &Keep::default(), |_| 0.5);
    assert_eq!(found.len(), 1);
    assert_eq!(found.first().unwrap().span.len(), text.len());
}

#[test]
fn what_is_only_shown_takes_nothing_with_it_that_has_to_go() {
    let text = "We buy Acme of Jane Roe in May, says j@roe.org";
    let gone = vec![at(text, "Jane Roe", Entity::Person, 0.6), at(text, "j@roe.org", Entity::EmailAddress, 0.9)];
    let shown = vec![at(text, "We buy Acme of Jane Roe in May, says j", Entity::NonPublic, 1.0)];
    let found = fill(text, gone, shown);
    let found: Vec<_> = found.iter().map(|candidate| (candidate.entity, candidate.span.slice(text))).collect();
    let expected = [
        (Entity::NonPublic, "We buy Acme of"),
        (Entity::Person, "Jane Roe"),
        (Entity::NonPublic, "in May, says"),
        (Entity::EmailAddress, "j@roe.org"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_passage_goes_around_what_is_found_in_it() {
    let text = "We buy Initech for $9 million, says jane@roe.org.";
    let all = vec![
        at(text, text, Entity::NonPublic, 0.9),
        at(text, "jane@roe.org", Entity::EmailAddress, 0.9),
        at(text, "Initech", Entity::Organisation, 0.9),
    ];
    let expected = [
        (Entity::NonPublic, "We buy"),
        (Entity::Organisation, "Initech"),
        (Entity::NonPublic, "for $9 million, says"),
        (Entity::EmailAddress, "jane@roe.org"),
    ];
    assert_eq!(resolved(text, all), expected);
}

#[test]
fn a_guess_is_looked_for_in_its_file_alone() {
    let is_name = |word: &str| word != "Award";
    for (spelling, score, expected) in [
        ("Hollis Vandermark", 0.55, (false, true)),
        ("Vandermark", 0.6, (false, true)),
        ("Hollis Vandermark", 0.8, (true, false)),
        ("Award", 0.6, (false, false)),
        ("Ann", 0.6, (false, false)),
    ] {
        let value = Value::of(Entity::Person, spelling);
        let here = is_sought_here(&value, spelling, score, "listed-person", &is_name);
        assert_eq!((is_sought(&value, score, "listed-person"), here), expected, "{spelling}");
    }
    let place = Value::of(Entity::Place, "Vandermark");
    assert!(!is_sought_here(&place, "Vandermark", 0.6, "listed-place", &is_name));
}
