//! Files as archives hold them, whatever the archive is.

use crate::error::{Error, Result};

/// One unpacked file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its path, relative, with `/` between its segments and none of them empty, `.` or `..`.
    pub name: String,
    /// Its content; of a link the path that it leads to, as seen from the folder of the link.
    pub bytes: Vec<u8>,
    /// What it is.
    pub mode: Mode,
}

/// What a file in an archive is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A file.
    File,
    /// A file that can be started.
    Program,
    /// A symbolic link.
    Link,
}

impl Mode {
    /// What a file is that has these permissions (POSIX.1-2017, `sys/stat.h`).
    pub const fn of_file(permissions: u32) -> Self {
        if permissions & 0o111 == 0 { Self::File } else { Self::Program }
    }

    /// The permissions of such a file.
    pub const fn permissions(self) -> u32 {
        match self {
            Self::File => 0o644,
            Self::Program => 0o755,
            Self::Link => 0o777,
        }
    }
}

/// The longest path, in bytes (Linux, `limits.h`).
pub const LONGEST: usize = 4096;
/// No work lies deeper, in folders inside one another.
const DEEPEST: usize = 255;
const UNSAFE: Error = Error::Malformed { what: "one of its parts has an unsafe name" };

/// Holds a name to relative paths without a way up (APPNOTE.TXT, 4.4.17.1), so that it means the same everywhere.
///
/// # Errors
/// `Malformed` for any other.
pub fn check_name(name: &str) -> Result<()> {
    let is_safe = |segment: &str| !matches!(segment, "" | "." | "..");
    let is_short = name.len() <= LONGEST && name.split('/').count() <= DEEPEST;
    let safe = is_short && !name.contains(['\\', ':', '\0']) && name.split('/').all(is_safe);
    if safe { Ok(()) } else { Err(UNSAFE) }
}

/// Makes a relative path of one that other programs have written: from the root, with the signs of Windows, or with
/// segments that say nothing.
///
/// # Errors
/// `Malformed` where it has a way up, or nothing is left.
pub fn plain_name(name: &str) -> Result<String> {
    let segments = name.split(['/', '\\']).filter(|segment| !matches!(*segment, "" | "."));
    if name.contains('\0') {
        return Err(UNSAFE);
    }
    let plain = segments
        .map(|segment| segment.replace(|c: char| c == ':' || c.is_control(), "-"))
        .collect::<Vec<_>>()
        .join("/");
    check_name(&plain).map(|()| plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_plain_or_are_refused() {
        for (name, plain) in [
            ("/etc/x", "etc/x"),
            ("a\\b.txt", "a/b.txt"),
            ("./a//b", "a/b"),
            ("C:\\x", "C-/x"),
            ("a", "a"),
            ("a\nb\u{7f}", "a-b-"),
        ] {
            assert_eq!(plain_name(name).as_deref(), Ok(plain));
        }
        for name in ["../x", "a/../b", "a\\..\\b", "", "/", "./.", "a\0b"] {
            assert!(plain_name(name).is_err(), "{name}");
        }
        assert!(plain_name(&"a".repeat(LONGEST + 1)).is_err() && plain_name(&"a/".repeat(DEEPEST + 1)).is_err());
    }
}
