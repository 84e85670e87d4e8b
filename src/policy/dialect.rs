//! Patterns of other engines, written for ours.
//!
//! Ours knows bytes and ASCII classes, and is linear in the text: what would need more (looking ahead or behind,
//! backreferences, possessive repetition) is left for the compiler to refuse, or refused here where it would silently
//! mean something else.

/// Whose rules a pattern follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// Go's `regexp` (RE2), in which gitleaks' rules and our own are written: classes are ASCII.
    Go,
    /// Python's `re` and `regex`, in which Presidio's are written: `\w` takes letters of every script.
    Python,
}

/// Letters and signs of words beyond ASCII, nearly: the classes of Unicode are not linked.
const BEYOND: &str = "ªµºÀ-ÖØ-öø-\u{2c1}\u{370}-\u{37d}\u{37f}-\u{1fff}\u{2c00}-\u{2dff}\u{3040}-\u{d7ff}\u{f900}-\u{fdcf}\u{fdf0}-\u{fdff}\u{fe70}-\u{fefe}\u{ff21}-\u{ff3a}\u{ff41}-\u{ff5a}\u{ff66}-\u{ffdc}\u{10000}-\u{1efff}\u{20000}-\u{3ffff}";

/// Rewrites a pattern. `flags` are those that hold for all of it, such as `ims`.
///
/// # Errors
/// What the pattern asks for that cannot be had, as a phrase.
pub fn translate(pattern: &str, dialect: Dialect, flags: &str) -> Result<String, String> {
    let inline = pattern.split("(?").skip(1).any(|group| {
        let flags = group.split([':', ')', '-']).next().unwrap_or_default();
        flags.contains('i') && flags.bytes().all(|byte| byte.is_ascii_alphabetic())
    });
    let chars: Vec<char> = pattern.chars().collect();
    let mut writer =
        Writer { chars: &chars, at: 0, out: String::new(), dialect, both_cases: inline || flags.contains('i') };
    writer.write()?;
    Ok(if flags.is_empty() { writer.out } else { format!("(?{flags}:{})", writer.out) })
}

struct Writer<'a> {
    chars: &'a [char],
    at: usize,
    out: String,
    dialect: Dialect,
    both_cases: bool,
}

