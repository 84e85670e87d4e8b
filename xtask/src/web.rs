//! The page and its workers: npm packages, the bundle, and the scripts of `www/package.json`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, ensure};

use crate::process;
use crate::stamp::{Step, files_under};
use crate::toolchain;
use crate::workspace::Workspace;

/// What of `www/` is made and not written.
const MADE: [&str; 2] = ["node_modules", "dist"];

/// Where the bundle lies.
pub fn bundle_dir(workspace: &Workspace) -> PathBuf {
    workspace.root.join("www/dist")
}

/// Installs the packages that the lock file names and bundles the page around the module.
///
/// # Errors
/// When Node is missing, or npm or the bundling script fails.
pub fn build(workspace: &Workspace) -> Result<()> {
    let www = workspace.root.join("www");
    for needed in ["package.json", "package-lock.json", "build.mjs"] {
        ensure!(www.join(needed).is_file(), "www/{needed} is missing");
    }
    toolchain::ensure_node()?;

    let installed = www.join("node_modules/.package-lock.json");
    let install = Step {
        name: "install npm packages",
        settings: &[],
        inputs: &[www.join("package.json"), www.join("package-lock.json")],
        outputs: std::slice::from_ref(&installed),
    };
    install
        .run(workspace, || process::run(toolchain::npm().current_dir(&www).args(["ci", "--no-audit", "--no-fund"])))?;

    let mut inputs = files_under(&www, &MADE)?;
    inputs.push(installed);
    inputs.extend(["assets/lexicon.bin", "assets/names.bin"].map(|asset| workspace.root.join(asset)));
    let bundle = Step { name: "bundle the page", settings: &[], inputs: &inputs, outputs: &[bundle_dir(workspace)] };
    bundle.run(workspace, || process::run(Command::new("node").arg("build.mjs").current_dir(&www)))
}

/// A script of `www/package.json`, ready to be given an environment and run.
pub fn script(workspace: &Workspace, name: &str) -> Command {
    let mut npm = toolchain::npm();
    npm.args(["run", "--silent", name]).current_dir(workspace.root.join("www"));
    npm
}
