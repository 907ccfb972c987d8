//! `cargo xtask new-lab`: creates a small working lab, and tests this in a copy of the project.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use crate::Result;
use crate::engine::target;
use crate::folders;
use crate::run::{command, output, root, run, say, side_by_side};

/// Files of the lab's page, by name in `www/labs/<id>`.
const PAGE: [(&str, &str); 6] = [
    ("lab.js", include_str!("../templates/new-lab/lab.js")),
    ("style.css", include_str!("../templates/new-lab/style.css")),
    ("words.es.js", include_str!("../templates/new-lab/words.es.js")),
    ("words.en.js", include_str!("../templates/new-lab/words.en.js")),
    ("lesson.es.html", include_str!("../templates/new-lab/lesson.es.html")),
    ("lesson.en.html", include_str!("../templates/new-lab/lesson.en.html")),
];

/// The lab's Rust module.
const CORE: &str = include_str!("../templates/new-lab/lab.rs");

/// The file with the list of labs.
const LIST: &str = "crate/core/src/labs/mod.rs";
/// The text after the last entry of that list.
const END_OF_LIST: &str = "        }\n    };\n}\npub(crate) use labs;";

/// Rust keywords, and the key of questions that belong to no lab.
const RESERVED: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "engine", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super",
    "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Adds a lab to the project at `root`: a module, an entry in the list of labs, and a folder of the page. Returns the
/// three paths.
///
/// # Errors
/// If `id` is invalid or already used.
pub fn write(root: &Path, id: &str) -> Result<[String; 3]> {
    let is_name = id.starts_with(|first: char| first.is_ascii_lowercase())
        && id.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit());
    if !is_name || RESERVED.contains(&id) {
        return Err(
            format!("{id} is not a valid lab id: lower-case letters and digits, a letter first, no keyword").into()
        );
    }
    let module = format!("crate/core/src/labs/{id}.rs");
    let folder = format!("www/labs/{id}");
    if root.join(&module).exists() || root.join(&folder).exists() || root.join(module.replace(".rs", "")).exists() {
        return Err(format!("lab {id} already exists").into());
    }
    let name = id[..1].to_uppercase() + &id[1..];
    let filled = |template: &str| template.replace("__id__", id).replace("__Name__", &name);
    let list = fs::read_to_string(root.join(LIST))?;
    let line = format!("            {id}: {name},\n");
    let longer = list.replacen(END_OF_LIST, &format!("{line}{END_OF_LIST}"), 1);
    if longer == list {
        return Err(format!("{LIST} has no list of labs").into());
    }
    fs::write(root.join(LIST), longer)?;
    fs::write(root.join(&module), filled(CORE))?;
    fs::create_dir_all(root.join(&folder))?;
    for (file, template) in PAGE {
        fs::write(root.join(&folder).join(file), filled(template))?;
    }
    Ok([module, LIST.to_owned(), folder])
}

