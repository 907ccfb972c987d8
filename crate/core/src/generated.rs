//! Generated files: the page's wire types, list of labs and constants in `www/generated`, and the table of questions in
//! `docs/PROTOCOL.md`.
//!
//! `cargo xtask generate` writes them; the tests here fail when they are out of date.

use std::any::TypeId;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use ts_rs::{Config, TS, TypeVisitor};

use crate::data::SIDE;
use crate::data::catalog::{CATALOGUE, DataSet, FILES};
use crate::data::drawing::{BOX, PEN_RADIUS};
use crate::data::split::{MAX_CLASSES, MAX_IMAGES};
use crate::data::table::{MAX_COLUMNS, MAX_ROWS, MIN_ROWS};
use crate::engine::question::Visit;
use crate::error::ErrorInfo;
use crate::labs::{LABS, generate, race};
use crate::metrics::hamming::MAX_BITS;
use crate::protocol::{self, Request};
use crate::training::pretrain::BANDS;
use crate::training::satellite::SATELLITE_TRAIN;

/// Set by `cargo xtask generate`: write instead of compare.
const WRITE: &str = "LATENTE_GENERATE";

/// TypeScript declarations by name, of types and everything they refer to.
#[derive(Default)]
struct Declarations {
    config: Config,
    seen: Vec<TypeId>,
    by_name: BTreeMap<String, String>,
}

impl Declarations {
    fn with<T: TS + 'static + ?Sized>() -> Self {
        let mut declarations = Self::default();
        declarations.visit::<T>();
        declarations
    }

    fn text(self) -> String {
        self.by_name.into_values().collect::<Vec<_>>().join("\n")
    }
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if self.seen.contains(&TypeId::of::<T>()) {
            return;
        }
        self.seen.push(TypeId::of::<T>());
        if T::output_path().is_some() {
            let name = T::ident(&self.config);
            let docs = T::docs().unwrap_or_default();
            let declaration = format!("{docs}export {}\n", T::decl(&self.config));
            let other = self.by_name.insert(name.clone(), declaration);
            assert!(other.is_none(), "two types are called {name} in TypeScript: rename one of them");
        }
        T::visit_dependencies(self);
    }
}

/// The questions by group, each as its key, the TypeScript name of its reply, and its docstring on one line.
#[derive(Default)]
struct Questions {
    groups: Vec<(String, Vec<[String; 3]>)>,
    replies: Declarations,
    /// Types nested in replies that hold bulk numbers.
    nested: Vec<String>,
}

impl Visit for Questions {
    fn group(&mut self, variant: &str) {
        self.groups.push((camel_case(variant), Vec::new()));
    }

    fn question<Question: TS + 'static, Reply: TS + 'static>(&mut self, variant: &str) {
        let config = Config::new();
        let docs = Question::docs().unwrap_or_default();
        let lines = docs.lines().map(|line| line.trim_matches(['/', '*', ' '])).filter(|line| !line.is_empty());
        let row = [camel_case(variant), Reply::name(&config), lines.collect::<Vec<_>>().join(" ")];
        self.groups.last_mut().unwrap().1.push(row);
        self.replies.visit::<Reply>();
        let reply = Reply::ident(&config);
        let inside = Declarations::with::<Reply>().by_name.into_iter();
        let bulky = inside.filter(|(name, text)| {
            if *name == reply { text.contains("Array<Floats>") } else { name != "Floats" && text.contains("Floats") }
        });
        self.nested.extend(bulky.map(|(name, _)| format!("{name} in {reply}")));
    }
}

fn questions() -> Questions {
    let mut questions = Questions::default();
    protocol::replies(&mut questions);
    questions
}

fn camel_case(variant: &str) -> String {
    variant[..1].to_lowercase() + &variant[1..]
}

fn protocol_types() -> String {
    let mut questions = questions();
    questions.replies.visit::<Request>();
    questions.replies.visit::<ErrorInfo>();
    let mut map = "/**\n * The reply of each question, by lab.\n */\nexport type Replies = {\n".to_owned();
    for (group, rows) in &questions.groups {
        let replies: Vec<String> = rows.iter().map(|[key, reply, _]| format!("{key}: {reply}")).collect();
        writeln!(map, "  {group}: {{ {} }};", replies.join(", ")).unwrap();
    }
    format!("// Made from crate/core by `cargo xtask generate`.\n\n{}\n{map}}};\n", questions.replies.text())
}

