//! Shared helpers: the page's files, and a session that has loaded them.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::io::Read;
use std::path::PathBuf;

use burn::tensor::Device;
use flate2::read::GzDecoder;
use latente::Error;
use latente::data::{DataSet, Subject};
use latente::engine::{Part, Question};
use latente::general::{LoadData, LoadModel, LoadPca};
use latente::labs::States;
use latente::session::Session;
use latente::wire::Bytes;

/// A file under `www`.
pub fn www(path: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../www").join(path);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A file of `www/data`, decompressed.
pub fn data_file(name: &str) -> Vec<u8> {
    let mut unpacked = Vec::new();
    GzDecoder::new(www(&format!("data/{name}")).as_slice()).read_to_end(&mut unpacked).unwrap();
    unpacked
}

/// The question that loads `set` from the page's files.
pub fn load(set: DataSet) -> LoadData {
    let files = set.files().unwrap();
    let read = |name: &str| Bytes(data_file(name));
    LoadData { set, samples: read(files.samples.name), labels: read(files.labels.name) }
}

/// A session on the CPU with some data sets.
pub fn session(sets: &[DataSet]) -> Session {
    let mut session = Session::new(Device::flex());
    for &set in sets {
        ask(&mut session, load(set));
    }
    session
}

/// Loads shipped models under the names of their files.
pub fn load_models(session: &mut Session, names: &[&str]) {
    for &name in names {
        let bytes = Bytes(www(&format!("models/{name}.safetensors")));
        ask(session, LoadModel { name: name.into(), bytes });
    }
}

/// Loads the shipped principal components of a subject.
pub fn load_pca(session: &mut Session, subject: Subject) {
    let bytes = Bytes(www(&format!("models/{}", subject.pca_file().unwrap())));
    ask(session, LoadPca { subject, bytes });
}

/// Answers a question.
pub fn ask<Q: Question>(session: &mut Session, question: Q) -> Q::Reply
where
    States: Part<Q::State>,
{
    session.ask(question).unwrap()
}

/// Returns the error of a refused question.
pub fn refused<Q: Question>(session: &mut Session, question: Q) -> Error
where
    States: Part<Q::State>,
{
    session.ask(question).err().unwrap()
}

/// Checks that the lengths match and each value is within `tolerance`.
#[track_caller]
pub fn assert_close(found: &[f32], expected: &[f32], tolerance: f32) {
    assert_eq!(found.len(), expected.len());
    for (place, (found, expected)) in found.iter().zip(expected).enumerate() {
        assert!((found - expected).abs() <= tolerance, "value {place}: {found}, expected {expected}");
    }
}
