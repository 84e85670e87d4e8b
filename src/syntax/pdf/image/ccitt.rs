//! Facsimiles (ITU-T T.4 and T.6).

use hayro_ccitt::{DecodeSettings, Decoder, DecoderContext, EncodingMode};

use super::raw::{Layout, charge, clear_filling};
use super::{Fax, Picture, Samples, Space};
use crate::syntax::fax;

/// Cuts what follows the last row that is shown; nothing where a row before it cannot be read.
pub fn bare<'a>(picture: &Picture<'a>, fax: &Fax) -> Option<&'a [u8]> {
    struct Nowhere;
    impl Decoder for Nowhere {
        fn push_row(&mut self, _: &[u32]) {}
    }
    let settings = settings(fax, rows(picture, fax)?)?;
    let used = hayro_ccitt::decode(picture.data, &mut Nowhere, &mut DecoderContext::new(settings)).ok()?;
    picture.data.get(..used)
}

/// How many rows are shown: rows of the codec may be wider or narrower than those of the picture.
fn rows(picture: &Picture<'_>, fax: &Fax) -> Option<u32> {
    let wanted = layout(picture)?.row_bytes()? as u64 * u64::from(picture.height);
    let rows = u32::try_from(wanted.div_ceil(u64::from(fax.columns).div_ceil(8).max(1))).ok()?;
    Some(if fax.rows == 0 { rows } else { rows.min(fax.rows) })
}

/// The samples that the picture has, whatever it says of them (ISO 32000-2, table 87).
fn layout(picture: &Picture<'_>) -> Option<Layout> {
    Layout::of(&Picture { bits: 1, components: 1, ..*picture })
}

fn settings(fax: &Fax, rows: u32) -> Option<DecodeSettings> {
    let encoding = match fax.k {
        ..0 => EncodingMode::Group4,
        0 => EncodingMode::Group3_1D,
        1.. => EncodingMode::Group3_2D,
    };
    (fax.columns > 0).then_some(DecodeSettings {
        columns: fax.columns,
        rows,
        end_of_block: fax.end_of_block,
        end_of_line: fax.end_of_line,
        rows_are_byte_aligned: fax.byte_align,
        encoding,
        strict: false,
    })
}

/// Unpacks the rows, up to the first that cannot be read; the others are white.
pub fn decode(picture: &Picture<'_>, fax: &Fax, left: &mut u64) -> Option<Samples> {
    let (layout, rows) = (layout(picture)?, rows(picture, fax)?);
    let bytes = layout.bytes()?;
    charge(left, (bytes as u64).max(u64::from(fax.columns.div_ceil(8)) * u64::from(rows)))?;
    let mut data = fax::unpack(picture.data, settings(fax, rows)?)?;
    data.resize(bytes, 0);
    if !fax.black_is_1 {
        data.iter_mut().for_each(|byte| *byte = !*byte);
    }
    clear_filling(&layout, &mut data)?;
    Some(Samples { layout, data, space: Some(Space::Gray), profile: None, alpha: None })
}
