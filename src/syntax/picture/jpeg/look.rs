//! What is kept of how a picture looks: its orientation (CIPA DC-008, 4.7.2) and its profile of colours (ICC.1:2010,
//! annex B.4).

use super::super::exif::{self, Exif};
use super::super::extra::{Extra, Keep};
use super::{EXIF, PROFILE};
use crate::syntax::icc;

const NAME: &[u8] = b"ICC_PROFILE\0";
/// How many bytes of a profile fit into a segment, behind its name, its number and their count.
const MOST: usize = 65_533 - NAME.len() - 2;

/// The segments that are written instead.
pub struct Look {
    exif: Option<Kept>,
    profile: Option<Kept>,
    /// The names of the components; nothing where all words about colours are kept.
    components: Option<Vec<u8>>,
}

/// Segments, and what is left out where they are written.
type Kept = (Vec<Vec<u8>>, Vec<Extra>);

impl Look {
    /// Reads the segments of a picture.
    pub fn read<'a>(segments: impl Iterator<Item = (u8, &'a [u8])> + Clone, keep: Keep) -> Self {
        if keep == Keep::Pixels {
            return Self { exif: None, profile: None, components: None };
        }
        let exif = segments
            .clone()
            .filter(|(marker, _)| *marker == EXIF)
            .find_map(|(_, data)| data.strip_prefix(exif::PREFIX));
        let exif = exif.map(Exif::read).and_then(|read| {
            let kept = [exif::PREFIX, &exif::minimal(read.orientation)?].concat();
            Some((vec![kept], read.extras))
        });
        let frame =
            segments.clone().find(|(marker, _)| matches!(marker, 0xc0..=0xc2)).and_then(|(_, data)| data.get(6..));
        let components = frame.map(|about| about.as_chunks::<3>().0.iter().map(|[id, ..]| *id).collect());
        let parts: Vec<&[u8]> =
            segments.filter(|(marker, _)| *marker == PROFILE).filter_map(|(_, data)| data.strip_prefix(NAME)).collect();
        Self { exif, profile: profile(&parts), components }
    }

    /// What stands in place of a segment: the first of its kind is followed by all, the others by nothing. Nothing for a
    /// segment of another kind.
    pub fn replacement(&mut self, marker: u8, data: &[u8]) -> Option<Kept> {
        let kept = match marker {
            EXIF if data.starts_with(exif::PREFIX) => &mut self.exif,
            PROFILE if data.starts_with(NAME) => &mut self.profile,
            _ => return None,
        };
        match kept {
            None => None,
            // The next segments of the kind say nothing more.
            Some((segments, extras)) => Some((std::mem::take(segments), std::mem::take(extras))),
        }
    }

    /// The word of Adobe on how colours are mixed, without what its programs say of themselves; nothing where readers would
    /// mix them so without it (ITU-T T.872, 6.5.3).
    pub fn mixture(&self, data: &[u8]) -> Option<Vec<u8>> {
        let Some(components) = &self.components else { return Some(data.to_vec()) };
        let (transform, count) = (data.last()?, components.len());
        let is_usual = count < 3 || count == 3 && *transform == 1 && components != b"RGB";
        (!is_usual).then(|| [b"Adobe\0\x64\0\0\0\0".as_slice(), &[*transform]].concat())
    }
}

/// Joins the parts of a profile, each behind its number and their count, and parts it anew when it is bared.
fn profile(parts: &[&[u8]]) -> Option<Kept> {
    let mut numbered: Vec<(u8, &[u8])> =
        parts.iter().filter_map(|part| Some((*part.first()?, part.get(2..)?))).collect();
    numbered.sort_by_key(|(number, _)| *number);
    let whole: Vec<u8> = numbered.iter().flat_map(|(_, part)| part.iter().copied()).collect();
    let bare = icc::bare(&whole)?;
    let chunks: Vec<&[u8]> = bare.chunks(MOST).collect();
    let count = u8::try_from(chunks.len()).ok()?;
    let kept: Vec<Vec<u8>> =
        (1..=count).zip(chunks).map(|(number, chunk)| [NAME, &[number, count], chunk].concat()).collect();
    let is_same = kept.iter().map(|kept| kept.get(NAME.len()..)).eq(parts.iter().map(|part| Some(*part)));
    Some((kept, if is_same { Vec::new() } else { vec![Extra::Profile] }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn orientation_is_kept_once_and_alone() {
        let turned = [exif::PREFIX, &exif::minimal(6).unwrap()].concat();
        let named = [exif::PREFIX, b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0Jane"].concat();
        let segments = [(EXIF, named.as_slice()), (EXIF, &named)];
        let mut look = Look::read(segments.into_iter(), Keep::Look);
        assert_eq!(look.replacement(EXIF, &named), Some((vec![turned.clone()], vec![Extra::Rest])));
        assert_eq!(look.replacement(EXIF, &named), Some((Vec::new(), Vec::new())));
        assert_eq!(look.replacement(EXIF, b"http://ns.adobe.com/xap/1.0/\0"), None);
        let mut look = Look::read([(EXIF, turned.as_slice())].into_iter(), Keep::Look);
        assert_eq!(look.replacement(EXIF, &turned), Some((vec![turned.clone()], Vec::new())));
        assert_eq!(Look::read([(EXIF, turned.as_slice())].into_iter(), Keep::Pixels).replacement(EXIF, &turned), None);
    }
}
