//! `cargo xtask fuzz`: the targets under `fuzz/`, one after the other.

use std::process::Command;

use anyhow::{Result, ensure};

use crate::process;
use crate::workspace::Workspace;

const HOW_TO_GET_CARGO_FUZZ: &str =
    "cargo-fuzz and a nightly toolchain are needed: `rustup toolchain install nightly`, `cargo install cargo-fuzz`";

/// What `fuzz` can be asked.
#[derive(clap::Args)]
pub struct Arguments {
    /// One target; all of them when not given
    target: Option<String>,
    /// How long each target runs
    #[arg(long, default_value_t = 60)]
    seconds: u32,
}

/// Runs the targets for a while each and stops at the first crash.
///
/// # Errors
/// When cargo-fuzz is missing or a target finds a crash.
pub fn fuzz(workspace: &Workspace, arguments: &Arguments) -> Result<()> {
    ensure!(workspace.root.join("fuzz/Cargo.toml").is_file(), "fuzz/Cargo.toml is missing");
    ensure!(process::answer(cargo_fuzz(workspace).arg("--version")).is_some(), HOW_TO_GET_CARGO_FUZZ);
    let targets = match &arguments.target {
        Some(target) => target.clone(),
        None => process::capture(cargo_fuzz(workspace).arg("list"))?,
    };
    for target in targets.lines() {
        let time = format!("-max_total_time={}", arguments.seconds);
        process::run(cargo_fuzz(workspace).args(["run", target, "--", &time]))?;
    }
    Ok(())
}

/// Sanitizers need nightly, whatever toolchain runs the driver.
fn cargo_fuzz(workspace: &Workspace) -> Command {
    let mut command = Command::new("rustup");
    command.args(["run", "nightly", "cargo", "fuzz"]).current_dir(&workspace.root);
    command
}
