//! The engines: Rust packages that become one WebAssembly file each, with the script that loads it.

use std::collections::hash_map::DefaultHasher;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::Result;
use crate::run::{command, root, run, say};

/// A package that becomes a WebAssembly file of the page.
pub struct Engine {
    /// Its package, and the name of its files.
    package: &'static str,
    /// Its folder in the page.
    pub folder: &'static str,
    /// What it is called in what the build says.
    pub words: &'static str,
    minutes: &'static str,
    /// What `wasm-opt` is told besides.
    features: &'static [&'static str],
}

/// The engine that every browser can run.
pub const CPU: Engine = Engine {
    package: "latente-cpu",
    folder: "pkg",
    words: "The CPU engine",
    minutes: "from scratch some minutes, later a minute",
    features: &[],
};

/// The same for browsers with relaxed SIMD.
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
    minutes: "from scratch some fifteen minutes, later some five",
    features: &[],
};

/// Maps of points that need no network.
pub const MAPS: Engine = Engine {
    package: "latente-maps",
    folder: "pkg-maps",
    words: "Isomap, t-SNE and the measures of maps",
    minutes: "a minute",
    features: &[],
};

/// What reads the files that images come in.
pub const IMAGES: Engine = Engine {
    package: "latente-images",
    folder: "pkg-images",
    words: "The readers of images",
    minutes: "a minute",
    features: &[],
};

impl Engine {
    /// Builds it as small as it goes, and gives the folder that its files are in.
    ///
    /// # Errors
    /// When a step fails; it has said why.
    pub fn make(&self, path: &OsString) -> Result<PathBuf> {
        let made = self.make_plain(path)?;
        optimise(&made.join(format!("{}_bg.wasm", self.package)), self.features, path)?;
        Ok(made)
    }

    /// The same as it comes from the compiler.
    ///
    /// # Errors
    /// When a step fails; it has said why.
    pub fn make_plain(&self, path: &OsString) -> Result<PathBuf> {
        self.compile()?;
        let made = target().join("engines");
        let file = format!("wasm32-unknown-unknown/release/{}.wasm", self.package.replace('-', "_"));
        let mut bind = command("wasm-bindgen", &["--target", "web", "--no-typescript", "--out-name", self.package]);
        run(bind.arg("--out-dir").arg(&made).arg(target().join(file)).env("PATH", path))?;
        Ok(made)
    }

    /// Compiles it.
    ///
    /// # Errors
    /// When the compiler fails; it has said why.
    pub fn compile(&self) -> Result<()> {
        say(&format!("Building: {} ({})", self.words, self.minutes));
        let build = ["build", "--release", "--target", "wasm32-unknown-unknown", "--package", self.package];
        run(&mut command("cargo", &build))
    }

    /// Puts its files, which are in `made`, into the page's folder.
    ///
    /// # Errors
    /// When a file cannot be read or written.
    pub fn place(&self, made: &Path, page: &Path) -> Result<()> {
        let folder = page.join(self.folder);
        fs::create_dir_all(&folder)?;
        // The script first: who gets the wasm file has to find it.
        for file in [format!("{}.js", self.package), format!("{}_bg.wasm", self.package)] {
            // Beside its place first: a visitor gets the whole file or none.
            let unfinished = folder.join(format!("{file}.unfinished"));
            fs::copy(made.join(&file), &unfinished)?;
            fs::rename(unfinished, folder.join(file))?;
        }
        Ok(())
    }
}

/// Cargo's target folder.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Replaces `file` by what `wasm-opt` makes of it. That takes minutes, so the result is kept by the file's content and by
/// the arguments.
fn optimise(file: &Path, features: &[&str], path: &OsString) -> Result<()> {
    // Functions that are called from one place are left as they are: in its caller such a one is compressed worse, by 3 % of
    // an engine. Then the features that rustc and wasm-bindgen use; everything else in the file is rejected.
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
        // Of this process alone: another may be at work on the same file.
        let unfinished = folder.join(format!("unfinished-{}.wasm", std::process::id()));
        let mut optimise = command("wasm-opt", &ARGUMENTS);
        optimise.args(features).arg(file).arg("-o").arg(&unfinished);
        run(optimise.env("PATH", path))?;
        fs::rename(&unfinished, &kept)?;
    }
    fs::copy(&kept, file)?;
    Ok(())
}