/// Creates a lab in a copy of the project. Checks that it touches three places, that the core's tests pass, and that
/// its page works in Chromium.
///
/// # Errors
/// If any of this fails; it has printed the reason.
pub fn check(path: &OsString, browser: Option<&PathBuf>) -> Result<()> {
    const ID: &str = "colorize";
    /// The row of its reply, which its author adds to the glossary.
    const ROW: &str = "| `ColorizeInk` | an input as an image, and its ink | – |\n";
    // Packages of another version have files of their own in the target folder, so the check compiles the packages of
    // others only once, and the project need not be compiled again after it: only its engines are linked again, whose
    // WebAssembly files have one name for both (`forget_other_checkouts` in engine.rs).
    const VERSION: &str = concat!("version = \"", env!("CARGO_PKG_VERSION"), "\"");
    const OTHER_VERSION: &str = concat!("version = \"", env!("CARGO_PKG_VERSION"), "-new-lab\"");
    say("Adding a lab to a copy of the project");
    // Outside the project: cargo would read the configuration of both, and recompile everything for it.
    let copy = env::temp_dir().join(format!("latente-new-lab-{}", std::process::id()));
    copy_project(&copy)?;
    let places = write(&copy, ID)?;
    let changed = changed_files(&copy)?;
    let is_expected =
        |file: &String| places.iter().any(|place| file == place || file.starts_with(&format!("{place}/")));
    if changed.len() != PAGE.len() + 2 || !changed.iter().all(is_expected) {
        return Err(format!("a new lab changes {changed:?}, not the three places {places:?}").into());
    }
    println!("changed: {changed:?}");
    let manifest = copy.join("Cargo.toml");
    fs::write(&manifest, fs::read_to_string(&manifest)?.replacen(VERSION, OTHER_VERSION, 1))?;
    let in_copy = |program: &str, arguments: &[&str]| {
        let mut command = command(program, arguments);
        command.current_dir(&copy).env("PATH", path);
        command
    };
    run(in_copy("cargo", &["test", "--quiet", "--package", "latente", "--lib", "generated"])
        .env("LATENTE_GENERATE", "1")
        .env("CARGO_TARGET_DIR", target()))?;
    let glossary = copy.join("docs/GLOSSARY.md");
    fs::write(&glossary, fs::read_to_string(&glossary)? + ROW)?;
    let core = || {
        let tests = ["test", "--quiet", "--package", "latente"];
        for chosen in [&["--lib"][..], &["--test", "core", "--", "layers::", "leaving::"]] {
            run(in_copy("cargo", &[&tests[..], chosen].concat()).env("CARGO_TARGET_DIR", target()))?;
        }
        Ok(())
    };
    // Generates what derives from the labs' folders, and the page with the baseline engine.
    let page = || {
        let this = env::current_exe()?;
        let this = this.to_string_lossy();
        run(in_copy(&this, &["names"]).env("LATENTE_ROOT", &copy))?;
        run(&mut in_copy("node", &["tests/readme/labs-table.js"]))?;
        for script in ["check", "lint", "lint:styles", "test:unit"] {
            run(&mut in_copy("npm", &["run", "--silent", script]))?;
        }
        run(in_copy(&this, &["build-plain"]).env("LATENTE_ROOT", &copy).env("CARGO_TARGET_DIR", target()))
    };
    side_by_side(core, page)?;
    let build = folders::of_build(&copy.join("dist"))?;
    // Browsers with relaxed SIMD request that build first.
    for end in [".js", "_bg.wasm"] {
        let engine = |name: &str| build.join(format!("pkg/{name}{end}"));
        fs::copy(engine("latente-cpu"), engine("latente-cpu-relaxed"))?;
    }
    let mut pages = in_copy("npx", &["playwright", "test", "--config", "tests/e2e/playwright.config.js"]);
    pages.args(["--grep", ID]);
    if let Some(browser) = browser {
        pages.env("LATENTE_BROWSER", browser);
    }
    run(&mut pages)?;
    Ok(fs::remove_dir_all(copy)?)
}

/// Copies all files that git tracks or would add.
fn copy_project(copy: &Path) -> Result<()> {
    if copy.exists() {
        fs::remove_dir_all(copy)?;
    }
    for file in files(&root())? {
        let to = copy.join(&file);
        fs::create_dir_all(to.parent().unwrap_or(copy))?;
        let from = root().join(&file);
        fs::copy(&from, &to)?;
        // cargo compiles again what is newer than its result.
        File::options().write(true).open(&to)?.set_modified(from.metadata()?.modified()?)?;
    }
    // The linked folder is the same for both. Where links are not allowed, as on some Windows systems, npm installs it.
    #[cfg(unix)]
    std::os::unix::fs::symlink(root().join("node_modules"), copy.join("node_modules"))?;
    #[cfg(not(unix))]
    run(command("npm", &["ci"]).current_dir(copy))?;
    Ok(())
}

/// All files that git tracks or would add, relative to `folder`.
fn files(folder: &Path) -> Result<Vec<String>> {
    let arguments = ["ls-files", "--cached", "--others", "--exclude-standard"];
    let listed = output(command("git", &arguments).current_dir(folder)).ok_or("git cannot list the project's files")?;
    Ok(listed.lines().filter(|file| folder.join(file).exists()).map(str::to_owned).collect())
}

/// Files of the copy that are new or differ from the project's.
fn changed_files(copy: &Path) -> Result<Vec<String>> {
    let mut changed = Vec::new();
    let mut folders = vec![copy.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_symlink() {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let file = path.strip_prefix(copy)?;
            if fs::read(root().join(file)).ok() != Some(fs::read(&path)?) {
                changed.push(file.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    changed.sort();
    Ok(changed)
}
