//! Where the files of a build lie. A host may let a browser use a copy for an hour, and a tab may be older than the build
//! that is there: so each build has a folder of its own name, and only `index.html` says which. Data sets and models are
//! large and seldom change, so they have a folder named by what is in it, which many builds share.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::Result;

/// What stays where it is: the page, and the service worker, which answers for its own folder and what is below.
const IN_ROOT: [&str; 2] = ["index.html", "service-worker.js"];
/// What goes into the folder that builds share.
const LARGE: [&str; 3] = ["data", "models", "runs"];
/// The module that says where those are.
const LARGE_FILES: &str = "www/engine/large-files.js";
/// What the service worker reads: the build's name, and the files that the page needs.
const LIST: &str = "files.json";
/// What few visits need: it is kept when it was used.
const SELDOM: [&str; 4] = ["pkg-gpu/", "pkg-maps/", "pkg-images/", "data/letters-"];
/// What has gone into `index.html`, or to another place, and is loaded from there.
const SPENT: [&str; 3] = ["www/i18n/boot.", "www/i18n/first-words.js", "www/offline/service-worker.js"];

/// Moves the files of a page into their folders, says in `index.html` where they are, and writes `files.json`. Returns the
/// build's folder, named by the contents of its files and by `moment`.
///
/// # Errors
/// When a file cannot be read, written or moved.
pub fn part(dist: &Path, moment: Option<SystemTime>) -> Result<PathBuf> {
    drop_sources(dist)?;
    let large = format!("data-{:016x}", hash(&dist.join("www"), is_large)?);
    let mut kept = listed(&dist.join("www"), |file| is_large(file) && is_needed(file), &format!("{large}/"))?;
    fs::create_dir_all(dist.join(&large))?;
    for folder in LARGE {
        fs::rename(dist.join("www").join(folder), dist.join(&large).join(folder))?;
    }
    write_large_files(dist, &large)?;
    let own = |file: &str| !file.starts_with(&large);
    let mut hasher = DefaultHasher::new();
    (hash(dist, own)?, moment).hash(&mut hasher);
    let build = format!("build-{:016x}", hasher.finish());
    kept.extend(listed(dist, |file| own(file) && is_needed(file) && !IN_ROOT.contains(&file), &format!("{build}/"))?);
    let folder = dist.join(&build);
    move_all(dist, &folder, &[&IN_ROOT[..], &[&large]].concat())?;
    point_index(dist, &build)?;
    let files = kept.iter().map(|file| format!("\"{file}\"")).collect::<Vec<_>>().join(",\n    ");
    fs::write(dist.join(LIST), format!("{{\n  \"build\": \"{build}\",\n  \"files\": [\n    {files}\n  ]\n}}\n"))?;
    Ok(folder)
}

/// The folder of the build that is in `dist`.
///
/// # Errors
/// When the page does not name it.
pub fn of_build(dist: &Path) -> Result<PathBuf> {
    let html = fs::read_to_string(dist.join(IN_ROOT[0]))?;
    let name = html.split_once("data-build=\"").and_then(|(_, rest)| rest.split('"').next());
    Ok(dist.join(name.ok_or("index.html names no build")?))
}

/// Takes away what no page loads: declarations, which only `tsc` reads, formulas as they were written, and what is elsewhere
/// by now.
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

/// Whether a page loads a file, now or when a lab is opened.
fn is_needed(file: &str) -> bool {
    // A model's record says how it was trained, a README what a data set's licence is: both are for readers.
    let is_for_readers = file.ends_with(".md") || (file.starts_with("models/") && file.ends_with(".json"));
    // A browser without modules has no service worker either.
    !is_for_readers && file != "www/too-old.js" && !SELDOM.iter().any(|seldom| file.starts_with(seldom))
}

/// The files below `folder` that `wanted` names, sorted, each with `prefix` before it.
fn listed(folder: &Path, wanted: impl Fn(&str) -> bool, prefix: &str) -> Result<Vec<String>> {
    let mut files = Vec::new();
    list(folder, "", &mut files)?;
    files.retain(|file| wanted(file));
    files.sort();
    Ok(files.iter().map(|file| format!("{prefix}{file}")).collect())
}

/// Names and contents of the files below `folder` that `wanted` names, as one number.
fn hash(folder: &Path, wanted: impl Fn(&str) -> bool) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    for file in listed(folder, wanted, "")? {
        (&file, fs::read(folder.join(&file))?).hash(&mut hasher);
    }
    Ok(hasher.finish())
}

/// Tells the page where data sets and models lie, seen from the module that says so.
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

/// Moves everything in `from` into `to`, which is in it, but for `staying`.
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

/// Puts the build's name into `index.html`, and before every file that it names.
fn point_index(dist: &Path, build: &str) -> Result<()> {
    let index = dist.join(IN_ROOT[0]);
    let mut html = fs::read_to_string(&index)?;
    for attribute in ["href", "src"] {
        for folder in ["www/", "vendor/"] {
            html = html.replace(&format!(" {attribute}=\"{folder}"), &format!(" {attribute}=\"{build}/{folder}"));
        }
    }
    fs::write(index, html.replacen("<html ", &format!("<html data-build=\"{build}\" "), 1))?;
    Ok(())
}

/// The files below `folder`, relative to it, with `/` between the parts.
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

    /// A small page in a folder of its own, with these words.
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

    /// The page's folders, build and data.
    fn parted(name: &str, words: &str) -> (String, Vec<String>, String) {
        let dist = page(name, words);
        let build = part(&dist, None).unwrap().file_name().unwrap().to_string_lossy().into_owned();
        let list = fs::read_to_string(dist.join(LIST)).unwrap();
        let files = list.split('"').filter(|text| text.contains('/')).map(str::to_owned).collect();
        let html = fs::read_to_string(dist.join("index.html")).unwrap();
        assert_eq!(of_build(&dist).unwrap(), dist.join(&build));
        assert!(dist.join(&build).join("pkg-gpu/gpu.js").exists(), "moved, though it is not in the list");
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
    fn the_list_has_what_the_page_needs_and_index_points_at_the_build() {
        let (build, files, html) = parted("list", "one");
        let names: Vec<_> = files.iter().filter_map(|file| file.split_once('/').map(|(_, name)| name)).collect();
        let own = ["preload.json", "www/engine/large-files.js", "www/main.js"];
        assert_eq!(names, [&["data/a.bin", "models/m.safetensors", "runs/r.safetensors"], &own[..]].concat());
        assert!(
            html.contains(&format!("data-build=\"{build}\"")) && html.contains(&format!("src=\"{build}/www/main.js\""))
        );
    }

    #[test]
    fn two_builds_share_data_that_did_not_change_and_nothing_else() {
        let (one, two) = (parted("one", "one"), parted("two", "two"));
        assert_ne!(one.0, two.0);
        assert_eq!(one.1[..3], two.1[..3]);
        assert!(one.1[3..].iter().all(|file| file.starts_with(&one.0)));
        assert_eq!(parted("again", "one"), one);
    }
}
