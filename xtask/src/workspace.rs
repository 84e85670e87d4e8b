//! Where things are.

use std::path::PathBuf;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::process;

/// The checkout that the driver works on.
pub struct Workspace {
    /// The repository's root.
    pub root: PathBuf,
    /// What the driver remembers between runs; deleting it costs time and nothing else.
    pub memory: PathBuf,
}

impl Workspace {
    /// Asks cargo where the workspace and its target directory are.
    ///
    /// # Errors
    /// When cargo does not answer, or not in the form of its metadata.
    pub fn find() -> Result<Self> {
        #[derive(Deserialize)]
        struct Metadata {
            workspace_root: PathBuf,
            target_directory: PathBuf,
        }

        let answer =
            process::capture(process::cargo().args(["metadata", "--no-deps", "--offline", "--format-version=1"]))?;
        let metadata: Metadata = serde_json::from_str(&answer).context("cargo metadata gave no metadata")?;
        Ok(Self { root: metadata.workspace_root, memory: metadata.target_directory.join("xtask") })
    }

    /// The cargo that runs this driver, standing in the repository's root.
    pub fn cargo(&self) -> std::process::Command {
        let mut cargo = process::cargo();
        cargo.current_dir(&self.root);
        cargo
    }
}
