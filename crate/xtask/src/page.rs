//! The release page. Trunk builds it with the CPU engine that every browser can run, which is all that it takes to be
//! used. Then come the faster build of it, for browsers with relaxed SIMD, and the WebGPU engine, whose link and
//! `wasm-opt` take minutes. The pinned `wasm-opt` makes all small.

use std::collections::hash_map::DefaultHasher;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::SystemTime;

use crate::Result;
use crate::run::{command, root, run, say};
use crate::{folders, modules, policy, server, tools, words};

/// Builds the whole page, with its tools, and returns its folder.
///
/// # Errors
/// When a step fails; it has said why.
pub fn build() -> Result<PathBuf> {
    build_with(&tools::path()?)
}

/// Builds the whole page with the tools on `path`.
///
/// # Errors
/// When a step fails; it has said why.
pub fn build_with(path: &OsString) -> Result<PathBuf> {
    let dist = build_page(path)?;
    build_engine(&RELAXED, path, &dist)?;
    build_engine(&WEBGPU, path, &dist)?;
    finish(&dist, None)?;
    Ok(dist)
}

/// Builds the page and serves it. The faster CPU engine and the WebGPU engine are built meanwhile; until they are there
/// the page does without. They are not yet in the build's name, so that the time is.
///
/// # Errors
/// When the page cannot be built or no port can be had.
pub fn serve(port: u16) -> Result<()> {
    let path = tools::path()?;
    let dist = build_page(&path)?;
    let folder = finish(&dist, Some(SystemTime::now()))?;
    thread::spawn(move || {
        for engine in [&RELAXED, &WEBGPU] {
            match build_engine(engine, &path, &folder) {
                Ok(()) => say(&format!("{} is there: reload the page to use it", engine.words)),
                Err(error) => eprintln!("{} is missing: {error}", engine.words),
            }
        }
    });
    server::serve(&dist, port, "/")
}

/// The page with the CPU engine.
fn build_page(path: &OsString) -> Result<PathBuf> {
    say("Building the page (from scratch some minutes, later a minute or two)");
    run(command("trunk", &["build", "--release"]).env("PATH", path))?;
    let dist = root().join("dist");
    optimise(&dist.join("pkg/latente-cpu_bg.wasm"), &[], path)?;
    for engine in [&MAPS, &IMAGES] {
        build_engine(engine, path, &dist)?;
    }
    Ok(dist)
}

/// The page with the CPU engine alone, as it comes from the compiler: quickly made, with the tools that are on the PATH.
///
/// # Errors
/// When a step fails; it has said why.
pub fn build_plain() -> Result<PathBuf> {
    run(&mut command("trunk", &["build", "--release"]))?;
    let dist = root().join("dist");
    for engine in [&MAPS, &IMAGES] {
        let made = bind_engine(engine, &env::var_os("PATH").unwrap_or_default())?;
        place_engine(engine, &made, &dist)?;
    }
    finish(&dist, None)?;
    Ok(dist)
}

/// What is written into a page once its files are there: texts, lists, the folders that builds are told apart by, and last
/// its policy. Returns the folder of the build.
fn finish(dist: &Path, moment: Option<SystemTime>) -> Result<PathBuf> {
    bundle_umap(dist)?;
    bundle_papaparse(dist)?;
    bundle_lean_qr(dist)?;
    words::fill_index(dist)?;
    modules::preload(dist)?;
    minify(dist)?;
    inline(dist)?;
    let build = folders::part(dist, moment)?;
    policy::write(dist)?;
    Ok(build)
}

/// Puts the UMAP library and what it needs into one module, beside the other methods that the page's engine has not.
fn bundle_umap(dist: &Path) -> Result<()> {
    const NOTICE: &str = "umap-js, (c) Google PAIR, Apache-2.0 (its package.json says MIT); with ml-levenberg-marquardt, \
                          ml-matrix, ml-array-rescale, -max and -min, and is-any-array, (c) the mljs project, MIT";
    bundle("umap-js/dist/index.js", NOTICE, &[], &dist.join(MAPS.folder).join("umap.js"))
}

/// Makes a module of the reader of tables, which comes as a script, without what it has for streams of Node.js.
fn bundle_papaparse(dist: &Path) -> Result<()> {
    const NOTICE: &str = "Papa Parse, (c) Matthew Holt, MIT, https://github.com/mholt/PapaParse";
    let options = ["--define:PAPA_BROWSER_CONTEXT=true", "--external:stream"];
    bundle("papaparse/papaparse.js", NOTICE, &options, &dist.join("vendor/papaparse.js"))
}

/// Puts the writer of QR codes beside the other libraries.
fn bundle_lean_qr(dist: &Path) -> Result<()> {
    const NOTICE: &str = "lean-qr, (c) David Evans, MIT, https://github.com/davidje13/lean-qr";
    bundle("lean-qr/index.mjs", NOTICE, &[], &dist.join("vendor/lean-qr.js"))
}

