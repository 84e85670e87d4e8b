//! Rules that look at one file at a time.

use crate::source::Source;

const MOST_LINES: usize = 500;

/// What people write as code; lengths of prose, styles and data are their own matter.
const CODE: &[&str] = &["rs", "js", "mjs"];

/// Names under which anything can be put.
const EMPTY_NAMES: &[&str] =
    &["util", "utils", "helper", "helpers", "common", "manager", "service", "services", "misc"];

/// What may print: the command, the driver, the receiver and the bundler speak to a person at a terminal,
/// and measuring programs and tests report.
const MAY_PRINT: &[&str] =
    &["src/cli.rs", "src/cli/", "xtask/", "www/server/", "www/build.mjs", "tests/", "benches/", "fuzz/"];

/// How code prints, in the two languages.
const PRINTING: &[(&str, &[&str])] = &[
    ("rs", &["print!(", "println!(", "eprint!(", "eprintln!(", "dbg!(", "io::stdout()", "io::stderr()"]),
    ("js", &["console.", "process.stdout", "process.stderr"]),
    ("mjs", &["console.", "process.stdout", "process.stderr"]),
];

/// Files of code with more lines than one subject needs.
pub fn too_long(files: &[Source]) -> Vec<String> {
    let code = files.iter().filter(|file| file.ends_in(CODE));
    code.map(|file| (file, file.text.lines().count()))
        .filter(|(_, lines)| *lines > MOST_LINES)
        .map(|(file, lines)| format!("{}: {lines} lines, {MOST_LINES} are allowed", file.path))
        .collect()
}

/// Files and folders whose names do not say what is inside.
pub fn empty_names(files: &[Source]) -> Vec<String> {
    let says_nothing = |part: &str| {
        let stem = part.split('.').next().unwrap_or(part);
        stem.split(['_', '-']).any(|word| EMPTY_NAMES.contains(&word.to_lowercase().as_str()))
    };
    files.iter().filter(|file| file.path.split('/').any(says_nothing)).map(|file| file.path.clone()).collect()
}

/// Lines that promise work instead of doing it.
pub fn left_for_later(files: &[Source]) -> Vec<String> {
    // Put together here, so that this file does not fail its own rule.
    let marks = [["TO", "DO"].concat(), ["FIX", "ME"].concat()];
    lines(files)
        .filter(|(_, _, line)| {
            line.split(|c: char| !c.is_alphanumeric()).any(|word| marks.iter().any(|mark| word == mark))
        })
        .map(|(file, number, line)| format!("{}:{number}: {}", file.path, line.trim()))
        .collect()
}

/// Lines that print where the text of a person's file could be near.
pub fn prints(files: &[Source]) -> Vec<String> {
    lines(files)
        .filter(|(file, _, line)| {
            let silent = !MAY_PRINT.iter().any(|place| file.path.starts_with(place))
                && !file.path.contains(".test.")
                && !file.path.contains(".bench.");
            let comment = ["//", "*", "/*"].iter().any(|sign| line.trim_start().starts_with(sign));
            silent
                && !comment
                && PRINTING
                    .iter()
                    .any(|(ending, ways)| file.ends_in(&[ending]) && ways.iter().any(|way| line.contains(way)))
        })
        .map(|(file, number, line)| format!("{}:{number}: {}", file.path, line.trim()))
        .collect()
}

/// How many lines above a look at sensitive text its reason may stand.
const REASON_WITHIN: usize = 6;

/// Places outside tests that read sensitive text without an `EXPOSE:` line above them that says why.
pub fn exposed(files: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for file in files.iter().filter(|file| !file.path.ends_with("tests.rs")) {
        let code: Vec<&str> = file.text.lines().take_while(|line| line.trim() != "#[cfg(test)]").collect();
        for (index, line) in code.iter().enumerate() {
            let looks = line.contains(".expose()") && !line.trim_start().starts_with("//");
            let reasons = &code[index.saturating_sub(REASON_WITHIN)..=index];
            if looks && !reasons.iter().any(|line| line.contains("EXPOSE:")) {
                faults.push(format!("{}:{}: {}", file.path, index + 1, line.trim()));
            }
        }
    }
    faults
}

fn lines(files: &[Source]) -> impl Iterator<Item = (&Source, usize, &str)> {
    files.iter().flat_map(|file| file.text.lines().enumerate().map(move |(index, line)| (file, index + 1, line)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(path: &str, text: &str) -> [Source; 1] {
        [Source::made_up(path, text)]
    }

    #[test]
    fn one_line_too_many_is_a_fault() {
        assert_eq!(too_long(&one("www/a.js", &"line\n".repeat(501))).len(), 1);
        assert_eq!(too_long(&one("www/a.js", &"line\n".repeat(500))), [""; 0]);
        assert_eq!(too_long(&one("www/a.css", &"line\n".repeat(501))), [""; 0]);
    }

    #[test]
    fn an_empty_name_is_a_fault_wherever_it_stands() {
        for path in ["src/utils.rs", "src/helpers/zip.rs", "www/review/text-utils.js", "www/session_manager.test.js"] {
            assert_eq!(empty_names(&one(path, "")).len(), 1, "{path}");
        }
        assert_eq!(empty_names(&one("src/format/commonmark.rs", "")), [""; 0]);
    }

    #[test]
    fn a_promise_is_a_fault() {
        let mark = ["TO", "DO"].concat();
        assert_eq!(left_for_later(&one("src/a.rs", &format!("fine\n// {mark}: later"))).len(), 1);
        assert_eq!(left_for_later(&one("src/a.rs", &format!("// MA{mark}R"))), [""; 0]);
    }

    #[test]
    fn printing_is_a_fault_where_content_is_near() {
        for (path, text) in [
            ("src/detect/engine.rs", "    println!(\"{value}\");"),
            ("src/verify/leak.rs", "write!(io::stderr(), \"{value}\")"),
            ("www/engine/scrub-worker.js", "console.log(text)"),
            ("www/review/list.mjs", "process.stderr.write(text)"),
        ] {
            assert_eq!(prints(&one(path, text)).len(), 1, "{path}");
        }
    }

    #[test]
    fn a_look_without_a_reason_is_a_fault() {
        let look = "let text = unit.text.expose();";
        assert_eq!(exposed(&one("src/scan.rs", look)).len(), 1);
        assert_eq!(exposed(&one("src/scan.rs", &format!("// EXPOSE: it is searched.\n{look}"))), [""; 0]);
        assert_eq!(exposed(&one("src/scan.rs", &format!("#[cfg(test)]\n{look}"))), [""; 0]);
    }

    #[test]
    fn the_command_and_comments_may_name_printing() {
        assert_eq!(prints(&one("src/cli/output.rs", "println!(\"done\");")), [""; 0]);
        assert_eq!(prints(&one("www/engine/a.js", "// no console.log here")), [""; 0]);
    }
}
