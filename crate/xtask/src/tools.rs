//! The tools that the build needs and that rustup, Node.js and git do not bring. Each is looked for on the PATH, then
//! in the user's cache, and else installed into that cache: a second checkout finds it there.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;
use crate::run::{command, output, root, run, say};

struct Tool {
    name: &'static str,
    package: &'static str,
    version: &'static str,
    /// Whether the crate's own lock file is used. That of wasm-bindgen-cli names a crate that the index lacks.
    locked: bool,
}

const TOOLS: [Tool; 2] = [
    // The version of the wasm-bindgen crate in Cargo.lock: the two must be the same.
    Tool { name: "wasm-bindgen", package: "wasm-bindgen-cli", version: "0.2.130", locked: false },
    // 0.22 wants a newer rustc than the pinned one.
    Tool { name: "trunk", package: "trunk", version: "0.21.14", locked: true },
];

/// The PATH with every tool on it, installing what is missing.
///
/// # Errors
/// When a tool cannot be installed.
pub fn path() -> Result<OsString> {
    let target = "wasm32-unknown-unknown";
    if !output(&mut command("rustup", &["target", "list", "--installed"])).is_some_and(|list| list.contains(target)) {
        say("Adding the WebAssembly target");
        run(&mut command("rustup", &["target", "add", target]))?;
    }
    packages()?;
    let mut folders = vec![root().join("node_modules/.bin")];
    for tool in &TOOLS {
        folders.extend(tool.folder()?);
    }
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    Ok(env::join_paths(folders)?)
}

impl Tool {
    /// Where it is, or `None` when the PATH has the right version already.
    fn folder(&self) -> Result<Option<PathBuf>> {
        if self.is(Path::new(self.name)) {
            return Ok(None);
        }
        let home = cache()?.join(format!("{}-{}", self.package, self.version));
        let folder = home.join("bin");
        if !self.is(&folder.join(self.name)) {
            say(&format!("Installing {} {} (once, some minutes)", self.package, self.version));
            let mut install = command("cargo", &["install", self.package, "--version", self.version, "--root"]);
            install.arg(&home).args(self.locked.then_some("--locked"));
            run(&mut install)?;
        }
        Ok(Some(folder))
    }

    fn is(&self, program: &Path) -> bool {
        let found = output(Command::new(program).arg("--version"));
        found.is_some_and(|version| version.split_whitespace().any(|word| word == self.version))
    }
}

/// The npm packages of the lock file, installed when it is newer than what is there.
fn packages() -> Result<()> {
    let modified = |path: &str| fs::metadata(root().join(path)).and_then(|data| data.modified()).ok();
    let installed = modified("node_modules/.package-lock.json");
    if installed.is_some() && installed >= modified("package-lock.json") {
        return Ok(());
    }
    say("Installing the npm packages");
    let mut install = command("npm", &["ci", "--no-progress"]);
    run(install.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))
}

/// Folder of the tools that were installed.
///
/// # Errors
/// When the user has no home.
pub fn cache() -> Result<PathBuf> {
    let home = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).or_else(|| {
        let user = env::var_os("HOME").or_else(|| env::var_os("USERPROFILE"))?;
        Some(PathBuf::from(user).join(".cache"))
    });
    Ok(home.ok_or("neither HOME nor USERPROFILE is set")?.join("latente/tools"))
}

/// A Chromium for the tests: `LATENTE_BROWSER`, what is installed, or Playwright's own, downloaded.
///
/// # Errors
/// When there is none and it cannot be downloaded.
pub fn browser(path: &OsString) -> Result<Option<PathBuf>> {
    if let Some(chosen) = env::var_os("LATENTE_BROWSER") {
        return Ok(Some(chosen.into()));
    }
    let names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
    let on_path = env::split_paths(path).flat_map(|folder| names.map(|name| folder.join(name)));
    let mac = PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    if let Some(found) = on_path.chain([mac]).find(|program| program.is_file()) {
        return Ok(Some(found));
    }
    say("Getting a browser for the tests");
    let debian =
        Path::new("/etc/debian_version").exists() && output(&mut command("id", &["-u"])).as_deref() == Some("0");
    if debian && run(&mut command("apt-get", &["update", "-qq"])).is_ok() {
        let mut install = command("apt-get", &["install", "-y", "-qq", "chromium"]);
        if run(install.env("DEBIAN_FRONTEND", "noninteractive")).is_ok() {
            return Ok(Some("/usr/bin/chromium".into()));
        }
    }
    run(command("npx", &["playwright", "install", "chromium"]).env("PATH", path))?;
    Ok(None)
}
