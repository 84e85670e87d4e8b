//! The maps that every reader has (ISO 32000-2, 9.7.5.2, table 116), as far as they can be told without their tables:
//! how long codes are, and what text they stand for. Which CID they have only the tables tell, but for `Identity`.

use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS};

/// How a map reads codes by rule.
#[derive(Clone, Copy, Debug)]
pub(super) enum Scheme {
    /// No rule: what the map itself lists.
    Table,
    /// Two bytes, and the CID is the code.
    Identity,
    /// Two bytes of UTF-16, without pairs.
    Ucs2,
    /// UTF-16, with the higher byte first.
    Utf16,
    /// UTF-8.
    Utf8,
    /// UTF-32, with the higher byte first.
    Utf32,
    /// An encoding from before Unicode.
    Legacy(&'static Legacy),
}

/// An encoding from before Unicode, as maps of one family use it.
#[derive(Debug)]
pub(super) struct Legacy {
    /// The beginnings of names, up to `-H` or `-V`.
    names: &'static [&'static str],
    /// Which first bytes begin a code of more than one byte, and of how many.
    leads: &'static [(u8, u8, usize)],
    /// What decodes a code; none where nothing at hand does.
    decoder: Option<&'static Encoding>,
    /// Tells whether codes have seven bits, which the decoder wants raised.
    is_raised: bool,
}

/// What the maps `H` and `V` have before their direction.
const NO_FAMILY: &str = "JIS";

const LEGACY: &[Legacy] = &[
    Legacy { names: &["GB-EUC"], leads: &[(0xa1, 0xfe, 2)], decoder: Some(GBK), is_raised: false },
    Legacy { names: &["GBpc-EUC"], leads: &[(0xa1, 0xfc, 2)], decoder: Some(GBK), is_raised: false },
    Legacy { names: &["GBK-EUC", "GBKp-EUC"], leads: &[(0x81, 0xfe, 2)], decoder: Some(GBK), is_raised: false },
    // Codes of four bytes have a digit in their second.
    Legacy { names: &["GBK2K"], leads: &[(0x81, 0xfe, 2)], decoder: Some(GB18030), is_raised: false },
    Legacy { names: &["B5pc"], leads: &[(0xa1, 0xfc, 2)], decoder: Some(BIG5), is_raised: false },
    Legacy { names: &["ETen-B5", "ETenms-B5"], leads: &[(0xa1, 0xfe, 2)], decoder: Some(BIG5), is_raised: false },
    Legacy { names: &["HKscs-B5"], leads: &[(0x87, 0xfe, 2)], decoder: Some(BIG5), is_raised: false },
    Legacy { names: &["CNS-EUC"], leads: &[(0x8e, 0x8e, 4), (0xa1, 0xfe, 2)], decoder: None, is_raised: false },
    Legacy {
        names: &["83pv-RKSJ", "90pv-RKSJ", "90ms-RKSJ", "90msp-RKSJ", "Add-RKSJ", "Ext-RKSJ", "RKSJ"],
        leads: &[(0x81, 0x9f, 2), (0xe0, 0xfc, 2)],
        decoder: Some(SHIFT_JIS),
        is_raised: false,
    },
    Legacy { names: &["EUC"], leads: &[(0x8e, 0x8e, 2), (0xa1, 0xfe, 2)], decoder: Some(EUC_JP), is_raised: false },
    Legacy { names: &[NO_FAMILY, "Add", "Ext"], leads: &[(0, 0xff, 2)], decoder: Some(EUC_JP), is_raised: true },
    Legacy { names: &["KSC-EUC"], leads: &[(0xa1, 0xfe, 2)], decoder: Some(EUC_KR), is_raised: false },
    Legacy {
        names: &["KSCms-UHC", "KSCms-UHC-HW"],
        leads: &[(0x81, 0xfe, 2)],
        decoder: Some(EUC_KR),
        is_raised: false,
    },
    Legacy { names: &["KSCpc-EUC"], leads: &[(0xa1, 0xfd, 2)], decoder: Some(EUC_KR), is_raised: false },
];

/// The rule behind a name, and whether its text goes from top to bottom.
pub(super) fn find(name: &[u8]) -> Option<(Scheme, bool)> {
    let name = str::from_utf8(name).ok()?;
    let (family, direction) = name.rsplit_once('-').unwrap_or((NO_FAMILY, name));
    let is_vertical = match direction {
        "H" => false,
        "V" => true,
        _ => return None,
    };
    let scheme = if family == "Identity" {
        Scheme::Identity
    } else if family.starts_with("Uni") {
        let form = |form: &&(&str, Scheme)| family.contains(form.0);
        let forms =
            [("-UCS2", Scheme::Ucs2), ("-UTF16", Scheme::Utf16), ("-UTF8", Scheme::Utf8), ("-UTF32", Scheme::Utf32)];
        forms.iter().find(form)?.1
    } else {
        Scheme::Legacy(LEGACY.iter().find(|legacy| legacy.names.contains(&family))?)
    };
    Some((scheme, is_vertical))
}

impl Scheme {
    /// How many bytes the first code of a string has, by rule.
    pub(super) fn code_len(self, bytes: &[u8]) -> Option<usize> {
        let first = bytes.first().copied()?;
        Some(match self {
            Self::Table => return None,
            Self::Identity | Self::Ucs2 => 2,
            Self::Utf16 if (0xd8..=0xdb).contains(&first) => 4,
            Self::Utf16 => 2,
            Self::Utf32 => 4,
            Self::Utf8 => match first {
                0xc0..=0xdf => 2,
                0xe0..=0xef => 3,
                0xf0..=0xf7 => 4,
                _ => 1,
            },
            Self::Legacy(legacy) => legacy.code_len(first, bytes),
        })
    }

    /// The text of a code, where the rule tells it.
    pub(super) fn unicode(self, code: u32, len: usize) -> Option<String> {
        let bytes = code.to_be_bytes();
        let bytes = bytes.get(4_usize.checked_sub(len)?..)?;
        match self {
            Self::Table | Self::Identity => None,
            Self::Ucs2 | Self::Utf16 => {
                let (pairs, []) = bytes.as_chunks::<2>() else { return None };
                char::decode_utf16(pairs.iter().map(|&pair| u16::from_be_bytes(pair))).collect::<Result<_, _>>().ok()
            }
            Self::Utf32 => char::from_u32(code).map(String::from),
            Self::Utf8 => str::from_utf8(bytes).ok().map(str::to_owned),
            Self::Legacy(legacy) => legacy.unicode(bytes),
        }
    }

    pub(super) fn has_text(self) -> bool {
        match self {
            Self::Table | Self::Identity => false,
            Self::Legacy(legacy) => legacy.decoder.is_some(),
            _ => true,
        }
    }
}

impl Legacy {
    fn code_len(&self, first: u8, bytes: &[u8]) -> usize {
        let lead = self.leads.iter().find(|(low, high, _)| (low..=high).contains(&&first));
        let has_digit = bytes.get(1).is_some_and(u8::is_ascii_digit);
        match lead {
            Some(_) if self.decoder == Some(GB18030) && has_digit => 4,
            Some(&(_, _, len)) => len,
            None => 1,
        }
    }

    fn unicode(&self, bytes: &[u8]) -> Option<String> {
        let decoder = self.decoder?;
        let raise = if self.is_raised { 0x80 } else { 0 };
        let raised: Vec<u8> = bytes.iter().map(|byte| byte | raise).collect();
        decoder.decode_without_bom_handling_and_without_replacement(&raised).map(|text| text.into_owned())
    }
}
