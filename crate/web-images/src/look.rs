//! Lists the contents of the user's files: arrays, tables, pictures. Reads headers only.

use std::io::Read;

use safetensors::tensor::Metadata;

use crate::array::{Array, Place, open_zip, with_reader, zip_fault};
use crate::dtype::Type;
use crate::fault::{Fault, Result};
use crate::npy;
use crate::source::File;
use crate::table;

/// Maximum header size of a safetensors file: only networks with tens of thousands of tensors have larger ones.
const LONGEST_HEADER: u64 = 1 << 20;
/// Maximum entries in a ZIP file.
const MAX_ENTRIES: usize = 200_000;

/// A picture in a ZIP file.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Index of its file.
    pub file: usize,
    /// Index of its entry.
    pub entry: usize,
    /// Path including folders.
    pub path: String,
    /// Uncompressed size in bytes.
    pub size: u64,
}

/// Contents of the files.
#[derive(Debug, Default)]
pub struct Contents {
    /// Arrays of numbers, and of texts that may name classes.
    pub arrays: Vec<Array>,
    /// Tables of pixels: index of the file, and how it is stored.
    pub tables: Vec<(usize, Place)>,
    /// Pictures in ZIP files.
    pub pictures: Vec<Picture>,
    /// Arrays of unsupported types: file index, name and NumPy description.
    pub unread: Vec<(usize, String, String)>,
}

/// Inspects all files.
///
/// # Errors
/// If any file cannot be read.
pub fn look(files: &[File]) -> Result<Contents> {
    let mut contents = Contents::default();
    for (index, file) in files.iter().enumerate() {
        look_at(index, file, &mut contents)?;
    }
    Ok(contents)
}

fn look_at(index: usize, file: &File, contents: &mut Contents) -> Result<()> {
    let name = || file.name.clone();
    let head = file.head(64);
    if head.is_empty() {
        return Err(Fault::Empty { file: name() });
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return look_into_zip(index, file, contents);
    }
    let place = if head.starts_with(&[0x1f, 0x8b]) { Place::Gzip } else { Place::Plain };
    let head = match place {
        Place::Gzip => with_reader(file, &place, 0, |reader| {
            let mut bytes = Vec::new();
            reader.take(64).read_to_end(&mut bytes).map_err(|_| Fault::Damaged { file: name() })?;
            Ok(bytes)
        })?,
        _ => head,
    };
    if npy::is_npy(&head) {
        return look_at_npy(index, file, place, String::new(), contents);
    }
    if is_idx(&head) {
        contents.arrays.push(idx(index, file, place, &head)?);
        return Ok(());
    }
    if is_safetensors(&head) {
        return look_at_tensors(index, file, place, contents);
    }
    if table::is_text(&head) {
        contents.tables.push((index, place));
        return Ok(());
    }
    Err(if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) {
        Fault::NotUtf8 { file: name() }
    } else {
        Fault::Unknown { file: name() }
    })
}

/// Two zero bytes, a type, and the number of axes.
fn is_idx(head: &[u8]) -> bool {
    head.len() >= 4 && head[..2] == [0, 0] && Type::idx(head[2]).is_some() && (1..=4).contains(&head[3])
}

/// A length, and the opening brace of the header.
fn is_safetensors(head: &[u8]) -> bool {
    head.len() > 8 && head[4..8] == [0; 4] && head[8] == b'{'
}

fn idx(index: usize, file: &File, place: Place, head: &[u8]) -> Result<Array> {
    let axes = usize::from(head[3]);
    let offset = 4 + 4 * axes;
    let dtype = Type::idx(head[2]).filter(|_| head.len() >= offset);
    let Some(dtype) = dtype else {
        return Err(Fault::Truncated { file: file.name.clone(), wanted: offset as u64, found: head.len() as u64 });
    };
    let axis = |bytes: &[u8]| u64::from(u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]));
    let shape = head[4..offset].chunks_exact(4).map(axis).collect();
    let array = Array { file: index, name: String::new(), place, offset: offset as u64, dtype, fortran: false, shape };
    array.check_size(file)?;
    Ok(array)
}

