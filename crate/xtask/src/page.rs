//! The release build: the page's files and the engines.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::SystemTime;

use crate::Result;
use crate::engine::{CPU, Engine, IMAGES, MAPS, RELAXED, WEBGPU, compile};
use crate::run::{command, root, run, say};
use crate::{folders, modules, packed, policy, server, tools, vendor, words};

/// Required engines: the baseline CPU engine, the maps, and the image readers, which have no substitute.
const FIRST: &[&Engine] = &[&CPU, &MAPS, &IMAGES];
/// Optional engines: the CPU engine for browsers with relaxed SIMD, and the WebGPU engine, which takes minutes to link
/// and optimise.
const LATER: &[&Engine] = &[&RELAXED, &WEBGPU];

/// Builds the whole page, installing the tools it needs, and returns its folder.
///
/// # Errors
/// If a step fails; it has printed the reason.
pub fn build() -> Result<PathBuf> {
    build_with(&tools::path()?)
}

/// Builds the whole page with the tools on `path`.
///
/// # Errors
/// If a step fails; it has printed the reason.
pub fn build_with(path: &OsString) -> Result<PathBuf> {
    compile(FIRST)?;
    compile(LATER)?;
    let dist = page_with(&[FIRST, LATER].concat(), |engine| engine.make(path))?;
    finish(&dist, None)?;
    packed::write(&dist)?;
    Ok(dist)
}

/// Builds the page and serves it. The optional engines are built in the background. They do not contribute to the
/// build's name yet, so the time does.
///
/// # Errors
/// If the page cannot be built or no port is free.
pub fn serve(port: u16) -> Result<()> {
    let path = tools::path_while(|| compile(FIRST))?;
    let dist = page_with(FIRST, |engine| engine.make(&path))?;
    let folder = finish(&dist, Some(SystemTime::now()))?;
    thread::spawn(move || {
        for engine in LATER {
            let made = compile(&[engine]).and_then(|()| engine.make(&path));
            match made.and_then(|made| engine.place(&made, &folder)) {
                Ok(()) => say(&format!("{} is ready: reload the page to use it", engine.words)),
                Err(error) => eprintln!("{} is missing: {error}", engine.words),
            }
        }
    });
    server::serve(&dist, port, "/")
}

/// Builds the page with the required engines only, without size optimisation: fast, with the tools on the PATH.
///
/// # Errors
/// If a step fails; it has printed the reason.
pub fn build_plain() -> Result<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    compile(FIRST)?;
    let dist = page_with(FIRST, |engine| engine.make_plain(&path))?;
    finish(&dist, None)?;
    Ok(dist)
}

/// Recreates `dist` from the page's files and compiled `engines`. If an engine fails, the previous page stays.
fn page_with(engines: &[&Engine], make: impl Fn(&Engine) -> Result<PathBuf>) -> Result<PathBuf> {
    let made = engines.iter().map(|engine| make(engine)).collect::<Result<Vec<_>>>()?;
    let dist = root().join("dist");
    if dist.exists() {
        fs::remove_dir_all(&dist)?;
    }
    copy(&root().join("index.html"), &dist.join("index.html"))?;
    copy(&root().join("www"), &dist.join("www"))?;
    // In the root: a service worker's scope is its own folder and below.
    copy(&root().join("www/offline/service-worker.js"), &dist.join("service-worker.js"))?;
    vendor::place(&dist)?;
    for (engine, made) in engines.iter().zip(made) {
        engine.place(&made, &dist)?;
    }
    Ok(dist)
}

/// Copies a file or a folder recursively.
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

/// Completes a page once its files are in place: texts, lists, build folders, and finally the policy. Returns the
/// build's folder.
fn finish(dist: &Path, moment: Option<SystemTime>) -> Result<PathBuf> {
    words::fill_index(dist)?;
    modules::bundle_front(dist)?;
    modules::preload(dist)?;
    join_styles(dist)?;
    minify(dist)?;
    inline(dist)?;
    let build = folders::part(dist, moment)?;
    policy::write(dist)?;
    Ok(build)
}

/// Inlines the imports of style sheets, to save requests.
fn join_styles(dist: &Path) -> Result<()> {
    let mut files = Vec::new();
    folders::list(&dist.join("www"), "www/", &mut files)?;
    let options =
        ["--bundle", "--external:*.woff2", "--charset=utf8", "--outdir=.", "--allow-overwrite", "--log-level=warning"];
    for file in files.iter().filter(|file| file.ends_with(".css")) {
        let sheet = dist.join(file);
        if !sheet.exists() {
            continue; // already inlined
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

/// Minifies the page's scripts and style sheets file by file, including the CPU engines': saves a third of the transfer
/// size. Libraries stay unchanged, with their licence notices.
fn minify(dist: &Path) -> Result<()> {
    let mut files = Vec::new();
    folders::list(dist, "", &mut files)?;
    files.retain(|file| !file.starts_with("pkg-gpu/") && !file.starts_with("vendor/"));
    files.retain(|file| file.ends_with(".js") || file.ends_with(".css"));
    let options =
        ["--minify", "--charset=utf8", "--outdir=.", "--outbase=.", "--allow-overwrite", "--log-level=warning"];
    run(command(&vendor::esbuild(), &options).args(files).current_dir(dist))
}

/// Inlines scripts in `index.html` at `<script data-inline="…">`.
fn inline(dist: &Path) -> Result<()> {
    const PLACE: &str = "<script data-inline=\"";
    let index = dist.join("index.html");
    let mut html = fs::read_to_string(&index)?;
    while let Some((before, after)) = html.split_once(PLACE) {
        let (file, after) = after.split_once("\">").ok_or("index.html: an inline script has no end")?;
        html = format!("{before}<script>{}{after}", fs::read_to_string(dist.join(file))?.trim_end());
    }
    fs::write(index, html)?;
    Ok(())
}
