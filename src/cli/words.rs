//! Words in pictures, read by Tesseract where it is installed.

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use scrubjay::format::Pixels;
use scrubjay::model::Word;

use super::output;

/// Reads the words of a picture in all of the languages; nothing where the program or one of them is missing, or it fails.
///
/// The first time that a language is missing this is told.
pub fn read(pixels: &Pixels, languages: &[String]) -> Option<Vec<Word>> {
    // With one run there is one policy.
    static ARE_THERE: OnceLock<bool> = OnceLock::new();
    if !*ARE_THERE.get_or_init(|| are_installed(languages)) {
        return None;
    }
    let mut program = Command::new("tesseract");
    // What it guesses of large letters instead loses them where they stand in tables.
    program.args([
        "stdin",
        "stdout",
        "-l",
        &languages.join("+"),
        "--psm",
        "3",
        "--dpi",
        "140",
        "-c",
        "textord_tabfind_find_tables=0",
        "tsv",
    ]);
    // Its threads wait for one another more than they work: one alone is two to four times as fast.
    program.env("OMP_THREAD_LIMIT", "1");
    let mut running = program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
    let mut input = running.stdin.take()?;
    let picture = grey_map(pixels);
    // It reads all of the picture before it says anything, so neither waits for the other.
    let fed = std::thread::spawn(move || input.write_all(&picture));
    let output = running.wait_with_output().ok()?;
    let is_fed = matches!(fed.join(), Ok(Ok(())));
    (is_fed && output.status.success()).then(|| words(&String::from_utf8_lossy(&output.stdout)))
}

/// Tells whether all languages are there: the program itself goes on with those that are. True where it cannot be asked,
/// because it is missing then and nothing is read.
fn are_installed(languages: &[String]) -> bool {
    let asked = Command::new("tesseract").arg("--list-langs").stdin(Stdio::null()).output();
    let Ok(asked) = asked else { return true };
    // The one or the other, from version to version.
    let known = [String::from_utf8_lossy(&asked.stdout), String::from_utf8_lossy(&asked.stderr)].join("\n");
    let missing = missing(languages, &known);
    if missing.is_empty() {
        return true;
    }
    let what = "Words in pictures are not looked for: tesseract is installed without what it has to know of";
    output::notice("LanguageAbsent", &format!("{what} {}.", missing.join(", ")));
    false
}

/// The languages that do not stand in a list of one a line.
fn missing<'a>(languages: &'a [String], known: &str) -> Vec<&'a str> {
    let is_known = |code: &str| known.lines().any(|line| line.trim() == code);
    languages.iter().map(String::as_str).filter(|code| !is_known(code)).collect()
}

/// The picture on white paper, as a portable grey map.
fn grey_map(pixels: &Pixels) -> Vec<u8> {
    let mut out = format!("P5\n{} {}\n255\n", pixels.width, pixels.height).into_bytes();
    let (all, _) = pixels.rgba.as_chunks::<4>();
    out.extend(all.iter().map(|[red, green, blue, alpha]| {
        // The weights of ITU-R BT.601.
        let light = (u32::from(*red) * 299 + u32::from(*green) * 587 + u32::from(*blue) * 114) / 1000;
        let seen = light * u32::from(*alpha) + 255 * (255 - u32::from(*alpha));
        u8::try_from(seen / 255).unwrap_or(u8::MAX)
    }));
    out
}

/// The words of a table as Tesseract writes it: level, page, block, paragraph, line, word, left, top, width, height,
/// confidence, text.
fn words(table: &str) -> Vec<Word> {
    let mut words: Vec<(Vec<&str>, Word)> = Vec::new();
    for row in table.lines() {
        let columns: Vec<&str> = row.split('\t').collect();
        let [level, line @ .., _, left, top, width, height, confidence, text] = columns.as_slice() else { continue };
        let number = |text: &str| text.parse::<f64>().ok();
        let place = number(left).zip(number(top)).zip(number(width).zip(number(height)));
        let Some(((left, top), (width, height))) = place else { continue };
        if *level != "5" || number(confidence).is_none_or(|sure| sure < 0.0) || text.trim().is_empty() {
            continue;
        }
        if let Some((before, word)) = words.last_mut() {
            word.ends_line = before.as_slice() != line;
        }
        let sides = [left, top, left + width, top + height];
        words.push((line.to_vec(), Word { text: (*text).into(), sides, ends_line: true }));
    }
    words.into_iter().map(|(_, word)| word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_taken_with_their_places_and_lines() {
        let table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n\
            4\t1\t1\t1\t1\t0\t10\t5\t90\t12\t-1\t\n5\t1\t1\t1\t1\t1\t10\t5\t40\t12\t96.1\tJane\n\
            5\t1\t1\t1\t1\t2\t60\t5\t40\t12\t91\tRoe\n5\t1\t1\t1\t2\t1\t10\t30\t40\t12\t90\tsigned\n";
        let told: Vec<_> =
            words(table).iter().map(|word| (word.text.expose().clone(), word.sides, word.ends_line)).collect();
        assert_eq!(
            told,
            [
                ("Jane".to_owned(), [10.0, 5.0, 50.0, 17.0], false),
                ("Roe".to_owned(), [60.0, 5.0, 100.0, 17.0], true),
                ("signed".to_owned(), [10.0, 30.0, 50.0, 42.0], true)
            ]
        );
    }

    #[test]
    fn a_language_is_there_when_it_has_a_line_of_its_own() {
        let known = "List of available languages in \"/usr/share/deu/\" (3):\neng\r\nosd\nchi_sim_vert\n";
        let languages = ["eng", "deu", "chi_sim"].map(str::to_owned);
        assert_eq!(missing(&languages, known), ["deu", "chi_sim"]);
        assert!(missing(&languages[..1], known).is_empty());
    }

    #[test]
    fn what_shines_through_is_paper() {
        let pixels = Pixels { width: 3, height: 1, rgba: vec![0, 0, 0, 255, 0, 0, 0, 0, 255, 255, 255, 255] };
        assert_eq!(grey_map(&pixels), b"P5\n3 1\n255\n\x00\xff\xff");
    }
}
