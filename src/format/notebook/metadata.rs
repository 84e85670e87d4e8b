//! What is said about a notebook, its cells and its outputs: little of it stays.

use super::read::{Fate, Kind, Reader};
use crate::model::{Clue, ClueKind, DroppedKind};
use crate::syntax::source::json::tree::{Shape, Value};
use crate::syntax::source::{Language, Sense, json};

/// Names of languages and of kernels, what stands for them in programs and media types, and what is shown for them.
const WORDS: &[&str] = &[
    "text",
    "x",
    "application",
    "source",
    "src",
    "script",
    "ipykernel",
    "default",
    "python",
    "ipython",
    "pygments",
    "py",
    "pyspark",
    "r",
    "ir",
    "rsrc",
    "julia",
    "jl",
    "scala",
    "spylon",
    "java",
    "javascript",
    "js",
    "typescript",
    "ts",
    "deno",
    "node",
    "sql",
    "bash",
    "sh",
    "shell",
    "c",
    "cpp",
    "csharp",
    "cs",
    "fsharp",
    "fs",
    "go",
    "gophernotes",
    "rust",
    "rs",
    "ruby",
    "rb",
    "kotlin",
    "kt",
    "haskell",
    "hs",
    "octave",
    "matlab",
    "m",
    "sas",
    "stata",
    "perl",
    "pl",
    "php",
    "lua",
    "powershell",
    "ps",
    "sparksql",
    "spark",
    "sagemath",
    "sage",
    "net",
    "markdown",
    "md",
    "html",
    "latex",
    "rst",
    "json",
    "xpython",
    "evcxr",
    "iruby",
    "ijulia",
];

/// The longest string that can be such a name, in bytes.
const LONGEST_NAME: usize = 40;

/// Languages whose kernels have names of their own.
const KERNELS: &[(&str, &str, &str)] = &[
    ("r", "ir", "R"),
    ("julia", "julia", "Julia"),
    ("scala", "scala", "Scala"),
    ("javascript", "javascript", "JavaScript"),
];

/// The language that the programs of a notebook are in.
pub fn language(source: &str, root: &Value) -> Option<&'static Language> {
    let metadata = root.get(source, "metadata")?;
    let about = |of: &str, name: &str| metadata.get(source, of)?.get(source, name)?.text(source);
    let name = about("language_info", "name").or_else(|| about("kernelspec", "language")).filter(|name| is_plain(name));
    let ending = about("language_info", "file_extension").filter(|name| is_plain(name));
    let by_ending = ending.and_then(|ending| Language::named(ending.trim_start_matches('.')));
    by_ending.or_else(|| Language::named(ending_of(&name?.to_lowercase()))).or_else(|| Language::named("py"))
}

/// The ending of files of a language.
fn ending_of(language: &str) -> &str {
    match language {
        "python" | "ipython" => "py",
        "julia" => "jl",
        "javascript" => "js",
        "typescript" => "ts",
        "bash" | "shell" => "sh",
        "c++" => "cpp",
        "c#" | "csharp" => "cs",
        "rust" => "rs",
        "ruby" => "rb",
        "kotlin" => "kt",
        "perl" => "pl",
        other => other,
    }
}

/// Tells whether a string says nothing but what a language or a kernel is called everywhere.
fn is_plain(text: &str) -> bool {
    let parts = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let is_word = |part: &str| {
        let word = part.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_number = part.len() - word.len() <= 2;
        is_number && (word.is_empty() || WORDS.contains(&word.to_ascii_lowercase().as_str()))
    };
    let is_sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | '-' | '/' | '(' | ')' | '+' | '#');
    text.len() <= LONGEST_NAME && text.chars().all(is_sign) && parts.into_iter().all(is_word)
}

