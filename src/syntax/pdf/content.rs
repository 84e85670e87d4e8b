//! The operations of a page's contents (ISO 32000-2, 7.8.2 and annex A).

mod operand;

use super::filter;
use super::lexer::{Lexer, Token, is_white};
use super::object::{Body, Dict, Object, Stream};
use super::write;

/// One operation: what is done, and what it is done with.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// What is done.
    pub operator: Operator,
    /// What it is done with.
    pub operands: Vec<Object>,
}

/// Declares the operators with the words that stand for them.
macro_rules! operators {
    ($($variant:ident $word:literal)*) => {
        /// What an operation does; the words are those of annex A.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs, reason = "annex A tells what each does")]
        pub enum Operator { $($variant,)* }

        impl Operator {
            fn of(word: &[u8]) -> Option<Self> {
                $(if word == $word { return Some(Self::$variant); })*
                None
            }

            /// The word that stands for it.
            pub const fn word(self) -> &'static [u8] {
                match self { $(Self::$variant => $word,)* }
            }
        }
    };
}

operators! {
    ShowText b"Tj" ShowSpaced b"TJ" MoveText b"Td" TextMatrix b"Tm" Font b"Tf" Save b"q" Restore b"Q" Concat b"cm"
    BeginText b"BT" EndText b"ET" CharSpace b"Tc" WordSpace b"Tw" TextScale b"Tz" Leading b"TL" TextMode b"Tr"
    TextRise b"Ts" MoveTextLeading b"TD" NextLine b"T*" NextLineShow b"'" NextLineShowSpaced b"\""
    MoveTo b"m" LineTo b"l" Curve b"c" CurveFirst b"v" CurveLast b"y" Close b"h" Rectangle b"re"
    Stroke b"S" CloseStroke b"s" Fill b"f" FillOld b"F" FillEvenOdd b"f*" FillStroke b"B" FillStrokeEvenOdd b"B*"
    CloseFillStroke b"b" CloseFillStrokeEvenOdd b"b*" EndPath b"n" Clip b"W" ClipEvenOdd b"W*"
    LineWidth b"w" LineCap b"J" LineJoin b"j" MiterLimit b"M" Dash b"d" Intent b"ri" Flatness b"i" State b"gs"
    StrokeSpace b"CS" FillSpace b"cs" StrokeColor b"SC" StrokeColorNamed b"SCN" FillColor b"sc" FillColorNamed b"scn"
    StrokeGray b"G" FillGray b"g" StrokeRgb b"RG" FillRgb b"rg" StrokeCmyk b"K" FillCmyk b"k"
    Shading b"sh" InlineImage b"BI" Draw b"Do" Point b"MP" PointNamed b"DP" BeginMarked b"BMC"
    BeginMarkedNamed b"BDC" EndMarked b"EMC" GlyphWidth b"d0" GlyphBox b"d1"
}

impl Operator {
    /// Tells whether it paints a path (8.5.3).
    pub const fn paints_path(self) -> bool {
        use Operator::*;
        matches!(self, Stroke | CloseStroke) || self.fills_path()
    }

    /// Tells whether it fills a path, and perhaps draws its lines too.
    pub const fn fills_path(self) -> bool {
        use Operator::*;
        matches!(
            self,
            Fill | FillOld | FillEvenOdd | FillStroke | FillStrokeEvenOdd | CloseFillStroke | CloseFillStrokeEvenOdd
        )
    }
}

/// More operands than any operation has are not kept.
const OPERANDS: usize = 512;

/// Reads operations one after the other. Words that are no operators are left out with their operands, as the standard
/// has it where compatibility is asked for (annex A) and as readers do everywhere.
pub struct Operations<'a> {
    bytes: &'a [u8],
    lexer: Lexer<'a>,
}

