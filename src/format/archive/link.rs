//! Symbolic links, which are kept where they lead to what is kept.

use std::collections::{BTreeMap, BTreeSet};

use super::packing::Entry;
use crate::syntax::entry::LONGEST;

/// What a link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    /// A file, by its place among all.
    pub file: usize,
    /// How many bytes of the file's name are that of the folder that is meant; none where the file itself is.
    pub folder_len: Option<usize>,
}

/// How many links may lie between one and its file.
const CHAIN: usize = 8;

/// Finds the links that can be kept with what they lead to, out of all links and the names of the files that are kept.
/// One that leads to another link counts the links that are kept behind the files.
pub fn kept(links: Vec<Entry>, files: &[&str]) -> Vec<(Entry, Target)> {
    let mut known: BTreeMap<String, usize> = files.iter().zip(0..).map(|(name, at)| ((*name).to_owned(), at)).collect();
    let names: BTreeSet<String> = links.iter().map(|link| link.name.clone()).collect();
    // What lies below a link would lie elsewhere after unpacking.
    let is_below =
        |name: &str| name.match_indices('/').any(|(at, _)| name.get(..at).is_some_and(|up| names.contains(up)));
    let holds = |known: &BTreeMap<String, usize>, name: &str| first_below(known, name).is_some();
    let is_fit = |link: &Entry| !is_below(&link.name) && !holds(&known, &link.name) && !is_of_git(&link.name);
    let mut seen = BTreeSet::new();
    let is_first = |link: &Entry| seen.insert(link.name.clone());
    let mut waiting: Vec<Entry> = links.into_iter().filter(is_fit).filter(is_first).collect();
    let mut kept = Vec::new();
    for _ in 0..CHAIN {
        let before = kept.len();
        let mut left = Vec::new();
        for link in waiting {
            if known.contains_key(&link.name) {
                continue;
            }
            match target(&link, &known) {
                Some(target) => kept.push((link, target)),
                None => left.push(link),
            }
        }
        for (at, (link, _)) in kept.iter().enumerate().skip(before) {
            known.entry(link.name.clone()).or_insert(files.len() + at);
        }
        waiting = left;
        if kept.len() == before {
            break;
        }
    }
    kept
}

/// The path of a file or folder as seen from the folder of a link.
pub fn relative(link: &str, target: &str) -> String {
    let from = folders(link);
    let to: Vec<&str> = target.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(from, to)| from == to).count().min(to.len().saturating_sub(1));
    let up = std::iter::repeat_n("..", from.len().saturating_sub(shared));
    up.chain(to.iter().skip(shared).copied()).collect::<Vec<_>>().join("/")
}

/// The folders that a file stands in, the outermost first.
fn folders(name: &str) -> Vec<&str> {
    name.rsplit_once('/').map(|(folder, _)| folder.split('/').collect()).unwrap_or_default()
}

/// Tells whether Git takes a file of that name for its own, which may be no link (git-fsck, `gitmodulesSymlink`).
fn is_of_git(name: &str) -> bool {
    let own = [".gitmodules", ".gitattributes", ".gitignore", ".mailmap"];
    own.iter().any(|own| name.rsplit('/').next().is_some_and(|name| name.eq_ignore_ascii_case(own)))
}

/// The first file below a folder.
fn first_below(known: &BTreeMap<String, usize>, folder: &str) -> Option<usize> {
    let start = format!("{folder}/");
    known.range(start.clone()..).next().filter(|(name, _)| name.starts_with(&start)).map(|(_, at)| *at)
}

fn target(link: &Entry, known: &BTreeMap<String, usize>) -> Option<Target> {
    let text = std::str::from_utf8(&link.bytes).ok()?;
    if text.len() > LONGEST || text.starts_with('/') || text.contains(['\\', ':', '\0']) {
        return None;
    }
    let mut path = folders(&link.name);
    for segment in text.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(path.pop()?),
            segment => path.push(segment),
        }
    }
    let path = path.join("/");
    if let Some(file) = known.get(&path) {
        return Some(Target { file: *file, folder_len: None });
    }
    // A folder that holds the link itself would have no end.
    let is_around = path.is_empty() || link.name.strip_prefix(&path).is_some_and(|rest| rest.starts_with('/'));
    let file = first_below(known, &path).filter(|_| !is_around)?;
    Some(Target { file, folder_len: Some(path.len()) })
}

#[cfg(test)]
mod tests {
    use super::super::packing::Mode;
    use super::*;

    fn told(links: &[(&str, &str)]) -> Vec<(String, Target)> {
        let link = |(name, to): &(&str, &str)| Entry { name: (*name).into(), bytes: (*to).into(), mode: Mode::Link };
        let kept = kept(links.iter().map(link).collect(), &["a/x.txt", "a/b/y.txt", "z"]);
        kept.into_iter().map(|(link, target)| (link.name, target)).collect()
    }

    #[test]
    fn links_to_what_is_kept_stay() {
        let links = [
            ("l", "a/x.txt"),
            ("a/m", "../z"),
            ("a/n", "./b/"),
            ("o", "a/q"),
            ("a/q", "m"),
            ("a/b/r", "../../a/./x.txt"),
        ];
        let file = |file| Target { file, folder_len: None };
        let expected = [
            ("l", file(0)),
            ("a/m", file(2)),
            ("a/n", Target { file: 1, folder_len: Some(3) }),
            ("a/b/r", file(0)),
            ("a/q", file(4)),
            ("o", file(7)),
        ];
        assert_eq!(told(&links), expected.map(|(name, target)| (name.to_owned(), target)));
    }

    #[test]
    fn links_that_lead_out_or_nowhere_or_round_do_not() {
        for (name, to) in [
            ("l", "/etc/passwd"),
            ("l", "../z"),
            ("a/l", "../../z"),
            ("l", "nothing"),
            ("l", "l"),
            ("a/l", "."),
            ("a/l", ".."),
            ("a/b/l", "../../a"),
            ("l", "C:\\z"),
            ("l", ""),
            ("z", "a/x.txt"),
            ("a", "z"),
            ("a/.gitmodules", "x.txt"),
        ] {
            assert_eq!(told(&[(name, to)]), [], "{name} -> {to}");
        }
        assert_eq!(told(&[("l", "m"), ("m", "l")]), []);
        assert_eq!(told(&[("l", "z"), ("l", "a/x.txt")]), [("l".to_owned(), Target { file: 2, folder_len: None })]);
        assert_eq!(told(&[("d", "a"), ("d/l", "../z")]).len(), 1, "what lies below a link");
    }

    #[test]
    fn targets_are_told_from_the_folder_of_the_link() {
        assert_eq!(relative("l", "a/x"), "a/x");
        assert_eq!(relative("a/l", "a/x"), "x");
        assert_eq!(relative("a/b/l", "a/x"), "../x");
        assert_eq!(relative("a/b/l", "c/x"), "../../c/x");
        assert_eq!(relative("a/l", "z"), "../z");
    }
}
