//! The styles of paragraphs: which of them are headings, and which make lists (ECMA-376-1, 17.7).

use std::collections::BTreeMap;

use super::super::namespace::W;
use super::{elements, value};
use crate::error::Result;
use crate::limits::Limits;

/// What the styles of a document make of their paragraphs.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
}

#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    /// From 1 to 9; 0 where the style says that it is no heading.
    level: Option<u8>,
    is_list: Option<bool>,
}

/// As many styles may rest on each other.
const DEEPEST: usize = 16;

impl Styles {
    pub(super) fn read(text: &str, limits: &Limits) -> Result<Self> {
        let (mut by_id, mut id) = (BTreeMap::<String, Style>::new(), String::new());
        elements(text, limits, |around, open| {
            if open.namespace != W {
                return;
            }
            if open.local == "style" {
                id = value(open, "styleId").unwrap_or_default().to_owned();
                by_id.insert(id.clone(), Style::default());
            }
            let (Some(style), true) = (by_id.get_mut(&id), around.contains(&(W, "style"))) else { return };
            let val = value(open, "val").unwrap_or_default();
            match open.local {
                "basedOn" => style.parent = Some(val.to_owned()),
                "name" => style.level = style.level.or_else(|| built_in(val)),
                "outlineLvl" => style.level = Some(level(val)),
                "numId" => style.is_list = Some(val != "0"),
                _ => {}
            }
        })?;
        Ok(Self { by_id })
    }

    /// The level of the headings that a style makes, or 0.
    pub(super) fn level(&self, id: &str) -> u8 {
        self.chain(id).find_map(|style| style.level).or_else(|| built_in(id)).unwrap_or(0)
    }

    /// Tells whether a style makes items of a list.
    pub(super) fn is_list(&self, id: &str) -> bool {
        self.chain(id).find_map(|style| style.is_list).unwrap_or(false)
    }

    fn chain<'s>(&'s self, id: &str) -> impl Iterator<Item = &'s Style> {
        let parent = |style: &&'s Style| style.parent.as_ref().and_then(|parent| self.by_id.get(parent));
        std::iter::successors(self.by_id.get(id), parent).take(DEEPEST)
    }
}

/// The level that `outlineLvl` tells, which counts from 0; from 9 on a paragraph is no heading (17.3.1.20).
pub(super) fn level(value: &str) -> u8 {
    value.parse::<u8>().ok().filter(|&level| level < 9).map_or(0, |level| level + 1)
}

/// The level of the headings that every copy of Word knows, by the name or the id of their style.
fn built_in(name: &str) -> Option<u8> {
    let name: String = name.chars().filter(|c| !matches!(c, ' ' | '-' | '_')).flat_map(char::to_lowercase).collect();
    if name == "title" {
        return Some(1);
    }
    name.strip_prefix("heading")?.parse().ok().filter(|level| (1..=9).contains(level))
}