impl Writer<'_> {
    fn write(&mut self) -> Result<(), String> {
        let mut is_repeated = false;
        while let Some(c) = self.next() {
            let repeats = matches!(c, '*' | '+' | '?') || (c == '{' && self.repetition().is_some());
            if c == '+' && is_repeated {
                return Err("cannot be run: possessive repetition is not supported".to_owned());
            }
            is_repeated = repeats && !is_repeated;
            match c {
                '\\' => self.escape()?,
                '[' => self.class()?,
                '(' if self.take("?#") => while self.next().is_some_and(|c| c != ')') {},
                '(' if self.take("?") => self.out.push_str("(?"),
                '{' => match self.repetition() {
                    Some(len) => {
                        let counts: String = self.chars.iter().skip(self.at).take(len).collect();
                        self.out.push_str(if counts.starts_with(',') { "{0" } else { "{" });
                        self.out.push_str(&counts);
                        self.at += len;
                    }
                    None => self.out.push_str("\\{"),
                },
                _ => self.literal(c),
            }
        }
        Ok(())
    }

    fn escape(&mut self) -> Result<(), String> {
        match self.next() {
            Some('Z') if self.dialect == Dialect::Python => self.out.push_str("\\z"),
            Some('Q') if self.dialect == Dialect::Go => {
                while self.at < self.chars.len() && !self.take("\\E") {
                    let c = self.next().unwrap_or_default();
                    if c.is_ascii_punctuation() {
                        self.out.push('\\');
                    }
                    self.literal(c);
                }
            }
            Some(c @ ('<' | '>')) => self.out.push(c),
            Some('w') if self.dialect == Dialect::Python => self.out.push_str(&format!("(?u-i:[0-9A-Z_a-z{BEYOND}])")),
            Some('W') if self.dialect == Dialect::Python => self.out.push_str(&format!("(?u-i:[^0-9A-Z_a-z{BEYOND}])")),
            Some(c @ ('p' | 'P')) => {
                let set = self.property()?;
                let not = if c == 'P' { "^" } else { "" };
                self.out.push_str(&format!("(?u-i:[{not}{set}])"));
            }
            Some(c) if c.is_ascii() => self.out.extend(['\\', c]),
            Some(c) => self.literal(c),
            None => self.out.push('\\'),
        }
        Ok(())
    }

    fn class(&mut self) -> Result<(), String> {
        let not = self.take("^");
        let (mut body, mut is_first, mut is_ascii) = (String::new(), true, true);
        loop {
            let Some(c) = self.next() else { return Err("cannot be run: unclosed character class".to_owned()) };
            match c {
                ']' if !is_first => break,
                '[' if self.peek() == Some(':') => {
                    let len = self.chars.iter().skip(self.at).position(|c| *c == ']').unwrap_or_default();
                    body.push('[');
                    body.extend(self.chars.iter().skip(self.at).take(len + 1));
                    self.at += len + 1;
                }
                // In our engine these begin a class inside the class, or join two.
                '[' | ']' | '&' | '~' => body.extend(['\\', c]),
                '-' if self.peek() == Some('-') => body.push_str("\\-"),
                '\\' => match self.next().unwrap_or_default() {
                    'w' if self.dialect == Dialect::Python => {
                        is_ascii = false;
                        body.push_str("0-9A-Z_a-z");
                        body.push_str(BEYOND);
                    }
                    'W' if self.dialect == Dialect::Python => {
                        is_ascii = false;
                        body.push_str(&format!("[^0-9A-Z_a-z{BEYOND}]"));
                    }
                    c @ ('p' | 'P') => {
                        is_ascii = false;
                        let set = self.property()?;
                        body.push_str(&if c == 'P' { format!("[^{set}]") } else { set });
                    }
                    'w' => body.push_str("[:word:]"),
                    'W' => body.push_str("[:^word:]"),
                    'd' => body.push_str("[:digit:]"),
                    'D' => body.push_str("[:^digit:]"),
                    's' => body.push_str("[:space:]"),
                    'S' => body.push_str("[:^space:]"),
                    'b' => body.push_str("\\x08"),
                    c @ ('<' | '>') => body.push(c),
                    c => body.extend(['\\', c]),
                },
                c => {
                    is_ascii &= c.is_ascii();
                    body.push(c);
                }
            }
            is_first = false;
        }
        let not = if not { "^" } else { "" };
        if is_ascii {
            self.out.push_str(&format!("[{not}{body}]"));
            return Ok(());
        }
        let more = if self.both_cases { other_case(&body) } else { String::new() };
        self.out.push_str(&format!("(?u-i:[{not}{body}{more}])"));
        Ok(())
    }

    /// Reads what follows `\p` and gives the set.
    fn property(&mut self) -> Result<String, String> {
        let name: String = if self.take("{") {
            let len = self.chars.iter().skip(self.at).position(|c| *c == '}').unwrap_or_default();
            let name = self.chars.iter().skip(self.at).take(len).collect();
            self.at += len + 1;
            name
        } else {
            self.next().into_iter().collect()
        };
        match name.as_str() {
            "L" | "Letter" | "Alphabetic" => Ok(format!("A-Za-z{BEYOND}")),
            "N" | "Nd" | "Digit" => Ok("0-9".to_owned()),
            "Lu" | "Upper" | "Uppercase_Letter" => Ok("A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЀ-Џ".to_owned()),
            "Ll" | "Lower" | "Lowercase_Letter" => Ok("a-zß-öø-ÿα-ωа-яѐ-џ".to_owned()),
            _ => Err(format!(
                "cannot be run: \\p{{{name}}} needs tables of Unicode, of which only L, Lu, Ll and N are had"
            )),
        }
    }

    fn literal(&mut self, c: char) {
        if c.is_ascii() {
            self.out.push(c);
            return;
        }
        let more = if self.both_cases { other_case(&c.to_string()) } else { String::new() };
        self.out.push_str(&format!("(?u-i:[{c}{more}])"));
    }

    /// The length of `2}`, `2,}` or `2,3}` here, after the brace.
    fn repetition(&self) -> Option<usize> {
        let rest = self.chars.get(self.at..)?;
        let len = rest.iter().position(|c| *c == '}')?;
        let counts: String = rest.iter().take(len).collect();
        let (least, most) = counts.split_once(',').unwrap_or((&counts, &counts));
        let is_count = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let has_least = !least.is_empty() || (self.dialect == Dialect::Python && !most.is_empty());
        (has_least && is_count(least) && is_count(most)).then_some(len + 1)
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek();
        self.at += usize::from(c.is_some());
        c
    }

    fn take(&mut self, sign: &str) -> bool {
        let is_next = sign.chars().enumerate().all(|(index, c)| self.chars.get(self.at + index) == Some(&c));
        self.at += if is_next { sign.chars().count() } else { 0 };
        is_next
    }
}

