//! The engine and what goes with it as WebAssembly: compiled by cargo, given its JavaScript by wasm-bindgen's own library.
//!
//! The library is a dependency, so `Cargo.lock` pins it and no tool has to be installed beside cargo.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use wasm_bindgen_cli_support::Bindgen;

use crate::config::{Config, Module, Target};
use crate::process;
use crate::stamp::Step;
use crate::toolchain::{self, WASM_TARGET};
use crate::workspace::Workspace;

/// Compiles the libraries and writes each module with its JavaScript into its configured folder.
///
/// # Errors
/// When the compiler, wasm-bindgen or wasm-opt fails.
pub fn build(workspace: &Workspace, config: &Config) -> Result<()> {
    toolchain::ensure_wasm_target()?;
    for module in [&config.modules.engine, &config.modules.viewer, &config.modules.sight] {
        let compiled = compile(workspace, &module.package)?;
        let out_dir = workspace.root.join(&module.out_dir);
        let step = Step {
            name: &format!("bind {}", module.package),
            settings: &[config.wasm_bindgen.version.clone(), module.out_name.clone(), config.wasm_opt.args.join(" ")],
            inputs: std::slice::from_ref(&compiled),
            outputs: std::slice::from_ref(&out_dir),
        };
        step.run(workspace, || {
            bind(&compiled, &config.wasm_bindgen.target, module, &out_dir)?;
            optimise(&out_dir.join(format!("{}_bg.wasm", module.out_name)), &config.wasm_opt.args)
        })?;
    }
    Ok(())
}

/// Gives the path of the module, which only cargo knows for sure.
fn compile(workspace: &Workspace, package: &str) -> Result<PathBuf> {
    #[derive(Deserialize)]
    struct Message {
        reason: String,
        #[serde(default)]
        filenames: Vec<PathBuf>,
    }

    eprintln!("== compile {package} for the browser");
    let artefact = format!("{}.wasm", package.replace('-', "_"));
    let messages = process::capture(workspace.cargo().stderr(Stdio::inherit()).args([
        "build",
        "--release",
        "--lib",
        "--package",
        package,
        "--message-format=json-render-diagnostics",
        "--target",
        WASM_TARGET,
    ]))?;
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Message>(line).ok())
        .filter(|message| message.reason == "compiler-artifact")
        .flat_map(|message| message.filenames)
        .find(|path| path.file_name().is_some_and(|name| name == artefact.as_str()))
        .with_context(|| format!("cargo built no {artefact}"))
}

fn bind(compiled: &Path, target: &Target, module: &Module, out_dir: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    match target {
        Target::Web => bindgen.web(true)?,
    };
    bindgen
        .input_path(compiled)
        .out_name(&module.out_name)
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(out_dir)
        .context("wasm-bindgen")
}

fn optimise(module: &Path, arguments: &[String]) -> Result<()> {
    if arguments.is_empty() {
        return Ok(());
    }
    let optimised = module.with_extension("opt");
    process::run(Command::new("wasm-opt").args(arguments).arg(module).arg("-o").arg(&optimised))
        .context("wasm-pack.toml asks for wasm-opt: `npm install --global binaryen` has it")?;
    ensure!(fs::metadata(&optimised)?.len() > 0, "wasm-opt wrote an empty module");
    fs::rename(&optimised, module).context("cannot put the optimised module in its place")
}
