#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use std::collections::BTreeSet;

use super::*;

fn found<'t>(lexicon: &Lexicon, text: &'t str) -> Vec<&'t str> {
    let whole: Vec<Span> = Span::of(text, 0, text.len()).into_iter().collect();
    let spans = || {
        let mut out = Vec::new();
        lexicon.find(text, Notation::Prose, &whole, &mut out);
        out.iter().map(|candidate| candidate.span).collect::<BTreeSet<Span>>()
    };
    lexicon.tables.begin_anew();
    let without_tables = spans();
    lexicon.tables.expect(&" ".repeat(1 << 20), &lexicon.exact, &lexicon.words);
    let spans = spans();
    assert_eq!(spans, without_tables);
    spans.into_iter().map(|span| span.slice(text)).collect()
}

#[test]
fn a_term_is_found_in_every_spelling() {
    let lexicon = Lexicon::new(["Blue Heron", "Acme", "IQ"], [], &|_| false);
    for (text, expected) in [
        ("the BLUE\u{a0}\nHERON plan", vec!["BLUE\u{a0}\nHERON"]),
        ("blue_heron blue-heron BlueHeron", vec!["blue_heron", "blue-heron", "BlueHeron"]),
        ("Acme's AcmeInvoiceService", vec!["Acme", "Acme"]),
        ("ops@acmecorp.io", vec!["acmecorp"]),
        ("ACMEService acme_db", vec!["ACME", "acme"]),
        ("unique iq IQs", vec!["iq", "IQs"]),
        ("nothing here", vec![]),
    ] {
        assert_eq!(found(&lexicon, text), expected, "{text}");
    }
}

#[test]
fn a_spelling_as_one_word_does_not_hide_the_one_of_two() {
    for known in [["BlueHeron", "Blue Heron"], ["Blue Heron", "BlueHeron"]] {
        let lexicon = Lexicon::new([], known.map(|spelling| (Entity::Organisation, spelling)), &|_| false);
        assert_eq!(found(&lexicon, "BlueHeron or blue heron"), ["BlueHeron", "blue heron"]);
    }
}

#[test]
fn ways_to_encode_a_value_are_one() {
    let lexicon = Lexicon::new(["Müller", "Straße", "Castellanos", "Jose"], [], &|_| false);
    for (text, expected) in [
        ("Mu\u{308}ller MÜLLER Ｍｕ̈ｌｌｅｒ Muller", vec!["Mu\u{308}ller", "MÜLLER", "Ｍｕ̈ｌｌｅｒ", "Muller"]),
        ("STRASSE strasse straße", vec!["STRASSE", "strasse", "straße"]),
        ("Cas\u{ad}tel\u{200b}la\u{e0041}nos", vec!["Cas\u{ad}tel\u{200b}la\u{e0041}nos"]),
        ("Castel-\nlanos, Ca-\r\n> stellanos, Castel-lanos", vec!["Castel-\nlanos", "Ca-\r\n> stellanos"]),
        ("Jose\u{301} came", vec!["Jose\u{301}"]),
    ] {
        assert_eq!(found(&lexicon, text), expected, "{text}");
    }
}

#[test]
fn a_name_is_found_where_its_words_are_joined_or_wrapped() {
    let name = Value::of(Entity::Person, "Jane Roe");
    for lexicon in
        [Lexicon::new(["Jane Roe"], [], &|_| false), Lexicon::new([], [(name.entity, "Jane Roe")], &|_| false)]
    {
        for text in
            ["JaneRoe", "JANEROE", "jane.roe", "jane_roe", "Jane\n> Roe", "Jane\r\n# Roe", "Ja\u{34f}ne\n * Roe"]
        {
            assert_eq!(found(&lexicon, &format!("by {text}, who")), [text], "{text}");
        }
        assert_eq!(found(&lexicon, "by janeroe"), [""; 0]);
        let mut out = Vec::new();
        lexicon.find("janeroe@acme.org", Notation::Address, &[], &mut out);
        assert_eq!(out.len(), 1);
    }
}

