//! How the languages of programs write comments and strings: all that is needed to tell these from the code between.

/// A language, as far as its comments and strings go.
#[derive(Debug)]
pub struct Language {
    /// The endings of its files, in lower case, without the dot, and whole names of files.
    pub names: &'static [&'static str],
    /// The signs after which the rest of a line is a comment.
    pub line_comments: &'static [&'static str],
    /// The signs between which a comment may go over many lines.
    pub block_comments: &'static [(&'static str, &'static str)],
    /// Its strings, those with the longest signs first.
    pub strings: &'static [Quote],
    /// Whether words are values without quotes, as in a shell.
    pub is_command: bool,
    /// Whether a slash may begin a regular expression.
    pub has_regex: bool,
}

/// A kind of string.
#[derive(Debug)]
pub struct Quote {
    /// The sign that begins it.
    pub open: &'static str,
    /// The sign that ends it.
    pub close: &'static str,
    /// What stands for characters that cannot be written as they are.
    pub escape: Escape,
    /// Whether it may go over several lines.
    pub is_long: bool,
}

/// What stands for characters that cannot be written in a string as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Escape {
    /// A backslash and a letter.
    Backslash,
    /// The same, and the string is one character: the sign may stand alone too, as that of a lifetime does.
    Character,
    /// The quote twice.
    Double,
    /// Either of these.
    Both,
    /// Nothing.
    None,
}

const fn quote(open: &'static str, close: &'static str, escape: Escape, is_long: bool) -> Quote {
    Quote { open, close, escape, is_long }
}

const DOUBLE: Quote = quote("\"", "\"", Escape::Backslash, false);
const SINGLE: Quote = quote("'", "'", Escape::Backslash, false);
const CHARACTER: Quote = quote("'", "'", Escape::Character, false);
const LONG_DOUBLE: Quote = quote("\"", "\"", Escape::Backslash, true);
const LONG_SINGLE: Quote = quote("'", "'", Escape::Backslash, true);
const RAW_SINGLE: Quote = quote("'", "'", Escape::None, true);
const THREE_DOUBLE: Quote = quote("\"\"\"", "\"\"\"", Escape::Backslash, true);
const THREE_SINGLE: Quote = quote("'''", "'''", Escape::Backslash, true);
const TWICE_DOUBLE: Quote = quote("\"", "\"", Escape::Double, true);
const TWICE_SINGLE: Quote = quote("'", "'", Escape::Double, true);
const BACKTICK: Quote = quote("`", "`", Escape::Backslash, true);
const RAW_BACKTICK: Quote = quote("`", "`", Escape::None, true);

const C_BLOCK: &[(&str, &str)] = &[("/*", "*/")];

const fn language(
    names: &'static [&'static str],
    line_comments: &'static [&'static str],
    block_comments: &'static [(&'static str, &'static str)],
    strings: &'static [Quote],
) -> Language {
    Language { names, line_comments, block_comments, strings, is_command: false, has_regex: false }
}

