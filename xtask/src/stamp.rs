//! What a step last ran on, so that it runs again only when something changed.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::workspace::Workspace;

/// A step of the build, with all that decides whether it has to run.
pub struct Step<'a> {
    /// Its name, which the terminal shows.
    pub name: &'a str,
    /// Settings that are not in a file.
    pub settings: &'a [String],
    /// Files it reads.
    pub inputs: &'a [PathBuf],
    /// Files and folders it writes.
    pub outputs: &'a [PathBuf],
}

impl Step<'_> {
    /// Runs the step unless inputs and outputs are what the last successful run left.
    ///
    /// # Errors
    /// Those of the work, and when a file cannot be read.
    pub fn run(&self, workspace: &Workspace, work: impl FnOnce() -> Result<()>) -> Result<()> {
        let stamp = workspace.memory.join(self.name.replace(' ', "-")).with_extension("stamp");
        let last = fs::read_to_string(&stamp).unwrap_or_default();
        if last == self.fingerprint(workspace)? {
            eprintln!("== {}: unchanged", self.name);
            return Ok(());
        }
        eprintln!("== {}", self.name);
        work()?;
        fs::create_dir_all(&workspace.memory)?;
        fs::write(&stamp, self.fingerprint(workspace)?).context("cannot remember the step")
    }

    /// Contents and not times: a fresh clone, or a switch of branches and back, changes times only.
    fn fingerprint(&self, workspace: &Workspace) -> Result<String> {
        let mut hash = Sha256::new();
        // Checkouts may share a target directory; the stamp of one says nothing of another.
        feed(&mut hash, workspace.root.as_os_str().as_encoded_bytes());
        for setting in self.settings {
            feed(&mut hash, setting.as_bytes());
        }
        for path in self.inputs.iter().chain(self.outputs) {
            for file in files_under(path, &[])? {
                feed(&mut hash, file.as_os_str().as_encoded_bytes());
                feed(&mut hash, &fs::read(&file)?);
            }
            // A missing path must not look like the next one's beginning.
            feed(&mut hash, b"end");
        }
        Ok(hex(&hash.finalize()))
    }
}

/// The files under a path in the order of their names: itself for a file, none when nothing is there.
///
/// # Errors
/// When a folder cannot be listed.
pub fn files_under(path: &Path, skipped_folders: &[&str]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let metadata = match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(files),
        other => other.with_context(|| format!("cannot look at {}", path.display()))?,
    };
    if !metadata.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut entries = fs::read_dir(path)?.collect::<std::io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let skipped = skipped_folders.iter().any(|name| entry.file_name() == *name);
        if !skipped {
            files.extend(files_under(&entry.path(), skipped_folders)?);
        }
    }
    Ok(files)
}

/// Lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Length first, so that two neighbours cannot trade bytes unseen.
fn feed(hash: &mut Sha256, bytes: &[u8]) {
    hash.update((bytes.len() as u64).to_le_bytes());
    hash.update(bytes);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::cell::Cell;

    use tempfile::TempDir;

    use super::*;

    struct Place {
        _folder: TempDir,
        workspace: Workspace,
        input: PathBuf,
        output: PathBuf,
        runs: Cell<u32>,
    }

    impl Place {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let root = folder.path().to_owned();
            let place = Self {
                input: root.join("in"),
                output: root.join("out/file"),
                workspace: Workspace { memory: root.join("memory"), root },
                _folder: folder,
                runs: Cell::new(0),
            };
            fs::write(&place.input, "first").unwrap();
            place
        }

        fn run(&self, setting: &str) {
            let step = Step {
                name: "a step",
                settings: &[setting.to_owned()],
                inputs: std::slice::from_ref(&self.input),
                outputs: std::slice::from_ref(&self.output),
            };
            step.run(&self.workspace, || {
                self.runs.set(self.runs.get() + 1);
                fs::create_dir_all(self.output.parent().unwrap())?;
                Ok(fs::write(&self.output, "made")?)
            })
            .unwrap();
        }
    }

    #[test]
    fn a_step_runs_once_while_nothing_changes() {
        let place = Place::new();
        place.run("x");
        place.run("x");
        assert_eq!(place.runs.get(), 1);
    }

    #[test]
    fn a_step_runs_again_when_input_setting_or_output_changes() {
        let place = Place::new();
        place.run("x");
        fs::write(&place.input, "second").unwrap();
        place.run("x");
        assert_eq!(place.runs.get(), 2, "input");
        place.run("y");
        assert_eq!(place.runs.get(), 3, "setting");
        fs::write(&place.output, "spoilt").unwrap();
        place.run("y");
        assert_eq!(place.runs.get(), 4, "spoilt output");
        fs::remove_file(&place.output).unwrap();
        place.run("y");
        assert_eq!(place.runs.get(), 5, "missing output");
    }

    #[test]
    fn a_failed_step_is_not_remembered() {
        let place = Place::new();
        let step = Step { name: "fails", settings: &[], inputs: &[], outputs: &[] };
        assert!(step.run(&place.workspace, || anyhow::bail!("no")).is_err());
        let again = Cell::new(false);
        step.run(&place.workspace, || {
            again.set(true);
            Ok(())
        })
        .unwrap();
        assert!(again.get());
    }
}
