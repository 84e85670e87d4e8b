//! The comments themselves: their numbers, their authors, and the paragraphs by which answers name them.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::{Labels, label};
use super::anchor::Anchors;
use super::{Numbers, Patch, Threads};
use crate::error::Result;
use crate::format::ooxml::namespace::{self as ns, W, W14};
use crate::format::ooxml::tally::Tally;
use crate::limits::Limits;
use crate::model::DroppedKind;
use crate::syntax::xml::{Scan, Token, attributes, decode_value, escape_attribute};

/// All comments, in their order.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    all: Vec<Remark>,
    /// The attributes that number paragraphs, with their values.
    paragraphs: Vec<Numbered>,
}

/// A comment.
#[derive(Debug)]
pub(super) struct Remark {
    number: Option<Value>,
    author: Option<Value>,
    /// Where an author can be written if there is none, behind which prefix.
    without_author: (usize, String),
    /// The whole element.
    element: Range<usize>,
    /// The number of its last paragraph, by its place among all.
    paragraph: Option<usize>,
    /// The number that it is given, if it stays.
    pub(super) place: Option<usize>,
}

/// The value of an attribute and where it stands.
#[derive(Debug)]
struct Value {
    text: String,
    place: Range<usize>,
}

#[derive(Debug)]
struct Numbered {
    value: Value,
    /// The whole attribute, the white space before it included.
    place: Range<usize>,
}

impl Remarks {
    /// Reads the comments.
    ///
    /// # Errors
    /// What [`Scan`] gives.
    pub(super) fn read(text: &str, limits: &Limits) -> Result<Self> {
        let mut remarks = Self::default();
        let mut scan = Scan::new(text, ns::ALL, limits);
        // How many elements are open, and how many of them are paragraphs.
        let (mut depth, mut paragraphs) = (0_usize, Vec::new());
        while let Some(token) = scan.next()? {
            let open = match token {
                Token::Open(open) => open,
                Token::Close => {
                    depth = depth.saturating_sub(1);
                    paragraphs.pop_if(|around| *around == depth);
                    if depth == 1
                        && let Some(remark) = remarks.all.last_mut().filter(|remark| remark.is_open())
                    {
                        remark.element.end = scan.end;
                    }
                    continue;
                }
                _ => continue,
            };
            let (is_remark, is_paragraph) = (
                (open.namespace, open.local) == (W, "comment") && depth == 1,
                (open.namespace, open.local) == (W, "p"),
            );
            let (mut number, mut author, mut without_author) = (None, None, (open.attributes_start, String::new()));
            let mut paragraph = None;
            for attribute in attributes(open.attributes) {
                let attribute = attribute?;
                let start = open.attributes_start + attribute.value_start;
                let value = |text: String| Value { text, place: start..start + attribute.value.len() };
                match (scan.namespace_of(&attribute), attribute.local) {
                    (W, "id") if is_remark => {
                        without_author = (open.attributes_start + attribute.end, attribute.prefix.to_owned());
                        number = Some(value(decode_value(attribute.value)?.into_owned()));
                    }
                    (W, "author") if is_remark => author = Some(value(decode_value(attribute.value)?.into_owned())),
                    (W14, "paraId") if is_paragraph => {
                        let place = open.attributes_start + attribute.start..open.attributes_start + attribute.end;
                        paragraph = Some(remarks.paragraphs.len());
                        remarks.paragraphs.push(Numbered { value: value(attribute.value.to_ascii_uppercase()), place });
                    }
                    _ => {}
                }
            }
            if is_remark {
                let end = if open.is_empty { scan.end } else { 0 };
                let (element, paragraph, place) = (scan.start..end, None, None);
                remarks.all.push(Remark { number, author, without_author, element, paragraph, place });
            } else if is_paragraph
                && paragraphs.is_empty()
                && let Some(remark) = remarks.all.last_mut().filter(|remark| remark.is_open())
            {
                remark.paragraph = paragraph;
            }
            if !open.is_empty {
                if is_paragraph {
                    paragraphs.push(depth);
                }
                depth += 1;
            }
        }
        Ok(remarks)
    }

    /// Chooses the comments that stay: of those with one number the first, if the text refers to it.
    pub(super) fn choose(&mut self, anchors: &Anchors) -> Numbers {
        let mut numbers = Numbers::new();
        for remark in &mut self.all {
            let number = remark.number.as_ref().map(|value| &value.text);
            if let Some(number) = number.filter(|number| anchors.lead_to(number) && !numbers.contains_key(*number)) {
                remark.place = Some(numbers.len());
                numbers.insert(number.clone(), numbers.len());
            }
        }
        numbers
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    /// The comments that stay, each with the number of its last paragraph.
    pub(super) fn staying(&self) -> impl Iterator<Item = (usize, Option<&str>)> {
        let paragraph = |at: usize| self.paragraphs.get(at).map(|numbered| numbered.value.text.as_str());
        self.all.iter().filter_map(move |remark| Some((remark.place?, remark.paragraph.and_then(paragraph))))
    }

    /// What changes in the part.
    pub(super) fn patches(&self, threads: &Threads, tally: &mut Tally) -> Vec<Patch> {
        let (mut patches, mut labels, mut kept) = (Vec::new(), Labels::default(), BTreeSet::new());
        let mut write = |place: &Range<usize>, instead: String| {
            patches.push(Patch { start: place.start, end: place.end, instead });
        };
        for remark in &self.all {
            let (Some(place), Some(number)) = (remark.place, &remark.number) else {
                write(&remark.element, String::new());
                continue;
            };
            write(&number.place, place.to_string());
            let name = remark.author.as_ref().map_or("", |author| author.text.as_str());
            let label = label(labels.of(name));
            tally.add(DroppedKind::CommentAuthor, usize::from(!name.is_empty() && name != label));
            match (&remark.author, &remark.without_author) {
                (Some(author), _) => write(&author.place, escape_attribute(&label).into()),
                (None, (at, prefix)) => write(&(*at..*at), format!(" {prefix}:author=\"{label}\"")),
            }
            if let Some((at, numbered)) = remark.paragraph.and_then(|at| Some((at, self.paragraphs.get(at)?)))
                && let Some(new) = threads.paragraph(place)
            {
                tally.add(DroppedKind::RevisionId, usize::from(numbered.value.text != new));
                write(&numbered.value.place, new);
                kept.insert(at);
            }
        }
        for (at, numbered) in self.paragraphs.iter().enumerate() {
            if !kept.contains(&at) {
                tally.add(DroppedKind::RevisionId, 1);
                write(&numbered.place, String::new());
            }
        }
        patches
    }
}

impl Remark {
    fn is_open(&self) -> bool {
        self.element.end == 0
    }
}
