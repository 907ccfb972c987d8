//! Module graph of the page, so that browsers can preload all modules at once instead of level by level.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::Result;
use crate::run::{command, root, run};
use crate::{folders, words};

/// The page's entry module.
const MAIN: &str = "www/main.js";
/// The module that `index.html` loads before the list.
const NAMED: &str = "www/engine/head-start.js";
/// Modules excluded from the start page's bundle: the entry, because other pages import the bundle and must not start this
/// one; the first to run; the one that the build edits; and the one that workers load, which must not load the page.
const OUTSIDE: [&str; 4] = [MAIN, NAMED, folders::LARGE_FILES, "www/offline/gone-files.js"];
/// The placeholder in `index.html` for the list.
const PLACE: &str = "<!-- modules -->";
/// Modules that each lab needs beyond the page's, for preloading.
const LIST: &str = "preload.json";

/// Bundles the start page's modules into one file.
///
/// # Errors
/// If a module has an import that cannot be bundled.
pub fn bundle_front(dist: &Path) -> Result<()> {
    let mut bundled = closure(dist, [MAIN, &format!("www/labs/{}/lab.js", front_door()?)])?;
    bundled.retain(|module| !OUTSIDE.contains(&module.as_str()));
    run(command("node", &["crate/xtask/front.js"]).arg(dist).args(bundled))
}

/// Writes the first lab's name and the modules it loads to `index.html`, and the modules of the other labs to a list
/// next to it.
///
/// # Errors
/// If a module imports a file that does not exist, or `index.html` has no placeholder.
pub fn preload(dist: &Path) -> Result<()> {
    let front = front_door()?;
    let page = closure(dist, [MAIN])?;
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index)?;
    if !html.contains(PLACE) {
        return Err(format!("index.html has no {PLACE}").into());
    }
    let mut links = String::new();
    for module in closure(dist, [MAIN, &format!("www/labs/{front}/lab.js")])? {
        if module != NAMED {
            writeln!(links, "<link rel=\"modulepreload\" fetchpriority=\"low\" href=\"{module}\" />")?;
        }
    }
    let html = html.replacen(PLACE, links.trim_end(), 1);
    fs::write(index, html.replacen("<html ", &format!("<html data-lab=\"{front}\" "), 1))?;
    let mut lists = Vec::new();
    for lab in words::labs(&dist.join("www"))? {
        let needed = closure(dist, [format!("www/labs/{lab}/lab.js").as_str()])?;
        let modules = needed.difference(&page).map(|module| format!("\"{module}\"")).collect::<Vec<_>>().join(",");
        lists.push(format!("\"{lab}\": [{modules}]"));
    }
    fs::write(dist.join(LIST), format!("{{\n{}\n}}\n", lists.join(",\n")))?;
    Ok(())
}

/// The lab that a link without a lab opens.
fn front_door() -> Result<String> {
    let file = "www/generated/labs.js";
    let labs = fs::read_to_string(root().join(file))?;
    Ok(first_lab(&labs).ok_or_else(|| format!("{file} names no lab"))?.to_owned())
}

/// The first id in the generated list of labs.
fn first_lab(labs: &str) -> Option<&str> {
    // The list is indented by two; the ids of controls are nested deeper.
    labs.lines().find_map(|line| line.strip_prefix("    \"id\": \"")?.split('"').next())
}

/// `entries` and all modules they import statically, directly or indirectly.
fn closure<'a>(dist: &Path, entries: impl IntoIterator<Item = &'a str>) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let mut waiting: Vec<String> = entries.into_iter().map(str::to_owned).collect();
    while let Some(module) = waiting.pop() {
        if found.contains(&module) {
            continue;
        }
        let text = fs::read_to_string(dist.join(&module)).map_err(|error| format!("{module}: {error}"))?;
        waiting.extend(imports(&text).iter().map(|target| resolve(&module, target)));
        found.insert(module);
    }
    Ok(found)
}

/// Relative paths in the `import` and `export … from` statements of a module.
fn imports(text: &str) -> Vec<&str> {
    let statements = text.match_indices('\n').map(|(at, _)| &text[at + 1..]);
    std::iter::once(text)
        .chain(statements)
        .filter_map(|from| from.strip_prefix("import ").or_else(|| from.strip_prefix("export ")))
        .filter_map(|statement| {
            let (names, rest) = statement.split_once(['\'', '"'])?;
            let ends_well = names.is_empty() || names.trim_end().ends_with("from");
            let is_one = !names.contains([';', '(', '=']);
            let (target, _) = rest.split_once(['\'', '"'])?;
            (ends_well && is_one && target.starts_with('.')).then_some(target)
        })
        .collect()
}

/// Resolves `target` relative to the module `from`.
fn resolve(from: &str, target: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_import_statements_are_found() {
        let text = "import './a.js';\nimport { b } from '../b.js';\nimport {\n  c,\n} from './c/c.js';\n\
                    export { d } from './d.js';\nimport uplot from 'uplot';\nexport const e = './e.js';\n\
                    export function f() {\n  return import('./f.js');\n}\n/** @type {import('./g.js').G} */\n";
        assert_eq!(imports(text), ["./a.js", "../b.js", "./c/c.js", "./d.js"]);
    }

    #[test]
    fn a_path_is_relative_to_its_module() {
        assert_eq!(resolve("www/labs/train/lab.js", "../../ui/dom.js"), "www/ui/dom.js");
        assert_eq!(resolve("www/main.js", "./router.js"), "www/router.js");
    }

    #[test]
    fn the_first_lab_is_not_a_control() {
        let labs = "export const LABS = [\n  {\n    \"controls\": [\n      {\n        \"id\": \"model\"\n      }\n    ],\n    \"id\": \"a\"\n  },\n  {\n    \"id\": \"b\"\n";
        assert_eq!(first_lab(labs), Some("a"));
    }

    #[test]
    fn all_modules_of_the_page_are_found() {
        let page = closure(&root(), [MAIN]).expect("every import leads to a file");
        assert!(page.len() > 20 && page.contains("www/router.js"), "only {} modules", page.len());
        let front = front_door().expect("a lab");
        let lab = closure(&root(), [format!("www/labs/{front}/lab.js").as_str()]).expect("the front door");
        assert!(lab.len() > 20 && !lab.contains(MAIN));
    }
}