#[test]
fn a_known_value_is_found_in_other_spellings_and_not_inside_words() {
    let known: Vec<(Value, &str)> = [
        (Entity::Person, "Šárka Ottová"),
        (Entity::Person, "Mrs. Wilson"),
        (Entity::PhoneNumber, "+1 (234) 817-8325"),
        (Entity::Password, "Tr0ub4dor"),
        (Entity::Person, "Will"),
    ]
    .map(|(entity, text)| (Value::of(entity, text), text))
    .into();
    let lexicon = Lexicon::new([], known.iter().map(|(value, text)| (value.entity, *text)), &|_| false);
    for (text, expected) in [
        ("ŠÁRKA  OTTOVÁ", vec!["ŠÁRKA  OTTOVÁ"]),
        ("wilson and Wilsonville", vec!["wilson"]),
        ("1.234.817.8325 or 12348178325, not 912348178325", vec!["1.234.817.8325", "12348178325"]),
        ("Tr0ub4dor tr0ub4dor", vec!["Tr0ub4dor"]),
        ("I will", vec![]),
    ] {
        assert_eq!(found(&lexicon, text), expected, "{text}");
    }
}

#[test]
fn a_value_is_found_wherever_in_a_text_it_stands() {
    let lexicon = Lexicon::new(["Blue Heron", "IQ"], [], &|_| false);
    for (lead, tail) in [("", ""), ("é", " é"), ("x ", " y"), ("B", " iq"), ("blue ", " iq.")] {
        let text = format!("{lead} Blue Heron{tail}");
        assert!(found(&lexicon, &text).contains(&"Blue Heron"), "{text}");
        assert_eq!(found(&lexicon, &text).contains(&"iq"), tail.contains("iq"), "{text}");
    }
}

#[test]
fn a_value_that_begins_or_ends_in_another_is_found_as_well() {
    let lexicon = Lexicon::new(["Heron", "Blue Heron Two", "Two Rivers", "Blue"], [], &|_| false);
    assert_eq!(found(&lexicon, "BLUE heron two rivers"), ["BLUE", "BLUE heron two", "heron", "two rivers"]);
    assert_eq!(found(&lexicon, "Blue Heron three"), ["Blue", "Heron"]);
}

#[test]
fn what_is_as_long_as_no_value_is_not_looked_for() {
    for (entity, piece) in [(Entity::Person, "Dear "), (Entity::Password, "password=")] {
        let text = piece.repeat(50_000);
        let value = Value::of(entity, &text);
        assert_eq!(found(&Lexicon::new([], [(value.entity, text.as_str())], &|_| false), &text), [""; 0]);
    }
}

#[test]
fn short_and_plain_values_are_not_distinctive() {
    for (entity, text) in [
        (Entity::Person, "Al"),
        (Entity::Identifier, "12345"),
        (Entity::Password, "test"),
        (Entity::Person, "Mark"),
        (Entity::Person, "Function"),
        (Entity::Password, "started"),
    ] {
        assert!(!is_distinctive(&Value::of(entity, text)), "{text}");
    }
    for (entity, text) in [(Entity::Person, "Jane Roe"), (Entity::Identifier, "123456"), (Entity::Person, "山田太郎")]
    {
        assert!(is_distinctive(&Value::of(entity, text)), "{text}");
    }
}

/// Numbers that look random and are the same in every run, after Marsaglia's xorshift.
struct Dice(u64);

impl Dice {
    fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        choices[usize::try_from(self.0 % choices.len() as u64).unwrap()]
    }
}

