//! Size budgets: what the bundle may weigh, artefact by artefact.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::brotli_size::brotli_size;
use crate::config::Budget;
use crate::stamp::files_under;
use crate::workspace::Workspace;

/// Prints what each artefact weighs and tells every fault at once.
///
/// The two lists must be one: a budget without its artefact guards nothing, an artefact without a budget is not guarded.
///
/// # Errors
/// When an artefact is missing, has no budget, or weighs more than its budget.
pub fn check(workspace: &Workspace, bundle: &Path, budgets: &BTreeMap<String, Budget>) -> Result<()> {
    let mut faults = Vec::new();
    println!("{:<24} {:>10} {:>10} {:>10} {:>10}", "artefact", "raw kB", "at most", "brotli kB", "at most");
    for (artefact, budget) in budgets {
        let path = bundle.join(artefact);
        if !path.is_file() {
            faults.push(format!("{artefact} has a budget but was not built"));
            continue;
        }
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let raw = bytes.len() as u64;
        let sent = brotli_size(workspace, &bytes)?;
        println!(
            "{artefact:<24} {:>10} {:>10} {:>10} {:>10}",
            kilobytes(raw),
            budget.raw_kb,
            kilobytes(sent),
            budget.brotli_kb
        );
        for (measure, weight, most_kb) in [("raw", raw, budget.raw_kb), ("brotli", sent, budget.brotli_kb)] {
            if weight > most_kb * 1000 {
                faults.push(format!("{artefact} weighs {} kB {measure}, {most_kb} kB are allowed", kilobytes(weight)));
            }
        }
    }
    for artefact in shipped(bundle)? {
        if !budgets.contains_key(&artefact) {
            faults.push(format!("{artefact} is in the bundle and has no budget in wasm-pack.toml"));
        }
    }
    if !faults.is_empty() {
        bail!("size budgets:\n  {}", faults.join("\n  "));
    }
    Ok(())
}

/// The scripts, modules and lists of the bundle: what a visitor's browser has to load and compile.
fn shipped(bundle: &Path) -> Result<Vec<String>> {
    let mut artefacts = Vec::new();
    for file in files_under(bundle, &[])? {
        let code =
            file.extension().is_some_and(|ending| ["bin", "js", "mjs", "wasm"].iter().any(|code| ending == *code));
        if code {
            let name = file.strip_prefix(bundle)?.to_string_lossy().replace('\\', "/");
            artefacts.push(name);
        }
    }
    Ok(artefacts)
}

/// One decimal, which is what a person compares.
fn kilobytes(bytes: u64) -> String {
    format!("{}.{}", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use tempfile::TempDir;

    use super::*;

    /// A bundle of light files under the names that the real budgets have.
    fn bundle() -> (TempDir, Workspace, BTreeMap<String, Budget>) {
        #[derive(serde::Deserialize)]
        struct Budgets {
            budgets: BTreeMap<String, Budget>,
        }
        let Budgets { budgets } = toml::from_str(include_str!("../../wasm-pack.toml")).unwrap();
        let folder = tempfile::tempdir().unwrap();
        for artefact in budgets.keys() {
            fs::write(folder.path().join(artefact), "light").unwrap();
        }
        let workspace = Workspace { root: folder.path().to_owned(), memory: folder.path().join("memory") };
        (folder, workspace, budgets)
    }

    fn faults(workspace: &Workspace, budgets: &BTreeMap<String, Budget>) -> String {
        check(workspace, &workspace.root, budgets).unwrap_err().to_string()
    }

    #[test]
    fn a_light_bundle_passes() {
        let (_folder, workspace, budgets) = bundle();
        check(&workspace, &workspace.root, &budgets).unwrap();
    }

    #[test]
    fn deleting_any_budget_line_fails() {
        let (_folder, workspace, mut budgets) = bundle();
        for artefact in budgets.keys().cloned().collect::<Vec<_>>() {
            let budget = budgets.remove(&artefact).unwrap();
            assert!(faults(&workspace, &budgets).contains(&artefact));
            budgets.insert(artefact, budget);
        }
    }

    #[test]
    fn a_missing_artefact_fails() {
        let (_folder, workspace, budgets) = bundle();
        let artefact = budgets.keys().next().unwrap();
        fs::remove_file(workspace.root.join(artefact)).unwrap();
        assert!(faults(&workspace, &budgets).contains("was not built"));
    }

    #[test]
    fn a_heavy_artefact_fails_by_either_measure() {
        let (_folder, workspace, mut budgets) = bundle();
        let artefact = budgets.keys().next().unwrap().clone();
        budgets.insert(artefact.clone(), Budget { raw_kb: 0, brotli_kb: 9 });
        assert!(faults(&workspace, &budgets).contains("kB raw, 0 kB"));
        budgets.insert(artefact, Budget { raw_kb: 9, brotli_kb: 0 });
        assert!(faults(&workspace, &budgets).contains("kB brotli, 0 kB"));
    }
}
