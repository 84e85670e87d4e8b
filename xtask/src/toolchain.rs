//! The tools that have to be there: what rustup can add is added, for the rest a person is told how.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::process;
use crate::workspace::Workspace;

/// What the engine is compiled to for the browser.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The oldest Node that the build and the receiver run on.
const NODE_MAJOR: u32 = 20;

const HOW_TO_GET_NODE: &str = "Node 20 or newer and its npm are needed: https://nodejs.org/en/download, \
    `apt-get install nodejs npm` on Debian 13, `brew install node` on macOS";

/// Sees to it that the compiler can make WebAssembly.
///
/// # Errors
/// When the standard library for it is missing and rustup cannot add it.
pub fn ensure_wasm_target() -> Result<()> {
    let folder = process::capture(Command::new("rustc").args(["--print=target-libdir", "--target", WASM_TARGET]))?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    process::run(Command::new("rustup").args(["target", "add", WASM_TARGET]))
        .context("without rustup, install the Rust standard library for wasm32-unknown-unknown by hand")
}

/// Sees to it that rustfmt and clippy are there; a minimal toolchain has neither.
///
/// # Errors
/// When rustup cannot add them.
pub fn ensure_lints(workspace: &Workspace) -> Result<()> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if process::answer(workspace.cargo().args([subcommand, "--version"])).is_none() {
            process::run(Command::new("rustup").args(["component", "add", component]))
                .with_context(|| format!("without rustup, install {component} by hand"))?;
        }
    }
    Ok(())
}

/// Sees to it that Node and npm are there and new enough.
///
/// # Errors
/// When they are not; the message says how to get them.
pub fn ensure_node() -> Result<()> {
    let version = process::answer(Command::new("node").arg("--version")).context(HOW_TO_GET_NODE)?;
    let major = major(&version).with_context(|| format!("node calls itself {version:?}"))?;
    ensure!(major >= NODE_MAJOR, "this is Node {version}. {HOW_TO_GET_NODE}");
    process::answer(npm().arg("--version")).with_context(|| format!("npm is missing. {HOW_TO_GET_NODE}"))?;
    Ok(())
}

/// npm, which is a script with an ending of its own on Windows.
pub fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_the_first_number() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("v9.1.0"), Some(9));
        assert_eq!(major("20"), None);
    }
}