#[test]
fn the_first_look_passes_over_nothing_that_the_closer_look_would_find() {
    let known: Vec<(Value, &str)> = [
        (Entity::Person, "Jo Anne Roe"),
        (Entity::Person, "Étienne Roe"),
        (Entity::Person, "Max Müller"),
        (Entity::Password, "Tr0ub4dor"),
        (Entity::EmailAddress, "jo.roe@acme.org"),
    ]
    .map(|(entity, text)| (Value::of(entity, text), text))
    .into();
    let terms = ["Blue Heron", "IQ", "A B C"];
    let all_known = || known.iter().map(|(value, text)| (value.entity, *text));
    let lexicon = Lexicon::new(terms, all_known(), &|word| word != "Anne");
    let pieces = [
        "Jo",
        "Anne",
        "Roe",
        "Étienne",
        "E\u{301}tienne",
        "Max",
        "Mül",
        "Mu\u{308}l",
        "ler",
        "Tr0u",
        "b4dor",
        "jo.",
        "roe@",
        "acme.org",
        "Blue",
        "HER",
        "on",
        "IQ",
        "a",
        "B",
        "c",
        " ",
        "  ",
        "\t",
        "\n",
        "\r\n",
        "_",
        "-",
        "-\n",
        "-\r\n",
        "\u{ad}",
        "\u{200b}",
        "> ",
        ".",
        "é",
        "x",
    ];
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for round in 0..20_000 {
        let text: String = (0..12).map(|_| dice.one_of(&pieces)).collect();
        let (mut all, mut closer) = (Vec::new(), Vec::new());
        lexicon.find(&text, Notation::Prose, &[], &mut all);
        for (at, _) in text.char_indices() {
            lexicon.find_at(&text, Notation::Prose, at, u8::MAX, &mut closer);
        }
        let spans = |found: Vec<Candidate>| found.iter().map(|found| found.span).collect::<BTreeSet<_>>();
        let (all, closer) = (spans(all), spans(closer));
        assert!(closer.is_subset(&all), "{text:?}: {all:?} {closer:?}");
        if round % 8 == 0 {
            let mut grams = Grams::default();
            grams.add(&text);
            let mut fewer = Vec::new();
            let stands = |(entity, text)| (entity, text, Stands::of(entity, text, Some(&grams)));
            let within = Lexicon::within(terms, all_known().map(stands), [], [], &|word| word != "Anne");
            within.find(&text, Notation::Prose, &[], &mut fewer);
            assert_eq!(spans(fewer), all, "{text:?}");
        }
    }
}

#[test]
fn a_code_name_is_found_without_the_word_before_it() {
    let known = Value::of(Entity::CodeName, "Project Nightjar");
    let lexicon = Lexicon::new([], [(known.entity, "Project Nightjar")], &|_| false);
    assert_eq!(found(&lexicon, "PROJECT NIGHTJAR, then NightJar"), ["PROJECT NIGHTJAR", "NIGHTJAR", "NightJar"]);
}

#[test]
fn markings_and_passages_are_not_looked_for_elsewhere() {
    for entity in [Entity::ConfidentialityMarking, Entity::NonPublic] {
        assert!(!is_distinctive(&Value::of(entity, "Strictly confidential")));
    }
}

/// The ways in which people and programs write the words of a term.
fn forms(words: &[&str]) -> Vec<String> {
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let camel: Vec<String> = lower
        .iter()
        .map(|word| {
            let mut letters = word.chars();
            letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
        })
        .collect();
    let plain = words.join(" ");
    let (first, rest) = camel.split_first().unwrap();
    let spaced = |text: &str| text.chars().map(String::from).collect::<Vec<_>>().join(" ");
    let broken = {
        let middle = plain.char_indices().nth(2).unwrap().0;
        format!("{}-\n{}", &plain[..middle], &plain[middle..])
    };
    vec![
        plain.clone(),
        plain.to_uppercase(),
        plain.to_lowercase(),
        format!("{plain}s"),
        format!("{plain}'s"),
        format!("{plain}’s"),
        words.join("\n"),
        words.join("  "),
        words.join("\u{a0}"),
        camel.concat(),
        format!("{}{}Service", first.to_lowercase(), rest.concat()),
        format!("get{}ById", camel.concat()),
        lower.join("_"),
        format!("db_{}_id", lower.join("_")),
        lower.join("_").to_uppercase(),
        lower.join("-"),
        lower.join("."),
        lower.join("%20"),
        lower.join("+"),
        format!("https://x.example/{}/q3", lower.join("-")),
        format!("ops@{}.example", lower.concat()),
        format!("ops@mail.{}-group.example", lower.join("-")),
        spaced(&words.concat()),
        spaced(&words.concat().to_uppercase()),
        broken,
        words.join("\u{200b} "),
    ]
}

/// A term whose letters are few is not looked for where they stand apart or run together in prose by chance.
#[test]
fn a_term_is_found_in_every_form_in_which_it_is_written() {
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    let leads = ["", "see ", "(", "\"", "x; ", "é ", "\n", "1. "];
    let tails = ["", " and", ")", "\"", ", y", ".", "\n", " é"];
    for words in [
        &["Quillfeather"][..],
        &["Blue", "Heron"],
        &["Acme"],
        &["Falk", "Und", "Soehne"],
        &["Vantix", "Labs"],
        &["Müllerson"],
        &["Łódźka"],
    ] {
        let term = words.join(" ");
        let lexicon = Lexicon::new([term.as_str()], [], &|_| false);
        for form in forms(words) {
            for _ in 0..20 {
                let (lead, tail) = (dice.one_of(&leads), dice.one_of(&tails));
                let text = format!("{lead}{form}{tail}");
                let mut all = Vec::new();
                let notation = if form.contains(['@', '/']) { Notation::Address } else { Notation::Prose };
                lexicon.find(&text, notation, &[], &mut all);
                let value = folded_words(&term);
                let is_whole = |found: &Candidate| {
                    let spelling: String = found.span.slice(&text).replace("%20", " ").replace(['.', '+'], " ");
                    folded_words(&spelling).contains(&value)
                };
                assert!(all.iter().any(is_whole), "{term:?} in {text:?}: {all:?}");
            }
        }
    }
}

