//! Runs other programs in the project's folder and prints progress.

use std::panic::resume_unwind;
use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;
use std::thread;
use std::time::Instant;

use crate::Result;

/// The project's folder; `LATENTE_ROOT` overrides it with a copy.
pub fn root() -> PathBuf {
    let here = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let root = std::env::var_os("LATENTE_ROOT").map_or_else(here, PathBuf::from);
    root.canonicalize().unwrap_or(root)
}

/// Prints the next step, and the minutes and seconds since this program's first one: a log shows what takes long.
pub fn say(what: &str) {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let seconds = START.elapsed().as_secs();
    println!("\n==> {}:{:02} {what}", seconds / 60, seconds % 60);
}

/// Prepares `program` with `arguments` to run in the project's folder.
pub fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// Runs `command` to completion.
///
/// # Errors
/// If it cannot be started or does not succeed.
pub fn run(command: &mut Command) -> Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let arguments: Vec<_> = command.get_args().map(|argument| argument.to_string_lossy().into_owned()).collect();
    let status = command.status().map_err(|error| format!("{program} could not be started: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{program} {} failed ({status})", arguments.join(" ")).into()) }
}

/// The output of `command`; `None` if it fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs `other` in a thread while `this` runs, and returns the result of `this`.
///
/// # Errors
/// If either fails: the error of `this` counts first. Both run to their ends.
pub fn side_by_side<T>(other: impl FnOnce() -> Result<()> + Send, this: impl FnOnce() -> Result<T>) -> Result<T> {
    thread::scope(|scope| {
        let other = scope.spawn(|| other().map_err(|error| error.to_string()));
        let this = this();
        match other.join() {
            Ok(other) => this.and_then(|value| Ok(other.map(|()| value)?)),
            Err(panic) => resume_unwind(panic),
        }
    })
}
