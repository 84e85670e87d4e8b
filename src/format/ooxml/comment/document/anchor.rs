//! The places in the text that comments are about (ECMA-376-1, 17.13.4.3 to 17.13.4.5).

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{Numbers, Patch};
use crate::error::Result;
use crate::format::ooxml::namespace::{self as ns, MC, W};
use crate::limits::Limits;
use crate::syntax::xml::{Scan, Token, attributes, decode_value};

/// All that refers to comments, in the order of the parts.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    all: Vec<Anchor>,
    /// The numbers of comments that are referred to, as read.
    numbers: BTreeSet<String>,
}

#[derive(Debug)]
struct Anchor {
    part: usize,
    mark: Mark,
    /// The number of its comment and where it stands.
    number: Option<(String, Range<usize>)>,
    /// The whole element.
    tag: Range<usize>,
    /// Whether it stands in what an older program shows instead, where all is said twice.
    is_aside: bool,
    stays: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Start,
    End,
    /// Where the comment is to be shown; it alone makes that it is.
    Reference,
}

impl Anchors {
    /// Reads a part of the text.
    ///
    /// # Errors
    /// What [`Scan`] gives.
    pub(super) fn read(&mut self, part: usize, text: &str, limits: &Limits) -> Result<()> {
        if memchr::memmem::find(text.as_bytes(), b"commentR").is_none() {
            return Ok(());
        }
        let mut scan = Scan::new(text, ns::ALL, limits);
        let (mut frames, mut asides) = (Vec::new(), 0_usize);
        while let Some(token) = scan.next()? {
            let open = match token {
                Token::Open(open) => open,
                Token::Close => {
                    asides -= usize::from(frames.pop() == Some((MC, "Fallback")) && asides > 0);
                    continue;
                }
                _ => continue,
            };
            let mark = match (open.namespace, open.local) {
                (W, "commentRangeStart") => Some(Mark::Start),
                (W, "commentRangeEnd") => Some(Mark::End),
                (W, "commentReference") => Some(Mark::Reference),
                _ => None,
            };
            if let Some(mark) = mark {
                let mut number = None;
                for attribute in attributes(open.attributes) {
                    let attribute = attribute?;
                    let start = open.attributes_start + attribute.value_start;
                    if (scan.namespace_of(&attribute), attribute.local) == (W, "id") {
                        let value = decode_value(attribute.value)?.into_owned();
                        number = Some((value, start..start + attribute.value.len()));
                    }
                }
                // Elsewhere than in a run a reference is not valid.
                number = number.filter(|_| mark != Mark::Reference || frames.last() == Some(&(W, "r")));
                let tag = scan.start..scan.end;
                self.all.push(Anchor { part, mark, number, tag, is_aside: asides > 0, stays: false });
            }
            if !open.is_empty {
                frames.push((open.namespace, open.local));
                asides += usize::from((open.namespace, open.local) == (MC, "Fallback"));
            }
        }
        Ok(())
    }

    /// Chooses what stays, when all is read: of a comment the first reference, and in its part the first stretch that
    /// begins and ends.
    pub(super) fn choose(&mut self) {
        let (mut references, mut starts, mut stretches) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for anchor in self.all.iter_mut().filter(|anchor| anchor.mark == Mark::Reference) {
            let Some((number, _)) = &anchor.number else { continue };
            references.entry((number.clone(), anchor.is_aside)).or_insert_with(|| {
                anchor.stays = true;
                anchor.part
            });
        }
        for (at, anchor) in self.all.iter().enumerate() {
            let Some((number, _)) = &anchor.number else { continue };
            let key = (number.clone(), anchor.is_aside);
            if references.get(&key) != Some(&anchor.part) {
                continue;
            }
            match anchor.mark {
                Mark::Start => {
                    starts.entry(key).or_insert(at);
                }
                Mark::End => {
                    if let Some(start) = starts.get(&key) {
                        stretches.entry(key).or_insert((*start, at));
                    }
                }
                Mark::Reference => {}
            }
        }
        for (start, end) in stretches.into_values() {
            for at in [start, end] {
                self.all.get_mut(at).into_iter().for_each(|anchor| anchor.stays = true);
            }
        }
        self.numbers.extend(references.into_keys().map(|(number, _)| number));
    }

    /// Tells whether a comment is referred to.
    pub(super) fn lead_to(&self, number: &str) -> bool {
        self.numbers.contains(number)
    }

    /// What changes in which part when comments are numbered anew and the others are not there.
    pub(super) fn patches(&self, numbers: &Numbers) -> BTreeMap<usize, Vec<Patch>> {
        let mut patches: BTreeMap<usize, Vec<Patch>> = BTreeMap::new();
        for anchor in &self.all {
            let number = anchor.number.as_ref().filter(|_| anchor.stays);
            let patch = match number.and_then(|(old, place)| Some((numbers.get(old)?, place))) {
                Some((new, place)) => Patch { start: place.start, end: place.end, instead: new.to_string() },
                None => Patch { start: anchor.tag.start, end: anchor.tag.end, instead: String::new() },
            };
            patches.entry(anchor.part).or_default().push(patch);
        }
        patches
    }
}