/// Puts a library of the npm packages and what it needs into one module.
fn bundle(library: &str, notice: &str, more: &[&str], file: &Path) -> Result<()> {
    let library = format!("node_modules/{library}");
    let (notice, file) = (format!("--banner:js=/*! {notice} */"), format!("--outfile={}", file.display()));
    let options = [&library, "--bundle", "--format=esm", "--minify", "--charset=utf8", "--log-level=warning"];
    run(command(&esbuild(), &options).args(more).args([notice, file]).current_dir(root()))
}

/// The bundler's program.
fn esbuild() -> String {
    let name = if cfg!(windows) { "esbuild.cmd" } else { "esbuild" };
    root().join("node_modules/.bin").join(name).to_string_lossy().into_owned()
}

/// Takes comments and long names out of the page's scripts and style sheets, those of the CPU engines among them, file by
/// file: a third of what they take on the way. Libraries stay as they are, with the notices of their licences.
fn minify(dist: &Path) -> Result<()> {
    let mut files = Vec::new();
    folders::list(dist, "", &mut files)?;
    files.retain(|file| !file.starts_with("pkg-gpu/") && !file.starts_with("vendor/"));
    files.retain(|file| file.ends_with(".js") || file.ends_with(".css"));
    let options =
        ["--minify", "--charset=utf8", "--outdir=.", "--outbase=.", "--allow-overwrite", "--log-level=warning"];
    run(command(&esbuild(), &options).args(files).current_dir(dist))
}

/// Puts scripts into `index.html` itself, where it wants them there: `<script data-inline="…">`.
fn inline(dist: &Path) -> Result<()> {
    const PLACE: &str = "<script data-inline=\"";
    let index = dist.join("index.html");
    let mut html = fs::read_to_string(&index)?;
    while let Some((before, after)) = html.split_once(PLACE) {
        let (file, after) = after.split_once("\">").ok_or("index.html: a script to be put in has no end")?;
        html = format!("{before}<script>{}{after}", fs::read_to_string(dist.join(file))?.trim_end());
    }
    fs::write(index, html)?;
    Ok(())
}

/// An engine that is added to the page after Trunk has built it.
struct Engine {
    /// Its package, and the name of its files.
    package: &'static str,
    /// Its folder in the page.
    folder: &'static str,
    words: &'static str,
    minutes: &'static str,
    /// What `wasm-opt` is told besides.
    features: &'static [&'static str],
}

const RELAXED: Engine = Engine {
    package: "latente-cpu-relaxed",
    folder: "pkg",
    words: "The CPU engine for relaxed SIMD",
    minutes: "a minute",
    features: &["--enable-relaxed-simd"],
};

const WEBGPU: Engine = Engine {
    package: "latente-gpu",
    folder: "pkg-gpu",
    words: "The WebGPU engine",
    minutes: "from scratch some fifteen minutes, later some five",
    features: &[],
};

/// Maps of points that need no network.
const MAPS: Engine = Engine {
    package: "latente-maps",
    folder: "pkg-maps",
    words: "Isomap, t-SNE and the measures of maps",
    minutes: "a minute",
    features: &[],
};

/// Readers of images of the person's own.
const IMAGES: Engine = Engine {
    package: "latente-images",
    folder: "pkg-images",
    words: "The readers of images",
    minutes: "a minute",
    features: &[],
};

/// Builds an engine, and puts its files into the page's folder when they are complete.
fn build_engine(engine: &Engine, path: &OsString, dist: &Path) -> Result<()> {
    let made = bind_engine(engine, path)?;
    optimise(&made.join(format!("{}_bg.wasm", engine.package)), engine.features, path)?;
    place_engine(engine, &made, dist)
}

/// Builds an engine as it comes from the compiler, and gives the folder that its files are in.
fn bind_engine(engine: &Engine, path: &OsString) -> Result<PathBuf> {
    let Engine { package, words, minutes, .. } = engine;
    say(&format!("Building: {words} ({minutes})"));
    let build = ["build", "--release", "--target", "wasm32-unknown-unknown", "--package", package];
    run(command("cargo", &build).env("PATH", path))?;
    let made = target().join("engines");
    let wasm = target().join(format!("wasm32-unknown-unknown/release/{}.wasm", package.replace('-', "_")));
    let mut bind = command("wasm-bindgen", &["--target", "web", "--no-typescript", "--out-name", package]);
    run(bind.arg("--out-dir").arg(&made).arg(wasm).env("PATH", path))?;
    Ok(made)
}

/// Puts an engine's files into the page's folder.
fn place_engine(engine: &Engine, made: &Path, dist: &Path) -> Result<()> {
    let Engine { package, folder, .. } = engine;
    let folder = dist.join(folder);
    fs::create_dir_all(&folder)?;
    // The script first: who gets the wasm file has to find it.
    for file in [format!("{package}.js"), format!("{package}_bg.wasm")] {
        // Beside its place first: a visitor gets the whole file or none.
        let unfinished = folder.join(format!("{file}.unfinished"));
        fs::copy(made.join(&file), &unfinished)?;
        fs::rename(unfinished, folder.join(file))?;
    }
    Ok(())
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
