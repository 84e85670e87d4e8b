//! `wasm-pack.toml`: the versions, places and budgets of the WebAssembly build.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::workspace::Workspace;

/// The whole of `wasm-pack.toml`. Every key is required and no other is allowed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// How the modules get their JavaScript.
    pub wasm_bindgen: WasmBindgen,
    /// What is compiled to WebAssembly.
    pub modules: Modules,
    /// Whether and how the modules are optimised afterwards.
    pub wasm_opt: WasmOpt,
    /// What each artefact of the bundle may weigh, by its path in the bundle.
    pub budgets: BTreeMap<String, Budget>,
}

/// The table `[wasm-bindgen]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct WasmBindgen {
    /// The exact version that `Cargo.lock` must hold.
    pub version: String,
    /// What kind of JavaScript is written.
    pub target: Target,
}

/// The table `[modules]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Modules {
    /// Finds and removes.
    pub engine: Module,
    /// Shows PDF files, and reads them a second time.
    pub viewer: Module,
    /// Sees faces and codes in pictures.
    pub sight: Module,
}

/// A library that is compiled to WebAssembly.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Module {
    /// The package it is the library of.
    pub package: String,
    /// The stem of the files written.
    pub out_name: String,
    /// Where they are written, from the repository's root.
    pub out_dir: PathBuf,
}

/// The kind of JavaScript around the module.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// An ES module whose initialiser takes a compiled module: the only kind that the caged worker can load.
    Web,
}

/// The table `[wasm-opt]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WasmOpt {
    /// Arguments for `wasm-opt`; with none it is not run.
    pub args: Vec<String>,
}

/// The most that one artefact may weigh, in units of 1000 bytes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Budget {
    /// As it lies on the disk.
    pub raw_kb: u64,
    /// As a server sends it, brotli at quality 11.
    pub brotli_kb: u64,
}

impl Config {
    /// Reads `wasm-pack.toml` and holds it against `Cargo.lock` and `Cargo.toml`.
    ///
    /// # Errors
    /// When a key is missing or unknown, the lock holds another wasm-bindgen, or the manifest optimises otherwise.
    pub fn load(workspace: &Workspace) -> Result<Self> {
        let read =
            |name: &str| fs::read_to_string(workspace.root.join(name)).with_context(|| format!("cannot read {name}"));
        let config = Self::parse(&read("wasm-pack.toml")?)?;
        config.agree_with_lock(&read("Cargo.lock")?)?;
        config.agree_with_manifest(&read("Cargo.toml")?)?;
        Ok(config)
    }

    fn parse(text: &str) -> Result<Self> {
        toml::from_str(text).context("wasm-pack.toml")
    }

    /// The macros come from one of these packages and the JavaScript from the other; they speak a private format.
    fn agree_with_lock(&self, lock: &str) -> Result<()> {
        #[derive(Deserialize)]
        struct Lock {
            package: Vec<Package>,
        }
        #[derive(Deserialize)]
        struct Package {
            name: String,
            version: String,
        }

        let lock: Lock = toml::from_str(lock).context("Cargo.lock")?;
        for name in ["wasm-bindgen", "wasm-bindgen-cli-support"] {
            let locked: Vec<_> = lock
                .package
                .iter()
                .filter(|package| package.name == name)
                .map(|package| package.version.as_str())
                .collect();
            ensure!(
                locked == [self.wasm_bindgen.version.as_str()],
                "wasm-pack.toml asks for wasm-bindgen {}, but Cargo.lock holds {name} {locked:?}",
                self.wasm_bindgen.version
            );
        }
        Ok(())
    }

    /// Who runs wasm-pack itself must get the same module, and its one setting of this kind stands in the manifest.
    fn agree_with_manifest(&self, manifest: &str) -> Result<()> {
        const KEYS: [&str; 6] = ["package", "metadata", "wasm-pack", "profile", "release", "wasm-opt"];

        let manifest: toml::Value = toml::from_str(manifest).context("Cargo.toml")?;
        let found = KEYS.iter().try_fold(&manifest, |table, key| table.get(key));
        let arguments = &self.wasm_opt.args;
        let wanted = if arguments.is_empty() { false.into() } else { toml::Value::from(arguments.clone()) };
        ensure!(
            found == Some(&wanted),
            "wasm-pack.toml has {arguments:?} for wasm-opt, so Cargo.toml needs {} = {wanted}",
            KEYS.join(".")
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use super::*;

    const FILE: &str = include_str!("../../wasm-pack.toml");
    const LOCK: &str = include_str!("../../Cargo.lock");
    const MANIFEST: &str = include_str!("../../Cargo.toml");

    #[test]
    fn the_file_is_read_and_agrees_with_lock_and_manifest() {
        let config = Config::parse(FILE).unwrap();
        config.agree_with_lock(LOCK).unwrap();
        config.agree_with_manifest(MANIFEST).unwrap();
    }

    #[test]
    fn other_arguments_for_wasm_opt_than_the_manifests_are_refused() {
        let mut config = Config::parse(FILE).unwrap();
        config.wasm_opt.args.push("--no-such-pass".into());
        assert!(config.agree_with_manifest(MANIFEST).is_err());
    }

    #[test]
    fn the_first_line_says_who_reads_the_file() {
        assert!(FILE.starts_with("# wasm-pack reads no such file; `cargo xtask` does"));
    }

    #[test]
    fn every_setting_is_read() {
        let whole: toml::Table = toml::from_str(FILE).unwrap();
        for (table, settings) in &whole {
            let mut without = whole.clone();
            without.remove(table);
            assert!(Config::parse(&without.to_string()).is_err(), "nobody reads [{table}]");
            if table == "budgets" {
                continue;
            }
            for key in settings.as_table().unwrap().keys() {
                let mut without = whole.clone();
                without[table].as_table_mut().unwrap().remove(key);
                assert!(Config::parse(&without.to_string()).is_err(), "nobody reads {table}.{key}");
            }
        }
    }

    #[test]
    fn every_setting_of_a_module_and_bound_of_a_budget_is_read() {
        let whole: toml::Table = toml::from_str(FILE).unwrap();
        for table in ["modules", "budgets"] {
            for (name, settings) in whole[table].as_table().unwrap() {
                for key in settings.as_table().unwrap().keys() {
                    let mut without = whole.clone();
                    without[table][name].as_table_mut().unwrap().remove(key);
                    assert!(Config::parse(&without.to_string()).is_err(), "nobody reads {table}.{name}.{key}");
                }
            }
        }
    }

    #[test]
    fn a_key_nobody_reads_is_refused() {
        let whole: toml::Table = toml::from_str(FILE).unwrap();
        let stray = toml::Value::String("stray".into());
        let mut at_the_top = whole.clone();
        at_the_top.insert("stray".into(), stray.clone());
        assert!(Config::parse(&at_the_top.to_string()).is_err());
        for table in whole.keys() {
            let mut inside = whole.clone();
            inside[table].as_table_mut().unwrap().insert("stray".into(), stray.clone());
            assert!(Config::parse(&inside.to_string()).is_err(), "[{table}] takes anything");
        }
    }

    #[test]
    fn another_version_than_the_locked_one_is_refused() {
        let version = Config::parse(FILE).unwrap().wasm_bindgen.version;
        let other = Config::parse(&FILE.replace(&version, "0.2.1")).unwrap();
        let error = other.agree_with_lock(LOCK).unwrap_err().to_string();
        assert!(error.contains("0.2.1") && error.contains(&version), "{error}");
    }
}
