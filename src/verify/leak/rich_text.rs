//! Rich text, of which control words are parted from what it says (Rich Text Format Specification 1.9.1).

use std::collections::BTreeSet;

use super::needle::{BORDER, Needles};
use super::vocabulary;
use crate::syntax::rtf::{Lexer, Token, word};

/// Groups of names, of which programs give most.
const OF_NAMES: &[&str] = &["fonttbl", "falt", "stylesheet", "listname", "sn", "sv", "atnauthor", "formfield"];

/// Tells whether bytes are rich text.
pub fn is_rich_text(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    text.starts_with(b"{\\rtf")
}

/// Looks in what rich text says, and in the control words that the specification does not have.
pub fn read(bytes: &[u8], needles: &Needles, found: &mut BTreeSet<usize>) {
    let mut lexer = Lexer::new(bytes);
    let (mut prose, mut names) = (String::new(), String::new());
    // How many signs stand in for a character of Unicode, by the groups that are open.
    let mut stand_ins = vec![1_usize];
    let (mut skipped, mut half, mut of_names, mut of_picture) = (0_usize, None, usize::MAX, usize::MAX);
    while let Ok(Some(token)) = lexer.next() {
        let depth = stand_ins.len();
        let out = if depth >= of_names { &mut names } else { &mut prose };
        match token {
            Token::Open => stand_ins.push(stand_ins.last().copied().unwrap_or(1)),
            Token::Close => {
                stand_ins.pop();
                if depth == of_names {
                    of_names = usize::MAX;
                    names.push(';');
                }
                of_picture = if depth == of_picture { usize::MAX } else { of_picture };
            }
            Token::Word("u", number) => {
                let unit = u16::try_from(number.unwrap_or(0) & 0xffff).unwrap_or(0);
                let units = half.take().into_iter().chain([unit]);
                if (0xd800..0xdc00).contains(&unit) {
                    half = Some(unit);
                } else {
                    out.extend(char::decode_utf16(units).flatten());
                }
                skipped = stand_ins.last().copied().unwrap_or(1);
                continue;
            }
            Token::Word("uc", number) => {
                let count = usize::try_from(number.unwrap_or(1)).unwrap_or(1);
                stand_ins.last_mut().into_iter().for_each(|last| *last = count);
            }
            Token::Word("par" | "cell" | "row" | "nestcell" | "nestrow" | "sect" | "page", _) => out.push(BORDER),
            Token::Word("tab" | "line" | "emspace" | "enspace" | "column", _) => out.push(' '),
            Token::Word("pict", _) => of_picture = of_picture.min(depth),
            Token::Word(name, _) if OF_NAMES.contains(&name) => of_names = of_names.min(depth),
            Token::Word(name, _) if word::is_known(name) => {}
            Token::Word(name, _) => prose.extend([BORDER.to_string().as_str(), name, BORDER.to_string().as_str()]),
            Token::Byte(_) | Token::Sign(_) if skipped > 0 => {
                skipped -= 1;
                continue;
            }
            Token::Byte(byte) => out.push(char::from(byte)),
            Token::Sign(b'~') => out.push(' '),
            Token::Sign(b'_') => out.push('-'),
            Token::Sign(sign @ (b'\\' | b'{' | b'}')) => out.push(char::from(sign)),
            // What a picture is written in is decoded elsewhere.
            Token::Text(_) if depth >= of_picture => {}
            Token::Text(text) => out.push_str(&western(text.get(skipped..).unwrap_or_default())),
            Token::Data(data) => needles.find_unmistakable(&western(data), found),
            Token::Sign(_) | Token::Blank => continue,
        }
        skipped = 0;
    }
    // What cannot be read on stays as it is.
    prose.push_str(&western(bytes.get(lexer.end..).unwrap_or_default()));
    needles.find_prose(&prose, found);
    let is_own = |name: &str| vocabulary::is_standard(name) || name.starts_with("Author ");
    names.split(';').for_each(|name| needles.find_attribute(name.trim(), is_own, found));
}

fn western(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}
