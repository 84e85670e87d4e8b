//! The names by which parts of a drawing refer to each other. They may say anything, so they are numbered.

use std::collections::{BTreeMap, BTreeSet};

use super::read::NAMESPACES;
use crate::error::Result;
use crate::limits::Limits;
use crate::syntax::xml::{Scan, Token, attributes, decode_value};

/// The names of a drawing that something refers to, each with what is written instead.
#[derive(Debug, Default)]
pub struct Names {
    ids: BTreeMap<String, String>,
    classes: BTreeMap<String, String>,
    results: BTreeMap<String, String>,
    animations: BTreeMap<String, String>,
}

/// What was met so far, in order.
#[derive(Default)]
struct Met {
    ids: Vec<String>,
    classes: Vec<String>,
    results: Vec<String>,
    animations: Vec<String>,
    called: BTreeSet<String>,
    styled: BTreeSet<String>,
    inputs: BTreeSet<String>,
}

impl Names {
    /// Reads all names of a drawing.
    ///
    /// # Errors
    /// `Malformed` for broken markup.
    pub fn read(source: &str, limits: &Limits) -> Result<Self> {
        let (mut met, mut scan, mut is_style, mut sheet) =
            (Met::default(), Scan::new(source, NAMESPACES, limits), false, String::new());
        while let Some(token) = scan.next()? {
            match token {
                Token::Open(open) => {
                    is_style = open.local == "style" && !open.is_empty;
                    for attribute in attributes(open.attributes) {
                        let attribute = attribute?;
                        met.attribute(attribute.local, &decode_value(attribute.value)?);
                    }
                }
                Token::Text(text) | Token::Literal(text) if is_style => sheet.push_str(text),
                Token::Character(c) if is_style => sheet.push(c),
                Token::Close => is_style = false,
                _ => {}
            }
        }
        met.sheet(&sheet);
        let kept = |met: Vec<String>, used: &BTreeSet<String>, letter: char| {
            let mut all = BTreeMap::new();
            for name in met.into_iter().filter(|name| used.contains(name)) {
                let number = all.len() + 1;
                all.entry(name).or_insert_with(|| format!("{letter}{number}"));
            }
            all
        };
        let animations: BTreeSet<String> = met.animations.iter().cloned().collect();
        Ok(Self {
            ids: kept(met.ids, &met.called, 'i'),
            classes: kept(met.classes, &met.styled, 'c'),
            results: kept(met.results, &met.inputs, 'r'),
            animations: kept(met.animations, &animations, 'a'),
        })
    }

    /// What is written for the name of an element.
    pub fn id(&self, name: &str) -> Option<&str> {
        self.ids.get(name).map(String::as_str)
    }

    /// What is written for a class.
    pub fn class(&self, name: &str) -> Option<&str> {
        self.classes.get(name).map(String::as_str)
    }

    /// What is written for the name of an effect.
    pub fn result(&self, name: &str) -> Option<&str> {
        self.results.get(name).map(String::as_str).or_else(|| INPUT.iter().copied().find(|known| *known == name))
    }

    /// What is written for the name of an animation of style.
    pub fn animation(&self, name: &str) -> Option<&str> {
        self.animations.get(name).map(String::as_str)
    }
}

/// What filters read without anything in the file being called so (Filter Effects, 9.2).
const INPUT: [&str; 6] =
    ["SourceGraphic", "SourceAlpha", "BackgroundImage", "BackgroundAlpha", "FillPaint", "StrokePaint"];

impl Met {
    fn attribute(&mut self, name: &str, value: &str) {
        match name {
            "id" => self.ids.push(value.to_owned()),
            "class" => self.classes.extend(value.split_whitespace().map(str::to_owned)),
            "result" => self.results.push(value.to_owned()),
            "in" | "in2" => _ = self.inputs.insert(value.to_owned()),
            "begin" | "end" => {
                let parts = value.split(';').filter_map(|part| part.trim().split_once('.'));
                self.called.extend(parts.map(|(name, _)| name.to_owned()));
            }
            _ => {}
        }
        // In an attribute a name ends where the address does.
        let ends = |c: char| c.is_whitespace() || matches!(c, ')' | '"' | '\'' | ';' | ',');
        let called = value.split('#').skip(1).map(|after| after.split(ends).next().unwrap_or_default().to_owned());
        self.called.extend(called);
    }

    fn sheet(&mut self, sheet: &str) {
        self.called.extend(marked(sheet, '#'));
        self.styled.extend(marked(sheet, '.'));
        let after = sheet.split("keyframes").skip(1);
        self.animations.extend(
            after.filter_map(|after| {
                after.split(|c: char| !is_name(c)).find(|word| !word.is_empty()).map(str::to_owned)
            }),
        );
    }
}

/// The names behind a sign.
fn marked(text: &str, sign: char) -> impl Iterator<Item = String> {
    let names = text.split(sign).skip(1).map(|after| after.split(|c: char| !is_name(c)).next().unwrap_or_default());
    names.filter(|name| !name.is_empty()).map(str::to_owned)
}

/// Tells whether a character may stand in a name that is kept.
pub fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-')
}
