//! The engines: Rust packages compiled to one WebAssembly file each, with a loader script.

use std::collections::hash_map::DefaultHasher;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::Result;
use crate::run::{command, root, run, say};

/// Where cargo puts what it compiles for the page, in its target folder.
const RELEASE: &str = "wasm32-unknown-unknown/release";

/// A package that is compiled to a WebAssembly file of the page.
pub struct Engine {
    /// Package name, also used for its files.
    package: &'static str,
    /// Folder in the page.
    pub folder: &'static str,
    /// Name in build messages.
    pub words: &'static str,
    minutes: &'static str,
    /// Extra arguments of `wasm-opt`.
    features: &'static [&'static str],
}

/// The engine that runs in every browser.
pub const CPU: Engine = Engine {
    package: "latente-cpu",
    folder: "pkg",
    words: "The CPU engine",
    minutes: "a few minutes from scratch, later one",
    features: &[],
};

/// The CPU engine for browsers with relaxed SIMD.
pub const RELAXED: Engine = Engine {
    package: "latente-cpu-relaxed",
    folder: "pkg",
    words: "The CPU engine for relaxed SIMD",
    minutes: "a minute",
    features: &["--enable-relaxed-simd"],
};

/// The engine that trains on a GPU.
pub const WEBGPU: Engine = Engine {
    package: "latente-gpu",
    folder: "pkg-gpu",
    words: "The WebGPU engine",
    minutes: "about fifteen minutes from scratch, later about five",
    features: &[],
};

/// Maps of points without a network.
pub const MAPS: Engine = Engine {
    package: "latente-maps",
    folder: "pkg-maps",
    words: "Isomap, t-SNE and the measures of maps",
    minutes: "a minute",
    features: &[],
};

/// The readers of image files.
pub const IMAGES: Engine = Engine {
    package: "latente-images",
    folder: "pkg-images",
    words: "The readers of images",
    minutes: "a minute",
    features: &[],
};

impl Engine {
    /// Writes its files from what [`compile`] left, optimised for size, and returns their folder.
    ///
    /// # Errors
    /// If a step fails; it has printed the reason.
    pub fn make(&self, path: &OsString) -> Result<PathBuf> {
        let made = self.make_plain(path)?;
        optimise(&made.join(format!("{}_bg.wasm", self.package)), self.features, path)?;
        Ok(made)
    }

    /// Name of the file that cargo compiles it to.
    fn file(&self) -> String {
        format!("{}.wasm", self.package.replace('-', "_"))
    }

    /// Removes its WebAssembly file if another checkout has compiled it into the same target folder, as the check of a new
    /// lab does. Cargo names such a file without a hash, and would take the other checkout's for this one's.
    fn forget_other_checkouts(&self, target: &Path, checkout: &str) -> Result<()> {
        let folder = target.join("engines");
        let mark = folder.join(format!("{}.checkout", self.package));
        if fs::read_to_string(&mark).is_ok_and(|last| last == checkout) {
            return Ok(());
        }
        match fs::remove_file(target.join(RELEASE).join("deps").join(self.file())) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        fs::create_dir_all(&folder)?;
        Ok(fs::write(mark, checkout)?)
    }

    /// As [`make`](Self::make), without size optimisation.
    ///
    /// # Errors
    /// If a step fails; it has printed the reason.
    pub fn make_plain(&self, path: &OsString) -> Result<PathBuf> {
        let made = target().join("engines");
        let mut bind = command("wasm-bindgen", &["--target", "web", "--no-typescript", "--out-name", self.package]);
        run(bind.arg("--out-dir").arg(&made).arg(target().join(RELEASE).join(self.file())).env("PATH", path))?;
        Ok(made)
    }

    /// Copies its files from `made` to the page's folder.
    ///
    /// # Errors
    /// If a file cannot be read or written.
    pub fn place(&self, made: &Path, page: &Path) -> Result<()> {
        let folder = page.join(self.folder);
        fs::create_dir_all(&folder)?;
        // The script first: a visitor who gets the wasm file needs it.
        for file in [format!("{}.js", self.package), format!("{}_bg.wasm", self.package)] {
            // Writes to a temporary file first, so that visitors get the whole file or none.
            let unfinished = folder.join(format!("{file}.unfinished"));
            fs::copy(made.join(&file), &unfinished)?;
            fs::rename(unfinished, folder.join(file))?;
        }
        Ok(())
    }
}