impl<'a> Operations<'a> {
    /// Begins with the first.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, lexer: Lexer::new(bytes, 0) }
    }

    /// An inline image (8.9.7): its one operand is a stream whose dictionary has the long names.
    fn image(&mut self) -> Option<Operation> {
        let mut dict = Dict::default();
        loop {
            match self.lexer.token(false)? {
                Token::Keyword(b"ID") => break,
                Token::Keyword(_) => return None,
                Token::Object(Object::Name(key)) => {
                    let Some(value) = self.lexer.read() else { continue };
                    dict.0.insert(long_key(&key).to_vec(), value);
                }
                Token::Object(_) => {}
            }
        }
        let start = self.lexer.at() + usize::from(self.bytes.get(self.lexer.at()).is_some_and(|byte| is_white(*byte)));
        let rest = self.bytes.get(start..).unwrap_or_default();
        let len = image_len(&dict, rest).unwrap_or(rest.len());
        let (body, after) = rest.split_at_checked(len)?;
        let gap = memchr::memmem::find(after, b"EI").map_or(after.len(), |gap| gap + 2);
        self.lexer.move_to(start + len + gap);
        let image = Object::Stream(Stream { dict, body: Body::Own(body.to_vec()) });
        Some(Operation { operator: Operator::InlineImage, operands: vec![image] })
    }
}

impl Iterator for Operations<'_> {
    type Item = Operation;

    fn next(&mut self) -> Option<Operation> {
        let mut operands = Vec::new();
        loop {
            match self.lexer.token(false)? {
                Token::Object(object) => {
                    if operands.len() == OPERANDS {
                        operands.clear();
                    }
                    operands.push(object);
                }
                Token::Keyword(b"BI") => {
                    operands.clear();
                    if let Some(image) = self.image() {
                        return Some(image);
                    }
                }
                Token::Keyword(word) => match split(word) {
                    Some((operator, rest)) => {
                        self.lexer.move_to(self.lexer.at() - rest);
                        if operand::fit(operator, &mut operands) {
                            return Some(Operation { operator, operands });
                        }
                        operands.clear();
                    }
                    None => operands.clear(),
                },
            }
        }
    }
}

/// The operator that a word is, or begins with where two stand without a blank, and how many bytes follow it.
fn split(word: &[u8]) -> Option<(Operator, usize)> {
    if let Some(operator) = Operator::of(word) {
        return Some((operator, 0));
    }
    let is_quote = word.first().is_some_and(|byte| matches!(byte, b'\'' | b'"'));
    let len = if is_quote { 1 } else { word.iter().position(u8::is_ascii_digit)? };
    let (begins, rest) = word.split_at_checked(len)?;
    Some((Operator::of(begins)?, rest.len()))
}

/// The long names of what an inline image says of itself (table 91).
fn long_key(key: &[u8]) -> &[u8] {
    match key {
        b"BPC" => b"BitsPerComponent",
        b"CS" => b"ColorSpace",
        b"D" => b"Decode",
        b"DP" => b"DecodeParms",
        b"F" => b"Filter",
        b"H" => b"Height",
        b"IM" => b"ImageMask",
        b"I" => b"Interpolate",
        b"W" => b"Width",
        key => key,
    }
}

/// How many bytes an inline image has: what its size says where it is not packed, else up to an `EI` after which
/// operations follow.
fn image_len(dict: &Dict, bytes: &[u8]) -> Option<usize> {
    let filters = filter::of(dict, &Object::clone);
    if filters.is_empty()
        && let Some(len) = raw_len(dict)
        && let Some(after) = bytes.get(len..)
        && Lexer::new(after, 0).eat(b"EI")
    {
        return Some(len);
    }
    let mut from = 0;
    loop {
        let at = from + memchr::memmem::find(bytes.get(from..)?, b"EI")?;
        from = at + 2;
        let is_parted = at.checked_sub(1).and_then(|before| bytes.get(before)).is_none_or(|byte| is_white(*byte));
        let after = bytes.get(at + 2..).unwrap_or_default();
        if is_parted && after.first().is_none_or(|byte| is_white(*byte)) && looks_like_operations(after) {
            return Some(at - usize::from(at > 0));
        }
    }
}

fn raw_len(dict: &Dict) -> Option<usize> {
    let number = |key: &str| dict.get(key).as_integer().and_then(|number| usize::try_from(number).ok());
    let components = match dict.get("ColorSpace") {
        _ if dict.get("ImageMask").as_bool() == Some(true) => 1,
        Object::Name(name) => match name.as_slice() {
            b"G" | b"DeviceGray" | b"CalGray" => 1,
            b"RGB" | b"DeviceRGB" | b"CalRGB" => 3,
            b"CMYK" | b"DeviceCMYK" => 4,
            _ => return None,
        },
        // Indexed (8.9.7).
        Object::Array(_) => 1,
        _ => return None,
    };
    let bits = if dict.get("ImageMask").as_bool() == Some(true) { 1 } else { number("BitsPerComponent")? };
    let row = number("Width")?.checked_mul(components)?.checked_mul(bits)?.div_ceil(8);
    row.checked_mul(number("Height")?)
}

