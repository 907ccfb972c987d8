//! Folder layout of a build. A host may let browsers cache files for an hour, and an open tab may be older than the
//! deployed build. Each build therefore has its own folder, and only `index.html` names it. Data sets and models are
//! large and rarely change, so builds share a folder named by its content hash.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::Result;

/// Files that stay in the root: the page, and the service worker, whose scope is its own folder and below.
const IN_ROOT: [&str; 2] = ["index.html", "service-worker.js"];
/// Folders moved to the shared folder.
const LARGE: [&str; 3] = ["data", "models", "runs"];
/// The module that contains the path of the shared folder.
pub const LARGE_FILES: &str = "www/engine/large-files.js";
/// Read by the service worker: the build's name and the files to cache.
const LIST: &str = "files.json";
/// Files that few visits need: cached only when used.
const SELDOM: [&str; 4] = ["pkg-gpu/", "pkg-maps/", "pkg-images/", "data/letters-"];
/// Files inlined in `index.html` or copied elsewhere.
const SPENT: [&str; 3] = ["www/i18n/boot.", "www/i18n/first-words.js", "www/offline/service-worker.js"];

/// Moves the files of a page into their folders, updates the paths in `index.html`, and writes `files.json`. Returns
/// the build's folder, named by a hash of its files and `moment`.
///
/// # Errors
/// If a file cannot be read, written or moved.
pub fn part(dist: &Path, moment: Option<SystemTime>) -> Result<PathBuf> {
    drop_sources(dist)?;
    let large = format!("data-{:016x}", hash(&dist.join("www"), is_large)?);
    let mut kept = listed(&dist.join("www"), |file| is_large(file) && is_needed(file), &format!("{large}/"))?;
    fs::create_dir_all(dist.join(&large))?;
    for folder in LARGE {
        fs::rename(dist.join("www").join(folder), dist.join(&large).join(folder))?;
    }
    write_large_files(dist, &large)?;
    let built = |file: &str| !file.starts_with(&large);
    let mut hasher = DefaultHasher::new();
    (hash(dist, built)?, moment).hash(&mut hasher);
    let build = format!("build-{:016x}", hasher.finish());
    kept.extend(listed(dist, |file| built(file) && is_needed(file) && !IN_ROOT.contains(&file), &format!("{build}/"))?);
    let folder = dist.join(&build);
    move_all(dist, &folder, &[&IN_ROOT[..], &[&large]].concat())?;
    point_index(dist, &build, &large)?;
    let files = kept.iter().map(|file| format!("\"{file}\"")).collect::<Vec<_>>().join(",\n    ");
    fs::write(dist.join(LIST), format!("{{\n  \"build\": \"{build}\",\n  \"files\": [\n    {files}\n  ]\n}}\n"))?;
    Ok(folder)
}

/// Returns the folder of the build in `dist`.
///
/// # Errors
/// If the page does not name it.
pub fn of_build(dist: &Path) -> Result<PathBuf> {
    let html = fs::read_to_string(dist.join(IN_ROOT[0]))?;
    let name = html.split_once("data-build=\"").and_then(|(_, rest)| rest.split('"').next());
    Ok(dist.join(name.ok_or("index.html names no build")?))
}

/// Deletes files that no page loads: type declarations, and files that have been moved elsewhere.
fn drop_sources(dist: &Path) -> Result<()> {
    let is_source = |file: &str| file.ends_with(".d.ts") || file.ends_with(".tex");
    for file in listed(dist, |file| is_source(file) || SPENT.iter().any(|spent| file.starts_with(spent)), "")? {
        fs::remove_file(dist.join(file))?;
    }
    Ok(())
}

/// Whether a file of `www` is data or a model.
fn is_large(file: &str) -> bool {
    LARGE.iter().any(|folder| file.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
}

/// Whether a page loads a file, at start or when a lab is opened.
fn is_needed(file: &str) -> bool {
    // A model's training record and a data set's README are for readers only.
    let is_for_readers = file.ends_with(".md") || (file.starts_with("models/") && file.ends_with(".json"));
    // Browsers without modules have no service worker either.
    !is_for_readers && file != "www/too-old.js" && !SELDOM.iter().any(|seldom| file.starts_with(seldom))
}

/// The files below `folder` accepted by `wanted`, sorted and prefixed with `prefix`.
fn listed(folder: &Path, wanted: impl Fn(&str) -> bool, prefix: &str) -> Result<Vec<String>> {
    let mut files = Vec::new();
    list(folder, "", &mut files)?;
    files.retain(|file| wanted(file));
    files.sort();
    Ok(files.iter().map(|file| format!("{prefix}{file}")).collect())
}

/// Hash of the names and contents of the files below `folder` accepted by `wanted`.
fn hash(folder: &Path, wanted: impl Fn(&str) -> bool) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    for file in listed(folder, wanted, "")? {
        (&file, fs::read(folder.join(&file))?).hash(&mut hasher);
    }
    Ok(hasher.finish())
}

