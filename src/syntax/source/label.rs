//! What a string in a program is called: the name that it is given to.

/// How far before a string its name is looked for, in bytes.
const REACH: usize = 120;

/// The name before a string: `password` of `password = "…"`, `"password": "…"`, `password("…")` and `password: str = "…"`.
///
/// `before` is the source up to the string's opening sign.
pub fn label(before: &str) -> Option<&str> {
    let from = before.floor_char_boundary(before.len().saturating_sub(REACH));
    let near = before.get(from..)?;
    let line = near.rsplit(['\n', '\r']).next()?;
    // Letters right before the sign say what kind of string it is: `b"…"`, `f"…"`.
    let sign = line.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let line = if line.len() - sign.len() <= 2 { sign } else { line };
    let line = line.trim_end();
    let bare = line.trim_end_matches(['=', ':', '>', '~', '(', '[', '!', '<', '?', '+', ' ', '\t', '@', '$']);
    if bare.len() == line.len() {
        return None;
    }
    let name = name(bare)?;
    // What stands between a colon and the sign of equality is the kind of the value: its name stands before.
    let before_name = bare.strip_suffix(name).unwrap_or_default().trim_end_matches([' ', '&']);
    let is_typed = line.get(bare.len()..)?.trim() == "=" && before_name.ends_with(':') && !before_name.ends_with("::");
    if is_typed {
        return self::name(before_name.trim_end_matches(':')).or(Some(name));
    }
    Some(name)
}

/// The name that a text ends with, quotes and brackets left aside.
fn name(text: &str) -> Option<&str> {
    let text = text.trim_end_matches(['"', '\'', ']', ')', ' ', '\t', '`', '}']);
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let start = text
        .rfind(|c| !is_part(c))
        .map_or(0, |at| at + text.get(at..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8));
    let name = text.get(start..)?;
    name.contains(char::is_alphabetic).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_stands_before_the_sign() {
        for before in [
            "password = ",
            "  self.password=",
            "x, password: ",
            "{\"password\": ",
            "'password' => ",
            "db->password := ",
            "config[\"password\"] = ",
            "set_password(\n  password(",
            "password: str = ",
            "let password: &str = b",
            "password = f",
            "é\npassword == ",
        ] {
            assert_eq!(label(before), Some("password"), "{before}");
        }
        for before in ["", "return ", "a, ", "1 + ", "= "] {
            assert_eq!(label(before), None, "{before}");
        }
    }
}
