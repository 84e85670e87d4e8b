//! The names that the files of an archive get.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hasher};

use crate::error::{Error, Result};
use crate::model::{Edit, edit};
use crate::syntax::git;

/// What a segment is called of which nothing is left, or that would mean something else.
const BARE: &str = "file";

/// The names that are taken, without regard to case, since some systems know none.
///
/// Of each only a sum is kept: paths may be long, and many.
#[derive(Debug, Default)]
pub struct Names {
    files: BTreeSet<u64>,
    folders: BTreeSet<u64>,
}

impl Names {
    /// Takes a name for a file; one that another file or a folder has, or that has a file for a folder, gets numbers.
    pub fn take(&mut self, name: &str) -> String {
        let (mut taken, mut sum) = (String::with_capacity(name.len()), DefaultHasher::new());
        let count = name.split('/').count();
        for (at, segment) in name.split('/').enumerate() {
            if at > 0 {
                taken.push('/');
                sum.write_u8(b'/');
            }
            let is_file = at + 1 == count;
            let (numbered, with) = self.free(segment, &sum, is_file);
            taken.push_str(&numbered);
            let all = if is_file { &mut self.files } else { &mut self.folders };
            all.insert(with.finish());
            sum = with;
        }
        taken
    }

    fn free(&self, segment: &str, sum: &DefaultHasher, is_file: bool) -> (String, DefaultHasher) {
        let (stem, ending) = match segment.rsplit_once('.') {
            Some((stem, ending)) if !stem.is_empty() && is_file => (stem, format!(".{ending}")),
            _ => (segment, String::new()),
        };
        let mut numbered = segment.to_owned();
        for number in 2.. {
            let mut with = sum.clone();
            with.write(numbered.to_lowercase().as_bytes());
            let is_taken = self.files.contains(&with.finish()) || is_file && self.folders.contains(&with.finish());
            if !is_taken {
                return (numbered, with);
            }
            numbered = format!("{stem}-{number}{ending}");
        }
        (numbered, sum.clone())
    }
}

/// A name with edits in it, as one that can be unpacked.
///
/// # Errors
/// `CannotRewrite` for an edit that does not fit.
pub fn edited(name: &str, edits: &[Edit]) -> Result<String> {
    const UNFIT: Error = Error::CannotRewrite { what: "a change does not fit the name of a file" };
    let name = edit::apply(name, edits).ok_or(UNFIT)?;
    let name = plain(&name);
    Ok(if name.is_empty() { BARE.to_owned() } else { name })
}

/// The folder that the first `len` bytes of a file's name have become, with a slash at its end, or empty for the archive
/// itself; nothing where an edit runs over its end.
pub fn folder(name: &str, len: usize, edits: &[Edit], new: &str) -> Option<String> {
    let count = edits.iter().take_while(|edit| edit.span.start() < len).count();
    let before = edits.get(..count)?;
    if before.iter().any(|edit| edit.span.end() > len) {
        return None;
    }
    let folder = plain(&edit::apply(name.get(..len)?, before)?);
    let depth = if folder.is_empty() { 0 } else { folder.split('/').count() };
    // Segments may have got numbers since.
    let segments: Vec<&str> = new.split('/').take(depth).collect();
    Some(segments.into_iter().fold(String::new(), |folder, segment| folder + segment + "/"))
}

/// Makes a path of which segments are gone, or mean something else, one that can be unpacked.
fn plain(name: &str) -> String {
    let sound = |segment| if matches!(segment, "." | "..") || git::is_folder(segment) { BARE } else { segment };
    name.split('/').filter(|segment| !segment.is_empty()).map(sound).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::model::{Span, UnitId};

    fn edits(name: &str, all: &[(&str, &str)]) -> Vec<Edit> {
        let edit = |(old, new): &(&str, &str)| {
            let start = name.find(old).unwrap();
            Edit {
                unit: UnitId(0),
                span: Span::of(name, start, start + old.len()).unwrap(),
                stand_in: (*new).to_owned(),
            }
        };
        all.iter().map(edit).collect()
    }

    #[test]
    fn names_that_meet_are_numbered() {
        let mut names = Names::default();
        let taken = ["a/x.txt", "A/X.txt", "a/x.txt", "a", "b", "b/y", "c/.env", "c/.env", "a/x.txt/z"]
            .map(|name| names.take(name));
        assert_eq!(
            taken,
            ["a/x.txt", "A/X-2.txt", "a/x-3.txt", "a-2", "b", "b-2/y", "c/.env", "c/.env-2", "a/x.txt-2/z"]
        );
    }

    #[test]
    fn what_is_left_of_a_name_can_be_unpacked() {
        let edited = |name: &str, all: &[(&str, &str)]| edited(name, &edits(name, all)).unwrap();
        assert_eq!(edited("jane/roe/x", &[("jane", "x-1"), ("roe", "")]), "x-1/x");
        assert_eq!(edited("jane", &[("jane", "")]), "file");
        assert_eq!(edited("a/.gitjane/x", &[("jane", "")]), "a/file/x");
        assert_eq!(edited("a/.jane./x", &[("jane", "")]), "a/file/x");
    }

    #[test]
    fn a_folder_is_found_by_what_became_of_it() {
        let folder = |name: &str, len, all: &[(&str, &str)]| {
            let edits = edits(name, all);
            folder(name, len, &edits, &super::edited(name, &edits).unwrap())
        };
        assert_eq!(folder("jane/roe/x", 5, &[("jane", "x-1")]).as_deref(), Some("x-1/"));
        assert_eq!(folder("jane/roe/x", 4, &[("jane", "x-1")]).as_deref(), Some("x-1/"));
        assert_eq!(folder("jane/roe/x", 5, &[("jane", ""), ("x", "y")]).as_deref(), Some(""));
        assert_eq!(folder("jane/roe/x", 5, &[("jane/roe", "x-1")]), None);
        assert_eq!(folder("x", 0, &[]).as_deref(), Some(""));
    }
}
