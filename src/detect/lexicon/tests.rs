#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;

fn packed() -> Vec<u8> {
    let names = (0..2000).map(|index| (format!("name{index}"), Marks::FIRST));
    let more = (1000..3000).map(|index| (format!("name{index}"), Marks::LAST));
    let all: Vec<(String, Marks)> = names.chain(more).chain([("New York".to_owned(), Marks::PLACE)]).collect();
    write(all.iter().map(|(name, marks)| (name.as_str(), *marks)))
}

#[test]
fn what_was_written_is_found_and_little_else() {
    let lexicon = Lexicon::read(&packed()).unwrap();
    assert_eq!(lexicon.marks("Name7"), Marks::FIRST);
    assert_eq!(lexicon.marks("NAME1500"), Marks::NAME);
    assert_eq!(lexicon.marks("new york"), Marks::PLACE);
    assert_eq!(lexicon.of(Key::of("New").and("York")), Marks::PLACE);
    let strangers = (0..100_000).filter(|index| lexicon.marks(&format!("stranger{index}")) != Marks::default());
    assert!(strangers.count() < 50);
    assert_eq!(Lexicon::default().marks("name7"), Marks::default());
}

#[test]
fn marks_on_letters_make_no_difference() {
    let lexicon = Lexicon::read(&write([("José", Marks::FIRST)])).unwrap();
    for spelling in ["jose", "JOSÉ", "Jose\u{301}"] {
        assert_eq!(lexicon.marks(spelling), Marks::FIRST, "{spelling}");
    }
}

#[test]
fn what_is_folded_already_has_the_same_key() {
    for c in ('A'..='z').chain('Α'..='я') {
        let word = format!("{c}é");
        assert_eq!(Key::of(&word), Key::of(&crate::model::fold::case(&word)), "{word}");
        if c.is_ascii_alphabetic() {
            assert_eq!(Key::EMPTY.letter(c.to_ascii_lowercase() as u8), Key::of(&c.to_string()));
        }
    }
}

#[test]
fn damaged_bytes_are_an_error() {
    let good = packed();
    for index in 0..good.len() {
        let mut bad = good.clone();
        bad[index] ^= 0x41;
        assert!(Lexicon::read(&bad).is_err(), "{index}");
    }
    for len in [0, 3, 14, 40, good.len() - 1] {
        assert_eq!(Lexicon::read(&good[..len]).unwrap_err().code(), "EngineUnavailable");
    }
}

#[test]
fn hostile_bytes_with_a_sound_checksum_are_an_error_or_a_lexicon() {
    let (mut random, good) = (7u32, packed());
    for round in 0..20_000u32 {
        let mut bytes = good[..200].to_vec();
        for _ in 0..3 {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = 5 + (random >> 8) as usize % 195;
            bytes[at] = (random >> 24) as u8;
        }
        bytes[6..10].copy_from_slice(&(round % 5).to_le_bytes());
        let sum = key::checksum(&bytes[14..]);
        bytes[10..14].copy_from_slice(&sum.to_le_bytes());
        if let Ok(lexicon) = Lexicon::read(&bytes) {
            lexicon.marks("anything");
        }
    }
}

#[test]
fn the_embedded_lists_know_names_and_places() {
    let lexicon = Lexicon::embedded().unwrap();
    assert!(lexicon.marks("Maria").any(Marks::FIRST));
    assert!(lexicon.marks("Lopez").any(Marks::LAST));
    assert!(lexicon.marks("São Paulo").any(Marks::PLACE));
    assert!(lexicon.marks("Norwegian").any(Marks::TRAIT));
    assert!(lexicon.marks("table").any(Marks::COMMON));
    assert!(lexicon.marks("software engineer").any(Marks::JOB));
}
