//! Build tools that do not come with rustup, Node.js or git. Each is looked up on the PATH and in the user's cache, or
//! installed in that cache, which all checkouts share.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest, Sha256};

use crate::Result;
use crate::run::{command, output, root, run, say, side_by_side};

/// The version of wasm-bindgen: must equal the crate's in Cargo.lock.
const VERSION: &str = "0.2.130";
/// The generator of the WebAssembly loader, and the test runner.
const PROGRAMS: [&str; 2] = ["wasm-bindgen", "wasm-bindgen-test-runner"];
/// Release archives of wasm-bindgen, each with a SHA-256 file.
const PUBLISHED: &str = "https://github.com/wasm-bindgen/wasm-bindgen/releases/download";
/// Settings for building from source: fast compilation, since the tools run for seconds only, and no TLS, which only
/// remote browsers need.
const QUICKLY: [(&str, &str); 3] = [("OPT_LEVEL", "1"), ("LTO", "off"), ("CODEGEN_UNITS", "16")];

/// Returns a PATH with all tools, installing missing ones.
///
/// # Errors
/// If a tool cannot be installed.
pub fn path() -> Result<OsString> {
    path_while(|| Ok(()))
}

/// Like [`path`], while `meanwhile` compiles WebAssembly without the tools.
///
/// # Errors
/// If a tool cannot be installed, or `meanwhile` fails.
pub fn path_while(meanwhile: impl FnOnce() -> Result<()> + Send) -> Result<OsString> {
    let target = "wasm32-unknown-unknown";
    if !output(&mut command("rustup", &["target", "list", "--installed"])).is_some_and(|list| list.contains(target)) {
        say("Adding the WebAssembly target");
        run(&mut command("rustup", &["target", "add", target]))?;
    }
    let folders = side_by_side(meanwhile, || packages().and_then(|()| wasm_bindgen()))?;
    let mut paths = vec![root().join("node_modules/.bin")];
    paths.extend(folders);
    paths.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    Ok(env::join_paths(paths)?)
}

/// The folder of wasm-bindgen's programs; `None` if the PATH has the right version.
fn wasm_bindgen() -> Result<Option<PathBuf>> {
    if PROGRAMS.iter().all(|program| is_current(Path::new(program))) {
        return Ok(None);
    }
    let home = cache()?.join(format!("wasm-bindgen-cli-{VERSION}"));
    let folder = home.join("bin");
    let works = || PROGRAMS.iter().all(|program| is_current(&folder.join(program)));
    if works() {
        return Ok(Some(folder));
    }
    say(&format!("Installing wasm-bindgen {VERSION} (once)"));
    let downloaded = download(PUBLISHED, &folder);
    let downloaded = downloaded.and_then(|()| if works() { Ok(()) } else { Err("it does not run here".into()) });
    if let Err(error) = downloaded {
        println!("No release is available ({error}): compiling from source, a few minutes");
        let options = ["install", "wasm-bindgen-cli", "--version", VERSION, "--no-default-features", "--root"];
        let mut install = command("cargo", &options);
        install.envs(QUICKLY.map(|(name, value)| (format!("CARGO_PROFILE_RELEASE_{name}"), value)));
        // Replaces downloaded programs that do not run.
        run(install.arg(&home).arg("--force"))?;
    }
    Ok(Some(folder))
}

/// Downloads wasm-bindgen's programs for this system from `published` to `folder`, and verifies their SHA-256.
fn download(published: &str, folder: &Path) -> Result<()> {
    let name = archive_name()?;
    let address = format!("{published}/{VERSION}/{name}");
    fs::create_dir_all(folder)?;
    let archive = folder.join("unfinished.tar.gz");
    let fetched = fetch(&address, &archive).and_then(|()| {
        let sum = folder.join("unfinished.sha256");
        fetch(&format!("{address}.sha256sum"), &sum)?;
        let wanted = fs::read_to_string(&sum)?;
        fs::remove_file(sum)?;
        let found = format!("{:x}", Sha256::digest(fs::read(&archive)?));
        if wanted.split_whitespace().next() != Some(found.as_str()) {
            return Err("its SHA-256 does not match".into());
        }
        let unpack = ["-xzf", "unfinished.tar.gz", "--strip-components=1"];
        run(command("tar", &unpack).current_dir(folder))
    });
    if archive.exists() {
        fs::remove_file(archive)?;
    }
    fetched
}

/// Name of the archive for this system.
fn archive_name() -> Result<String> {
    let system = match (env::consts::OS, env::consts::ARCH) {
        ("linux", "x86_64") => "x86_64-unknown-linux-musl",
        ("linux", "aarch64") => "aarch64-unknown-linux-musl",
        ("macos", "x86_64") => "x86_64-apple-darwin",
        ("macos", "aarch64") => "aarch64-apple-darwin",
        ("windows", "x86_64") => "x86_64-pc-windows-msvc",
        (os, arch) => return Err(format!("no release for {os} on {arch}").into()),
    };
    Ok(format!("wasm-bindgen-{VERSION}-{system}.tar.gz"))
}

