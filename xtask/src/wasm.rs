//! The engine as WebAssembly: compiled by cargo, given its JavaScript by wasm-bindgen's own library.
//!
//! The library is a dependency, so `Cargo.lock` pins it and no tool has to be installed beside cargo.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use wasm_bindgen_cli_support::Bindgen;

use crate::config::{Config, Target, WasmBindgen};
use crate::process;
use crate::stamp::Step;
use crate::toolchain::{self, WASM_TARGET};
use crate::workspace::Workspace;

/// Compiles the library and writes the module with its JavaScript into the configured folder.
///
/// # Errors
/// When the compiler, wasm-bindgen or wasm-opt fails.
pub fn build(workspace: &Workspace, config: &Config) -> Result<()> {
    toolchain::ensure_wasm_target()?;
    let module = compile(workspace)?;
    let settings = &config.wasm_bindgen;
    let out_dir = workspace.root.join(&settings.out_dir);
    let step = Step {
        name: "bind the module",
        settings: &[settings.version.clone(), settings.out_name.clone(), config.wasm_opt.args.join(" ")],
        inputs: std::slice::from_ref(&module),
        outputs: std::slice::from_ref(&out_dir),
    };
    step.run(workspace, || {
        bind(&module, settings, &out_dir)?;
        optimise(&out_dir.join(format!("{}_bg.wasm", settings.out_name)), &config.wasm_opt.args)
    })
}

/// Gives the path of the module, which only cargo knows for sure.
fn compile(workspace: &Workspace) -> Result<PathBuf> {
    #[derive(Deserialize)]
    struct Message {
        reason: String,
        #[serde(default)]
        filenames: Vec<PathBuf>,
    }

    eprintln!("== compile the engine for the browser");
    let messages = process::capture(workspace.cargo().stderr(Stdio::inherit()).args([
        "build",
        "--release",
        "--lib",
        "--package=scrubjay",
        "--message-format=json-render-diagnostics",
        "--target",
        WASM_TARGET,
    ]))?;
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Message>(line).ok())
        .filter(|message| message.reason == "compiler-artifact")
        .flat_map(|message| message.filenames)
        .find(|path| path.file_name().is_some_and(|name| name == "scrubjay.wasm"))
        .context("cargo built no scrubjay.wasm")
}

fn bind(module: &Path, settings: &WasmBindgen, out_dir: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    match settings.target {
        Target::Web => bindgen.web(true)?,
    };
    bindgen
        .input_path(module)
        .out_name(&settings.out_name)
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
