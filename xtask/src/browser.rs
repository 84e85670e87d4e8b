//! Chromium, which the browser tests drive.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process;

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const APPLICATIONS: [&str; 2] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const HOW_TO_GET_CHROMIUM: &str = "the browser tests need Chromium or Chrome.
  Debian, Ubuntu: sudo apt-get install --no-install-recommends chromium
  Fedora:         sudo dnf install chromium
  macOS:          brew install --cask chromium
  elsewhere:      https://www.chromium.org/getting-involved/download-chromium/
If it has another name, set CHROMIUM to its path";

/// Finds Chromium, or installs it where that needs no one's leave.
///
/// # Errors
/// When there is none and it cannot be installed; the message says how to get it.
pub fn chromium() -> Result<PathBuf> {
    if let Some(named) = env::var_os("CHROMIUM").map(PathBuf::from) {
        if runs(&named) {
            return Ok(named);
        }
        bail!("CHROMIUM is {}, which does not start", named.display());
    }
    if let Some(found) = installed() {
        return Ok(found);
    }
    if is_debian() && is_root() {
        install()?;
    }
    installed().context(HOW_TO_GET_CHROMIUM)
}

fn installed() -> Option<PathBuf> {
    let on_path = env::var_os("PATH").unwrap_or_default();
    let on_path = env::split_paths(&on_path).flat_map(|folder| NAMES.map(|name| folder.join(name)));
    on_path.chain(APPLICATIONS.map(PathBuf::from)).find(|program| program.is_file() && runs(program))
}

/// Being there is not enough: Ubuntu's package is a script that asks for a snap.
fn runs(program: &PathBuf) -> bool {
    process::answer(Command::new(program).arg("--version")).is_some()
}

fn install() -> Result<()> {
    process::run(Command::new("apt-get").args(["update", "--quiet"]))?;
    process::run(
        Command::new("apt-get")
            .args(["install", "--yes", "--quiet", "--no-install-recommends", "chromium"])
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )
}

fn is_debian() -> bool {
    fs::read_to_string("/etc/os-release").is_ok_and(|release| descends_from_debian(&release))
}

fn descends_from_debian(release: &str) -> bool {
    release
        .lines()
        .filter_map(|line| line.split_once('='))
        .filter(|(key, _)| *key == "ID" || *key == "ID_LIKE")
        .any(|(_, value)| value.trim_matches('"').split(' ').any(|name| name == "debian"))
}

fn is_root() -> bool {
    process::answer(Command::new("id").arg("-u")).is_some_and(|id| id == "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_and_its_children_are_known() {
        assert!(descends_from_debian("NAME=x\nID=debian\n"));
        assert!(descends_from_debian("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
        assert!(!descends_from_debian("ID=fedora\nHOME_URL=https://debian.example\n"));
    }
}
