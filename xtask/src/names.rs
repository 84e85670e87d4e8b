//! `cargo xtask train-names`: the tagger of names, trained anew.
//!
//! The work is an example of the library, which knows the features; so the driver itself need not compile the library.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, ensure};

use crate::lexicon::Arguments;
use crate::process;
use crate::workspace::Workspace;

/// Trains on the labelled texts, and judges by the development texts where they are there; what comes out is committed.
///
/// # Errors
/// When the texts are not there or cannot be learnt from.
pub fn train(workspace: &Workspace, arguments: &Arguments) -> Result<()> {
    let data = arguments.shared.join("ner-data");
    ensure!(data.join("uner-ewt").is_dir(), "{} holds no labelled texts", data.display());
    let run = ["run", "--quiet", "--profile=train", "--package=scrubjay", "--example=train-names", "--"];
    let mut command = workspace.cargo();
    command.args(run).args([data.canonicalize()?, workspace.root.join("assets/names.bin")]);
    let judge = arguments.shared.join("eval/text/gold");
    if judge.is_dir() {
        command.arg("--judge").arg(judge.canonicalize()?);
    }
    for folder in code(workspace) {
        command.arg("--code").arg(folder);
    }
    process::run(&mut command)
}

/// Folders with packages of code, as far as this machine has them: crates, packages of npm and of Python.
fn code(workspace: &Workspace) -> Vec<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let registries = home.and_then(|home| home.join("registry/src").read_dir().ok()).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = registries.map(|registry| registry.path()).collect();
    folders.extend([workspace.root.join("www/node_modules"), PathBuf::from("/usr/lib/python3/dist-packages")]);
    folders.retain(|folder| folder.is_dir());
    folders.sort();
    folders
}
