//! `cargo xtask bench`: every measuring program, one table.
//!
//! A program prints one JSON object a line for each measurement, `{"name", "value", "unit", "target", "at_least"}`,
//! and may print other lines for a person. `target` is null for a figure that only informs; `at_least` tells whether
//! more is better. Figures depend on the machine, so one that falls short is shown and fails nothing.

use std::path::Path;
use std::process::Command;

use anyhow::Result;
use serde::Deserialize;

use crate::stamp::files_under;
use crate::workspace::Workspace;
use crate::{browser, build, process, web};

/// One figure.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Measurement {
    name: String,
    value: f64,
    unit: String,
    target: Option<f64>,
    #[serde(default)]
    at_least: bool,
}

impl Measurement {
    /// Against its target, or nothing when it has none.
    fn holds(&self) -> Option<bool> {
        let target = self.target?;
        Some(if self.at_least { self.value >= target } else { self.value <= target })
    }

    fn row(&self) -> String {
        let target =
            self.target.map_or(String::new(), |target| format!("{} {target}", if self.at_least { ">=" } else { "<=" }));
        let mark = match self.holds() {
            None => "",
            Some(true) => "holds",
            Some(false) => "FALLS SHORT",
        };
        format!("{:<44} {:>12.3} {:<8} {target:>12}  {mark}", self.name, self.value, self.unit)
    }
}

/// Runs the native and the browser measurements and prints what they found.
///
/// # Errors
/// When a program fails; a figure that misses its target is no failure.
pub fn bench(workspace: &Workspace) -> Result<()> {
    // First, because the native programs scan what lies beside the page.
    build::assemble(workspace)?;
    let mut measurements = Vec::new();
    for name in programs(&workspace.root.join("benches"))? {
        measurements.extend(measure(workspace.cargo().args(["bench", "--package=scrubjay", "--bench", &name]))?);
    }
    let chromium = browser::chromium()?;
    measurements.extend(measure(web::script(workspace, "bench").env("CHROMIUM", chromium))?);

    println!("\n{:<44} {:>12} {:<8} {:>12}", "measurement", "value", "unit", "target");
    for measurement in &measurements {
        println!("{}", measurement.row());
    }
    Ok(())
}

/// The programs lying directly in the folder, as cargo finds them.
fn programs(folder: &Path) -> Result<Vec<String>> {
    let files = files_under(folder, &[])?;
    let programs = files
        .iter()
        .filter(|file| file.parent() == Some(folder) && file.extension().is_some_and(|ending| ending == "rs"));
    Ok(programs.filter_map(|file| Some(file.file_stem()?.to_str()?.to_owned())).collect())
}

fn measure(program: &mut Command) -> Result<Vec<Measurement>> {
    eprintln!("   $ {}", process::line(program));
    read(&process::capture(program)?)
}

/// A line that begins like an object must be a measurement: one with a slip in it must not vanish among the talk.
fn read(printed: &str) -> Result<Vec<Measurement>> {
    let mut measurements = Vec::new();
    for line in printed.lines() {
        if line.starts_with('{') {
            measurements.push(serde_json::from_str(line)?);
        } else {
            println!("{line}");
        }
    }
    Ok(measurements)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use super::*;

    const PRINTED: &str = r#"warming up
{"name":"scan","value":180.5,"unit":"MB/s","target":150,"at_least":true}
{"name":"start","value":14,"unit":"ms","target":13,"at_least":false}
{"name":"files","value":7,"unit":"","target":null}
"#;

    #[test]
    fn measurements_are_picked_out_of_the_talk() {
        let measurements = read(PRINTED).unwrap();
        let outcomes: Vec<_> = measurements.iter().map(Measurement::holds).collect();
        assert_eq!(outcomes, [Some(true), Some(false), None]);
        assert!(measurements[1].row().ends_with("FALLS SHORT"));
        assert!(measurements[0].row().contains(">= 150"));
    }

    #[test]
    fn a_measurement_with_a_slip_in_it_is_an_error() {
        assert!(read(r#"{"name":"scan","value":"fast","unit":"MB/s","target":null}"#).is_err());
        assert!(read(r#"{"nam":"scan","value":1,"unit":"MB/s","target":null}"#).is_err());
    }
}
