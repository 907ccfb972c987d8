//! Where bytes come from: a file of which parts are read when they are wanted, so a file may be larger than memory.

use std::io::{Cursor, Read, Seek};

/// What can be read from any place on.
pub trait ReadSeek: Read + Seek {}
impl<T: Read + Seek> ReadSeek for T {}

/// A file that can be opened any number of times.
pub trait Source {
    /// Its bytes, from the first one on.
    fn open(&self) -> Box<dyn ReadSeek + '_>;
    /// How many there are.
    fn size(&self) -> u64;
}

impl Source for Vec<u8> {
    fn open(&self) -> Box<dyn ReadSeek + '_> {
        Box::new(Cursor::new(self.as_slice()))
    }

    fn size(&self) -> u64 {
        self.len() as u64
    }
}

/// A file with its name.
pub struct File {
    /// As the person knows it.
    pub name: String,
    /// Its bytes.
    pub source: Box<dyn Source>,
}

impl File {
    /// The first `count` bytes, or as many as there are.
    pub fn head(&self, count: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        // What cannot be read is missing, and said where it is wanted.
        let _ = self.source.open().take(count as u64).read_to_end(&mut bytes);
        bytes
    }
}
