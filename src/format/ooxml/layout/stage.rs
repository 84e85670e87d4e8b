//! Layouts and masters of slides: where what is filled in stands, and how large its letters are (ECMA-376-1, 19.3.1.36).

use super::super::namespace::{A, P};
use super::{elements, number, value};
use crate::error::Result;
use crate::limits::Limits;
use crate::model::layout::Align;

/// Left, top, width and height, in the units of the drawing.
pub(super) type Area = [f64; 4];

/// What a layout or a master says of the places that slides fill in.
#[derive(Debug, Default, Clone)]
pub(super) struct Stage {
    holders: Vec<Holder>,
    /// The size of the letters of titles and of other text, in hundredths of a point.
    title: Option<i64>,
    body: Option<i64>,
    /// Where the lines of titles stand.
    title_align: Option<Align>,
}

/// What names a place: its type and its index.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) kind: String,
    pub(super) index: String,
}

/// A place to be filled in.
#[derive(Debug, Default, Clone)]
struct Holder {
    name: Option<Name>,
    area: Option<Area>,
    letters: Option<i64>,
    align: Option<Align>,
}

/// Where something is filled in, and how large its letters are in hundredths of a point.
#[derive(Debug, Default, Clone)]
pub(super) struct Look {
    pub(super) area: Option<Area>,
    pub(super) letters: Option<i64>,
    pub(super) align: Option<Align>,
}

impl Name {
    /// Reads `p:ph` (19.3.1.36).
    pub(super) fn read(open: &crate::syntax::xml::Open<'_>) -> Self {
        let text = |name, otherwise: &str| value(open, name).unwrap_or(otherwise).to_owned();
        Self { kind: text("type", "obj"), index: text("idx", "0") }
    }

    pub(super) fn is_title(&self) -> bool {
        matches!(self.kind.as_str(), "title" | "ctrTitle")
    }

    /// The type of the place of a master that it takes after.
    fn family(&self) -> &str {
        match self.kind.as_str() {
            "title" | "ctrTitle" => "title",
            kind @ ("dt" | "ftr" | "sldNum" | "hdr" | "sldImg") => kind,
            _ => "body",
        }
    }
}

impl Stage {
    pub(super) fn read(text: &str, limits: &Limits) -> Result<Self> {
        let (mut stage, mut corner) = (Self::default(), (0.0, 0.0));
        elements(text, limits, |around, open| {
            let in_style = |style| around.contains(&(P, style));
            if (open.namespace, open.local) == (P, "sp") {
                stage.holders.push(Holder::default());
            }
            if (open.namespace, open.local) == (A, "defRPr") && around.last() == Some(&(A, "lvl1pPr")) {
                let size = number(open, "sz");
                if in_style("titleStyle") {
                    stage.title = stage.title.or(size);
                } else if in_style("bodyStyle") {
                    stage.body = stage.body.or(size);
                }
            }
            if (open.namespace, open.local) == (A, "lvl1pPr") && in_style("titleStyle") {
                stage.title_align = stage.title_align.or_else(|| align(open));
            }
            let (Some(holder), true) = (stage.holders.last_mut(), in_style("sp")) else { return };
            match (open.namespace, open.local, around) {
                (P, "ph", _) => holder.name = Some(Name::read(open)),
                (A, "off", [.., (P, "spPr"), (A, "xfrm")]) => corner = pair(open, "x", "y"),
                (A, "ext", [.., (P, "spPr"), (A, "xfrm")]) => {
                    let (width, height) = pair(open, "cx", "cy");
                    holder.area = Some([corner.0, corner.1, width, height]);
                }
                (A, "lvl1pPr" | "pPr", _) => holder.align = holder.align.or_else(|| align(open)),
                (A, "defRPr" | "rPr", _) => holder.letters = holder.letters.or_else(|| number(open, "sz")),
                _ => {}
            }
        })?;
        stage.holders.retain(|holder| holder.name.is_some());
        Ok(stage)
    }

    /// What is said of a place that a slide, or the layout of a slide, fills in.
    pub(super) fn look(&self, name: &Name, is_master: bool) -> Look {
        let named =
            |test: &dyn Fn(&Name) -> bool| self.holders.iter().find(|holder| holder.name.as_ref().is_some_and(test));
        let same = named(&|own| own.index == name.index && own.kind == name.kind);
        let indexed = || named(&|own| name.index != "0" && own.index == name.index);
        let family = || named(&|own| own.family() == name.family());
        let found = if is_master { family() } else { same.or_else(indexed).or_else(family) };
        let general = if name.is_title() { self.title } else { self.body };
        let letters = found.and_then(|holder| holder.letters).or(general);
        let of_title = self.title_align.filter(|_| name.is_title());
        let align = found.and_then(|holder| holder.align).or(of_title);
        Look { area: found.and_then(|holder| holder.area), letters, align }
    }
}

/// Where the lines of paragraphs stand (20.1.10.59); nothing where it is not told.
pub(super) fn align(open: &crate::syntax::xml::Open<'_>) -> Option<Align> {
    Some(match value(open, "algn")? {
        "ctr" => Align::Middle,
        "r" => Align::End,
        _ => Align::Start,
    })
}

/// Two attributes that are whole numbers; 0 where they are not.
pub(super) fn pair(open: &crate::syntax::xml::Open<'_>, first: &str, second: &str) -> (f64, f64) {
    let read = |name| value(open, name).and_then(|value| value.parse::<f64>().ok()).unwrap_or(0.0);
    (read(first), read(second))
}
