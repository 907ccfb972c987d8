//! Runs all tests, and keeps the checked-in files up to date.

use std::ffi::OsString;
use std::fs;
use std::process::Stdio;

use crate::Result;
use crate::page;
use crate::run::{command, root, run, say, side_by_side};
use crate::{new_lab, tools, words};

/// Runs all tests, quick ones first.
///
/// # Errors
/// At the first failure.
pub fn all() -> Result<()> {
    let path = tools::path()?;
    let browser = tools::test_browser(&path)?;
    step("Formatting", &path, "cargo", &["fmt", "--all", "--check"])?;
    format_labs(&path, &["--check"])?;
    step("Formatting of the page", &path, "npm", &["run", "--silent", "format:check"])?;
    step("Types of the page", &path, "npm", &["run", "--silent", "check"])?;
    step("Lints of the page", &path, "npm", &["run", "--silent", "lint"])?;
    step("Lints of the style sheets", &path, "npm", &["run", "--silent", "lint:styles"])?;
    step("Unit tests of the page", &path, "npm", &["run", "--silent", "test:unit"])?;
    // Side by side: on a fresh machine each leaves a core idle for minutes, and they use separate folders of `target`.
    side_by_side(|| native(&path), || wasm(&path))?;
    say("End-to-end tests in Chromium");
    let mut end_to_end = command("npm", &["run", "--silent", "test:e2e"]);
    end_to_end.env("PATH", &path);
    if let Some(browser) = &browser {
        end_to_end.env("LATENTE_BROWSER", browser);
    }
    run(&mut end_to_end)?;
    new_lab::check(&path, browser.as_ref())
}

/// Checks the native Rust code.
fn native(path: &OsString) -> Result<()> {
    step("Lints", path, "cargo", &["clippy", "--all-targets", "--quiet", "--", "-D", "warnings"])?;
    step("Tests of the core", path, "cargo", &["test", "--quiet"])
}

/// Builds the page, and checks its Rust code.
fn wasm(path: &OsString) -> Result<()> {
    page::build_with(path)?;
    let wasm = ["--target", "wasm32-unknown-unknown", "--release"];
    let lint = ["clippy", "--quiet", "--package", "latente-gpu", "--package", "latente-cpu-relaxed"];
    step("Lints of the engines", path, "cargo", &[&lint, &wasm[..], &["--", "-D", "warnings"]].concat())?;
    let tests = ["test", "--package", "latente-kernels", "--package", "latente-web"]; // wasm-bindgen's runner has no --quiet
    step("Tests in WebAssembly", path, "cargo", &[&tests[..], &wasm].concat())?;
    relaxed_simd(path)
}

/// Creates a new lab and regenerates what derives from the list of labs.
///
/// # Errors
/// If `id` is not a valid lab id, or the core does not build.
pub fn new_lab(id: &str) -> Result<()> {
    let places = new_lab::write(&root(), id)?;
    generate()?;
    println!("{}\nNext steps: docs/ADDING_A_LAB.md", places.join("\n"));
    Ok(())
}

/// Runs the kernels' tests with relaxed SIMD.
fn relaxed_simd(path: &OsString) -> Result<()> {
    // Older versions of Node.js require this flag; newer ones reject it.
    const OLDER: &str = "--experimental-wasm-relaxed-simd";
    let is_older = command("node", &[OLDER, "--eval", ""]).env("PATH", path).stderr(Stdio::null()).status()?.success();
    say("Tests of the kernels with relaxed SIMD");
    let tests = ["test", "--package", "latente-kernels", "--features", "relaxed-simd", "--release"];
    let mut tests = command("cargo", &[&tests[..], &["--target", "wasm32-unknown-unknown"]].concat());
    run(tests.env("PATH", path).env("NODE_ARGS", if is_older { OLDER } else { "" }))
}

/// Builds the page and runs a long Node.js measurement script on it.
///
/// # Errors
/// If the page cannot be built, or the script fails.
pub fn measure(script: &str, arguments: &[&str]) -> Result<()> {
    let path = tools::path()?;
    let browser = tools::browser(&path)?;
    page::build_with(&path)?;
    say("Measuring");
    let mut node = command("node", &[&[script], arguments].concat());
    node.env("PATH", &path);
    if let Some(browser) = browser {
        node.env("LATENTE_BROWSER", browser);
    }
    run(&mut node)
}

/// Generates the files that derive from the core and the labs' words: `www/generated`, the programs in
/// `tests/reference/snippets`, and the table of labs in `README.md`.
///
/// # Errors
/// If the core does not build, or a lab has no name.
pub fn generate() -> Result<()> {
    say("Writing www/generated, tests/reference/snippets, the formulas and the table of labs");
    words::gather_names(&root().join("www"))?;
    let tests = ["test", "--quiet", "--package", "latente"];
    for chosen in [&["--lib", "generated::the_pages"][..], &["--test", "core", "snippets::"]] {
        let mut generate = command("cargo", &[&tests[..], chosen].concat());
        run(generate.env("LATENTE_GENERATE", "1"))?;
    }
    tools::packages()?; // Temml
    run(&mut command("node", &["crate/xtask/formulas.js"]))?;
    run(&mut command("node", &["tests/readme/labs-table.js"]))
}

/// Formats all files.
///
/// # Errors
/// If a formatter fails.
pub fn format() -> Result<()> {
    let path = tools::path()?;
    step("Formatting", &path, "cargo", &["fmt", "--all"])?;
    format_labs(&path, &[])?;
    step("Formatting of the page", &path, "npm", &["run", "--silent", "format"])
}

/// Checks in a copy of the project what adding a lab requires.
///
/// # Errors
/// If it requires more than it should, or does not work.
pub fn new_lab_check() -> Result<()> {
    let path = tools::path()?;
    let browser = tools::test_browser(&path)?;
    new_lab::check(&path, browser.as_ref())
}

/// Formats or checks the labs: cargo fmt does not find them, since a macro declares their modules.
fn format_labs(path: &OsString, arguments: &[&str]) -> Result<()> {
    let mut format = command("rustfmt", &["--edition", "2024"]);
    format.args(arguments);
    for entry in fs::read_dir(root().join("crate/core/src/labs"))? {
        let file = entry?.path();
        format.arg(if file.is_dir() { file.join("mod.rs") } else { file });
    }
    run(format.env("PATH", path))
}

fn step(what: &str, path: &OsString, program: &str, arguments: &[&str]) -> Result<()> {
    say(what);
    run(command(program, arguments).env("PATH", path))
}
