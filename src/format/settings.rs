//! Settings with a name and a value on each line: INI, `.env`, Java's properties and their kin.
//!
//! No standard holds for all of them; see [the reader](crate::syntax::source::settings).
//!
//! # Where text hides
//! In values, names, headings and comments. Each is a unit of its own; a value has its name as label. What has no name is
//! searched as a command line is. In [files of credentials](crate::syntax::source::credential) values are known by their place.
//!
//! # What is kept
//! Every byte outside the edits. In `.env` a value with blanks gets quotes.
//!
//! # What is dropped
//! Files packed into letters that no format can open; a picture becomes a grey dot.
//!
//! # What is refused
//! Content that is not text.

use super::origin::TextFormat;
use super::{About, Document, Options, piece};
use crate::error::Result;
use crate::syntax::source::Sense;
use crate::syntax::source::credential::{self, Lines};
use crate::syntax::source::settings::{self, Values};

/// The format.
pub static FORMAT: TextFormat = TextFormat { about: &ABOUT, read: open };

static ABOUT: About = About {
    id: "settings",
    name: "Settings file",
    extensions: &[
        "ini",
        "cfg",
        "conf",
        "config",
        "env",
        "properties",
        "editorconfig",
        "gitconfig",
        GIT_MODULES,
        "npmrc",
        "yarnrc",
        "netrc",
        "pypirc",
        "condarc",
        "pylintrc",
        "flake8",
        "coveragerc",
        "desktop",
        "service",
        "socket",
        "timer",
        "inf",
        "reg",
        "cnf",
        "boto",
        "s3cfg",
        "credentials",
        "htpasswd",
        "pgpass",
        "pgpass.conf",
        "esmtprc",
        "msmtprc",
        "my.cnf",
        "url",
        "env.local",
        "env.development",
        "env.production",
        "env.test",
        "env.staging",
        "env.example",
        "env.sample",
        "env.dist",
    ],
    media_type: "text/x-settings",
};

fn open(bytes: Vec<u8>, options: &Options) -> Result<Box<dyn Document>> {
    let (values, lines) = (Values::named(&options.ending), Lines::named(&options.ending));
    piece::open(bytes, options, |source| {
        let mut pieces = match lines {
            Some(lines) => credential::pieces(source, lines),
            None => settings::pieces(source, values),
        };
        if options.ending == GIT_MODULES {
            // All are addresses, paths and names of branches; Git refuses a repository where one is none (git-fsck,
            // `gitmodulesUrl`).
            pieces
                .iter_mut()
                .filter(|piece| piece.sense == Sense::Value)
                .for_each(|piece| piece.sense = Sense::Address);
        }
        Some(pieces)
    })
}

/// The file that tells which repositories stand inside another, and where each is from.
const GIT_MODULES: &str = "gitmodules";

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::format::{self, Options};
    use crate::model::Notation;

    #[test]
    fn what_stands_in_an_address_of_a_repository_inside_can_stand_there() {
        let text = b"[submodule \"x\"]\n\turl = https://jane@git.example.com/x.git\n";
        let notations = |name: &str| {
            let (_, document) = format::open(name, text.to_vec(), &Options::default()).unwrap();
            document.units().iter().map(|unit| unit.notation).collect::<Vec<_>>()
        };
        assert_eq!(notations(".gitmodules").last(), Some(&Notation::Address));
        assert!(!notations(".gitconfig").contains(&Notation::Address));
    }
}
