//! Pictures of which less is shown than there is (ECMA-376-1, 20.1.8.55; ECMA-376-4, 19.1.2.11): what is cut away in sight
//! must not be there for others.

use super::{Cleaner, Use, qualifier};
use crate::format::ooxml::namespace::{A, V};
use crate::syntax::picture::Crop;
use crate::syntax::xml::{Open, attributes};

/// A frame around a picture: how much it cuts away at each edge, or adds where the number is below zero.
type Edges = [i64; 4];

/// How much of the markup behind a picture is searched for its frame.
const REACH: usize = 16 << 10;

impl<'a> Cleaner<'a> {
    /// The relationship under which what is shown of a picture is to be had; nothing where that cannot be cut out.
    pub(super) fn shown(&mut self, open: &Open<'a>, id: &str) -> Option<String> {
        let edges = self.edges(open)?;
        let (crop, rest) = parts(edges)?;
        if crop.is_none() {
            let kept = self.relations.kept.get(id);
            return kept.map(|(new, _)| new.clone());
        }
        // Beside a picture in the older markup there is no place for what is left of the frame.
        if open.namespace == V && rest != Edges::default() {
            return None;
        }
        let cut = (self.cutter)(id, &crop)?;
        self.padding = (open.namespace == A).then(|| self.padding(rest));
        Some(cut)
    }

    /// Tells whether a picture in the older markup was cut to its frame.
    pub(super) fn is_cut(&mut self, open: &Open<'a>) -> bool {
        if (open.namespace, open.local) != (V, "imagedata") {
            return false;
        }
        let named = attributes(open.attributes).flatten();
        let mut ids = named.filter(|attribute| matches!(attribute.local, "id" | "relid" | "pict"));
        let id = ids.find(|attribute| {
            self.relations.kept.get(attribute.value).is_some_and(|(_, purpose)| *purpose == Use::Picture)
        });
        let Some(id) = id else { return false };
        let crop = self.edges(open).and_then(parts).map(|(crop, _)| crop);
        crop.is_some_and(|crop| !crop.is_none()) && self.shown(open, id.value).is_some()
    }

    /// The frame of a picture; nothing where it cannot be read.
    fn edges(&self, open: &Open<'a>) -> Option<Edges> {
        if open.namespace != A {
            return edges(open.attributes, ["cropleft", "croptop", "cropright", "cropbottom"], fraction);
        }
        // Only a fill has a frame around the picture; it stands behind it.
        if self.frames.last().is_none_or(|frame| frame.local != "blipFill") {
            return Some(Edges::default());
        }
        let rest = self.source.get(self.scan.end..).unwrap_or_default();
        let near = rest.get(..rest.floor_char_boundary(REACH)).unwrap_or_default();
        let fill = near.find("lipFill>").and_then(|end| near.get(..end))?;
        let Some((before, frame)) = fill.split_once("srcRect") else { return Some(Edges::default()) };
        let inside = frame.split('>').next().unwrap_or_default().trim_end_matches('/');
        // Its end tag may be there, but neither another frame nor anything that only looks like one.
        let end = format!("</{}srcRect>", before.rsplit('<').next().unwrap_or_default());
        let is_only = frame.matches("srcRect").count() == frame.matches(&end).count() && !fill.contains("<!");
        edges(inside, ["l", "t", "r", "b"], percentage).filter(|_| is_only)
    }

    /// What is left of a frame when its picture is cut: the room that it adds.
    fn padding(&self, rest: Edges) -> String {
        let named = ["l", "t", "r", "b"].into_iter().zip(rest).filter(|(_, edge)| *edge != 0);
        let written: String = named.map(|(name, edge)| format!(" {name}=\"{edge}\"")).collect();
        let prefix = qualifier(self.drawing_prefix());
        if written.is_empty() { String::new() } else { format!("<{prefix}srcRect{written}/>") }
    }

    /// The prefix of drawings, as the picture at hand has it.
    fn drawing_prefix(&self) -> &'a str {
        let tag = self.source.get(self.scan.start + 1..self.scan.end).unwrap_or_default();
        let name = tag.split([' ', '/', '>', '\t', '\r', '\n']).next().unwrap_or_default();
        name.rsplit_once(':').map_or("", |(prefix, _)| prefix)
    }
}

/// Parts a frame into what it cuts away and what it adds to the rest, in shares of that.
fn parts(edges: Edges) -> Option<(Crop, Edges)> {
    let [left, top, right, bottom] = edges.map(|edge| u32::try_from(edge.max(0)).ok());
    let crop = Crop { left: left?, top: top?, right: right?, bottom: bottom? };
    let whole = i64::from(Crop::WHOLE);
    let stays = |one: u32, other: u32| Some(whole - i64::from(one) - i64::from(other)).filter(|stays| *stays > 0);
    let (wide, high) = (stays(crop.left, crop.right)?, stays(crop.top, crop.bottom)?);
    let [left, top, right, bottom] = edges.map(|edge| edge.min(0));
    Some((crop, [left * whole / wide, top * whole / high, right * whole / wide, bottom * whole / high]))
}

fn edges(written: &str, names: [&str; 4], read: fn(&str) -> Option<i64>) -> Option<Edges> {
    let mut edges = Edges::default();
    for attribute in attributes(written).flatten() {
        if let Some((_, edge)) = names.iter().zip(&mut edges).find(|(name, _)| **name == attribute.local) {
            *edge = read(attribute.value)?;
        }
    }
    Some(edges)
}

/// In hundred thousandths, or with a percent sign in strict documents.
fn percentage(value: &str) -> Option<i64> {
    match value.strip_suffix('%') {
        Some(value) => decimal(value, 1000.0),
        None => value.parse().ok().filter(|edge| is_sane(*edge)),
    }
}

/// As a share of one, or in 65536ths where an `f` follows.
fn fraction(value: &str) -> Option<i64> {
    let whole = f64::from(Crop::WHOLE);
    match value.strip_suffix('f') {
        Some(value) => decimal(value, whole / 65_536.0),
        None => decimal(value, whole),
    }
}

fn decimal(value: &str, factor: f64) -> Option<i64> {
    let number = value.parse::<f64>().ok()? * factor;
    format!("{number:.0}").parse().ok().filter(|edge| is_sane(*edge))
}

/// No frame is a hundred times the size of its picture.
const fn is_sane(edge: i64) -> bool {
    edge.abs() <= 10_000_000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_read_in_all_their_units() {
        assert_eq!(percentage("12500"), Some(12_500));
        assert_eq!(percentage("12.5%"), Some(12_500));
        assert_eq!(percentage("-3"), Some(-3));
        assert_eq!(fraction("32768f"), Some(50_000));
        assert_eq!(fraction(".25"), Some(25_000));
        for value in ["", "Jane", "1e99", "nan", "inf"] {
            assert_eq!((percentage(value), fraction(value)), (None, None), "{value}");
        }
    }

    #[test]
    fn what_a_frame_adds_stays_in_shares_of_the_rest() {
        let crop = Crop { right: 50_000, ..Crop::default() };
        assert_eq!(parts([-10_000, 0, 50_000, 0]), Some((crop, [-20_000, 0, 0, 0])));
        assert_eq!(parts([60_000, 0, 60_000, 0]), None);
    }
}
