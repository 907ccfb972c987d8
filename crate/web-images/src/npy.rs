//! The header of NumPy's array files.
//!
//! Source: <https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html>

use std::io::Read;

use crate::dtype::Type;

const MAGIC: &[u8] = b"\x93NUMPY";
/// A header is longer only for structures, which are not read.
const LONGEST: usize = 1 << 16;

/// What a file says of its array.
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// As NumPy describes the type of its values.
    pub descr: String,
    /// Nothing where it is one that is not read.
    pub dtype: Option<Type>,
    /// Whether the first axis is the one that changes fastest.
    pub fortran: bool,
    pub shape: Vec<u64>,
    /// Where the values begin.
    pub offset: u64,
}

/// Whether bytes begin as an array file does.
pub fn is_npy(head: &[u8]) -> bool {
    head.starts_with(MAGIC)
}

/// Reads a header, or nothing where it is none.
pub fn header(reader: &mut dyn Read) -> Option<Header> {
    let mut start = [0; 8];
    reader.read_exact(&mut start).ok()?;
    if !is_npy(&start) {
        return None;
    }
    let width = if start[6] == 1 { 2 } else { 4 };
    let mut size = [0; 4];
    reader.read_exact(&mut size[..width]).ok()?;
    let length = u32::from_le_bytes(size) as usize;
    if length > LONGEST {
        return None;
    }
    let mut text = vec![0; length];
    reader.read_exact(&mut text).ok()?;
    let text = String::from_utf8(text).ok()?;
    let descr = value(&text, "descr")?;
    let fortran = value(&text, "fortran_order")?.starts_with("True");
    let shape = shape(value(&text, "shape")?)?;
    let quoted = descr.strip_prefix('\'').or_else(|| descr.strip_prefix('"'));
    let (descr, dtype) = match quoted.and_then(|rest| rest.split(['\'', '"']).next()) {
        Some(name) => (name.to_owned(), Type::numpy(name)),
        None => ("struct".to_owned(), None), // a list of fields
    };
    Some(Header { descr, dtype, fortran, shape, offset: (8 + width + length) as u64 })
}

/// What stands behind a key of the dictionary.
fn value<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    let at = text.find(&format!("'{key}'")).or_else(|| text.find(&format!("\"{key}\"")))?;
    let rest = text[at + key.len() + 2..].trim_start();
    Some(rest.strip_prefix(':')?.trim_start())
}

/// A tuple of whole numbers; Python 2 wrote them with an L behind.
fn shape(text: &str) -> Option<Vec<u64>> {
    let inside = text.strip_prefix('(')?.split_once(')')?.0;
    let parts = inside.split(',').map(|part| part.trim().trim_end_matches('L')).filter(|part| !part.is_empty());
    let shape: Option<Vec<u64>> = parts.map(|part| part.parse().ok()).collect();
    shape.filter(|axes| axes.len() <= 8)
}

/// A header of this crate's own arrays.
pub fn write_header(descr: &str, shape: &[usize]) -> Vec<u8> {
    let axes: String = shape.iter().map(|axis| format!("{axis},")).collect();
    let mut text = format!("{{'descr': '{descr}', 'fortran_order': False, 'shape': ({axes}), }}");
    // The values begin at a multiple of 64, and a line ends before them.
    let unpadded = MAGIC.len() + 4 + text.len() + 1;
    text.push_str(&" ".repeat(unpadded.next_multiple_of(64) - unpadded));
    text.push('\n');
    let length = (text.len() as u16).to_le_bytes();
    [MAGIC, &[1, 0], &length, text.as_bytes()].concat()
}
