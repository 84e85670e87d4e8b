//! `cargo xtask test`: all that a change has to pass, cheapest first.

use std::time::{Duration, Instant};

use anyhow::Result;
use clap::ValueEnum;

use crate::toolchain::{self, WASM_TARGET};
use crate::workspace::Workspace;
use crate::{browser, build, format, process, web};

/// What `test` can be asked.
#[derive(clap::Args)]
pub struct Arguments {
    /// Run the checks of one half only, for the daily loop
    #[arg(long)]
    only: Option<Half>,
}

/// The halves of the house.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Half {
    /// The engine and the native command
    Rust,
    /// The module, the page and its workers
    Web,
}

/// One check.
struct Check {
    heading: &'static str,
    half: Half,
    run: fn(&Workspace) -> Result<()>,
}

const CHECKS: [Check; 11] = [
    Check { heading: "Rust tools", half: Half::Rust, run: rust_tools },
    Check { heading: "Node and Chromium", half: Half::Web, run: web_tools },
    Check { heading: "format", half: Half::Rust, run: format::check },
    Check { heading: "lints, native", half: Half::Rust, run: native_lints },
    Check { heading: "lints, wasm32", half: Half::Rust, run: wasm_lints },
    Check { heading: "native tests", half: Half::Rust, run: native_tests },
    Check { heading: "build for the browser", half: Half::Web, run: build::assemble },
    Check { heading: "size budgets", half: Half::Web, run: build::weigh },
    Check { heading: "JavaScript types", half: Half::Web, run: |workspace| script(workspace, "check") },
    Check { heading: "JavaScript unit tests", half: Half::Web, run: |workspace| script(workspace, "test:unit") },
    Check { heading: "browser tests", half: Half::Web, run: browser_tests },
];

/// Runs the checks in order and stops at the first that fails.
///
/// # Errors
/// When a check fails.
pub fn test(workspace: &Workspace, arguments: &Arguments) -> Result<()> {
    let chosen: Vec<_> = CHECKS.iter().filter(|check| arguments.only.is_none_or(|half| half == check.half)).collect();
    let mut passed = Vec::new();
    let mut failure = None;
    for check in &chosen {
        eprintln!("\n==== {} ====", check.heading);
        let start = Instant::now();
        let outcome = (check.run)(workspace);
        passed.push(start.elapsed());
        if let Err(error) = outcome {
            failure = Some(error);
            break;
        }
    }
    print_summary(&chosen, &passed, failure.is_some());
    match failure {
        Some(error) => {
            let heading = chosen.get(passed.len() - 1).map_or("", |check| check.heading);
            Err(error.context(format!("{heading} failed")))
        }
        None => Ok(()),
    }
}

fn print_summary(chosen: &[&Check], times: &[Duration], failed: bool) {
    println!("\n==== summary ====");
    for (index, check) in chosen.iter().enumerate() {
        let outcome = match times.get(index) {
            None => "not run".to_owned(),
            Some(time) if failed && index + 1 == times.len() => {
                format!("FAILED  {:>6.1} s", time.as_secs_f64())
            }
            Some(time) => format!("passed  {:>6.1} s", time.as_secs_f64()),
        };
        println!("{:<24} {outcome}", check.heading);
    }
}

fn rust_tools(workspace: &Workspace) -> Result<()> {
    toolchain::ensure_lints(workspace)?;
    toolchain::ensure_wasm_target()
}

/// Before the slow checks, so that a missing browser does not cost them.
fn web_tools(_: &Workspace) -> Result<()> {
    toolchain::ensure_node()?;
    let chromium = browser::chromium()?;
    println!("{}", chromium.display());
    Ok(())
}

fn native_lints(workspace: &Workspace) -> Result<()> {
    process::run(workspace.cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

fn wasm_lints(workspace: &Workspace) -> Result<()> {
    process::run(workspace.cargo().args([
        "clippy",
        "--package=scrubjay",
        "--package=scrubjay-viewer",
        "--package=scrubjay-sight",
        "--lib",
        "--target",
        WASM_TARGET,
        "--",
        "-D",
        "warnings",
    ]))
}

/// nextest runs the tests faster where it is installed, and knows no documentation tests.
fn native_tests(workspace: &Workspace) -> Result<()> {
    const ALL: [&str; 2] = ["--workspace", "--no-fail-fast"];
    if process::answer(workspace.cargo().args(["nextest", "--version"])).is_none() {
        return process::run(workspace.cargo().arg("test").args(ALL));
    }
    process::run(workspace.cargo().args(["nextest", "run"]).args(ALL))?;
    process::run(workspace.cargo().args(["test", "--doc"]).args(ALL))
}

fn script(workspace: &Workspace, name: &str) -> Result<()> {
    process::run(&mut web::script(workspace, name))
}

fn browser_tests(workspace: &Workspace) -> Result<()> {
    let chromium = browser::chromium()?;
    process::run(web::script(workspace, "test:browser").env("CHROMIUM", chromium))
}