/// Writes the path of the data sets and models, relative to the module that contains it.
fn write_large_files(dist: &Path, large: &str) -> Result<()> {
    let file = dist.join(LARGE_FILES);
    let text = fs::read_to_string(&file)?;
    let place = if text.contains("\"../\"") { "\"../\"" } else { "'../'" };
    if !text.contains(place) {
        return Err(format!("{LARGE_FILES} has no {place}").into());
    }
    fs::write(file, text.replacen(place, &format!("\"../../../{large}/\""), 1))?;
    Ok(())
}

/// Moves everything from `from` to its subfolder `to`, except `staying`.
fn move_all(from: &Path, to: &Path, staying: &[&str]) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        if entry.path() != to && !staying.iter().any(|staying| name == *staying) {
            fs::rename(entry.path(), to.join(name))?;
        }
    }
    Ok(())
}

/// Writes the build's name to `index.html`, and prefixes all file paths with it.
fn point_index(dist: &Path, build: &str, large: &str) -> Result<()> {
    let index = dist.join(IN_ROOT[0]);
    let mut html = fs::read_to_string(&index)?;
    for attribute in ["href", "src"] {
        for folder in ["www/", "vendor/"] {
            html = html.replace(&format!(" {attribute}=\"{folder}"), &format!(" {attribute}=\"{build}/{folder}"));
        }
    }
    fs::write(index, html.replacen("<html ", &format!("<html data-build=\"{build}\" data-large=\"{large}\" "), 1))?;
    Ok(())
}

/// Lists the files below `folder`, as relative paths with `/`.
pub fn list(folder: &Path, prefix: &str, files: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.push(name);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Creates a small page with these words in a temporary folder.
    fn page(name: &str, words: &str) -> PathBuf {
        let dist = std::env::temp_dir().join(format!("latente-folders-{name}-{}", std::process::id()));
        for (file, text) in [
            ("index.html", "<html lang=\"es\"><script src=\"www/main.js\"></script>"),
            ("service-worker.js", "1"),
            ("preload.json", "{}"),
            ("www/main.js", words),
            ("www/README.md", "r"),
            ("www/engine/large-files.js", "export const LARGE_FILES=new URL(\"../\",import.meta.url)"),
            ("www/engine/types.d.ts", "t"),
            ("www/formulas.tex", "x"),
            ("www/i18n/boot.es.js", "b"),
            ("www/data/a.bin", "data"),
            ("www/models/m.safetensors", "model"),
            ("www/models/m.json", "record"),
            ("www/runs/r.safetensors", "run"),
            ("pkg-gpu/gpu.js", "g"),
        ] {
            let file = dist.join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        dist
    }

    /// Splits a page. Returns its build folder, its files and its data folder.
    fn parted(name: &str, words: &str) -> (String, Vec<String>, String) {
        let dist = page(name, words);
        let build = part(&dist, None).unwrap().file_name().unwrap().to_string_lossy().into_owned();
        let list = fs::read_to_string(dist.join(LIST)).unwrap();
        let files = list.split('"').filter(|text| text.contains('/')).map(str::to_owned).collect();
        let html = fs::read_to_string(dist.join("index.html")).unwrap();
        assert_eq!(of_build(&dist).unwrap(), dist.join(&build));
        assert!(dist.join(&build).join("pkg-gpu/gpu.js").exists(), "moved, although not in the list");
        assert!(dist.join("service-worker.js").exists());
        assert!(
            ["engine/types.d.ts", "formulas.tex", "i18n/boot.es.js"].iter().all(|file| !dist
                .join(&build)
                .join("www")
                .join(file)
                .exists())
        );
        fs::remove_dir_all(&dist).unwrap();
        (build, files, html)
    }

    #[test]
    fn the_list_has_the_needed_files_and_index_points_at_the_build() {
        let (build, files, html) = parted("list", "one");
        let names: Vec<_> = files.iter().filter_map(|file| file.split_once('/').map(|(_, name)| name)).collect();
        let build_files = ["preload.json", "www/engine/large-files.js", "www/main.js"];
        assert_eq!(names, [&["data/a.bin", "models/m.safetensors", "runs/r.safetensors"], &build_files[..]].concat());
        assert!(
            html.contains(&format!("data-build=\"{build}\"")) && html.contains(&format!("src=\"{build}/www/main.js\""))
        );
    }

    #[test]
    fn two_builds_share_only_unchanged_data() {
        let (one, two) = (parted("one", "one"), parted("two", "two"));
        assert_ne!(one.0, two.0);
        assert_eq!(one.1[..3], two.1[..3]);
        assert!(one.1[3..].iter().all(|file| file.starts_with(&one.0)));
        assert_eq!(parted("again", "one"), one);
    }
}
