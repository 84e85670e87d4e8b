//! Lines as they stand in work files, with the names in them marked: training text written from templates.
//!
//! Each file below `template/` has one subject: the lines of mails, of minutes, of tables. A sample is one line.

mod capital;
mod chat;
mod clinic;
mod code;
mod company;
mod finance;
mod foreign;
mod form;
mod grammar;
mod heading;
mod legal;
mod log;
mod mail;
mod minutes;
mod news;
mod organisation;
mod paragraph;
mod people;
mod phrase;
mod place;
mod plain;
mod scholar;
mod staff;
mod table;
mod ticket;
mod twofold;
mod word;
mod writer;

use grammar::{Case, Grammar, Sequence};
use writer::Writer;

use crate::corpus::Sample;
use crate::names::Lists;
use crate::random::Random;

/// Templates of one subject: how often it is drawn, and how many of a hundred lines are written in small letters.
struct Subject {
    weight: usize,
    careless: usize,
    templates: &'static [&'static str],
}

const fn subject(weight: usize, careless: usize, templates: &'static [&'static str]) -> Subject {
    Subject { weight, careless, templates }
}

const SUBJECTS: [Subject; 31] = [
    subject(30, 2, mail::GREETINGS),
    subject(50, 2, mail::BODIES),
    subject(25, 0, mail::HEADERS),
    subject(45, 0, minutes::TEMPLATES),
    subject(50, 0, staff::TEMPLATES),
    subject(50, 0, legal::TEMPLATES),
    subject(45, 0, clinic::TEMPLATES),
    subject(55, 0, finance::TEMPLATES),
    subject(40, 0, log::TEMPLATES),
    subject(55, 0, table::TEMPLATES),
    subject(45, 1, code::TEMPLATES),
    subject(50, 45, chat::TEMPLATES),
    subject(45, 3, ticket::TEMPLATES),
    subject(45, 0, news::TEMPLATES),
    subject(40, 0, people::TEMPLATES),
    subject(35, 0, scholar::TEMPLATES),
    subject(45, 0, form::TEMPLATES),
    subject(40, 0, foreign::TEMPLATES),
    subject(55, 0, place::TEMPLATES),
    subject(50, 0, organisation::TEMPLATES),
    subject(110, 3, company::TEMPLATES),
    subject(30, 4, twofold::NAMES),
    subject(60, 4, twofold::WORDS),
    subject(70, 0, heading::TEMPLATES),
    subject(175, 4, plain::SENTENCES),
    subject(135, 1, plain::CAPITALS),
    subject(60, 0, plain::TABLES),
    subject(30, 0, foreign::PLAIN),
    subject(35, 30, chat::PLAIN),
    subject(75, 1, paragraph::TEMPLATES),
    subject(40, 1, paragraph::PLAIN),
];

/// Writes `count` lines that `seed` alone decides.
pub fn samples(seed: u64, count: usize, lists: &Lists) -> Vec<Sample> {
    let grammar = Grammar::new(&[
        word::RULES,
        capital::RULES,
        phrase::RULES,
        organisation::RULES,
        company::RULES,
        place::RULES,
        twofold::RULES,
        table::RULES,
        log::RULES,
        scholar::RULES,
    ]);
    let parsed: Vec<(usize, &Subject, Vec<Sequence>)> = SUBJECTS
        .iter()
        .map(|subject| (subject.weight, subject, subject.templates.iter().map(|text| grammar::parsed(text)).collect()))
        .collect();
    let total = SUBJECTS.iter().map(|subject| subject.weight).sum();
    let mut random = Random::new(seed);
    let mut samples = Vec::with_capacity(count);
    while samples.len() < count {
        let mut at = random.below(total);
        let chosen = parsed.iter().find(|(weight, ..)| {
            let here = at < *weight;
            at = at.saturating_sub(*weight);
            here
        });
        let Some((_, subject, templates)) = chosen else { break };
        let case = if random.chance(subject.careless) { Case::Lower } else { Case::Plain };
        if let Some(template) = random.pick(templates) {
            samples.push(Writer::new(&grammar, lists, &mut random, case).written(template));
        }
    }
    samples
}