/// Tells whether text follows rather than pixels.
fn looks_like_operations(bytes: &[u8]) -> bool {
    let near = bytes.get(..bytes.len().min(16)).unwrap_or_default();
    near.iter().all(|byte| is_white(*byte) && *byte != 0 || (b' '..=b'~').contains(byte))
}

/// Writes an operation on a line of its own.
pub fn write(operation: &Operation, out: &mut Vec<u8>) {
    if let (Operator::InlineImage, Some(Object::Stream(image))) = (operation.operator, operation.operands.first()) {
        let Body::Own(body) = &image.body else { return };
        out.extend_from_slice(b"BI");
        for (key, value) in &image.dict.0 {
            out.push(b' ');
            write::object_bytes(&Object::Name(key.clone()), out);
            out.push(b' ');
            write::object_bytes(value, out);
        }
        out.extend_from_slice(b" ID ");
        out.extend_from_slice(body);
        out.extend_from_slice(b"\nEI\n");
        return;
    }
    for operand in &operation.operands {
        write::object_bytes(operand, out);
        out.push(b' ');
    }
    out.extend_from_slice(operation.operator.word());
    out.push(b'\n');
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn words(bytes: &[u8]) -> String {
        let mut out = Vec::new();
        Operations::new(bytes).for_each(|operation| write(&operation, &mut out));
        String::from_utf8_lossy(&out).into_owned()
    }

    #[test]
    fn operations_are_read_and_written() {
        let read = words(b"q 1 0 0 1 .5 -2.50 cm BT/F1 12 Tf[(a)-20(b)]TJ(x)'ET % a comment\nQ");
        assert_eq!(read, "q\n1 0 0 1 0.5 -2.5 cm\nBT\n/F1 12 Tf\n[(a) -20 (b)] TJ\n(x) '\nET\nQ\n");
        assert_eq!(words(read.as_bytes()), read);
    }

    #[test]
    fn what_is_no_operator_goes_with_its_operands() {
        assert_eq!(words(b"BX (Jane Roe) 5 zz EX 1 g (kept) Tj 7"), "1 g\n(kept) Tj\n");
        assert_eq!(words(b"0 g0 G Q1 w"), "0 g\n0 G\nQ\n1 w\n");
    }

    #[test]
    fn what_an_operator_does_not_take_goes() {
        assert_eq!(
            words(b"(Jane) q /Roe 1 w (a) (b) Tj [(a) /Jane [(Roe)] -5 (b)] TJ"),
            "q\n1 w\n(b) Tj\n[(a) -5 (b)] TJ\n"
        );
        assert_eq!(words(b"/Jane Tj (Roe) TJ /Jane ri (Roe) gs [/Jane] 0 d /F (Roe) Tf Tj"), "");
        assert_eq!(
            words(b"0 1 0 rg .5 /P scn 1 scn /P scn [1 2] 0 d /F 9 Tf"),
            "0 1 0 rg\n0.5 /P scn\n1 scn\n/P scn\n[1 2] 0 d\n/F 9 Tf\n"
        );
    }

    #[test]
    fn inline_images_end_where_operations_follow() {
        let raw = b"BI /W 4 /H 1 /BPC 8 /CS /G ID aEI \nEI Q";
        let all: Vec<_> = Operations::new(raw).collect();
        let image = all[0].operands[0].as_stream().unwrap();
        assert_eq!((image.body.clone(), all.len()), (Body::Own(b"aEI ".to_vec()), 2));
        let packed = b"q BI /W 9 /H 9 /BPC 8 /CS /RGB /F /Fl ID x\x01 EI \x02\x03\xff\nEI\nQ (a) Tj";
        let all: Vec<_> = Operations::new(packed).collect();
        assert_eq!(all[1].operands[0].as_stream().unwrap().body, Body::Own(b"x\x01 EI \x02\x03\xff".to_vec()));
        assert_eq!(all.len(), 4);
        for len in 0..packed.len() {
            assert!(Operations::new(&packed[..len]).count() <= 4);
        }
    }
}
