//! The comments of a text document (ECMA-376-1, 17.13.4), and which of them answer which ([MS-DOCX], 2.5.4).
//!
//! A comment stays where the text refers to it, and what refers to a comment stays where that comment is; this can be
//! told only when the first pass is over, for it may have left out either. Those that stay are numbered from 0 in their
//! order, since the number of a comment may be any text and is nothing but a link.
//!
//! The standard wants an author for every comment (17.13.4.2); initials and dates go. What tells who answers whom, and what
//! is settled, is written anew from nothing but this, with numbers of its own; where nobody answers and nothing is
//! settled, it is left out.

mod anchor;
mod remark;
mod thread;

use std::collections::BTreeMap;

use crate::error::Result;
use crate::format::ooxml::Application;
use crate::format::ooxml::part::Kind;
use crate::format::ooxml::splice::{Patch, apply};
use crate::format::ooxml::survey::{Survey, To};
use crate::format::ooxml::tally::Tally;
use crate::format::{Comments, Options};
use crate::limits::Limits;
use crate::model::DroppedKind;
use anchor::Anchors;
use remark::Remarks;
use thread::Threads;

/// What the markup of a part has to do with comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Nothing; what looks like it goes.
    None,
    /// It is text that is commented.
    Text,
    /// It holds the comments.
    Comments,
}

/// Tells whether relationships of a type lead from the document itself to comments that stay.
pub fn stays(application: &Application, relation: Option<&str>, source: Option<Kind>, options: &Options) -> bool {
    let known = application.parts.iter().find(|known| Some(known.relation) == relation).map(|known| known.kind);
    let leads = matches!(known, Some(Kind::Comments | Kind::CommentThreads));
    leads && source == Some(Kind::Document) && options.comments == Comments::Keep
}

/// What a part has to do with the comments of its document.
pub fn role(survey: &Survey, kind: Kind, is_stored: bool) -> Role {
    match kind {
        _ if is_stored => Role::None,
        Kind::Comments => Role::Comments,
        Kind::Document | Kind::Header | Kind::Footer | Kind::Footnotes | Kind::Endnotes
            if survey.parts.iter().any(|staying| staying.kind == Kind::Comments) =>
        {
            Role::Text
        }
        _ => Role::None,
    }
}

/// Leaves out the comments and the references to them that have no counterpart, and numbers the others.
///
/// `texts` are the parts of the survey after the first pass; a part that does not stay after all is empty when it is done.
///
/// # Errors
/// What [`Scan`](crate::syntax::xml::Scan) gives.
pub fn settle(survey: &mut Survey, texts: &mut [String], tally: &mut Tally, limits: &Limits) -> Result<()> {
    let of_kind = |kind| survey.parts.iter().position(|staying| staying.kind == kind);
    let (comments, threads) = (of_kind(Kind::Comments), of_kind(Kind::CommentThreads));
    let mut is_left = [threads, comments];
    if let Some(comments) = comments {
        let (mut anchors, mut remarks) = (Anchors::default(), Remarks::default());
        for (at, (staying, text)) in survey.parts.iter().zip(texts.iter()).enumerate() {
            match role(survey, staying.kind, staying.is_stored) {
                Role::Text => anchors.read(at, text, limits)?,
                Role::Comments => remarks = Remarks::read(text, limits)?,
                Role::None => {}
            }
        }
        anchors.choose();
        let numbers = remarks.choose(&anchors);
        tally.add(DroppedKind::Comment, remarks.count() - numbers.len());
        let said = threads.and_then(|at| texts.get(at)).map_or("", String::as_str);
        let threads = Threads::read(said, &remarks, limits);
        if let Some(text) = threads.written().and_then(|written| is_left[0].take().map(|at| (at, written))) {
            texts.get_mut(text.0).into_iter().for_each(|out| out.clone_from(&text.1));
        }
        if !numbers.is_empty() {
            is_left[1] = None;
        }
        patch(texts, comments, remarks.patches(&threads, tally));
        for (at, patches) in anchors.patches(&numbers) {
            patch(texts, at, patches);
        }
    }
    for at in is_left.into_iter().flatten() {
        texts.get_mut(at).into_iter().for_each(String::clear);
        let leads = |to: &To| matches!(to, To::Part(index) if *index == at);
        for staying in &mut survey.parts {
            staying.references.retain(|reference| !leads(&reference.to));
        }
    }
    Ok(())
}

/// The numbers that comments are given, by those that they have.
type Numbers = BTreeMap<String, usize>;

fn patch(texts: &mut [String], at: usize, patches: Vec<Patch>) {
    if let Some(text) = texts.get_mut(at).filter(|_| !patches.is_empty()) {
        *text = apply(text, patches);
    }
}
