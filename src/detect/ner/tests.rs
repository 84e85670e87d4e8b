#![allow(clippy::unwrap_used)]
use super::*;

fn names() -> (Names, Lexicon) {
    (Names::embedded().unwrap(), Lexicon::embedded().unwrap())
}

fn found(text: &str) -> Vec<(Kind, String)> {
    let (names, lexicon) = names();
    let mut all = Vec::new();
    names.each(text, &lexicon, |named| all.push((named.kind, text.get(named.start..named.end).unwrap().to_owned())));
    all
}

#[test]
fn names_are_found_in_sentences() {
    for (text, expected) in [
        ("Yesterday I spoke with Oluwaseun Adeyemi about it.", vec![(Kind::Person, "Oluwaseun Adeyemi")]),
        ("Tran Thi Mai and J. Okafor were late.", vec![(Kind::Person, "Tran Thi Mai"), (Kind::Person, "J. Okafor")]),
        ("She works for Brightwell Analytics Ltd.", vec![(Kind::Organisation, "Brightwell Analytics Ltd.")]),
        ("We met near Thessaloniki in May.", vec![(Kind::Place, "Thessaloniki")]),
        ("It was reviewed by Dr. Wilhelmina Oduya.", vec![(Kind::Person, "Wilhelmina Oduya")]),
        ("The board met on Monday and agreed to the plan.", vec![]),
        ("", vec![]),
    ] {
        let expected: Vec<(Kind, String)> = expected.into_iter().map(|(kind, name)| (kind, name.to_owned())).collect();
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn a_name_is_found_wherever_in_a_long_line_it_stands() {
    let sentence = "Yesterday I spoke with Oluwaseun Adeyemi about it. ";
    for words in [0, 1000, 2030, 2040, 2046, 2050, 4000, 4090] {
        let text = format!("{}{sentence}{}", "and ".repeat(words), "so ".repeat(100));
        assert_eq!(found(&text), [(Kind::Person, "Oluwaseun Adeyemi".to_owned())], "behind {words} words");
    }
}

#[test]
fn names_in_addresses_are_left_to_those_who_know_addresses() {
    assert_eq!(found("mail oluwaseun.adeyemi@example.org or @Oluwaseun@example.org"), []);
}

#[test]
fn the_likelihood_of_a_name_is_one() {
    let (names, lexicon) = names();
    let text = "Oluwaseun met Tran Thi Mai of Acme in Oradea, and MARK went, too. Rose rose.\n".repeat(3);
    names.each(&text, &lexicon, |named| assert!((0.0..=1.0).contains(&named.score), "{named:?}"));
}

#[test]
fn the_tagger_works_without_lists() {
    let (names, _) = names();
    let mut count = 0;
    names.each("Yesterday I spoke with Maria Lopez about it.", &Lexicon::default(), |_| count += 1);
    assert_eq!(count, 1);
}

#[test]
fn foreign_and_damaged_weights_are_refused() {
    let good = include_bytes!("../../../assets/names.bin");
    let mut newer = good.to_vec();
    *newer.get_mut(4).unwrap() += 1;
    for bad in [&b""[..], b"SJNT", b"SJLX\x01", good.split_at(good.len() / 2).0, &newer] {
        assert!(matches!(Names::read(bad), Err(Error::EngineUnavailable { .. })));
    }
}

/// The weights know features by number alone: whoever changes what a number stands for has to train anew, and to change
/// the version of the weights.
#[test]
fn features_are_what_the_weights_were_learnt_with() {
    let mut line = Line::default();
    line.read("Dr. Zoë O'Neill-42 of NEW YORK wrote snake_case, McRae Ltd. 山田", &Lexicon::embedded().unwrap());
    let features = (0..line.len()).flat_map(|at| line.features(at));
    let sum = features.fold(0u32, |sum, feature| (sum ^ feature).wrapping_mul(0x0100_0193));
    assert_eq!(sum, 0xe097_2a06, "{sum:#x}");
}
