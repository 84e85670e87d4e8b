//! Ages of persons.
//!
//! # Finds
//! `aged 93`, `93-year-old`, `93 y/o`, `age: 93`, `turned 47`, `47 Jahre alt`, and cells under such a heading. An age
//! over 89 is surer than others, since the rules for health data let only lower ones stay.
//! # Does not find
//! Spans of years that are no age, ages of things beside other units.
//! # Evidence
//! The words beside the number.
//! # Source
//! 45 CFR 164.514(b)(2)(i)(C).

use crate::detect::character::begins_inside_word;
use crate::detect::{About, Detector, Hit, Trigger};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: Age = Age;

/// See the module.
#[derive(Debug)]
pub struct Age;

static ABOUT: About = About {
    id: "age",
    entity: Entity::Age,
    examples: About::proof(&[
        "a «93»-year-old woman",
        "this «74» year old",
        "and i'm «31» y/o.",
        "He just turned «69» years old",
        "retired at the age of «68»",
        "Age: «47»\n",
        "aged «52», from",
        "I'll turn «23».",
        "Sie ist «47» Jahre alt",
        "un homme âgé de «61» ans,",
        "una mujer de «34» años",
        "\"age\": «52»,",
    ]),
    counterexamples: About::proof(&[
        "Cache-Control: max-age=60",
        "5 years of experience",
        "turned 90 degrees",
        "page 12",
        "I'm 100% sure",
        "age: int",
        "a 300-year-old house",
        "stage 4",
        "turn 3 times",
        "image: 12",
        "turns [AGE 3] in",
    ]),
};

const LABELS: &[&str] =
    &["age", "patient age", "alter", "edad", "âge", "età", "leeftijd", "idade", "ålder", "alder", "ikä", "wiek"];

/// The greatest age.
const MOST: u32 = 125;

impl Detector for Age {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[
            Trigger::Pattern(concat!(
                r"(?i:[0-9][ \-]?(?:(?:yea|y)rs?[ \-]olds?|y/o|y\.o\.|yo[^a-z]|m(?:onth|o)s?[ \-]old|weeks?[ \-]old|days?[ \-]old|jahre alt",
                r"|j(?-i:ä|Ä)hrig|a(?-i:ñ|Ñ)os|anni[^a-z]|ans[^a-z]|jaar oud|anos|(?-i:å|Å)r gam))",
            )),
            Trigger::Pattern(
                r#"(?i:(?:^|[^a-z\-_])(?:aged?(?: of| is)?|turn(?:s|ed|ing)?|i'm|i am|alter|edad|leeftijd|idade|(?-i:â|Â)ge|et(?-i:à|À)))["']?[ :=]+["']?[0-9]"#,
            ),
        ]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        if hit.trigger == 0 {
            behind(hit, out);
        } else {
            before(hit, out);
        }
    }

    fn survey(&self, unit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let text = unit.after(0, 8);
        if let Some(label) = unit.context.label
            && let Some(age) = value(text).filter(|_| text.len() <= 3)
            && label.ends_in(LABELS)
        {
            out.extend(unit.candidate(&ABOUT, 0, text.len(), score(age)));
        }
    }
}

/// Reads an age whose unit a hit ends in.
fn behind(hit: &Hit<'_>, out: &mut Vec<Candidate>) {
    let lead = hit.before(hit.end, 40);
    let Some(number) = lead.rfind(|c: char| c.is_ascii_digit()) else {
        return;
    };
    let Some((head, unit)) = lead.split_at_checked(number + 1) else {
        return;
    };
    let digits = head.bytes().rev().take_while(u8::is_ascii_digit).count();
    let Some((before, text)) = head.split_at_checked(head.len() - digits) else {
        return;
    };
    let unit = unit.trim_start_matches([' ', '-']).to_lowercase();
    // In these languages the same words count the years of anything.
    let is_romance = ["año", "ans", "anni", "anos"].iter().any(|word| unit.starts_with(word));
    let is_said =
        ["de ", "di ", "é ", "ée ", "tiene ", "ha ", "tem ", "com ", "con "].iter().any(|word| before.ends_with(word));
    let is_inside = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '_' | '$'));
    if let Some(age) = value(text).filter(|_| !is_inside && (is_said || !is_romance)) {
        let start = hit.end - lead.len() + before.len();
        out.extend(hit.candidate(
            &ABOUT,
            start,
            start + digits,
            if is_romance { score(age).min(0.9) } else { score(age) },
        ));
    }
}

/// Reads an age whose label a hit ends behind.
fn before(hit: &Hit<'_>, out: &mut Vec<Candidate>) {
    let start = hit.end - 1;
    let text = hit.after(start, 24);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (Some(age), Some(after)) = (text.get(..digits).and_then(value), text.get(digits..)) else {
        return;
    };
    let lead = hit.before(start, 12).to_lowercase();
    // "[AGE 3]" is what was written in place of an age.
    if lead.ends_with("[age ") && after.starts_with(']') {
        return;
    }
    let goes_on = begins_inside_word(after)
        || after.starts_with(['%', '°', ':', '/', '-', '$', '€'])
        || after.strip_prefix(['.', ',']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    // "turned 90 degrees", "I'm 5 minutes late": only an age may end the clause.
    let is_loose = !(lead.contains("age") || lead.contains("alter") || lead.contains("eda") || lead.contains("ida"));
    let word = after.trim_start_matches([' ', '\u{a0}']);
    let ends_clause = word.len() == after.len()
        || ["and", "year", "yr", "y/o", "in ", "on ", "this", "next", "today", "but", "or "]
            .iter()
            .any(|next| word.starts_with(next));
    if !goes_on && (!is_loose || ends_clause) {
        out.extend(hit.candidate(&ABOUT, start, start + digits, score(age)));
    }
}

/// Reads an age in years.
fn value(text: &str) -> Option<u32> {
    let is_number = (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|&age| is_number && age <= MOST)
}

/// How sure it is that an age has to go.
const fn score(age: u32) -> f32 {
    if age > 89 { 0.9 } else { 0.6 }
}
