//! The project's commands; `cargo xtask` without arguments lists them.

mod audit;
mod check;
mod engine;
mod folders;
mod models;
mod modules;
mod new_lab;
mod packed;
mod page;
mod policy;
mod run;
mod server;
mod tools;
mod vendor;
mod words;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask serve [PORT]   build the release page, serve it on 127.0.0.1 and print the URL
cargo xtask test           run every test
cargo xtask build          build the release page into dist/, for any static host
cargo xtask bench [TABLE…] measure in Chromium: files, visits, drawing, labs, measurements, map, training, share, cores; against other libraries: engines, kinds
cargo xtask soak [MINUTES [SEED]]  use the page for an hour with random failures: checks that nothing is lost and memory stays flat
cargo xtask audit [VISIT…] recompute the numbers on the page with NumPy and scikit-learn: tests/audit
cargo xtask generate       write www/generated and tests/reference/snippets from crate/core, the formulas, and the table of labs in README.md
cargo xtask pictures       take the moving pictures of README.md from the built page
cargo xtask format         format Rust and JavaScript
cargo xtask new-lab ID     create a small working lab: docs/ADDING_A_LAB.md (--check: in a copy, and test it)
cargo xtask pretrain [NAME…]  train the shipped models, all or some";

/// The error that stopped a command.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match arguments.as_slice() {
        ["serve"] => page::serve(server::PORT),
        ["serve", port] => match port.parse() {
            Ok(port) => page::serve(port),
            Err(_) => Err(format!("{port} is not a port number").into()),
        },
        // Used by the end-to-end tests: serves the built page below a path.
        ["serve-only", port, prefix] => match port.parse() {
            Ok(port) => server::serve(&run::root().join("dist"), port, prefix),
            Err(_) => Err(format!("{port} is not a port number").into()),
        },
        // Builds the page with the baseline engine only, without size optimisation.
        ["build-plain"] => page::build_plain().map(|_| ()),
        ["names"] => words::gather_names(&run::root().join("www")),
        ["new-lab", "--check"] => check::new_lab_check(),
        ["new-lab", id] => check::new_lab(id),
        ["test"] => check::all(),
        ["build"] => page::build().map(|dist| println!("{}", dist.display())),
        ["bench", tables @ ..] => check::measure("tests/bench/bench.js", tables),
        ["soak", limits @ ..] => check::measure("tests/soak/soak.js", limits),
        ["audit", names @ ..] => audit::audit(names),
        ["pictures"] => check::measure("tests/readme/pictures.js", &[]),
        ["generate"] => check::generate(),
        ["format"] => check::format(),
        ["pretrain", names @ ..] => models::pretrain(names),
        _ => Err(USAGE.into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
