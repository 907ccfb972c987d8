//! What the page has from here: wire types and the list of labs, written to `www/generated`.
//!
//! `cargo xtask generate` writes them; the tests here fail when they are not what this crate says.

use std::any::TypeId;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use ts_rs::{Config, TS, TypeVisitor};

use crate::data::catalog::FILES;
use crate::error::ErrorInfo;
use crate::labs::LABS;
use crate::protocol::{Reply, Request};

/// Set by `cargo xtask generate`: write instead of compare.
const WRITE: &str = "LATENTE_GENERATE";

/// Declarations by name, of a type and of all that it is made of.
#[derive(Default)]
struct Declarations {
    config: Config,
    seen: Vec<TypeId>,
    by_name: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if self.seen.contains(&TypeId::of::<T>()) {
            return;
        }
        self.seen.push(TypeId::of::<T>());
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let declaration = format!("{docs}export {}\n", T::decl(&self.config));
            self.by_name.insert(T::ident(&self.config), declaration);
        }
        T::visit_dependencies(self);
    }
}

fn protocol() -> String {
    let mut declarations = Declarations { config: Config::new(), ..Declarations::default() };
    declarations.visit::<Request>();
    declarations.visit::<Reply>();
    declarations.visit::<ErrorInfo>();
    let text = declarations.by_name.into_values().collect::<Vec<_>>().join("\n");
    format!("// Made from crate/core by `cargo xtask generate`.\n\n{text}")
}

fn labs() -> String {
    let json = |value| serde_json::to_string_pretty(&value).unwrap();
    let labs = json(serde_json::to_value(LABS).unwrap());
    let files = json(serde_json::to_value(FILES).unwrap());
    format!(
        "// @ts-check\n// Made from crate/core by `cargo xtask generate`.\n\n\
         /** @type {{import('./labs.types.js').Lab[]}} */\nexport const LABS = {labs};\n\n\
         /** @type {{import('./labs.types.js').DataFiles[]}} */\nexport const FILES = {files};\n"
    )
}

fn check(name: &str, expected: String) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../www/generated").join(name);
    if std::env::var_os(WRITE).is_some() {
        fs::write(&path, &expected).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == expected, "www/generated/{name} is out of date: run `cargo xtask generate`");
}

#[test]
fn the_pages_protocol_is_this_one() {
    check("protocol.d.ts", protocol());
}

#[test]
fn the_pages_labs_are_these() {
    check("labs.js", labs());
}

#[test]
fn every_lab_has_its_folder_and_every_folder_its_lab() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../www/labs");
    let entries = fs::read_dir(folder).unwrap().flatten().filter(|entry| entry.path().is_dir());
    let mut folders: Vec<String> = entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
    let mut ids: Vec<&str> = LABS.iter().map(|lab| lab.id).collect();
    folders.sort();
    ids.sort_unstable();
    assert_eq!(folders, ids);
}
