//! Spaces of colors (ISO 32000-2, 8.6).

use super::file::File;
use super::object::Object;

/// The name of the family that a space of colors is of; empty for what is none.
pub fn family(file: &File, space: &Object) -> Vec<u8> {
    let space = file.resolve(space);
    let first = space.as_array().and_then(<[_]>::first).map(|first| file.resolve(first));
    first.as_deref().unwrap_or(&space).as_name().unwrap_or_default().to_vec()
}
