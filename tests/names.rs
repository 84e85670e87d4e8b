//! Trains a small tagger as `cargo xtask train-names` trains the large one, and asks the engine what it has learnt.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

// The trainer is an example; its chain is tested here.
#[path = "../examples/train-names/chain.rs"]
mod chain;

use chain::{Chain, Lesson};
use scrubjay::detect::Lexicon;
use scrubjay::detect::ner::{Kind, Line, Names, tag::Tag};

const VERBS: [&str; 6] = ["called", "met", "asked", "thanked", "paid", "saw"];
const PEOPLE: [&str; 8] = ["Brannix", "Tolvar", "Quessa", "Mirrow", "Daleth", "Orvane", "Sundra", "Pellow"];
const FIRMS: [&str; 4] = ["Zintec", "Vorlan", "Quarbo", "Mellix"];

/// Lines of one kind: `Brannix called Zintec Ltd on Monday.`
fn lessons(lexicon: &Lexicon) -> Vec<Lesson> {
    let mut line = Line::default();
    let mut lessons = Vec::new();
    for (at, person) in PEOPLE.iter().enumerate() {
        for (verb, firm) in VERBS.iter().zip(FIRMS.iter().cycle().skip(at)) {
            let text = format!("{person} {verb} {firm} Ltd on Monday.");
            line.read(&text, lexicon);
            let tags = vec![
                Tag::begin(Kind::Person).0,
                Tag::NONE,
                Tag::begin(Kind::Organisation).0,
                Tag::inside(Kind::Organisation).0,
                Tag::NONE,
                Tag::NONE,
                Tag::NONE,
            ];
            assert_eq!(line.len(), tags.len());
            let features = (0..line.len()).map(|at| line.features(at)).collect();
            lessons.push(Lesson { features, tags, weight: 1.0 });
        }
    }
    lessons
}

fn trained() -> (Vec<u8>, Vec<f32>) {
    let lexicon = Lexicon::default();
    let lessons = lessons(&lexicon);
    let mut chain = Chain::new(14);
    let mut misjudged = Vec::new();
    for round in 0..6 {
        if round == 4 {
            chain.prune(2000);
        }
        misjudged.push(lessons.iter().map(|lesson| chain.learn(lesson)).sum());
    }
    (chain.packed(0.5), misjudged)
}

#[test]
fn what_is_trained_is_found_by_the_engine() {
    let (packed, misjudged) = trained();
    assert!(misjudged[3] < misjudged[0] / 20.0, "{misjudged:?}");
    let names = Names::read(&packed).unwrap();
    let text = "Brannix met Vorlan Ltd on Monday.\nSundra thanked Zintec Ltd on Monday.";
    let mut found = Vec::new();
    names.each(text, &Lexicon::default(), |named| found.push((named.kind, &text[named.start..named.end])));
    let expected = [
        (Kind::Person, "Brannix"),
        (Kind::Organisation, "Vorlan Ltd"),
        (Kind::Person, "Sundra"),
        (Kind::Organisation, "Zintec Ltd"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn equal_input_gives_equal_weights() {
    assert_eq!(trained().0, trained().0);
}