/// Downloads a file, with a short connection timeout.
fn fetch(address: &str, file: &Path) -> Result<()> {
    let options = ["--silent", "--fail", "--location", "--connect-timeout", "5", "--max-time", "120", "--output"];
    if command("curl", &options).arg(file).arg(address).status().is_ok_and(|status| status.success()) {
        Ok(())
    } else {
        Err(format!("{address} cannot be reached").into())
    }
}

/// Whether the program exists in the required version.
fn is_current(program: &Path) -> bool {
    let found = output(Command::new(program).arg("--version"));
    found.is_some_and(|version| version.split_whitespace().any(|word| word == VERSION))
}

/// Installs the npm packages of the lock file if it is newer than the installed ones.
///
/// # Errors
/// If they cannot be installed.
pub fn packages() -> Result<()> {
    let modified = |path: &str| fs::metadata(root().join(path)).and_then(|data| data.modified()).ok();
    let installed = modified("node_modules/.package-lock.json");
    if installed.is_some() && installed >= modified("package-lock.json") {
        return Ok(());
    }
    say("Installing the npm packages");
    let mut install = command("npm", &["ci", "--no-progress"]);
    run(install.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))
}

/// Folder of the installed tools.
///
/// # Errors
/// If the user has no home directory.
pub fn cache() -> Result<PathBuf> {
    let home = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).or_else(|| {
        let user = env::var_os("HOME").or_else(|| env::var_os("USERPROFILE"))?;
        Some(PathBuf::from(user).join(".cache"))
    });
    Ok(home.ok_or("neither HOME nor USERPROFILE is set")?.join("latente/tools"))
}

/// Chromium as users have it.
const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
/// Chromium without windows, which takes a third less processor time.
const WINDOWLESS: &str = "chromium-headless-shell";

/// A Chromium for measurements: `LATENTE_BROWSER`, an installed one, or a download.
///
/// # Errors
/// If there is none and it cannot be downloaded.
pub fn browser(path: &OsString) -> Result<Option<PathBuf>> {
    first_browser(path, &CHROMIUM)
}

/// As [`browser`], for the tests: preferably one without windows.
///
/// # Errors
/// If there is none and it cannot be downloaded.
pub fn test_browser(path: &OsString) -> Result<Option<PathBuf>> {
    first_browser(path, &[&[WINDOWLESS], &CHROMIUM[..]].concat())
}

/// The first of `names` on the path, or an installation of the first one.
fn first_browser(path: &OsString, names: &[&str]) -> Result<Option<PathBuf>> {
    if let Some(chosen) = env::var_os("LATENTE_BROWSER") {
        return Ok(Some(chosen.into()));
    }
    let folders: Vec<_> = env::split_paths(path).collect();
    let on_path = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    let mac = PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    if let Some(found) = on_path.chain([mac]).find(|program| program.is_file()) {
        return Ok(Some(found));
    }
    say("Downloading a browser");
    let debian =
        Path::new("/etc/debian_version").exists() && output(&mut command("id", &["-u"])).as_deref() == Some("0");
    if debian && run(&mut command("apt-get", &["update", "-qq"])).is_ok() {
        let mut install = command("apt-get", &["install", "-y", "-qq", names[0]]);
        if run(install.env("DEBIAN_FRONTEND", "noninteractive")).is_ok() {
            return Ok(Some(Path::new("/usr/bin").join(names[0])));
        }
    }
    run(command("npx", &["playwright", "install", "chromium"]).env("PATH", path))?;
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Creates a release archive with its SHA-256.
    fn publish(folder: &Path, damage: bool) -> Result<String> {
        let system = folder.join(VERSION).join("programs");
        fs::create_dir_all(&system)?;
        fs::write(system.join("wasm-bindgen"), "a program")?;
        let name = archive_name()?;
        run(command("tar", &["-czf", &name, "programs"]).current_dir(folder.join(VERSION)))?;
        let sum = format!("{:x}  {name}\n", Sha256::digest(fs::read(folder.join(VERSION).join(&name))?));
        let sum = if damage { sum.replace(|digit: char| digit.is_ascii_digit(), "0") } else { sum };
        fs::write(folder.join(VERSION).join(format!("{name}.sha256sum")), sum)?;
        Ok(format!("file://{}", folder.display()))
    }

    #[test]
    fn published_programs_are_verified_by_their_hash() -> Result<()> {
        let folder = env::temp_dir().join(format!("latente-tools-{}", std::process::id()));
        let good = publish(&folder.join("good"), false)?;
        download(&good, &folder.join("bin"))?;
        assert_eq!(fs::read_to_string(folder.join("bin/wasm-bindgen"))?, "a program");
        let bad = publish(&folder.join("bad"), true)?;
        assert!(download(&bad, &folder.join("other")).is_err_and(|error| error.to_string().contains("SHA-256")));
        assert!(download("file:///nowhere", &folder.join("other")).is_err());
        assert_eq!(fs::read_dir(folder.join("other"))?.count(), 0, "refused downloads are deleted");
        Ok(fs::remove_dir_all(folder)?)
    }
}