impl Reader<'_> {
    /// What is said about the notebook.
    pub(super) fn metadata(&mut self, value: &Value) -> Fate {
        let language = value.get(self.source, "kernelspec").and_then(|spec| spec.get(self.source, "language"));
        let language = language.and_then(|language| language.text(self.source)).unwrap_or_default().to_lowercase();
        let kernel = KERNELS.iter().find(|(name, ..)| *name == language);
        let (_, name, shown) = kernel.copied().unwrap_or(("python", "python3", "Python 3"));
        self.object(value, |own, key, value| match key {
            "kernelspec" => own.object(value, |own, key, value| match key {
                "name" => own.plain_or(value, name),
                "display_name" => own.plain_or(value, shown),
                "language" => own.plain(value),
                _ => Some(DroppedKind::Property),
            }),
            "language_info" => own.language_info(value),
            "signature" => Some(DroppedKind::Signature),
            "authors" => own.clue(value, ClueKind::Author),
            "title" | "name" => own.clue(value, ClueKind::Property),
            _ if matches!(value.shape, Shape::Object(_)) => Some(DroppedKind::CustomData),
            _ => Some(DroppedKind::Property),
        })
    }

    fn language_info(&mut self, value: &Value) -> Fate {
        let name = value.get(self.source, "name").and_then(|name| name.text(self.source));
        // Without a name of its language it may not be there at all.
        if !name.is_some_and(|name| is_plain(&name)) {
            return Some(DroppedKind::Property);
        }
        self.object(value, |own, key, value| match key {
            "name" | "mimetype" | "file_extension" | "pygments_lexer" | "nbconvert_exporter" | "version" => {
                own.plain(value)
            }
            "codemirror_mode" if matches!(value.shape, Shape::Object(_)) => {
                own.object(value, |own, key, value| match key {
                    "name" | "mode" => own.plain(value),
                    "version" => own.setting(value, &[]),
                    _ => Some(DroppedKind::Property),
                })
            }
            "codemirror_mode" => own.plain(value),
            _ => Some(DroppedKind::Property),
        })
    }

    /// What is said about a cell.
    pub(super) fn cell_metadata(&mut self, value: &Value) -> Fate {
        const SLIDES: &[&str] = &["slide", "subslide", "fragment", "skip", "notes", "-"];
        self.object(value, |own, key, value| match key {
            "collapsed" | "scrolled" | "editable" | "deletable" | "trusted" | "hide_input" => {
                own.setting(value, &["auto"])
            }
            "jupyter" => own.settings(value, &["source_hidden", "outputs_hidden"], &[]),
            "slideshow" => own.settings(value, &["slide_type"], SLIDES),
            "tags" => own.tags(value),
            "raw_mimetype" | "format" => own.plain(value),
            _ => Some(DroppedKind::Property),
        })
    }

    /// What is said about an output.
    pub(super) fn output_metadata(&mut self, value: &Value) -> Fate {
        self.object(value, |own, key, value| match key {
            "image/png" | "image/jpeg" | "image/gif" | "image/svg+xml" | "text/html" => {
                own.settings(value, &["width", "height", "unconfined", "isolated"], &[])
            }
            "needs_background" => own.setting(value, &["light", "dark"]),
            "width" | "height" | "isolated" | "unconfined" => own.setting(value, &[]),
            _ => Some(DroppedKind::Property),
        })
    }

    fn tags(&mut self, value: &Value) -> Fate {
        let is_list = value.items().iter().all(|tag| matches!(tag.shape, Shape::Text));
        if !is_list || !matches!(value.shape, Shape::Array(_)) {
            return Some(DroppedKind::Property);
        }
        self.each(value, |own, tag| own.text(tag, Kind::Prose))
    }

    /// An object of settings with these names.
    fn settings(&mut self, value: &Value, names: &[&str], known: &[&str]) -> Fate {
        if !matches!(value.shape, Shape::Object(_)) {
            return Some(DroppedKind::Property);
        }
        self.object(
            value,
            |own, key, value| {
                if names.contains(&key) { own.setting(value, known) } else { Some(DroppedKind::Property) }
            },
        )
    }

    /// A short number, a constant, or one of some strings.
    fn setting(&mut self, value: &Value, known: &[&str]) -> Fate {
        let is_known = value.text(self.source).is_some_and(|text| known.contains(&text.as_str()));
        let is_short = matches!(value.shape, Shape::Word) && value.range.len() <= 5;
        if is_known || is_short { None } else { Some(DroppedKind::Property) }
    }

    /// A name of a language or kernel; any other goes.
    fn plain(&mut self, value: &Value) -> Fate {
        let is_kept = value.text(self.source).is_some_and(|text| is_plain(&text));
        if is_kept { None } else { Some(DroppedKind::Property) }
    }

    /// The same; another stands in for one that goes.
    pub(super) fn plain_or(&mut self, value: &Value, other: &str) -> Fate {
        if self.plain(value).is_some() {
            *self.parts.dropped.entry(DroppedKind::Property).or_default() += 1;
            self.parts.changes.push((value.range.clone(), format!("\"{other}\"")));
        }
        None
    }

    /// What goes, and may be known from elsewhere.
    fn clue(&mut self, value: &Value, kind: ClueKind) -> Fate {
        let pieces = self.source.get(value.range.clone()).and_then(json::pieces).unwrap_or_default();
        let told = pieces.into_iter().filter(|piece| piece.sense == Sense::Value);
        self.parts.clues.extend(told.map(|piece| Clue { kind, text: piece.text.into() }));
        Some(DroppedKind::Property)
    }
}
