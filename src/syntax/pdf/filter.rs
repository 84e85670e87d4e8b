//! What packs the bytes of streams (ISO 32000-2, 7.4).

mod ascii;
mod flate;
mod lzw;
mod predictor;
mod run_length;

use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::syntax::pdf::object::{Dict, Object};

pub use self::ascii::hexadecimal;
pub use self::flate::pack;

/// A filter and what it has to be told.
#[derive(Debug, Clone, PartialEq)]
pub struct Filter {
    /// Which one.
    pub kind: Kind,
    /// What it has to be told.
    pub told: Dict,
}

/// The filters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Hexadecimal (7.4.2).
    AsciiHex,
    /// Base 85 (7.4.3).
    Ascii85,
    /// LZW (7.4.4).
    Lzw,
    /// Deflate with the header of zlib (7.4.4).
    Flate,
    /// Runs of bytes (7.4.5).
    RunLength,
    /// Faxes (7.4.6).
    CcittFax,
    /// JBIG2 (7.4.7).
    Jbig2,
    /// JPEG (7.4.8).
    Dct,
    /// JPEG 2000 (7.4.9).
    Jpx,
    /// What says that a stream is not encrypted, or how (7.4.10).
    Crypt,
    /// One that nobody knows.
    Unknown,
}

impl Kind {
    /// The name of a codec of pictures.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CcittFax => "CCITTFaxDecode",
            Self::Jbig2 => "JBIG2Decode",
            Self::Jpx => "JPXDecode",
            _ => "DCTDecode",
        }
    }
}

/// A stream as far as it could be unpacked.
#[derive(Debug, Clone, PartialEq)]
pub struct Unpacked {
    /// What came out.
    pub bytes: Vec<u8>,
    /// What the bytes are still coded with: a codec of pictures, or a filter that nobody knows.
    pub codec: Option<Filter>,
}

/// The filters of a stream in the order in which they are undone.
pub fn of(dict: &Dict, resolve: &dyn Fn(&Object) -> Object) -> Vec<Filter> {
    let value = |long: &str, short: &str| resolve(dict.get(if dict.has(long) { long } else { short }));
    let list = |object: Object| match object {
        Object::Array(items) => items.iter().map(resolve).collect(),
        Object::Null => Vec::new(),
        object => vec![object],
    };
    let told = list(value("DecodeParms", "DP"));
    let mut told = told.iter().map(|told| resolved(told, resolve));
    let names = list(value("Filter", "F")).into_iter().filter_map(|name| name.as_name().map(kind_of));
    names.map(|kind| Filter { kind, told: told.next().unwrap_or_default() }).collect()
}

fn resolved(told: &Object, resolve: &dyn Fn(&Object) -> Object) -> Dict {
    let told = told.as_dict().into_iter().flat_map(|told| &told.0);
    Dict(told.map(|(key, value)| (key.clone(), resolve(value))).collect())
}

fn kind_of(name: &[u8]) -> Kind {
    match name {
        b"ASCIIHexDecode" | b"AHx" => Kind::AsciiHex,
        b"ASCII85Decode" | b"A85" => Kind::Ascii85,
        b"LZWDecode" | b"LZW" => Kind::Lzw,
        b"FlateDecode" | b"Fl" => Kind::Flate,
        b"RunLengthDecode" | b"RL" => Kind::RunLength,
        b"CCITTFaxDecode" | b"CCF" => Kind::CcittFax,
        b"JBIG2Decode" => Kind::Jbig2,
        b"DCTDecode" | b"DCT" => Kind::Dct,
        b"JPXDecode" => Kind::Jpx,
        b"Crypt" => Kind::Crypt,
        _ => Kind::Unknown,
    }
}

/// Undoes filters up to the first that codes a picture. What is damaged gives what came out before the damage.
///
/// `left` is how many bytes may still be unpacked.
///
/// # Errors
/// `LimitExceeded` when more comes out.
pub fn unpack(mut bytes: Vec<u8>, filters: Vec<Filter>, limits: &Limits, left: &mut u64) -> Result<Unpacked> {
    /// More filters than any program writes one behind the other.
    const MOST: usize = 8;
    for filter in filters.into_iter().take(MOST) {
        let most = (*left).min(limits.part_bytes);
        let room = usize::try_from(most).unwrap_or(usize::MAX);
        bytes = match filter.kind {
            Kind::AsciiHex => ascii::hexadecimal(&bytes),
            Kind::Ascii85 => ascii::base85(&bytes),
            Kind::RunLength => run_length::unpack(&bytes, room),
            Kind::Flate => predictor::undo(flate::unpack(&bytes, room), &filter.told),
            Kind::Lzw => {
                let early = filter.told.get("EarlyChange").as_integer() != Some(0);
                predictor::undo(lzw::unpack(&bytes, early, room), &filter.told)
            }
            Kind::Crypt => bytes,
            _ => return Ok(Unpacked { bytes, codec: Some(filter) }),
        };
        if bytes.len() > room {
            return Err(Error::LimitExceeded { limit: "bytes after unpacking", most });
        }
        *left -= bytes.len() as u64;
    }
    Ok(Unpacked { bytes, codec: None })
}
