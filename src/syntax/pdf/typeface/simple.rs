//! Fonts in which each byte is a glyph (ISO 32000-2, 9.6).

use std::collections::BTreeMap;

use super::{Char, UNKNOWN, numbers, program_of, telling};
use crate::syntax::pdf::file::File;
use crate::syntax::pdf::font::cmap::CMap;
use crate::syntax::pdf::font::encoding::Encoding;
use crate::syntax::pdf::font::glyph_name;
use crate::syntax::pdf::font::metrics::StandardFont;
use crate::syntax::pdf::font::program::Program;
use crate::syntax::pdf::matrix::{Matrix, Rect};
use crate::syntax::pdf::object::{Dict, Object};

/// A font of at most 256 glyphs.
#[derive(Debug)]
pub(super) struct Simple {
    /// For each code what it says and how wide it is.
    glyphs: Vec<(Box<str>, f64)>,
}

/// What gives the codes their meanings.
struct Meaning<'a> {
    base: Option<Encoding>,
    differences: BTreeMap<u8, String>,
    program: Option<Program>,
    standard: Option<StandardFont>,
    to_unicode: Option<&'a CMap>,
    is_dingbat: bool,
    is_symbolic: bool,
}

impl Simple {
    pub(super) fn read(file: &File, dict: &Dict, to_unicode: Option<&CMap>, is_drawn: bool) -> Self {
        let base_font = file.value(dict, "BaseFont");
        let base_font = base_font.as_name().unwrap_or_default();
        let standard = StandardFont::from_name(base_font).filter(|_| !is_drawn);
        let descriptor = file.value(dict, "FontDescriptor");
        let descriptor = descriptor.as_dict().cloned().unwrap_or_default();
        let program = program_of(file, &descriptor).and_then(|bytes| Program::read(&bytes));
        let encoding = file.value(dict, "Encoding");
        let base = match &*encoding {
            Object::Name(name) => Encoding::from_name(name),
            Object::Dict(dict) => file.value(dict, "BaseEncoding").as_name().and_then(Encoding::from_name),
            _ => None,
        };
        let own = standard.filter(|_| program.is_none()).map(StandardFont::encoding);
        let meaning = Meaning {
            base: base.or(own),
            differences: differences(file, encoding.as_dict()),
            program,
            standard,
            to_unicode,
            is_symbolic: file.value(&descriptor, "Flags").as_integer().is_some_and(|flags| flags & 4 != 0),
            is_dingbat: base_font.ends_with(b"Dingbats"),
        };
        let widths = Widths::read(file, dict, &descriptor, is_drawn);
        let glyph = |code: u8| {
            let name = meaning.name(code);
            let width = widths.of(code).or_else(|| {
                let width = meaning.standard?.width(name.as_deref()?)?;
                Some(f64::from(width) / 1000.0)
            });
            (meaning.text(code, name.as_deref()).into_boxed_str(), width.unwrap_or(widths.missing))
        };
        Self { glyphs: (0..=u8::MAX).map(glyph).collect() }
    }

    pub(super) fn next(&self, bytes: &[u8]) -> Option<Char> {
        let code = *bytes.first()?;
        let (text, width) = self.glyphs.get(usize::from(code))?;
        Some(Char { text: text.clone(), len: 1, width: *width, origin: (0.0, 0.0), is_space: code == b' ' })
    }
}

impl Meaning<'_> {
    /// The name of the glyph of a code (9.6.5).
    fn name(&self, code: u8) -> Option<String> {
        if let Some(name) = self.differences.get(&code) {
            return Some(name.clone());
        }
        if let Some(base) = self.base {
            return base.name(code).map(str::to_owned);
        }
        let built_in = self.program.as_ref().and_then(|program| program.builtin_name(code));
        built_in
            .map(std::borrow::Cow::into_owned)
            .or_else(|| Encoding::Standard.name(code).filter(|_| self.program.is_none()).map(str::to_owned))
    }

    /// What a code says: as the font tells, by the name of its glyph, or by what its program calls it.
    fn text(&self, code: u8, name: Option<&str>) -> String {
        let told = self.to_unicode.and_then(|map| map.unicode(u32::from(code), 1)).and_then(telling);
        let named = || name.and_then(|name| glyph_name::to_unicode(name, self.is_dingbat)).and_then(telling);
        let programmed = || {
            let program = self.program.as_ref()?;
            program.unicode(program.glyph_of_code(code, name, self.is_symbolic)?).and_then(telling)
        };
        let latin = || Encoding::WinAnsi.name(code).and_then(|name| glyph_name::to_unicode(name, false));
        // Programs that draw their letters themselves name them by their codes.
        let is_code = name.and_then(|name| name.parse::<u8>().ok()) == Some(code);
        let plain = || latin().filter(|_| self.differences.is_empty() || name.is_none() || is_code);
        told.or_else(named).or_else(programmed).or_else(plain).unwrap_or_else(|| UNKNOWN.to_owned())
    }
}

/// The names that an encoding gives to single codes (9.6.5.1).
fn differences(file: &File, encoding: Option<&Dict>) -> BTreeMap<u8, String> {
    let mut all = BTreeMap::new();
    let Some(encoding) = encoding else { return all };
    let list = file.value(encoding, "Differences");
    let mut code = 0_i64;
    for item in list.as_array().unwrap_or_default() {
        let item = file.resolve(item);
        if let Some(next) = item.as_integer() {
            code = next;
        } else if let Some(name) = item.as_name() {
            if let (Ok(code), Ok(name)) = (u8::try_from(code), std::str::from_utf8(name)) {
                all.insert(code, name.to_owned());
            }
            code = code.saturating_add(1);
        }
    }
    all
}

/// How wide the glyphs are, for a size of 1.
struct Widths {
    first: u8,
    all: Vec<f64>,
    missing: f64,
    scale: f64,
}

impl Widths {
    fn read(file: &File, dict: &Dict, descriptor: &Dict, is_drawn: bool) -> Self {
        let list = file.value(dict, "Widths");
        let first = file.value(dict, "FirstChar").as_integer().and_then(|first| u8::try_from(first).ok());
        let matrix = Matrix::read(&file.value(dict, "FontMatrix"));
        let scale = matrix.filter(|_| is_drawn).map_or(0.001, |Matrix([a, ..])| a);
        let missing = file.value(descriptor, "MissingWidth").as_number().unwrap_or(0.0) * scale;
        let all = numbers(file, list.as_array().unwrap_or_default().get(..256).or(list.as_array()).unwrap_or_default());
        Self { first: first.unwrap_or(0), all, missing, scale }
    }

    fn of(&self, code: u8) -> Option<f64> {
        let index = code.checked_sub(self.first)?;
        self.all.get(usize::from(index)).map(|width| width * self.scale)
    }
}

/// How high the glyphs of a drawn font are, for a size of 1.
pub(super) fn height(file: &File, dict: &Dict) -> f64 {
    let matrix = Matrix::read(&file.value(dict, "FontMatrix")).unwrap_or(Matrix([0.001, 0.0, 0.0, 0.001, 0.0, 0.0]));
    let bounds = Rect::read(&file.value(dict, "FontBBox"));
    let height =
        bounds.map(|bounds| bounds.transformed(&matrix).height()).filter(|height| (0.05..20.0).contains(height));
    height.unwrap_or(1.0)
}
