//! Recomputes the numbers on the page in Python (`tests/audit`).

use std::fs;
use std::path::PathBuf;

use crate::Result;
use crate::page;
use crate::run::{command, root, run, say};
use crate::tools;

/// Builds the page, reads its numbers in a browser, and compares them with NumPy and scikit-learn: all, or those of the
/// visits whose names start with one of `names`.
///
/// # Errors
/// If the page cannot be built, Python is missing, or a number disagrees.
pub fn audit(names: &[&str]) -> Result<()> {
    let path = tools::path()?;
    let browser = tools::browser(&path)?;
    page::build_with(&path)?;
    let python = python()?;
    let folder = root().join("target/audit");
    let folder = folder.to_string_lossy();
    say("Reading the numbers on the page");
    let mut collect = command("node", &["tests/audit/collect.js", &folder]);
    collect.args(names).env("PATH", &path);
    if let Some(browser) = browser {
        collect.env("LATENTE_BROWSER", browser);
    }
    run(&mut collect)?;
    say("Recomputing them");
    run(command(&python.to_string_lossy(), &["tests/audit/audit.py", &folder]).env("PYTHONDONTWRITEBYTECODE", "1"))
}

/// A Python with the packages of `requirements.txt`, in the user's cache.
fn python() -> Result<PathBuf> {
    let list = root().join("tests/audit/requirements.txt");
    let home = tools::cache()?.join("audit");
    let (installed, wanted) = (home.join("requirements.txt"), fs::read_to_string(&list)?);
    let python = home.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    if fs::read_to_string(&installed).ok().as_deref() != Some(&wanted) {
        say("Installing NumPy and scikit-learn");
        run(&mut command("python3", &["-m", "venv", &home.to_string_lossy()]))?;
        let install = ["-m", "pip", "install", "--quiet", "--requirement", &list.to_string_lossy()];
        run(&mut command(&python.to_string_lossy(), &install))?;
        fs::write(installed, wanted)?;
    }
    Ok(python)
}
