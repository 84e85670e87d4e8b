//! Pictures that are written as often as they are cut in different ways.

use super::survey::{Picture, Reference, Staying, To, number};
use crate::limits::Limits;
use crate::syntax::picture::{Bare, Crop, Decoded};

/// What has been cut so far, in all parts.
pub struct Cutting<'a> {
    pictures: &'a [Picture],
    limits: &'a Limits,
    /// How many bytes of pixels may still be unpacked or packed.
    left: u64,
    /// The picture that was cut last, by its index, with its pixels if it could be decoded.
    decoded: Option<(usize, Option<Decoded>)>,
    /// Each picture, by its index, with how it was cut and what came of it.
    tried: Vec<(usize, Crop, Option<usize>)>,
    /// What came of them.
    pub cut: Vec<Bare>,
    /// The relationships that lead to them, each behind the index of its part.
    pub references: Vec<(usize, Reference)>,
}

impl<'a> Cutting<'a> {
    /// Begins with the pictures of a document.
    pub fn new(pictures: &'a [Picture], limits: &'a Limits) -> Self {
        let left = limits.unpacked_bytes.saturating_mul(2);
        let (tried, cut, references) = (Vec::new(), Vec::new(), Vec::new());
        Self { pictures, limits, left, decoded: None, tried, cut, references }
    }

    /// Cuts the picture to which a relationship of a part leads, and gives the name of one that leads to what is left.
    pub fn cut(&mut self, (part, staying): (usize, &Staying), old_id: &str, edges: &Crop) -> Option<String> {
        let named = staying.references.iter().find(|reference| reference.old_id == old_id)?;
        let To::Picture(index) = named.to else { return None };
        let tried = self.tried.iter().find(|(of, to, _)| *of == index && to == edges).map(|(.., made)| *made);
        let made = tried.unwrap_or_else(|| {
            if self.decoded.as_ref().is_none_or(|(of, _)| *of != index) {
                let picture = self.pictures.get(index);
                let decoded = picture.and_then(|it| Decoded::read(&it.bare, &mut self.left, self.limits));
                self.decoded = Some((index, decoded));
            }
            let decoded = self.decoded.as_ref().and_then(|(_, decoded)| decoded.as_ref());
            let made = decoded.and_then(|decoded| decoded.crop(edges, &mut self.left)).map(|cut| {
                self.cut.push(cut);
                self.pictures.len() + self.cut.len() - 1
            });
            self.tried.push((index, *edges, made));
            made
        })?;
        let mine = || self.references.iter().filter(|(of, _)| *of == part);
        let known = mine().find(|(_, reference)| matches!(reference.to, To::Picture(to) if to == made));
        if let Some((_, known)) = known {
            return Some(known.id.clone());
        }
        // The placeholder has the highest number of those given before.
        let next = number(&staying.placeholder)?.checked_add(1)?.checked_add(mine().count() as u64)?;
        let id = format!("rId{next}");
        let reference = Reference { old_id: String::new(), id: id.clone(), relation: "image", to: To::Picture(made) };
        self.references.push((part, reference));
        Some(id)
    }
}
