//! Comments and what refers to them: all that only the whole document can tell stays until the first pass is over.

use super::Cleaner;
use super::element::Verdict;
use crate::format::ooxml::comment::document::Role;
use crate::format::ooxml::namespace::{W, W14};
use crate::model::DroppedKind;
use crate::syntax::xml::{Attribute, Open};

impl Cleaner<'_> {
    /// Judges an element that is a comment or refers to one (ECMA-376-1, 17.13.4).
    pub(super) fn judge_comment(&self, open: &Open<'_>) -> Option<Verdict> {
        let keep = |stays: bool| Some(if stays { Verdict::Keep } else { Verdict::Skip(None) });
        if open.namespace != W {
            return None;
        }
        match (open.local, self.relations.comments) {
            ("commentRangeStart" | "commentRangeEnd" | "commentReference", role) => keep(role == Role::Text),
            ("annotationRef", role) => keep(role == Role::Comments),
            ("comment", Role::Comments) if !self.is_listed() => Some(Verdict::Skip(Some(DroppedKind::Comment))),
            _ => None,
        }
    }

    /// Tells whether an attribute is one by which comments are told apart and answered.
    pub(super) fn is_of_comment(&self, open: &Open<'_>, attribute: &Attribute<'_>) -> bool {
        let is_number = |value: &str| value.len() == 8 && value.bytes().all(|byte| byte.is_ascii_hexdigit());
        let namespace = self.scan.namespace_of(attribute);
        match (open.namespace, open.local, namespace, attribute.local) {
            (W, "comment", W, "id" | "author") => self.relations.comments == Role::Comments && self.is_listed(),
            (W, "p", W14, "paraId") => self.relations.comments == Role::Comments && is_number(attribute.value),
            (W, "commentRangeStart" | "commentRangeEnd" | "commentReference", W, "id") => true,
            _ => false,
        }
    }

    /// Tells whether the element at hand stands directly in the list of comments.
    fn is_listed(&self) -> bool {
        matches!(self.frames.as_slice(), [root] if (root.namespace, root.local) == (W, "comments"))
    }
}
