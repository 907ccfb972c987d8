//! The release page: Trunk builds it, then the pinned `wasm-opt` makes its wasm files small.

use std::collections::hash_map::DefaultHasher;
use std::ffi::OsString;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::Result;
use crate::run::{command, root, run, say};
use crate::tools;

/// The page's wasm files in `dist`.
pub const WASM: [&str; 2] = ["pkg/latente-cpu_bg.wasm", "pkg-gpu/latente-gpu_bg.wasm"];

/// Builds the page, with its tools, and returns its folder.
///
/// # Errors
/// When a step fails; it has said why.
pub fn build() -> Result<PathBuf> {
    build_with(&tools::path()?)
}

/// Builds the page with the tools on `path`.
///
/// # Errors
/// When a step fails; it has said why.
pub fn build_with(path: &OsString) -> Result<PathBuf> {
    say("Building the page (from scratch some 15 minutes, later a minute or two)");
    run(command("trunk", &["build", "--release"]).env("PATH", path))?;
    let dist = root().join("dist");
    for file in WASM {
        optimise(&dist.join(file), path)?;
    }
    Ok(dist)
}

/// Replaces `file` by what `wasm-opt` makes of it. That takes minutes, so the result is kept by the file's content.
fn optimise(file: &Path, path: &OsString) -> Result<()> {
    let bytes = fs::read(file)?;
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let folder = root().join("target/wasm-opt");
    let kept = folder.join(format!("{:016x}.wasm", hasher.finish()));
    if !kept.exists() {
        say(&format!("Optimising {}", file.file_name().unwrap_or_default().to_string_lossy()));
        fs::create_dir_all(&folder)?;
        let unfinished = folder.join("unfinished.wasm");
        // The features that rustc and wasm-bindgen use; everything else in the file is rejected.
        let features = ["--enable-simd", "--enable-bulk-memory", "--enable-reference-types", "--enable-sign-ext"];
        let more = ["--enable-mutable-globals", "--enable-nontrapping-float-to-int", "--enable-multivalue"];
        let mut optimise = command("wasm-opt", &["-Os", "--strip-debug", "--strip-producers"]);
        optimise.args(features).args(more).arg(file).arg("-o").arg(&unfinished);
        run(optimise.env("PATH", path))?;
        fs::rename(&unfinished, &kept)?;
    }
    fs::copy(&kept, file)?;
    Ok(())
}
