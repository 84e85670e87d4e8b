//! `cargo xtask serve`: the page and the receiver on this machine.

use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::build;
use crate::workspace::Workspace;

/// Where the search for a free port begins, and how far it goes.
const PORTS: std::ops::Range<u16> = 8080..8100;

/// What `serve` can be asked.
#[derive(clap::Args)]
pub struct Arguments {
    /// The port to listen on; the first free one from 8080 when not given
    #[arg(long)]
    port: Option<u16>,
}

/// Builds, then becomes the server: its output, its signals and its status are the command's own.
///
/// # Errors
/// When the build fails, no port is free or the server does not start.
pub fn serve(workspace: &Workspace, arguments: &Arguments) -> Result<()> {
    build::build(workspace)?;
    let main = workspace.root.join("www/server/main.js");
    ensure!(main.is_file(), "www/server/main.js is missing");
    let port = match arguments.port {
        Some(port) => port,
        None => free_port(PORTS).context("no port from 8080 to 8099 is free; choose one with --port")?,
    };
    let mut server = Command::new("node");
    server
        .arg("www/server/main.js")
        .args(["--host", "127.0.0.1", "--port", &port.to_string()])
        .args(["--root", "www/dist", "--data", "data"])
        .current_dir(&workspace.root);
    become_program(server)
}

fn free_port(mut ports: std::ops::Range<u16>) -> Option<u16> {
    ports.find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok())
}

/// Replaces this process, so that Ctrl-C and kill reach the server with nothing in between.
#[cfg(unix)]
fn become_program(mut program: Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    Err(program.exec()).context("the server did not start")
}

/// Waits for the program; the console sends Ctrl-C to both.
#[cfg(not(unix))]
fn become_program(mut program: Command) -> Result<()> {
    let status = program.status().context("the server did not start")?;
    std::process::exit(status.code().unwrap_or(1))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_taken_port_is_passed_over() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert_eq!(free_port(port..port + 1), None);
        drop(taken);
        assert_eq!(free_port(port..port + 1), Some(port));
    }
}