fn look_at_npy(index: usize, file: &File, place: Place, name: String, contents: &mut Contents) -> Result<()> {
    let header = with_reader(file, &place, 0, |mut reader| {
        npy::header(&mut reader).ok_or_else(|| Fault::NoHeader { file: file.name.clone() })
    })?;
    let Some(dtype) = header.dtype else {
        contents.unread.push((index, name, header.descr));
        return Ok(());
    };
    let (offset, fortran, shape) = (header.offset, header.fortran, header.shape);
    let array = Array { file: index, name, place, offset, dtype, fortran, shape };
    array.check_size(file)?;
    contents.arrays.push(array);
    Ok(())
}

fn look_at_tensors(index: usize, file: &File, place: Place, contents: &mut Contents) -> Result<()> {
    let no_header = || Fault::NoHeader { file: file.name.clone() };
    let bytes = with_reader(file, &place, 0, |reader| {
        let mut length = [0; 8];
        reader.read_exact(&mut length).map_err(|_| no_header())?;
        let length = u64::from_le_bytes(length);
        if length > LONGEST_HEADER {
            return Err(no_header());
        }
        let mut bytes = Vec::new();
        reader.take(length).read_to_end(&mut bytes).map_err(|_| no_header())?;
        if (bytes.len() as u64) < length {
            return Err(Fault::Truncated { file: file.name.clone(), wanted: 8 + length, found: file.source.size() });
        }
        Ok(bytes)
    })?;
    let metadata: Metadata = serde_json::from_slice(&bytes).map_err(|_| no_header())?;
    let start = 8 + bytes.len() as u64;
    let mut tensors: Vec<_> = metadata.tensors().into_iter().collect();
    tensors.sort_by_key(|(_, tensor)| tensor.data_offsets.0);
    for (name, tensor) in tensors {
        let Some(dtype) = Type::tensor(tensor.dtype) else {
            contents.unread.push((index, name, format!("{:?}", tensor.dtype)));
            continue;
        };
        let shape = tensor.shape.iter().map(|&axis| axis as u64).collect();
        let offset = start.saturating_add(tensor.data_offsets.0 as u64);
        let array = Array { file: index, name, place: place.clone(), offset, dtype, fortran: false, shape };
        array.check_size(file)?;
        contents.arrays.push(array);
    }
    Ok(())
}

/// Lists the arrays of an NPZ file, pictures in folders, or files of the other formats.
fn look_into_zip(index: usize, file: &File, contents: &mut Contents) -> Result<()> {
    let mut arrays = Vec::new();
    let mut archive = open_zip(file)?;
    if archive.len() > MAX_ENTRIES {
        return Err(Fault::WrongPacking { file: file.name.clone() });
    }
    for entry in 0..archive.len() {
        let part = archive.by_index_raw(entry).map_err(|error| zip_fault(file, &error))?;
        let path = part.name().to_owned();
        if part.is_dir() || is_hidden(&path) {
            continue;
        }
        if part.encrypted() {
            return Err(Fault::Encrypted { file: file.name.clone() });
        }
        if let Some(name) = path.strip_suffix(".npy") {
            arrays.push((entry, name.to_owned()));
        } else if is_picture(&path) {
            contents.pictures.push(Picture { file: index, entry, path, size: part.size() });
        }
    }
    drop(archive);
    if arrays.is_empty() && contents.pictures.is_empty() {
        return Err(Fault::NoImages { file: file.name.clone() });
    }
    arrays
        .into_iter()
        .take(MAX_ARRAYS)
        .try_for_each(|(entry, name)| look_at_npy(index, file, Place::Zip(entry), name, contents))
}

/// Maximum arrays in an NPZ file.
const MAX_ARRAYS: usize = 100;

/// System and hidden files in a ZIP file.
fn is_hidden(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.') || part == "__MACOSX")
}

/// Whether browsers may be able to decode it.
pub fn is_picture(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    ["png", "jpg", "jpeg", "webp", "gif", "bmp", "avif", "svg"].contains(&ending.as_str())
}

/// Maximum size of a picture file.
const LARGEST_PICTURE: u64 = 40 << 20;

/// Returns the bytes of a picture in a ZIP file.
///
/// # Errors
/// If it cannot be decompressed.
pub fn picture_bytes(file: &File, entry: usize) -> Result<Vec<u8>> {
    let damaged = || Fault::Damaged { file: file.name.clone() };
    let mut archive = open_zip(file)?;
    let part = archive.by_index(entry).map_err(|error| zip_fault(file, &error))?;
    let mut bytes = Vec::new();
    part.take(LARGEST_PICTURE).read_to_end(&mut bytes).map_err(|_| damaged())?;
    Ok(bytes)
}