/// Compiles engines one after the other, each as a WebAssembly file alone: a crate that is also a Rust library would not
/// be optimised at link time, and what it shares with the other engines would be compiled in another way.
///
/// # Errors
/// If the compiler fails; it has printed the reason.
pub fn compile(engines: &[&Engine]) -> Result<()> {
    const ARGUMENTS: [&str; 7] =
        ["rustc", "--release", "--target", "wasm32-unknown-unknown", "--lib", "--crate-type", "cdylib"];
    engines.iter().try_for_each(|engine| {
        engine.forget_other_checkouts(&target(), &root().to_string_lossy())?;
        say(&format!("Building: {} ({})", engine.words, engine.minutes));
        run(command("cargo", &ARGUMENTS).args(["--package", engine.package]))
    })
}

/// Cargo's target folder.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Optimises `file` in place with `wasm-opt`. That takes minutes, so the result is cached by the file's content and the
/// arguments.
fn optimise(file: &Path, features: &[&str], path: &OsString) -> Result<()> {
    // Inlining functions with a single caller makes an engine compress worse, by 3 %. The features are those used by
    // rustc and wasm-bindgen; `wasm-opt` rejects all others.
    const ARGUMENTS: [&str; 11] = [
        "-Os",
        "--one-caller-inline-max-function-size=0",
        "--strip-debug",
        "--strip-producers",
        "--enable-simd",
        "--enable-bulk-memory",
        "--enable-reference-types",
        "--enable-sign-ext",
        "--enable-mutable-globals",
        "--enable-nontrapping-float-to-int",
        "--enable-multivalue",
    ];
    let bytes = fs::read(file)?;
    let mut hasher = DefaultHasher::new();
    (bytes, ARGUMENTS, features).hash(&mut hasher);
    let folder = target().join("wasm-opt");
    let kept = folder.join(format!("{:016x}.wasm", hasher.finish()));
    if !kept.exists() {
        say(&format!("Optimising {}", file.file_name().unwrap_or_default().to_string_lossy()));
        fs::create_dir_all(&folder)?;
        // Unique to this process: another one may be optimising the same file.
        let unfinished = folder.join(format!("unfinished-{}.wasm", std::process::id()));
        let mut optimise = command("wasm-opt", &ARGUMENTS);
        optimise.args(features).arg(file).arg("-o").arg(&unfinished);
        run(optimise.env("PATH", path))?;
        fs::rename(&unfinished, &kept)?;
    }
    fs::copy(&kept, file)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::run::output;

    /// The libraries of an engine, each with its features.
    fn libraries(engine: &Engine) -> BTreeMap<String, String> {
        let options = ["--target", "wasm32-unknown-unknown", "--edges", "normal,build", "--prefix", "none"];
        let mut tree = command("cargo", &[&["tree", "--locked"], &options[..], &["--format", "{p}|{f}|"]].concat());
        let list = output(tree.args(["--package", engine.package])).unwrap_or_default();
        let is_ours = |line: &&str| line.starts_with("latente");
        let parts = list.lines().filter(|line| !is_ours(line)).filter_map(|line| line.split_once('|'));
        parts.map(|(library, features)| (library.to_owned(), features.trim_end_matches(" (*)").to_owned())).collect()
    }

    #[test]
    fn an_engine_of_another_checkout_is_not_taken() -> Result<()> {
        let target = target().join(format!("test-checkouts-{}", std::process::id()));
        let deps = target.join(RELEASE).join("deps");
        let file = deps.join(CPU.file());
        fs::create_dir_all(&deps)?;
        for (checkout, is_kept) in [("mine", false), ("mine", true), ("copy", false), ("mine", false), ("mine", true)] {
            fs::write(&file, checkout)?;
            CPU.forget_other_checkouts(&target, checkout)?;
            assert_eq!(file.exists(), is_kept, "{checkout}");
        }
        Ok(fs::remove_dir_all(&target)?)
    }

    #[test]
    fn burn_is_compiled_once_for_all_engines_on_the_cpu() {
        let first = libraries(&CPU);
        assert!(first.keys().any(|library| library.starts_with("burn ")), "no list");
        for engine in [&RELAXED, &MAPS, &IMAGES] {
            let mut others = libraries(engine);
            others.retain(|library, features| first.get(library).is_some_and(|usual| usual != features));
            assert!(
                others.is_empty(),
                "{} uses these with other features than the CPU engine: {others:?}",
                engine.package
            );
        }
    }
}
