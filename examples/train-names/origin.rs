//! Puts the names of one origin into a text, to see how well names of that origin are found.

use scrubjay::detect::ner::Kind;

use crate::corpus::Sample;
use crate::names::{Half, Lists, Name, Origin};
use crate::random::Random;

/// The origins that names can be had of.
pub fn origins(lists: &Lists) -> &[Origin] {
    &lists.origins
}

/// The sample with a held-out name of that origin for each person, written as the one before was.
pub fn swapped(sample: &Sample, origin: &Origin, random: &mut Random) -> Sample {
    let mut swapped = Sample { weight: sample.weight, ..Sample::plain(String::new()) };
    let mut read = 0;
    for &(start, end, kind) in &sample.spans {
        swapped.text.push_str(sample.text.get(read..start).unwrap_or_default());
        let before = sample.text.get(start..end).unwrap_or_default();
        let begin = swapped.text.len();
        if kind == Kind::Person {
            swapped.text.push_str(&renamed(before, &origin.name_of(Half::Held, random), random));
        } else {
            swapped.text.push_str(before);
        }
        swapped.spans.push((begin, swapped.text.len(), kind));
        read = end;
    }
    swapped.text.push_str(sample.text.get(read..).unwrap_or_default());
    swapped
}

/// The name in the form of another: as many initials, a surname alone for a single word, the same capitals.
fn renamed(before: &str, name: &Name, random: &mut Random) -> String {
    let words: Vec<&str> = before.split_whitespace().collect();
    let (suffixes, words): (Vec<&str>, Vec<&str>) = words.into_iter().partition(|word| is_suffix(word));
    let initials = words.iter().filter(|word| is_initial(word)).count();
    let spelled = words.len() - initials;
    let first_is_initial = words.first().is_some_and(|word| is_initial(word));
    let last_is_initial = words.last().is_some_and(|word| is_initial(word));
    let mut text = match (spelled, initials) {
        (0, _) => words.iter().map(|_| initial(&name.given)).collect::<Vec<_>>().join(" "),
        (1, 0) if random.chance(50) => name.given.clone(),
        (1, 0) => name.surname().to_owned(),
        (1, _) if first_is_initial => {
            let letters: Vec<String> =
                words.iter().filter(|word| is_initial(word)).map(|_| initial(&name.given)).collect();
            format!("{} {}", letters.join(" "), name.surname())
        }
        (1, _) if last_is_initial => format!("{} {}", name.given, initial(name.surname())),
        (_, 0) => name.full(),
        _ => format!("{} {} {}", name.given, initial(name.surname()), name.surname()),
    };
    let letters = || before.chars().filter(|letter| letter.is_alphabetic());
    if letters().all(char::is_lowercase) {
        text = text.to_lowercase();
    } else if spelled > 0 && letters().all(char::is_uppercase) {
        text = text.to_uppercase();
    }
    for suffix in suffixes {
        text.push(' ');
        text.push_str(suffix);
    }
    text
}

fn is_initial(word: &str) -> bool {
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    word.ends_with('.') && letters <= 2 && word.chars().next().is_some_and(char::is_alphabetic)
}

fn is_suffix(word: &str) -> bool {
    matches!(word.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III" | "IV")
}

fn initial(name: &str) -> String {
    let first = name.chars().find(|letter| letter.is_alphabetic());
    first.map(|letter| letter.to_uppercase().chain(['.']).collect()).unwrap_or_default()
}