/// Every language. What a file has in no ending but in its whole name stands beside the endings.
pub const LANGUAGES: &[Language] = &[
    language(
        &["c", "h", "cc", "cpp", "cxx", "hh", "hpp", "hxx", "ino", "cu", "m", "mm", "glsl", "hlsl", "proto", "idl"],
        &["//"],
        C_BLOCK,
        &[DOUBLE, CHARACTER],
    ),
    language(&["java", "kt", "kts", "scala", "sc", "swift"], &["//"], C_BLOCK, &[THREE_DOUBLE, DOUBLE, CHARACTER]),
    language(
        &["groovy", "gradle", "dart", "sol", "jenkinsfile"],
        &["//"],
        C_BLOCK,
        &[THREE_DOUBLE, THREE_SINGLE, DOUBLE, SINGLE],
    ),
    language(
        &["cs", "csx", "fs", "fsx"],
        &["//"],
        &[("/*", "*/"), ("(*", "*)")],
        &[quote("\"\"\"", "\"\"\"", Escape::None, true), quote("@\"", "\"", Escape::Double, true), DOUBLE, CHARACTER],
    ),
    language(
        &["rs"],
        &["//"],
        C_BLOCK,
        &[
            quote("r##\"", "\"##", Escape::None, true),
            quote("r#\"", "\"#", Escape::None, true),
            quote("r\"", "\"", Escape::None, true),
            LONG_DOUBLE,
            CHARACTER,
        ],
    ),
    language(&["go"], &["//"], C_BLOCK, &[DOUBLE, CHARACTER, RAW_BACKTICK]),
    language(&["zig"], &["//"], &[], &[DOUBLE, CHARACTER]),
    Language {
        has_regex: true,
        ..language(
            &["js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx", "vue", "svelte", "ejs", "coffee"],
            &["//"],
            &[("/*", "*/"), ("<!--", "-->")],
            &[DOUBLE, SINGLE, BACKTICK],
        )
    },
    language(
        &["py", "pyi", "pyw", "pyx", "bzl", "star", "build.bazel", "workspace", "sconstruct", "snakefile", "wscript"],
        &["#"],
        &[],
        &[THREE_DOUBLE, THREE_SINGLE, DOUBLE, SINGLE],
    ),
    language(
        &["rb", "rake", "gemspec", "gemfile", "rakefile", "podfile", "vagrantfile", "brewfile", "ru", "cr"],
        &["#"],
        &[("=begin", "=end")],
        &[LONG_DOUBLE, LONG_SINGLE],
    ),
    language(&["pl", "pm", "t"], &["#"], &[("=pod", "=cut"), ("=head1", "=cut")], &[LONG_DOUBLE, LONG_SINGLE]),
    language(
        &["php", "php5", "phtml", "inc"],
        &["//", "#"],
        &[("/*", "*/"), ("<!--", "-->")],
        &[LONG_DOUBLE, LONG_SINGLE],
    ),
    language(&["r", "rprofile", "ex", "exs", "nim"], &["#"], &[], &[THREE_DOUBLE, LONG_DOUBLE, LONG_SINGLE]),
    language(&["jl"], &["#"], &[("#=", "=#")], &[THREE_DOUBLE, LONG_DOUBLE]),
    language(&["lua"], &["--"], &[("--[[", "]]")], &[quote("[[", "]]", Escape::None, true), DOUBLE, SINGLE]),
    language(
        &["sql", "ddl", "dml", "psql", "pgsql", "mysql", "plsql", "pks", "pkb"],
        &["--"],
        C_BLOCK,
        &[TWICE_SINGLE, TWICE_DOUBLE],
    ),
    language(&["hs", "lhs", "elm", "purs", "ada", "adb", "ads", "vhd", "vhdl"], &["--"], &[("{-", "-}")], &[DOUBLE]),
    language(&["ml", "mli", "pas", "dpr"], &["//"], &[("(*", "*)"), ("{", "}")], &[DOUBLE, TWICE_SINGLE]),
    language(&["erl", "hrl", "pro", "oct"], &["%"], &[], &[LONG_DOUBLE]),
    language(&["mat", "matlab"], &["%"], &[("%{", "%}")], &[DOUBLE, quote("'", "'", Escape::Double, false)]),
    language(&["clj", "cljs", "cljc", "edn", "lisp", "lsp", "el", "scm", "rkt"], &[";"], &[], &[LONG_DOUBLE]),
    language(&["f", "for", "f77", "f90", "f95", "f03"], &["!"], &[], &[TWICE_DOUBLE, TWICE_SINGLE]),
    language(&["vb", "vbs", "bas", "cls", "frm", "vba"], &["'"], &[], &[quote("\"", "\"", Escape::Double, false)]),
    language(&["cob", "cbl", "cpy"], &["*>"], &[], &[TWICE_DOUBLE, TWICE_SINGLE]),
    language(&["sas", "do", "ado"], &["//"], C_BLOCK, &[TWICE_DOUBLE, TWICE_SINGLE]),
    language(&["asm", "s", "nasm"], &[";"], C_BLOCK, &[DOUBLE, SINGLE]),
    language(&["sv", "v", "svh", "vh"], &["//"], C_BLOCK, &[DOUBLE]),
    language(&["css"], &[], C_BLOCK, &[DOUBLE, SINGLE]),
    language(&["scss", "less", "sass", "styl"], &["//"], C_BLOCK, &[DOUBLE, SINGLE]),
    language(&["graphql", "gql"], &["#"], &[], &[THREE_DOUBLE, DOUBLE]),
    language(&["nix"], &["#"], C_BLOCK, &[quote("''", "''", Escape::None, true), LONG_DOUBLE]),
    Language { is_command: true, ..language(&["tf", "tfvars", "hcl", "nomad"], &["#", "//"], C_BLOCK, &[DOUBLE]) },
    Language {
        is_command: true,
        ..language(
            &[
                "sh",
                "bash",
                "zsh",
                "ksh",
                "fish",
                "csh",
                "bashrc",
                "bash_profile",
                "bash_aliases",
                "profile",
                "zshrc",
                "zprofile",
                "envrc",
                "dockerfile",
                "containerfile",
                "makefile",
                "gnumakefile",
                "mk",
                "mak",
                "cmake",
                "cmakelists.txt",
                "procfile",
                "justfile",
                "awk",
                "sed",
                "tcl",
                "gitignore",
                "gitattributes",
                "dockerignore",
                "codeowners",
                "mailmap",
                "spec",
                "nginx",
                "htaccess",
            ],
            &["#"],
            &[],
            &[LONG_DOUBLE, RAW_SINGLE],
        )
    },
    Language {
        is_command: true,
        ..language(
            &["ps1", "psm1", "psd1"],
            &["#"],
            &[("<#", "#>")],
            &[
                quote("@\"", "\"@", Escape::None, true),
                quote("@'", "'@", Escape::None, true),
                TWICE_DOUBLE,
                TWICE_SINGLE,
            ],
        )
    },
    Language {
        is_command: true,
        ..language(
            &["bat", "cmd"],
            &["::", "rem ", "REM ", "@rem ", "@REM "],
            &[],
            &[quote("\"", "\"", Escape::None, false)],
        )
    },
];

