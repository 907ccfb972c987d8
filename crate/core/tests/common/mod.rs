//! What several test files need: the page's files, and a session that has loaded them.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::path::PathBuf;

use burn::tensor::Device;
use latente::data::DataSet;
use latente::protocol::{Reply, Request};
use latente::session::Session;
use latente::wire::Bytes;

/// A file under `www`.
pub fn www(path: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../www").join(path);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The request that loads `set` from the page's files.
pub fn load(set: DataSet) -> Request {
    let files = set.files();
    let read = |name: &str| Bytes(www(&format!("data/{name}")));
    Request::LoadData { set, samples: read(files.samples.name), labels: read(files.labels.name) }
}

/// A session on the CPU with some data sets.
pub fn session(sets: &[DataSet]) -> Session {
    let mut session = Session::new(Device::flex());
    for &set in sets {
        session.call(load(set)).unwrap();
    }
    session
}

/// The reply of one kind, or a failed test.
#[macro_export]
macro_rules! expect {
    ($reply:expr, $kind:ident) => {
        match $reply {
            latente::protocol::Reply::$kind(reply) => reply,
            other => panic!("{other:?}"),
        }
    };
}

/// Asks and gives the reply.
pub fn ask(session: &mut Session, request: Request) -> Reply {
    session.call(request).unwrap()
}
