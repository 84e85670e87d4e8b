//! The page about the weights that lies beside them.

use std::fmt::Write;

use crate::score::{Score, percent};

const TEXT: &str = include_str!("card.md");

/// The figures, as they are taken.
#[derive(Default)]
pub struct Figures {
    /// For each file of development texts.
    pub files: Vec<(String, Score)>,
    /// For each origin, how much of the persons is covered.
    pub origins: Vec<(String, f32)>,
    /// Flagged words and all words of code.
    pub code: (usize, usize),
    /// How many lines were read, of them code.
    pub lines: (usize, usize),
}

impl Figures {
    /// The whole page.
    pub fn page(&self) -> String {
        TEXT.replace("{FIGURES}\n", &self.tables())
    }

    fn tables(&self) -> String {
        let mut out =
            String::from("| texts | persons | organisations | places | over |\n| --- | --- | --- | --- | --- |\n");
        for (name, score) in &self.files {
            let [persons, organisations, places] = score.covered.map(|part| match part {
                (_, 0) => "none".to_owned(),
                part => format!("{:.1}", percent(part)),
            });
            let over = percent(score.over);
            // Writing to a text cannot fail.
            let _ = writeln!(out, "| {name} | {persons} | {organisations} | {places} | {over:.1} |");
        }
        out.push_str("\nPersons covered in `ewt_dev` and `presidio` when each is given a name of one origin that the templates never used:\n\n");
        out.push_str("| origin | persons |\n| --- | --- |\n");
        for (name, covered) in &self.origins {
            let _ = writeln!(out, "| {name} | {covered:.1} |");
        }
        let (flagged, all) = self.code;
        let share = 1000.0 * flagged as f32 / all.max(1) as f32;
        let (lines, of_code) = self.lines;
        let _ = write!(
            out,
            "\nOf {all} words of code from packages that were not learnt from, {flagged} are flagged: {share:.1} in a thousand.\n\
             Learnt from {lines} lines, {of_code} of them code.\n"
        );
        out
    }
}
