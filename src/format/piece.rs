//! Files that are sources: their pieces as units, and the way back.

use super::origin::{Cut, Origin};
use super::{Document, Options};
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::model::{Dropped, Edit, Location, Notation, Place, Sensitive, TextUnit, bytes};
use crate::syntax::data_uri::Packed;
use crate::syntax::source::{Change, Piece, Sense, Stretch, Writing};

/// Opens a source of which `read` gives the pieces; where it gives none, the whole is one text.
///
/// # Errors
/// What reading a text gives, and `LimitExceeded` for too many pieces.
pub fn open(
    bytes: Vec<u8>,
    options: &Options,
    read: impl FnOnce(&str) -> Option<Vec<Piece>>,
) -> Result<Box<dyn Document>> {
    open_cut(bytes, options, |source| (source, Vec::new()), read)
}

/// The same for a source of which `cut` leaves something out before.
///
/// # Errors
/// As above.
pub fn open_cut(
    bytes: Vec<u8>,
    options: &Options,
    cut: impl FnOnce(String) -> Cut,
    read: impl FnOnce(&str) -> Option<Vec<Piece>>,
) -> Result<Box<dyn Document>> {
    let (source, origin, mut dropped) = Origin::read_cut(bytes, &options.limits, cut)?;
    dropped.extend(origin.dropped());
    let pieces = read(&source).unwrap_or_else(|| vec![whole(&source)]);
    let (units, places) = units(&source, pieces, &options.limits)?;
    Ok(Box::new(Pieces { source: source.into(), origin, dropped, units, places }))
}

/// Parts the pieces of a source, which come in order, into their texts and where these stand.
///
/// # Errors
/// `LimitExceeded` for too many pieces.
pub fn units(source: &str, pieces: Vec<Piece>, limits: &Limits) -> Result<(Vec<TextUnit>, Vec<Stretch>)> {
    limits.check_units(pieces.len())?;
    let (mut units, mut places) = (Vec::with_capacity(pieces.len()), Vec::with_capacity(pieces.len()));
    let (mut line, mut counted) = (1, 0);
    for mut piece in pieces {
        let before = source.get(counted..piece.range.start).ok_or(UNORDERED)?;
        line += bytes::count(before.as_bytes(), b'\n');
        counted = piece.range.start;
        places.push(Stretch::of(&mut piece));
        units.push(unit(piece, line));
    }
    Ok((units, places))
}

/// What edits of its units mean for a source, in order.
///
/// # Errors
/// `CannotRewrite` when an edit does not fit.
pub fn changes<'a>(source: &str, units: &[TextUnit], places: &[Stretch], edits: &'a [Edit]) -> Result<Vec<Change<'a>>> {
    const ABSENT: Error = Error::CannotRewrite { what: "a change names a part that is not there" };
    let mut changes = Vec::new();
    for of_unit in edits.chunk_by(|one, next| one.unit == next.unit) {
        let at = of_unit.first().map_or(0, |edit| edit.unit.0 as usize);
        let (place, unit) = places.get(at).zip(units.get(at)).ok_or(ABSENT)?;
        // EXPOSE: the edits are checked against the text.
        changes.extend(place.changes(source, unit.text.expose(), of_unit)?);
    }
    // A piece may stand inside another, in a gap of it.
    changes.sort_by_key(|(range, _)| (range.start, range.end));
    Ok(changes)
}

const UNORDERED: Error = Error::Malformed { what: "its parts are in no order" };

/// A source that cannot be parted.
fn whole(source: &str) -> Piece {
    Piece::plain(source, 0..source.len(), Sense::Value, Writing::Escaped(|text| text.into()))
}

fn unit(piece: Piece, line: usize) -> TextUnit {
    let notation = match piece.sense {
        Sense::Value | Sense::Literal | Sense::Comment => Notation::Prose,
        Sense::Key if is_name(&piece.text) => Notation::Code,
        Sense::Key | Sense::Command => Notation::Identifier,
        Sense::Address => Notation::Address,
        Sense::Code => Notation::Code,
    };
    let label = piece.label.filter(|label| !label.is_empty()).map(Sensitive::from);
    let is_sentence = piece.sense != Sense::Literal || piece.text.split_whitespace().count() >= SENTENCE_WORDS;
    let place = if is_sentence { Place::Text } else { Place::Literal };
    TextUnit::prose(piece.text, Location::visible(place, line)).labelled(label).noted(notation)
}

/// So many words of a string are a sentence in which a name is known by its neighbours.
const SENTENCE_WORDS: usize = 4;

/// Tells whether a key is a name of a program and none of a person: a key may be somebody's address as well.
fn is_name(key: &str) -> bool {
    key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '$' | '/' | ':'))
        && key.bytes().filter(u8::is_ascii_digit).count() < LEAST_DIGITS
}

/// A number of so many digits may be somebody's.
const LEAST_DIGITS: usize = 6;

struct Pieces {
    source: Sensitive<String>,
    origin: Origin,
    dropped: Vec<Dropped>,
    units: Vec<TextUnit>,
    /// Where in the source each unit stands.
    places: Vec<Stretch>,
}

impl Document for Pieces {
    fn units(&self) -> &[TextUnit] {
        &self.units
    }

    fn take_packed(&mut self) -> Vec<Option<Packed>> {
        self.origin.take_packed()
    }

    fn dropped(&self) -> Vec<Dropped> {
        self.dropped.clone()
    }

    fn rewrite(&self, edits: &[Edit]) -> Result<Vec<u8>> {
        // EXPOSE: the source is what the file is made of.
        let source = self.source.expose();
        let changes = changes(source, &self.units, &self.places, edits)?;
        self.origin.write(source, changes)
    }
}
