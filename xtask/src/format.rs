//! `cargo xtask format`: rustfmt over every Rust file.
//!
//! `cargo fmt` follows `mod` lines only, and what the registries' macros declare it never sees.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use crate::process;
use crate::stamp::files_under;
use crate::workspace::Workspace;

const FOLDERS: [&str; 8] = ["src", "tests", "benches", "examples", "fuzz", "sight", "viewer", "xtask"];

/// Formats every file.
///
/// # Errors
/// When rustfmt is missing or cannot read a file.
pub fn format(workspace: &Workspace) -> Result<()> {
    rustfmt(workspace, &[])
}

/// Checks that every file is formatted, and shows what is not.
///
/// # Errors
/// When a file is not formatted.
pub fn check(workspace: &Workspace) -> Result<()> {
    rustfmt(workspace, &["--check"]).context("`cargo xtask format` puts it right")
}

fn rustfmt(workspace: &Workspace, arguments: &[&str]) -> Result<()> {
    let mut files: Vec<PathBuf> = Vec::new();
    for folder in FOLDERS {
        files.extend(files_under(&workspace.root.join(folder), &["target"])?);
    }
    files.retain(|file| file.extension().is_some_and(|ending| ending == "rs"));
    let mut command = process::beside_cargo("rustfmt");
    command.current_dir(&workspace.root).args(["--edition", "2024"]).args(arguments).args(&files);
    eprintln!("   $ rustfmt {} ({} files)", arguments.join(" "), files.len());
    let status = command.status().context("`rustfmt` did not start")?;
    ensure!(status.success(), "rustfmt failed ({status})");
    Ok(())
}
