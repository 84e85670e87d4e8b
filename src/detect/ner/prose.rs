//! What of a text may be read as language: all of prose, and of code its comments and its longer texts.

use crate::detect::naming::looks_like_code;

/// So much of a text is judged at once: a file may hold both.
const PIECE: usize = 4 << 10;

/// What a line begins with that is a comment as a whole.
const COMMENTS: [&str; 10] = ["//", "# ", "/*", "* ", "<!--", "-- ", "--- ", "\"\"\"", "'''", ";; "];
/// What a comment behind a statement begins with.
const LATE_COMMENTS: [&str; 5] = ["// ", "/* ", "<!-- ", "-- ", "# "];
/// What a statement ends with.
const ENDS: &[char] = &['{', '}', ';', ',', '(', '[', ')', ']', '\\', ':', '>'];
/// What stands inside of statements, but in no line of a log.
const OPERATORS: [&str; 14] = ["()", "](", "=>", "->", "::", "&&", "||", "==", "!=", " = ", " := ", "</", "({", " += "];

/// Calls `visit` with the beginning and the end of each part of a text that may be language, and whether code stands
/// around it; no part has two lines.
pub fn each(text: &str, mut visit: impl FnMut(usize, usize, bool)) {
    let (mut judged, mut is_code) = (0, false);
    let mut begin = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        if begin >= judged {
            let end = text.floor_char_boundary(begin + PIECE.max(line.len()));
            is_code = looks_like_code(text.get(begin..end).unwrap_or_default());
            judged = begin + PIECE;
        }
        if is_code && is_statement(line) {
            in_code(line, |from, to| visit(begin + from, begin + to, true));
        } else {
            visit(begin, begin + line.len(), is_code);
        }
        begin += line.len();
    }
}

fn is_statement(line: &str) -> bool {
    let line = line.trim();
    let is_comment = COMMENTS.iter().any(|sign| line.starts_with(sign));
    is_comment || line.ends_with(ENDS) || OPERATORS.iter().any(|operator| line.contains(operator))
}

/// Finds the comment and the texts of a line of code.
fn in_code(line: &str, mut visit: impl FnMut(usize, usize)) {
    let rest = |at: usize| line.get(at..).unwrap_or_default();
    let indent = line.len() - line.trim_start().len();
    if COMMENTS.iter().any(|sign| rest(indent).starts_with(sign)) {
        return visit(indent, line.len());
    }
    let mut quote: Option<(u8, usize)> = None;
    for (at, byte) in line.bytes().enumerate() {
        match quote {
            Some((sign, start)) if byte == sign => {
                quote = None;
                // A text of one word is a key or an identifier.
                if line.get(start..at).is_some_and(|text| text.trim().contains(' ')) {
                    visit(start, at);
                }
            }
            None if matches!(byte, b'"' | b'\'' | b'`') => quote = Some((byte, at + 1)),
            None if matches!(byte, b'/' | b'<' | b'-' | b'#')
                && LATE_COMMENTS.iter().any(|sign| rest(at).starts_with(sign)) =>
            {
                return visit(at, line.len());
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<(&str, bool)> {
        let mut all = Vec::new();
        each(text, |from, to, is_code| all.extend(text.get(from..to).map(|part| (part.trim(), is_code))));
        all
    }

    #[test]
    fn of_code_only_comments_and_longer_texts_are_read() {
        let code =
            "let a = vec![(b, \"c\")]; // asked Jane Roe\ntell(\"Dear Jane Roe,\", x[0]);\n  # Jane Roe did this\n";
        let code = code.repeat(4);
        let expected = [("// asked Jane Roe", true), ("Dear Jane Roe,", true), ("# Jane Roe did this", true)];
        assert_eq!(parts(&code).get(..3), Some(&expected[..]));
    }

    #[test]
    fn lines_of_a_log_are_read_whole() {
        let line = "2031-04-02T10:00:01Z [auth] INFO {id=7} login of Jane Roe <ok>|<7> [x] ok";
        let log = format!("{line}\n").repeat(4);
        assert_eq!(parts(&log), [(line, true); 4]);
    }

    #[test]
    fn of_prose_every_line_is_read() {
        assert_eq!(parts("Jane Roe (of Acme)\nand I"), [("Jane Roe (of Acme)", false), ("and I", false)]);
    }
}