fn labs() -> String {
    let json = |value| serde_json::to_string_pretty(&value).unwrap();
    let labs = json(serde_json::to_value(LABS).unwrap());
    let files = json(serde_json::to_value(FILES).unwrap());
    let catalogue = json(serde_json::to_value(CATALOGUE).unwrap());
    let models = json(serde_json::to_value(model_sizes()).unwrap());
    let pixels = DataSet::Landsat.width() / BANDS;
    let [fitted, steps] = [generate::MAX_VALUES, race::MAX_STEPS];
    format!(
        "// @ts-check\n// Made from crate/core by `cargo xtask generate`.\n\n\
         /** @type {{import('./labs.types.js').Lab[]}} */\nexport const LABS = {labs};\n\n\
         /** @type {{import('./labs.types.js').DataFiles[]}} */\nexport const FILES = {files};\n\n\
         /** The sets of images that come with the page. @type {{import('./labs.types.js').Shipped[]}} */\n\
         export const CATALOGUE = {catalogue};\n\n\
         /** Sizes in bytes of the files in `www/models`, by name. @type {{Record<string, number>}} */\n\
         export const MODEL_BYTES = {models};\n\n\
         /** How a drawing becomes an image, in pixels. @type {{import('./labs.types.js').Drawing}} */\n\
         export const DRAWING = {{ side: {SIDE}, box: {BOX}, penRadius: {PEN_RADIUS} }};\n\n\
         /** What the satellite measured. @type {{import('./labs.types.js').Satellite}} */\n\
         export const SATELLITE = {{ train: {SATELLITE_TRAIN}, bands: {BANDS}, pixels: {pixels} }};\n\n\
         /** The most that the core takes of something. @type {{import('./labs.types.js').Limits}} */\n\
         export const LIMITS = {{ codeBits: {MAX_BITS}, fittedValues: {fitted}, raceSteps: {steps}, \
         imageClasses: {MAX_CLASSES}, images: {MAX_IMAGES}, \
         tableColumns: {MAX_COLUMNS}, tableFewestRows: {MIN_ROWS}, tableRows: {MAX_ROWS} }};\n"
    )
}

fn model_sizes() -> BTreeMap<String, u64> {
    let entries = fs::read_dir(root().join("www/models")).unwrap().flatten();
    let models = entries.filter(|entry| entry.path().extension().is_some_and(|end| end == "safetensors"));
    let named = |entry: fs::DirEntry| {
        (entry.path().file_stem().unwrap().to_str().unwrap().to_owned(), entry.metadata().unwrap().len())
    };
    models.map(named).collect()
}

/// Delimiters of the table of questions in `docs/PROTOCOL.md`.
const TABLE: [&str; 2] = ["<!-- questions: made by `cargo xtask generate` -->\n", "<!-- end of questions -->\n"];

fn protocol_document() -> String {
    let text = fs::read_to_string(root().join("docs/PROTOCOL.md")).unwrap();
    let (before, rest) = text.split_once(TABLE[0]).expect("no place for the table of questions");
    let (_, after) = rest.split_once(TABLE[1]).expect("the table of questions has no end");
    let mut table = "\n| question | reply | what it asks |\n| --- | --- | --- |\n".to_owned();
    for (group, rows) in questions().groups {
        for [key, reply, docs] in rows {
            writeln!(table, "| `{group}.{key}` | `{reply}` | {} |", docs.replace('|', "\\|")).unwrap();
        }
    }
    format!("{before}{}{table}\n{}{after}", TABLE[0], TABLE[1])
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn check(name: &str, expected: &str) {
    let path = root().join(name);
    if std::env::var_os(WRITE).is_some() {
        fs::write(&path, expected).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == expected, "{name} is out of date: run `cargo xtask generate`");
}

#[test]
fn the_pages_protocol_is_current() {
    check("www/generated/protocol.d.ts", &protocol_types());
}

#[test]
fn the_pages_labs_are_current() {
    check("www/generated/labs.js", &labs());
}

#[test]
fn the_pages_protocol_document_is_current() {
    check("docs/PROTOCOL.md", &protocol_document());
}

#[test]
fn bulk_numbers_are_direct_properties_of_a_reply() {
    // The bindings convert top-level properties only: a nested one would reach the page as `{ $f32: Uint8Array }`.
    assert_eq!(questions().nested, Vec::<String>::new());
}

#[test]
fn two_types_with_one_typescript_name_are_detected() {
    mod other {
        #[derive(ts_rs::TS)]
        #[ts(rename = "ErrorInfo")]
        #[allow(dead_code, reason = "only its declaration counts")]
        pub struct Another {
            kind: bool,
        }
    }
    let collide = || {
        let mut declarations = Declarations::with::<ErrorInfo>();
        declarations.visit::<other::Another>();
    };
    let message = *std::panic::catch_unwind(collide).unwrap_err().downcast::<String>().unwrap();
    assert!(message.contains("ErrorInfo"), "{message}");
}

#[test]
fn labs_and_folders_correspond() {
    let entries = fs::read_dir(root().join("www/labs")).unwrap().flatten().filter(|entry| entry.path().is_dir());
    let mut folders: Vec<String> = entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
    let mut ids: Vec<&str> = LABS.iter().map(|lab| lab.id).collect();
    folders.sort();
    ids.sort_unstable();
    assert_eq!(folders, ids);
}
