//! Other programs: starting them, and telling what went wrong in their own words.

use std::env;
use std::ffi::OsStr;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

/// The cargo that started the driver, so that one toolchain does everything.
pub fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Another program of the toolchain that cargo belongs to, or the one on the PATH.
pub fn beside_cargo(name: &str) -> Command {
    let beside = env::var_os("CARGO").map(|cargo| std::path::Path::new(&cargo).with_file_name(name));
    Command::new(beside.filter(|program| program.exists()).unwrap_or_else(|| name.into()))
}

/// Runs a program to its end; its output goes to the terminal and it is given no input.
///
/// # Errors
/// When it cannot be started or does not succeed.
pub fn run(command: &mut Command) -> Result<()> {
    let line = line(command);
    eprintln!("   $ {line}");
    let status = command.stdin(Stdio::null()).status().with_context(|| format!("`{line}` did not start"))?;
    ensure!(status.success(), "`{line}` failed ({status})");
    Ok(())
}

/// Runs a program and gives what it printed; its complaints go to the terminal.
///
/// # Errors
/// When it cannot be started or does not succeed.
pub fn capture(command: &mut Command) -> Result<String> {
    let line = line(command);
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("`{line}` did not start"))?;
    ensure!(output.status.success(), "`{line}` failed ({})", output.status);
    String::from_utf8(output.stdout).with_context(|| format!("`{line}` printed no UTF-8"))
}

/// What a program prints when asked, or nothing when it is missing or fails; the terminal stays silent.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The command as a person would type it, with the program's folder left out.
pub fn line(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program());
    std::iter::once(name).chain(command.get_args()).map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_failing_program_is_an_error_that_names_it() {
        let error = run(cargo().arg("no-such-subcommand")).unwrap_err();
        assert!(error.to_string().contains("no-such-subcommand"), "{error}");
    }

    #[test]
    fn a_missing_program_has_no_answer() {
        assert_eq!(answer(&mut Command::new("a-program-that-nobody-has")), None);
    }
}
