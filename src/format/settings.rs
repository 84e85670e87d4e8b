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
//! Files packed into `data:` addresses; a picture becomes a grey dot.
//!
//! # What is refused
//! Content that is not text.

use super::origin::TextFormat;
use super::{About, Document, Options, piece};
use crate::error::Result;
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
        "gitmodules",
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
    piece::open(bytes, options, |source| match lines {
        Some(lines) => Some(credential::pieces(source, lines)),
        None => Some(settings::pieces(source, values)),
    })
}
