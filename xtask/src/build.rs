//! `cargo xtask build`: the modules, the page around them, and their weights.

use anyhow::Result;

use crate::config::Config;
use crate::workspace::Workspace;
use crate::{budget, wasm, web};

/// Builds what is not built yet and holds it against its budgets.
///
/// # Errors
/// When a step fails or an artefact is missing, unbudgeted or too heavy.
pub fn build(workspace: &Workspace) -> Result<()> {
    assemble(workspace)?;
    weigh(workspace)
}

/// Builds what is not built yet.
///
/// # Errors
/// When a step fails.
pub fn assemble(workspace: &Workspace) -> Result<()> {
    let config = Config::load(workspace)?;
    wasm::build(workspace, &config)?;
    web::build(workspace)
}

/// Holds what is built against its budgets.
///
/// # Errors
/// When an artefact is missing, unbudgeted or too heavy.
pub fn weigh(workspace: &Workspace) -> Result<()> {
    let config = Config::load(workspace)?;
    budget::check(workspace, &web::bundle_dir(workspace), &config.budgets)
}
