//! Facsimiles (ITU-T T.4 and T.6).

use hayro_ccitt::{DecodeSettings, Decoder, DecoderContext};

/// Rows, each of which begins with a byte; black is 1.
struct Rows {
    data: Vec<u8>,
    columns: u32,
}

impl Decoder for Rows {
    fn push_row(&mut self, changes: &[u32]) {
        let bytes = usize::try_from(self.columns.div_ceil(8)).unwrap_or(0);
        let start = self.data.len();
        self.data.resize(start + bytes, 0);
        let Some(row) = self.data.get_mut(start..) else { return };
        for run in changes.chunks(2) {
            let [from, until] = [run.first(), run.get(1)].map(|at| at.copied().unwrap_or(self.columns));
            blacken(row, from, until);
        }
    }
}

/// Unpacks rows, up to the first that cannot be read; nothing where that is the first of all.
pub fn unpack(data: &[u8], settings: DecodeSettings) -> Option<Vec<u8>> {
    let mut rows = Rows { data: Vec::new(), columns: settings.columns };
    let all = hayro_ccitt::decode(data, &mut rows, &mut DecoderContext::new(settings));
    (all.is_ok() || !rows.data.is_empty()).then_some(rows.data)
}

/// Sets the bits of a row from one up to another.
pub fn blacken(row: &mut [u8], from: u32, until: u32) {
    for (byte, first) in row.iter_mut().zip((0_u32..).step_by(8)).skip(usize::try_from(from / 8).unwrap_or(0)) {
        if first >= until {
            break;
        }
        let before = 0xff_u8.checked_shr(from.saturating_sub(first)).unwrap_or(0);
        let after = 0xff_u8.checked_shr(until.saturating_sub(first)).unwrap_or(0);
        *byte |= before & !after;
    }
}
