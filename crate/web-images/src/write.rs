//! Writes sets to common formats: NumPy arrays, and pictures in folders.

use std::io::{Cursor, Write};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::image::{PIXELS, SIDE};
use crate::npy::write_header;

/// Name of the array of images, also used for reading.
pub const IMAGES: &str = "images";
/// Name of the array of labels.
pub const LABELS: &str = "labels";
/// Name of the array of class names.
pub const CLASSES: &str = "classes";
/// Name of the array with the number of each image's original.
pub const ORIGINALS: &str = "originals";
/// Name of the array with the set's id in links.
pub const ID: &str = "id";

/// Writes an NPZ file: `images` `[n, 28, 28]`, `labels` `[n]`, `originals` `[n]`, `classes` and `id`.
///
/// # Errors
/// Only if memory runs out.
pub fn npz(images: &[u8], labels: &[u8], originals: &[u32], classes: &[String], id: &str) -> ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let count = images.len() / PIXELS;
    let mut add = |name: &str, header: &[u8], values: &[u8]| -> ZipResult<()> {
        archive.start_file(format!("{name}.npy"), options())?;
        archive.write_all(header)?;
        Ok(archive.write_all(values)?)
    };
    add(IMAGES, &write_header("|u1", &[count, SIDE, SIDE]), &images[..count * PIXELS])?;
    if labels.len() == count {
        add(LABELS, &write_header("|u1", &[count]), labels)?;
        let (header, values) = texts(classes);
        add(CLASSES, &header, &values)?;
    }
    if originals.len() == count {
        let values: Vec<u8> = originals.iter().flat_map(|original| original.to_le_bytes()).collect();
        add(ORIGINALS, &write_header("<u4", &[count]), &values)?;
    }
    let (header, values) = texts(&[id.to_owned()]);
    add(ID, &header, &values)?;
    Ok(archive.finish()?.into_inner())
}

/// Writes a ZIP file with a folder per class and a PNG file per image.
///
/// # Errors
/// Only if memory runs out.
pub fn pictures(images: &[u8], labels: &[u8], classes: &[String]) -> ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = options().compression_method(CompressionMethod::Stored); // PNG files are already compressed
    for (index, image) in images.chunks_exact(PIXELS).enumerate() {
        let class = labels.get(index).and_then(|&label| classes.get(usize::from(label)));
        let folder = class.map(|name| format!("{}/", file_name(name))).unwrap_or_default();
        archive.start_file(format!("{folder}{:05}.png", index + 1), stored)?;
        archive.write_all(&png(image))?;
    }
    Ok(archive.finish()?.into_inner())
}

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)
}

/// Texts as an array `<U…`, padded with zeros.
fn texts(texts: &[String]) -> (Vec<u8>, Vec<u8>) {
    let longest = texts.iter().map(|text| text.chars().count()).max().unwrap_or(0).max(1);
    let filled = |text: &String| -> Vec<u8> {
        let letters = text.chars().map(u32::from).chain(std::iter::repeat(0)).take(longest);
        letters.flat_map(u32::to_le_bytes).collect()
    };
    (write_header(&format!("<U{longest}"), &[texts.len()]), texts.iter().flat_map(filled).collect())
}

/// A file name that is valid on every system.
fn file_name(name: &str) -> String {
    let plain = |letter: char| if letter.is_control() || r#"/\:*?"<>|"#.contains(letter) { '_' } else { letter };
    let name: String = name.chars().map(plain).collect();
    let name = name.trim().trim_matches('.');
    if name.is_empty() { "_".to_owned() } else { name.to_owned() }
}

fn png(image: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, SIDE as u32, SIDE as u32);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(image));
    debug_assert!(written.is_ok(), "writing to a vector cannot fail");
    bytes
}