#[test]
fn a_term_with_marks_is_found_without_them() {
    let lexicon = Lexicon::new(["Müllerson", "Šárka Ottová", "Bär", "Øresund"], [], &|_| false);
    for (text, expected) in [
        ("Mullerson MUELLERSON", vec!["Mullerson", "MUELLERSON"]),
        ("sarka.ottova and Sarka Ottova", vec!["sarka.ottova", "Sarka Ottova"]),
        ("Oeresund Oresund", vec!["Oeresund", "Oresund"]),
        ("a bar", vec![]),
    ] {
        assert_eq!(found(&lexicon, text), expected, "{text}");
    }
}

#[test]
fn parts_of_a_known_name_are_found_where_they_are_names() {
    let value = Value::of(Entity::Person, "Maria Grace Lopez");
    let is_name = |word: &str| word != "Grace";
    let lexicon = Lexicon::new([], [(value.entity, "Maria Grace Lopez")], &is_name);
    for (text, expected) in [
        ("Ask Lopez. Maria knows the lopez parameter; Grace does not.", vec!["Lopez", "Maria"]),
        ("Lopez, Maria; M. Lopez; Lopez M.", vec!["Lopez, Maria", "M. Lopez", "Lopez M."]),
        ("Lopezia", vec![]),
    ] {
        let mut all = Vec::new();
        lexicon.find(text, Notation::Prose, &[], &mut all);
        let all = crate::resolve::resolve(text, all, &crate::resolve::Keep::default(), |_| 0.5);
        let found: Vec<&str> = all.iter().map(|candidate| candidate.span.slice(text)).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_point_in_an_address_is_none_of_the_name_before_it() {
    let value = Value::of(Entity::Person, "Julie Castle-Brook");
    let lexicon = Lexicon::new([], [(value.entity, "Julie Castle-Brook")], &|_| true);
    for (notation, text, expected) in [
        (Notation::Address, "http://x.example/castlebrookj.htm", "castlebrookj"),
        (Notation::Identifier, "castlebrookj.", "castlebrookj"),
        (Notation::Prose, "by Castle-Brook J. in May", "Castle-Brook J."),
    ] {
        let mut all = Vec::new();
        lexicon.find(text, notation, &[], &mut all);
        let all = crate::resolve::resolve(text, all, &crate::resolve::Keep::default(), |_| 0.5);
        let found: Vec<&str> = all.iter().map(|candidate| candidate.span.slice(text)).collect();
        assert_eq!(found, [expected], "{text}");
    }
}

#[test]
fn an_initial_and_a_surname_that_make_a_word_are_no_name() {
    let value = Value::of(Entity::Person, "Alan Ward");
    let lexicon = Lexicon::new([], [(value.entity, "Alan Ward")], &|word| word != "AWard");
    assert_eq!(found(&lexicon, "Award winners, A. Ward and Ward"), ["A. Ward", "Ward", "Ward"]);
}

#[test]
fn a_guess_is_found_again_where_it_is_written_as_a_name_and_is_not_passed_on() {
    let guesses = [(Entity::Person, "Hollis Vandermark")];
    let lexicon = Lexicon::within([], [], guesses, [], &|_| true);
    let text = "HOLLIS VANDERMARK, hollis vandermark, Hollis\nVandermark; Vandermark";
    assert_eq!(found(&lexicon, text), ["HOLLIS VANDERMARK", "Hollis\nVandermark"]);
    let mut all = Vec::new();
    lexicon.find(text, Notation::Prose, &[], &mut all);
    let value = Value::of(Entity::Person, "Hollis Vandermark");
    assert!(all.iter().all(|found| !crate::resolve::is_sought(&value, found.score, found.detector.as_str())));
}
