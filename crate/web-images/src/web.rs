//! JavaScript interface of the readers.

use std::io::{Error, ErrorKind, Read, Result as IoResult, Seek, SeekFrom};

use js_sys::{Function, Uint8Array};
use latente::data::drawing::rasterize;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::augment::{Change, augment};
use crate::choose::choose;
use crate::fault::{Fault, Result};
use crate::look::{Contents, look, picture_bytes};
use crate::parts::{MAX_CLASSES, MIN_IMAGES, Part, parts};
use crate::picture::{self, Conversion, Crop, Ink};
use crate::read::{self, Images, MAX_IMAGES, Wish, read};
use crate::source::{File, ReadSeek, Source};
use crate::write;

/// Logs panics to the console before the worker dies.
#[cfg(target_family = "wasm")]
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// A browser file: `read(from, to)` synchronously returns a slice of it.
struct Blob {
    read: Function,
    size: u64,
}

impl Source for Blob {
    fn open(&self) -> Box<dyn ReadSeek + '_> {
        Box::new(Opened { blob: self, at: 0 })
    }

    fn size(&self) -> u64 {
        self.size
    }
}

struct Opened<'a> {
    blob: &'a Blob,
    at: u64,
}

impl Read for Opened<'_> {
    fn read(&mut self, bytes: &mut [u8]) -> IoResult<usize> {
        let end = self.at.saturating_add(bytes.len() as u64).min(self.blob.size);
        if end <= self.at {
            return Ok(0);
        }
        let [from, to] = [self.at, end].map(|place| JsValue::from_f64(place as f64));
        let piece = self.blob.read.call2(&JsValue::NULL, &from, &to).map_err(|_| Error::from(ErrorKind::Other))?;
        let piece = Uint8Array::new(&piece);
        let length = (piece.length() as usize).min(bytes.len());
        piece.subarray(0, length as u32).copy_to(&mut bytes[..length]);
        self.at += length as u64;
        Ok(length)
    }
}

impl Seek for Opened<'_> {
    fn seek(&mut self, to: SeekFrom) -> IoResult<u64> {
        let (base, offset) = match to {
            SeekFrom::Start(place) => (place, 0),
            SeekFrom::End(offset) => (self.blob.size, offset),
            SeekFrom::Current(offset) => (self.at, offset),
        };
        self.at = base.checked_add_signed(offset).ok_or(ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

/// The user's files.
#[wasm_bindgen]
#[derive(Default)]
pub struct Files {
    files: Vec<File>,
    contents: Contents,
    parts: Vec<Part>,
}

/// Their contents, for the page.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Looked<'a> {
    parts: &'a [Part],
    /// Paths of pictures.
    pictures: Vec<&'a str>,
    most_images: usize,
    most_classes: usize,
    fewest: u64,
}

#[wasm_bindgen]
impl Files {
    /// Creates an empty list.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file: `read(from, to)` returns its bytes as a `Uint8Array`.
    pub fn add(&mut self, name: String, size: f64, read: Function) {
        self.files.push(File { name, source: Box::new(Blob { read, size: size as u64 }) });
    }

    /// Inspects the headers.
    ///
    /// # Errors
    /// A [`Fault`] as JSON.
    pub fn look(&mut self) -> std::result::Result<String, String> {
        let found = look(&self.files).and_then(|contents| Ok((parts(&self.files, &contents)?, contents)));
        (self.parts, self.contents) = found.map_err(|fault| json(&fault))?;
        Ok(json(&Looked {
            parts: &self.parts,
            pictures: self.contents.pictures.iter().map(|picture| picture.path.as_str()).collect(),
            most_images: MAX_IMAGES,
            most_classes: MAX_CLASSES,
            fewest: MIN_IMAGES,
        }))
    }

    /// Reads at most `most` images of a part; reports progress to `progress` as a fraction.
    ///
    /// # Errors
    /// A [`Fault`] as JSON.
    pub fn read(&self, part: usize, most: usize, seed: f64, progress: &Function) -> std::result::Result<Given, String> {
        let mut tell = |share: f64| {
            // Progress errors are ignored.
            let _ = progress.call1(&JsValue::NULL, &JsValue::from_f64(share));
        };
        let part = self.parts.get(part).ok_or_else(|| Fault::NoImages { file: String::new() });
        let wish = Wish { most, seed: seed as u64 };
        let images = part.and_then(|part| read(&self.files, part, wish, &mut tell)).map_err(|fault| json(&fault))?;
        Ok(Given { images })
    }

    /// Returns the bytes of a picture in a ZIP file.
    ///
    /// # Errors
    /// A [`Fault`] as JSON.
    pub fn picture(&self, index: usize) -> std::result::Result<Vec<u8>, String> {
        self.unpacked(index).map_err(|fault| json(&fault))
    }

    fn unpacked(&self, index: usize) -> Result<Vec<u8>> {
        let none = || Fault::NoImages { file: String::new() };
        let place = self.contents.pictures.get(index).ok_or_else(none)?;
        picture_bytes(&self.files[place.file], place.entry)
    }
}

/// The images read.
#[wasm_bindgen]
pub struct Given {
    images: Images,
}

#[wasm_bindgen]
impl Given {
    /// `[count, 784]`; moved out on the first call.
    pub fn pixels(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.images.pixels)
    }

    /// Class of each image; empty without classes.
    pub fn labels(&self) -> Vec<u8> {
        self.images.labels.clone()
    }

    /// Number of the original of each image; empty if the file has none.
    pub fn originals(&self) -> Vec<u32> {
        self.images.originals.clone()
    }

    /// The report as JSON.
    pub fn report(&self) -> String {
        json(&self.images.report)
    }
}

