//! The release page: the page's own files, and the engines.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::SystemTime;

use crate::Result;
use crate::engine::{CPU, Engine, IMAGES, MAPS, RELAXED, WEBGPU};
use crate::run::{command, root, run, say};
use crate::{folders, modules, packed, policy, server, tools, vendor, words};

/// All that it takes to be used: the CPU engine that every browser can run, and the maps and the readers of images, which
/// nothing stands in for.
const FIRST: &[&Engine] = &[&CPU, &MAPS, &IMAGES];
/// What a page does without as long as it is not there: the faster build of the CPU engine, for browsers with relaxed SIMD,
/// and the WebGPU engine, whose link and `wasm-opt` take minutes.
const LATER: &[&Engine] = &[&RELAXED, &WEBGPU];

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
    let dist = page_with(&[FIRST, LATER].concat(), |engine| engine.make(path))?;
    finish(&dist, None)?;
    packed::write(&dist)?;
    Ok(dist)
}

/// Builds the page and serves it. The engines that it can do without are built meanwhile; they are not yet in the build's
/// name, so that the time is.
///
/// # Errors
/// When the page cannot be built or no port can be had.
pub fn serve(port: u16) -> Result<()> {
    let path = tools::path_while(|| FIRST.iter().try_for_each(|engine| engine.compile()))?;
    let dist = page_with(FIRST, |engine| engine.make(&path))?;
    let folder = finish(&dist, Some(SystemTime::now()))?;
    thread::spawn(move || {
        for engine in LATER {
            match engine.make(&path).and_then(|made| engine.place(&made, &folder)) {
                Ok(()) => say(&format!("{} is there: reload the page to use it", engine.words)),
                Err(error) => eprintln!("{} is missing: {error}", engine.words),
            }
        }
    });
    server::serve(&dist, port, "/")
}

/// The page with what it takes to be used, as it comes from the compiler: quickly made, with the tools that are on the PATH.
///
/// # Errors
/// When a step fails; it has said why.
pub fn build_plain() -> Result<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let dist = page_with(FIRST, |engine| engine.make_plain(&path))?;
    finish(&dist, None)?;
    Ok(dist)
}

/// Makes `dist` anew: the page's files, and `engines`. Where one cannot be made, the page that was there stays.
fn page_with(engines: &[&Engine], make: impl Fn(&Engine) -> Result<PathBuf>) -> Result<PathBuf> {
    let made = engines.iter().map(|engine| make(engine)).collect::<Result<Vec<_>>>()?;
    let dist = root().join("dist");
    if dist.exists() {
        fs::remove_dir_all(&dist)?;
    }
    copy(&root().join("index.html"), &dist.join("index.html"))?;
    copy(&root().join("www"), &dist.join("www"))?;
    // In the root: a service worker answers for its own folder and what is below.
    copy(&root().join("www/offline/service-worker.js"), &dist.join("service-worker.js"))?;
    vendor::place(&dist)?;
    for (engine, made) in engines.iter().zip(made) {
        engine.place(&made, &dist)?;
    }
    Ok(dist)
}

/// Copies a file, or a folder with all that is in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        fs::create_dir_all(to.parent().unwrap_or(to))?;
        fs::copy(from, to).map_err(|error| format!("{}: {error}", from.display()))?;
        return Ok(());
    }
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

/// What is written into a page once its files are there: texts, lists, the folders that builds are told apart by, and last
/// its policy. Returns the folder of the build.
fn finish(dist: &Path, moment: Option<SystemTime>) -> Result<PathBuf> {
    words::fill_index(dist)?;
    modules::preload(dist)?;
    join_styles(dist)?;
    minify(dist)?;
    inline(dist)?;
    let build = folders::part(dist, moment)?;
    policy::write(dist)?;
    Ok(build)
}

/// Joins each style sheet that imports others with these: each would be a request more.
fn join_styles(dist: &Path) -> Result<()> {
    let mut files = Vec::new();
    folders::list(&dist.join("www"), "www/", &mut files)?;
    let options =
        ["--bundle", "--external:*.woff2", "--charset=utf8", "--outdir=.", "--allow-overwrite", "--log-level=warning"];
    for file in files.iter().filter(|file| file.ends_with(".css")) {
        let sheet = dist.join(file);
        if !sheet.exists() {
            continue; // joined with another by now
        }
        let text = fs::read_to_string(&sheet)?;
        let parts: Vec<_> = text.split("@import url('").skip(1).filter_map(|rest| rest.split('\'').next()).collect();
        let (Some(folder), Some(name), false) = (sheet.parent(), sheet.file_name(), parts.is_empty()) else { continue };
        run(command(&vendor::esbuild(), &options).arg(name).current_dir(folder))?;
        for part in parts {
            fs::remove_file(folder.join(part)).map_err(|error| format!("{file}: {part}: {error}"))?;
        }
    }
    Ok(())
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
    run(command(&vendor::esbuild(), &options).args(files).current_dir(dist))
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
