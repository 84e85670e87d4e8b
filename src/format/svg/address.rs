//! Addresses: of things in the drawing, of pictures in the address itself, and of what lies outside.

use super::name::Names;
use crate::syntax::base64;
use crate::syntax::picture::{self, Alone, Kind};

/// What becomes of an address.
pub enum Address {
    /// It is written so.
    Kept(String),
    /// It is a picture.
    Picture(Alone),
    /// It is a picture that cannot be read, or a drawing.
    Unread,
    /// It leads out of the drawing.
    Outside,
}

/// Reads an address.
pub fn read(text: &str, names: &Names, left: &mut u64) -> Address {
    let text = text.trim();
    if let Some(name) = text.strip_prefix('#') {
        return names.id(name).map_or(Address::Outside, |id| Address::Kept(format!("#{id}")));
    }
    let Some(body) = text.get(..5).filter(|scheme| scheme.eq_ignore_ascii_case("data:")).and_then(|_| text.get(5..))
    else {
        return Address::Outside;
    };
    bared(body, left).unwrap_or(Address::Unread)
}

/// A picture in an address (RFC 2397).
fn bared(body: &str, left: &mut u64) -> Option<Address> {
    let (head, packed) = body.split_once(',')?;
    head.to_ascii_lowercase().ends_with(";base64").then_some(())?;
    let bytes = base64::decode(packed)?;
    picture::alone(&bytes, left).ok().map(Address::Picture)
}

/// The address of a picture without what it held beside its pixels.
pub fn of_picture(kind: Kind, bytes: &[u8]) -> String {
    format!("data:{};base64,{}", kind.media_type(), base64::encode(bytes))
}