/// What a set holds in the other case, range by range.
fn other_case(body: &str) -> String {
    let swapped = |c: char| {
        let swapped: Vec<char> = if c.is_lowercase() { c.to_uppercase().collect() } else { c.to_lowercase().collect() };
        if let [swapped] = swapped.as_slice() { *swapped } else { c }
    };
    let chars: Vec<char> = body.chars().collect();
    let (mut out, mut at) = (String::new(), 0);
    while let Some(&first) = chars.get(at) {
        if first == '\\' || first == '[' {
            // Escapes and named classes have no case.
            at += if first == '\\' {
                2
            } else {
                1 + chars.iter().skip(at).position(|c| *c == ']').unwrap_or(chars.len())
            };
            continue;
        }
        let range = (chars.get(at + 1) == Some(&'-')).then(|| chars.get(at + 2)).flatten().copied();
        let last = range.unwrap_or(first);
        let (from, to) = (swapped(first), swapped(last));
        if from != first && to != last && from <= to {
            out.push(from);
            if range.is_some() {
                out.extend(['-', to]);
            }
        }
        at += if range.is_some() { 3 } else { 1 };
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;
    use crate::detect::custom::compile;

    fn fits(pattern: &str, dialect: Dialect, flags: &str, text: &str) -> bool {
        let translated = translate(pattern, dialect, flags).unwrap();
        let regex = compile(&translated).unwrap_or_else(|fault| panic!("{pattern} as {translated}: {fault}"));
        regex.find(text.as_bytes()).is_some_and(|found| found.len() == text.len())
    }

    #[test]
    fn patterns_mean_what_they_meant() {
        for (pattern, text) in [
            (r"(?i)[\w.-]{0,3}key=(?P<v>[a-z0-9+/=_\-]{4})", "xKEY=aB+-"),
            (r"[[a]&&b]x", "[&&b]x"),
            (r"[\[\]a-c\w\s]+", "[a] b"),
            (r"\Qa.b{\E{2}", "a.b{{"),
            (r"${NAME}", ""),
            (r"\$\{x{2}\}a{b", "${xx}a{b"),
            (r"a\/b\-\_\<c\>", "a/b-_<c>"),
            (r"(?i)É[ä-ö]\z", "éÄ"),
            (r"[^é]+", "abü"),
            (r"[--/]+", "-./"),
            (r"a+?b??", "a"),
        ] {
            assert!(text.is_empty() || fits(pattern, Dialect::Go, "", text), "{pattern}");
        }
        for (pattern, text) in [
            (r"\w+\Z", "Müller_1"),
            (r"[\w-]+", "Жук-é"),
            (r"x{,2}", "xx"),
            (r"(?#note)\p{Lu}\p{L}+\d", "Éta1"),
            (r"NAME.end", "name\nEND"),
            (r"[à-é]", "È"),
        ] {
            assert!(fits(pattern, Dialect::Python, "ims", text), "{pattern}");
        }
        assert!(!fits(r"\W", Dialect::Python, "", "é"));
    }

    #[test]
    fn what_cannot_be_had_is_told() {
        for pattern in [r"a++", r"a*+b", r"\d{2}+", r"\p{Greek}", r"[a"] {
            assert!(translate(pattern, Dialect::Python, "").is_err(), "{pattern}");
        }
        for pattern in [r"(?<!a)b", r"(?=a)", r"(a)\1", r"(?>a)", r"(?P=n)"] {
            let translated = translate(pattern, Dialect::Python, "").unwrap();
            assert!(compile(&translated).unwrap_err().starts_with("cannot be run"), "{pattern}");
        }
    }
}
