//! Lines of code and configuration, which hold no names: what a tagger has to leave alone.
//!
//! They come from the packages that the build machine has. Nothing of them is kept but weights.

use std::fs;
use std::path::{Path, PathBuf};

use scrubjay::model::fnv::Fnv;

/// What is read.
const ENDINGS: [&str; 20] = [
    "rs", "toml", "md", "py", "js", "ts", "mjs", "json", "yaml", "yml", "sh", "c", "h", "css", "html", "cfg", "ini",
    "txt", "lock", "sql",
];
/// From one file at most so many lines, so that no package outweighs the others.
const LINES_OF_A_FILE: usize = 24;
const FILES_OF_A_PACKAGE: usize = 40;
const LENGTHS: std::ops::RangeInclusive<usize> = 4..=240;
const LONGEST_FILE: u64 = 1 << 20;

/// Words beside which code names people.
const AUTHORS: [&str; 17] = [
    "author",
    "copyright",
    "(c)",
    "©",
    "maintain",
    "contribut",
    "credit",
    "thank",
    "written by",
    "by:",
    "@",
    "mailto",
    "license",
    "sponsor",
    "signed-off",
    "reported by",
    "people",
];

/// The lines of packages to learn from, and those of every tenth package to judge by.
pub struct Code {
    /// To learn from.
    pub train: Vec<String>,
    /// To judge by.
    pub held_out: Vec<String>,
}

/// Reads the packages in some folders, each folder in them one package; at most so many lines.
pub fn read(folders: &[PathBuf], most: usize) -> Code {
    let mut code = Code { train: Vec::new(), held_out: Vec::new() };
    let mut packages: Vec<PathBuf> = folders.iter().flat_map(|folder| entries(folder)).collect();
    // Folders of one kind must not fill the room alone.
    packages.sort_by_key(|package| hash(&name(package)));
    for package in packages {
        let mut files = Vec::new();
        walk(&package, 6, &mut files);
        files.sort_by_key(|file| hash(&name(file)));
        let out = if hash(&name(&package)).is_multiple_of(10) { &mut code.held_out } else { &mut code.train };
        for file in files.iter().take(FILES_OF_A_PACKAGE) {
            lines(file, out);
        }
        if code.train.len() > most {
            break;
        }
    }
    code.train.truncate(most);
    code
}

fn lines(file: &Path, out: &mut Vec<String>) {
    if fs::metadata(file).map_or(u64::MAX, |data| data.len()) > LONGEST_FILE {
        return;
    }
    let Ok(text) = fs::read_to_string(file) else { return };
    let fit: Vec<&str> =
        text.lines().map(str::trim).filter(|line| LENGTHS.contains(&line.len()) && is_nobodys(line)).collect();
    let step = fit.len().div_ceil(LINES_OF_A_FILE).max(1);
    let first = usize::try_from(hash(&name(file))).unwrap_or(0) % step;
    out.extend(fit.into_iter().skip(first).step_by(step).map(str::to_owned));
}

fn is_nobodys(line: &str) -> bool {
    let line = line.to_lowercase();
    !AUTHORS.iter().any(|word| line.contains(word))
}

fn walk(folder: &Path, depth: usize, out: &mut Vec<PathBuf>) {
    let named_people = [
        "author",
        "license",
        "licence",
        "copying",
        "contribut",
        "credit",
        "changelog",
        "changes",
        "history",
        "thanks",
        "maintain",
        "lorem",
        "name",
    ];
    for path in entries(folder) {
        let name = name(&path).to_lowercase();
        if named_people.iter().any(|word| name.contains(word)) || path.is_symlink() {
            continue;
        }
        if path.is_dir() {
            if depth > 0 {
                walk(&path, depth - 1, out);
            }
        } else if path.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known)) {
            out.push(path);
        }
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    all.sort();
    all
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A number that is as good as chance.
fn hash(text: &str) -> u64 {
    let Fnv(hash) = text.bytes().fold(Fnv::EMPTY, Fnv::with);
    (hash ^ (hash >> 32)).wrapping_mul(0xff51_afd7_ed55_8ccd) >> 8
}
