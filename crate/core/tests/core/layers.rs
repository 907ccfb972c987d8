//! The layers of `docs/ARCHITECTURE.md`: modules only use lower layers, and no lab uses another lab.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The crate's modules from the bottom up. Modules on the same line do not use each other.
const TOWER: &[&[&str]] = &[
    &["error", "wire"],
    &["spec", "ops"],
    &["reading", "tensor_file", "data", "nn"],
    &["loss", "optimizer"],
    &["objective", "metrics"],
    &["config"],
    &["model"],
    &["training"],
    &["engine"],
    &["labs"],
    &["general"],
    &["protocol"],
    &["session", "generated"],
];

/// Lists every `.rs` file below `folder` as its module path and its text, without tests and comments.
fn files(folder: &Path, module: &[String], found: &mut Vec<(Vec<String>, String)>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            files(&path, &[module, &[name]].concat(), found);
        } else {
            let module = if name == "mod" || name == "lib" { module.to_vec() } else { [module, &[name]].concat() };
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
            let lines = code.lines().map(|line| line.split("//").next().unwrap_or_default());
            found.push((module, lines.collect::<Vec<_>>().join("\n")));
        }
    }
}

/// Returns each path that starts with `crate::` or `super::` as names relative to the crate's root; groups in braces
/// are expanded.
fn uses(module: &[String], code: &str) -> BTreeSet<Vec<String>> {
    let mut found = BTreeSet::new();
    for start in ["crate::", "super::"] {
        for (at, _) in code.match_indices(start) {
            if code[..at].ends_with(|char: char| is_name(char) || char == ':' || char == '$') {
                continue;
            }
            let mut base = if start == "crate::" { Vec::new() } else { module[..module.len() - 1].to_vec() };
            let mut rest = &code[at + start.len()..];
            while let Some(further) = rest.strip_prefix("super::") {
                base.pop();
                rest = further;
            }
            paths(&base, rest, &mut found);
        }
    }
    found
}

fn is_name(char: char) -> bool {
    char.is_alphanumeric() || char == '_'
}

/// Collects the paths at the start of `text`, relative to `base`. Returns the length consumed.
fn paths(base: &[String], text: &str, found: &mut BTreeSet<Vec<String>>) -> usize {
    let mut names = base.to_vec();
    let mut at = 0;
    loop {
        let rest = &text[at..];
        if rest.starts_with('{') {
            at += 1;
            while !text[at..].starts_with('}') {
                let taken = paths(&names, &text[at..], found);
                // The paths of a group are separated by commas and white space.
                at += taken.max(text[at..].chars().next().map_or(1, char::len_utf8));
            }
            return at + 1;
        }
        let name: String = rest.chars().take_while(|&char| is_name(char)).collect();
        if name.is_empty() {
            break;
        }
        at += name.len();
        names.push(name);
        if !text[at..].starts_with("::") {
            break;
        }
        at += 2;
    }
    if names.len() > base.len() {
        found.insert(names);
    }
    at
}

fn sources() -> Vec<(Vec<String>, String)> {
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &[], &mut found);
    found.retain(|(module, _)| !module.is_empty());
    assert!(found.len() > 80, "only {} files found", found.len());
    found
}

fn level(module: &str) -> Option<usize> {
    TOWER.iter().position(|modules| modules.contains(&module))
}

#[test]
fn every_module_has_its_place_in_the_layers() {
    let modules: BTreeSet<String> = sources().into_iter().map(|(module, _)| module[0].clone()).collect();
    let known: BTreeSet<String> = TOWER.iter().flat_map(|level| level.iter().map(|&name| name.to_owned())).collect();
    assert_eq!(modules, known);
}

#[test]
fn no_module_uses_one_above_or_in_its_layer() {
    let mut wrong = Vec::new();
    for (module, code) in sources() {
        for used in uses(&module, &code) {
            let Some(from) = level(&module[0]) else { continue };
            let Some(to) = used.first().and_then(|name| level(name)) else { continue };
            // `Result` and macros are in the root; test modules may use anything.
            if used[0] != module[0] && to >= from {
                wrong.push(format!("{} uses {}", module.join("::"), used.join("::")));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn no_lab_uses_another_lab() {
    let sources = sources();
    let labs: BTreeSet<&str> = sources
        .iter()
        .filter(|(module, _)| module[0] == "labs")
        .filter_map(|(module, _)| module.get(1))
        .map(String::as_str)
        .collect();
    assert!(labs.contains("reconstruct") && labs.len() >= 12, "{labs:?}");
    let mut wrong = Vec::new();
    for (module, code) in sources.iter().filter(|(module, _)| module[0] == "labs" && module.len() > 1) {
        for used in uses(module, code) {
            if let [first, second] = used.as_slice()
                && first == "labs"
                && *second != module[1]
                && labs.contains(second.as_str())
            {
                wrong.push(format!("{} uses {}", module.join("::"), used.join("::")));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn no_modules_use_each_other_in_a_cycle() {
    let sources = sources();
    let modules: BTreeSet<&[String]> = sources.iter().map(|(module, _)| module.as_slice()).collect();
    let mut arrows: BTreeMap<&[String], BTreeSet<&[String]>> = BTreeMap::new();
    for (module, code) in &sources {
        for used in uses(module, code) {
            let deepest = (1..=used.len()).rev().find_map(|length| modules.get(&used[..length]).copied());
            // A module and its submodules count as one.
            let Some(other) = deepest.filter(|other| !other.starts_with(module) && !module.starts_with(other)) else {
                continue;
            };
            arrows.entry(module).or_default().insert(other);
        }
    }
    // Modules without remaining uses or users are not part of a cycle.
    loop {
        let used: BTreeSet<&[String]> = arrows.values().flatten().copied().collect();
        let before = arrows.len();
        let users: BTreeSet<&[String]> = arrows.keys().copied().collect();
        arrows.retain(|module, others| {
            others.retain(|other| users.contains(other));
            !others.is_empty() && used.contains(module)
        });
        if arrows.len() == before {
            break;
        }
    }
    let left: Vec<String> = arrows.keys().map(|module| module.join("::")).collect();
    assert_eq!(left, Vec::<String>::new());
}

#[test]
fn the_scan_finds_all_paths() {
    let module = ["labs".to_owned(), "race".to_owned()];
    let code =
        "use crate::{labs, nn::{Layer, layer::Shape}, session};\nuse super::train::Stepped;\ncrate::wire::Floats(1)";
    let found: Vec<String> = uses(&module, code).into_iter().map(|path| path.join("::")).collect();
    assert_eq!(found, ["labs", "labs::train::Stepped", "nn::Layer", "nn::layer::Shape", "session", "wire::Floats"]);
}
