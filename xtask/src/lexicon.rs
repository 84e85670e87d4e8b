//! `cargo xtask build-lexicon`: the lists of names and words, packed.
//!
//! The work is an example of the library, which knows the format; so the driver itself need not compile the library.

use std::path::PathBuf;

use anyhow::{Result, ensure};

use crate::process;
use crate::workspace::Workspace;

/// What `build-lexicon` and `train-names` can be asked.
#[derive(clap::Args)]
pub struct Arguments {
    /// The folder that holds `ner-data`
    #[arg(default_value = "../shared")]
    pub shared: PathBuf,
}

/// Packs the lists anew; what comes out is committed.
///
/// # Errors
/// When the lists are not there or cannot be packed.
pub fn build(workspace: &Workspace, arguments: &Arguments) -> Result<()> {
    let data = arguments.shared.join("ner-data");
    ensure!(data.join("gazetteers").is_dir(), "{} holds no gazetteers", data.display());
    let out = workspace.root.join("assets/lexicon.bin");
    let run = ["run", "--quiet", "--package=scrubjay", "--example=build-lexicon", "--"];
    process::run(workspace.cargo().args(run).args([data.canonicalize()?, out]))
}
