//! Byte sources: files read in pieces as needed, and possibly larger than memory.

use std::io::{Cursor, Read, Seek};

/// A seekable reader.
pub trait ReadSeek: Read + Seek {}
impl<T: Read + Seek> ReadSeek for T {}

/// A file that can be opened any number of times.
pub trait Source {
    /// Opens it at the start.
    fn open(&self) -> Box<dyn ReadSeek + '_>;
    /// Size in bytes.
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
    /// Name shown to the user.
    pub name: String,
    /// Its bytes.
    pub source: Box<dyn Source>,
}

impl File {
    /// The first `count` bytes, or fewer if the file is shorter.
    pub fn head(&self, count: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        // A read error here surfaces as a short head, and is reported where the data are used.
        let _ = self.source.open().take(count as u64).read_to_end(&mut bytes);
        bytes
    }
}
