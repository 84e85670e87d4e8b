#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;

fn leaf(path: &str, mode: Mode, content: &[u8]) -> Leaf<'static> {
    Leaf { path: path.to_owned().leak(), bits: Leaf::bits(mode), id: id(Kind::Blob, content) }
}

#[test]
fn objects_have_the_ids_that_git_gives_them() {
    assert_eq!(hex(&id(Kind::Blob, b"")), "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
    assert_eq!(hex(&id(Kind::Tree, b"")), "4b825dc642cb6eb9a060e54bf8d69288fbee4904");
    let stored = loose(Kind::Blob, b"Jane").unwrap();
    assert!(is_loose(&stored, Kind::Blob, b"Jane"));
    assert!(!is_loose(&stored, Kind::Blob, b"Janet") && !is_loose(&stored, Kind::Tree, b"Jane"));
    assert!(!is_loose(&[&stored[..], b"more"].concat(), Kind::Blob, b"Jane"));
    assert!(!is_loose(&stored[..stored.len() - 6], Kind::Blob, b"Jane"));
    assert!(!is_loose(b"", Kind::Blob, b""));
}

#[test]
fn folders_are_sorted_as_git_sorts_them_and_written_once() {
    let leaves = [
        leaf("a/x", Mode::File, b"1"),
        leaf("a.txt", Mode::Program, b"2"),
        leaf("a0", Mode::Link, b"3"),
        leaf("b/x", Mode::File, b"1"),
        leaf("c/d/e/x", Mode::File, b"1"),
    ];
    let trees = trees(&leaves).unwrap();
    let contents: Vec<&[u8]> = trees
        .iter()
        .map(|tree| match tree {
            Part::Object(Kind::Tree, content) => content.as_slice(),
            other => unreachable!("{other:?}"),
        })
        .collect();
    assert_eq!(contents.len(), 4, "a, b and e are one, then d, c and the root");
    let root = String::from_utf8_lossy(contents[3]).into_owned();
    let at = |name: &str| root.find(name).unwrap();
    let order = [at("100755 a.txt\0"), at("40000 a\0"), at("120000 a0\0"), at("40000 b\0"), at("40000 c\0")];
    assert!(order.is_sorted(), "{order:?}");
}

#[test]
fn a_repository_says_nothing_but_its_files() {
    let leaves = [leaf("a", Mode::File, b"x")];
    let paths: Vec<String> = parts(&leaves).unwrap().iter().map(Part::path).collect();
    assert_eq!(paths[2..], ["HEAD", "refs/heads/main", "config", "index"]);
    assert!(paths[..2].iter().all(|path| path.starts_with("objects/")));
    assert_eq!(parts(&leaves).unwrap(), parts(&leaves).unwrap());
    let attributes = parts(&[leaf("b/.gitattributes", Mode::File, b"x")]).unwrap();
    assert!(attributes.iter().any(|part| part.path() == "info/attributes"));
}

#[test]
fn a_commit_that_says_more_is_not_plain() {
    let object = |content: &[u8]| [header(Kind::Commit, content).as_bytes(), content].concat();
    let plain = commit(&hex(&id(Kind::Tree, b"")));
    assert!(is_plain_commit(&object(&plain)));
    assert!(!is_plain_commit(&object(&[&plain[..], b"Jane"].concat())));
    assert!(!is_plain_commit(&[object(&plain), b"Jane".to_vec()].concat()));
    assert!(!is_plain_commit(&object(&commit(&"j".repeat(40)))) && !is_plain_commit(b"") && !is_plain_commit(&plain));
}

#[test]
fn too_many_folders_are_refused() {
    let paths: Vec<String> = (0..60).map(|number| format!("{number}/{}x", "a/".repeat(2000))).collect();
    let leaves: Vec<Leaf<'_>> = paths.iter().map(|path| Leaf { path, bits: 0, id: [0; 20] }).collect();
    assert!(parts(&leaves).is_err());
}

#[test]
fn the_folder_is_known_by_all_its_names() {
    for name in [".git", ".GIT", ".git.", ".git ", "GIT~1", ".g\u{200c}it"] {
        assert!(is_folder(name), "{name}");
    }
    for name in ["git", ".gitignore", ".github", "a.git"] {
        assert!(!is_folder(name), "{name}");
    }
}
