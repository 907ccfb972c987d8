//! Files of npm packages that the page loads: copied, or bundled into one module.

use std::fs;
use std::path::Path;

use crate::Result;
use crate::engine::MAPS;
use crate::run::{command, root, run};

/// Files to copy, and their folders in the page.
const COPIED: [(&str, &str); 4] = [
    ("uplot/dist/uPlot.esm.js", "vendor"),
    ("uplot/dist/uPlot.min.css", "vendor"),
    ("idb/build/index.js", "vendor/idb"),
    ("@fontsource-variable/inter/files/inter-latin-wght-normal.woff2", "vendor"),
];

/// Adds all npm files to the page.
///
/// # Errors
/// If a package is not installed, or the bundler fails.
pub fn place(dist: &Path) -> Result<()> {
    for (file, folder) in COPIED {
        let (from, folder) = (root().join("node_modules").join(file), dist.join(folder));
        fs::create_dir_all(&folder)?;
        fs::copy(&from, folder.join(from.file_name().unwrap_or_default()))
            .map_err(|error| format!("{}: {error}", from.display()))?;
    }
    bundle_umap(dist)?;
    bundle_papaparse(dist)?;
    bundle_lean_qr(dist)
}

/// Bundles the UMAP library, placed next to the other mapping methods.
fn bundle_umap(dist: &Path) -> Result<()> {
    const NOTICE: &str = "umap-js, (c) Google PAIR, Apache-2.0 (its package.json says MIT); with ml-levenberg-marquardt, \
                          ml-matrix, ml-array-rescale, -max and -min, and is-any-array, (c) the mljs project, MIT";
    bundle("umap-js/dist/index.js", NOTICE, &[], &dist.join(MAPS.folder).join("umap.js"))
}

/// Bundles the CSV reader as a module, without its support for Node.js streams.
fn bundle_papaparse(dist: &Path) -> Result<()> {
    const NOTICE: &str = "Papa Parse, (c) Matthew Holt, MIT, https://github.com/mholt/PapaParse";
    let options = ["--define:PAPA_BROWSER_CONTEXT=true", "--external:stream"];
    bundle("papaparse/papaparse.js", NOTICE, &options, &dist.join("vendor/papaparse.js"))
}

/// Bundles the QR code generator.
fn bundle_lean_qr(dist: &Path) -> Result<()> {
    const NOTICE: &str = "lean-qr, (c) David Evans, MIT, https://github.com/davidje13/lean-qr";
    bundle("lean-qr/index.mjs", NOTICE, &[], &dist.join("vendor/lean-qr.js"))
}

/// Bundles an npm library and its dependencies into one module.
fn bundle(library: &str, notice: &str, more: &[&str], file: &Path) -> Result<()> {
    let library = format!("node_modules/{library}");
    let (notice, file) = (format!("--banner:js=/*! {notice} */"), format!("--outfile={}", file.display()));
    let options = [&library, "--bundle", "--format=esm", "--minify", "--charset=utf8", "--log-level=warning"];
    run(command(&esbuild(), &options).args(more).args([notice, file]).current_dir(root()))
}

/// The bundler's program.
pub fn esbuild() -> String {
    let name = if cfg!(windows) { "esbuild.cmd" } else { "esbuild" };
    root().join("node_modules/.bin").join(name).to_string_lossy().into_owned()
}