/// The language of MySQL (MySQL Reference Manual, 11.1.1), in whose strings a backslash begins an escape unless the server is
/// told otherwise. Its files have the endings of all of SQL.
static MYSQL: Language =
    language(&["sql"], &["--"], C_BLOCK, &[quote("'", "'", Escape::Both, true), quote("\"", "\"", Escape::Both, true)]);

/// How many endings and names all languages have.
#[expect(clippy::indexing_slicing, reason = "it is worked out when the crate is built")]
const COUNT: usize = {
    let (mut count, mut at) = (0, 0);
    while at < LANGUAGES.len() {
        count += LANGUAGES[at].names.len();
        at += 1;
    }
    count
};

impl Language {
    /// The endings and names of files of all languages.
    #[expect(clippy::indexing_slicing, reason = "it is worked out when the crate is built")]
    pub const NAMES: &[&str] = &{
        let (mut all, mut count, mut at) = ([""; COUNT], 0, 0);
        while at < LANGUAGES.len() {
            let (names, mut index) = (LANGUAGES[at].names, 0);
            while index < names.len() {
                all[count] = names[index];
                (count, index) = (count + 1, index + 1);
            }
            at += 1;
        }
        all
    };

    /// The language whose files have this ending, or are called so.
    pub fn named(name: &str) -> Option<&'static Self> {
        LANGUAGES.iter().find(|language| language.names.contains(&name))
    }

    /// The dialect of the language that a source is in: a dump of MySQL is known by the signs around its names.
    pub fn spoken_in(&'static self, source: &str) -> &'static Self {
        let is_mysql = || memchr::memmem::find(source.as_bytes(), b"INSERT INTO `").is_some();
        if self.names.contains(&"sql") && is_mysql() { &MYSQL } else { self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_ending_belongs_to_two() {
        let mut all: Vec<_> = LANGUAGES.iter().flat_map(|language| language.names).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
