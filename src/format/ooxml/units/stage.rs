//! Slides: what of them an audience does not see.

use super::super::namespace::{A, P};
use crate::syntax::xml::{Open, attributes};

/// The slide that is being read.
#[derive(Debug)]
pub(super) struct Stage {
    is_slide: bool,
    /// Width and height.
    size: Option<(i64, i64)>,
    is_skipped: bool,
    /// How deep the shape is that is not seen.
    hidden: Option<usize>,
    /// Where the shape at hand begins.
    corner: Option<(i64, i64)>,
}

impl Stage {
    pub fn new(is_slide: bool, size: Option<(i64, i64)>) -> Self {
        Self { is_slide, size, is_skipped: false, hidden: None, corner: None }
    }

    /// Tells whether text that stands here is not seen.
    pub fn is_hidden(&self) -> bool {
        self.is_skipped || self.hidden.is_some()
    }

    pub fn open(&mut self, open: &Open<'_>, around: &[(u8, &str)]) {
        match (open.namespace, open.local) {
            // 19.3.1.38
            (P, "sld") if self.is_slide => self.is_skipped = is(open, "show", &["0", "false"]),
            // 20.1.2.2.8; the shape is around the properties that the name stands in.
            (P, "cNvPr") if is(open, "hidden", &["1", "true"]) => self.hide(around.len().checked_sub(2)),
            (A, "off") => self.corner = pair(open, "x", "y"),
            (A, "ext") => self.place(open, around),
            _ => {}
        }
    }

    /// Notes the end of an element that stood so deep.
    pub fn close(&mut self, depth: usize) {
        self.hidden = self.hidden.filter(|&hidden| hidden < depth);
    }

    /// Hides a shape that lies beside the slide.
    fn place(&mut self, open: &Open<'_>, around: &[(u8, &str)]) {
        let depth = match around {
            [rest @ .., (P, "spPr" | "grpSpPr"), (A, "xfrm")] | [rest @ .., (P, "xfrm")] => rest.len().checked_sub(1),
            _ => None,
        };
        // What is grouped is measured inside its group.
        let parent = depth.and_then(|depth| depth.checked_sub(1)).and_then(|depth| around.get(depth));
        let (Some((P, "spTree")), true) = (parent, self.is_slide) else { return };
        let Some((((x, y), (cx, cy)), (width, height))) = self.corner.zip(pair(open, "cx", "cy")).zip(self.size) else {
            return;
        };
        if x >= width || y >= height || x.saturating_add(cx) <= 0 || y.saturating_add(cy) <= 0 {
            self.hide(depth);
        }
    }

    fn hide(&mut self, depth: Option<usize>) {
        self.hidden = self.hidden.or(depth);
    }
}

fn is(open: &Open<'_>, name: &str, values: &[&str]) -> bool {
    attributes(open.attributes).flatten().any(|attribute| attribute.local == name && values.contains(&attribute.value))
}

/// Two attributes that are whole numbers.
pub(super) fn pair(open: &Open<'_>, first: &str, second: &str) -> Option<(i64, i64)> {
    let number = |name: &str| {
        let found = attributes(open.attributes).flatten().find(|attribute| attribute.local == name);
        found.and_then(|attribute| attribute.value.parse().ok())
    };
    number(first).zip(number(second))
}