/// Reports on images `[n, 784]` from another source, as JSON.
#[wasm_bindgen]
pub fn inspect(pixels: &[u8]) -> String {
    let mut report = read::Report { count: pixels.len() / crate::image::PIXELS, ..read::Report::default() };
    read::inspect(pixels, &mut report);
    json(&report)
}

/// Converts a decoded picture. `crop` is `whole`, `square` or `centred`; `ink` is `auto`, `dark` or `bright`.
#[wasm_bindgen]
pub fn picture(rgba: &[u8], width: usize, height: usize, crop: &str, ink: &str, stretch: bool) -> Vec<u8> {
    let crop = match crop {
        "square" => Crop::Square,
        "centred" => Crop::Centred,
        _ => Crop::Whole,
    };
    let ink = match ink {
        "dark" => Ink::Dark,
        "bright" => Ink::Bright,
        _ => Ink::Auto,
    };
    picture::image(rgba, width, height, Conversion { crop, ink, stretch })
}

/// Renders a drawing: `points` are the x and y of all strokes, `lengths` the number of points in each.
#[wasm_bindgen]
pub fn drawing(points: &[f32], lengths: &[u32]) -> Vec<u8> {
    let mut points = points.chunks_exact(2).map(|point| [point[0], point[1]]);
    let strokes: Vec<Vec<[f32; 2]>> =
        lengths.iter().map(|&length| points.by_ref().take(length as usize).collect()).collect();
    rasterize(&strokes).into_iter().map(|value| (255.0 * value).round() as u8).collect()
}

/// Chooses at most `most` of `count` indices, in order.
#[wasm_bindgen]
pub fn chosen(count: f64, most: usize, seed: f64) -> Vec<f64> {
    choose(count as u64, most, seed as u64).into_iter().map(|place| place as f64).collect()
}

/// Returns images `[n, 784]` followed by `copies` of each, shifted (pixels), rotated (degrees) and scaled (relative).
#[wasm_bindgen]
pub fn varied(images: &[u8], copies: usize, shift: f64, turn: f64, scale: f64, seed: f64) -> Vec<u8> {
    augment(images, copies, Change { shift, turn, scale }, seed as u64)
}

/// Writes a set to an NPZ file.
///
/// # Errors
/// The error message.
#[wasm_bindgen]
pub fn npz(
    images: &[u8],
    labels: &[u8],
    originals: &[u32],
    classes: Vec<String>,
    id: &str,
) -> std::result::Result<Vec<u8>, String> {
    write::npz(images, labels, originals, &classes, id).map_err(|error| error.to_string())
}

/// Writes a set to a ZIP file of PNG files.
///
/// # Errors
/// The error message.
#[wasm_bindgen]
pub fn pngs(images: &[u8], labels: &[u8], classes: Vec<String>) -> std::result::Result<Vec<u8>, String> {
    write::pictures(images, labels, &classes).map_err(|error| error.to_string())
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
