//! Headers of NumPy's array files.
//!
//! Source: <https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html>

use std::io::Read;

use crate::dtype::Type;

const MAGIC: &[u8] = b"\x93NUMPY";
/// Maximum header size: only structured arrays, which are unsupported, have larger ones.
const LONGEST: usize = 1 << 16;

/// The header of an array file.
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// NumPy's description of the value type.
    pub descr: String,
    /// `None` if the type is unsupported.
    pub dtype: Option<Type>,
    /// Whether the order is Fortran's, with the first axis fastest.
    pub fortran: bool,
    pub shape: Vec<u64>,
    /// Offset of the values.
    pub offset: u64,
}

/// Whether bytes start like an array file.
pub fn is_npy(head: &[u8]) -> bool {
    head.starts_with(MAGIC)
}

/// Reads a header. Returns `None` if it is invalid.
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

/// The text after a key of the dictionary.
fn value<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    let at = text.find(&format!("'{key}'")).or_else(|| text.find(&format!("\"{key}\"")))?;
    let rest = text[at + key.len() + 2..].trim_start();
    Some(rest.strip_prefix(':')?.trim_start())
}

/// Parses a tuple of integers; Python 2 appends an L.
fn shape(text: &str) -> Option<Vec<u64>> {
    let inside = text.strip_prefix('(')?.split_once(')')?.0;
    let parts = inside.split(',').map(|part| part.trim().trim_end_matches('L')).filter(|part| !part.is_empty());
    let shape: Option<Vec<u64>> = parts.map(|part| part.parse().ok()).collect();
    shape.filter(|axes| axes.len() <= 8)
}

/// Writes the header of an array.
pub fn write_header(descr: &str, shape: &[usize]) -> Vec<u8> {
    let axes: String = shape.iter().map(|axis| format!("{axis},")).collect();
    let mut text = format!("{{'descr': '{descr}', 'fortran_order': False, 'shape': ({axes}), }}");
    // Pads the header so that the values start at a multiple of 64, after a newline.
    let unpadded = MAGIC.len() + 4 + text.len() + 1;
    text.push_str(&" ".repeat(unpadded.next_multiple_of(64) - unpadded));
    text.push('\n');
    let length = (text.len() as u16).to_le_bytes();
    [MAGIC, &[1, 0], &length, text.as_bytes()].concat()
}
