//! Matches arrays of images with their labels, by shape and, where that is ambiguous, by name.

use serde::Serialize;

use crate::array::{Array, MAX_VALUES};
use crate::fault::{Fault, Result};
use crate::image::Layout;
use crate::look::Contents;
use crate::source::File;
use crate::table::{self, TableLayout};
use crate::write;

/// Minimum images in a set.
pub const MIN_IMAGES: u64 = 10;
/// Maximum number of classes: that of EMNIST, the largest common set.
pub const MAX_CLASSES: usize = 62;

/// Images with their labels that the user can choose.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Part {
    /// Name of the file.
    pub file: String,
    /// Name of the array in it.
    pub name: String,
    /// File and array of the labels; `None` without labels.
    pub labels: Option<(String, String)>,
    /// `None` if a table must be read completely to know.
    pub count: Option<u64>,
    /// Width in pixels.
    pub width: usize,
    /// Height in pixels.
    pub height: usize,
    /// 1, 3 or 4.
    pub channels: usize,
    /// Bytes of the file to read.
    pub bytes: u64,
    /// The set's id in links, if this page saved it.
    pub id: Option<String>,
    /// Layout of an image.
    #[serde(skip)]
    pub layout: Option<Layout>,
    /// Where the values are stored.
    #[serde(skip)]
    pub source: PartSource,
}

/// Source of a part's values.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "a handful of parts exist at a time")]
pub enum PartSource {
    /// Arrays in files.
    Arrays {
        /// `[n, height, width]`, with channels first or last, or `[n, height · width]`.
        images: Array,
        /// `[n]`, or one-hot `[n, classes]`.
        labels: Option<Array>,
        /// Class names, indexed by label.
        names: Option<Array>,
        /// The original from which each image was made.
        originals: Option<Array>,
    },
    /// Index of a file with a table, how it is stored, and its columns.
    Table(usize, crate::array::Place, TableLayout),
}

/// Words that describe the kind of an array; the remaining words match images with labels.
const WORDS: [&str; 24] = [
    "images",
    "imgs",
    "image",
    "img",
    "pixels",
    "labels",
    "label",
    "targets",
    "target",
    "classes",
    "class",
    "data",
    "idx3",
    "idx1",
    "ubyte",
    "npy",
    "npz",
    "gz",
    "arr",
    "x",
    "y",
    "0",
    "1",
    "safetensors",
];

/// A name without these words.
fn stem(file: &File, array: &Array) -> String {
    let name = if array.name.is_empty() || array.name.starts_with("arr_") {
        file.name.rsplit('/').next().unwrap_or_default()
    } else {
        &array.name
    };
    let spaced: String = name.chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    let lower = spaced.to_lowercase();
    let words: Vec<&str> = lower.split(' ').filter(|word| !word.is_empty() && !WORDS.contains(word)).collect();
    words
        .join(" ")
        .replace("xtrain", "train")
        .replace("ytrain", "train")
        .replace("xtest", "test")
        .replace("ytest", "test")
}

/// Whether the shape fits labels: a number, a text or a one-hot row per image.
fn may_be_labels(array: &Array) -> bool {
    match *array.shape.as_slice() {
        [_] | [_, 1] => true,
        [_, classes] => classes <= MAX_CLASSES as u64 && Layout::of(&array.shape).is_none() && !array.dtype.is_text(),
        _ => false,
    }
}

/// Whether the shape fits images. Excludes a single image, which has no axis that counts images.
fn may_be_images(array: &Array) -> bool {
    let has_colours = matches!(*array.shape.as_slice(), [_, _, 3 | 4] | [3 | 4, _, _]) && array.count() > 4;
    !array.dtype.is_text()
        && Layout::of(&array.shape).is_some()
        && array.row().is_some_and(|row| row <= MAX_VALUES)
        && !(has_colours && array.shape[1] > 4 && array.shape[2] <= 4)
}

/// Finds the parts that can be used, largest first.
///
/// # Errors
/// If there are none.
pub fn parts(files: &[File], contents: &Contents) -> Result<Vec<Part>> {
    let mut parts = Vec::new();
    for (index, place) in &contents.tables {
        parts.push(table_part(&files[*index], *index, place)?);
    }
    let (images, others): (Vec<&Array>, Vec<&Array>) = contents.arrays.iter().partition(|array| may_be_images(array));
    let labels: Vec<&Array> =
        others.iter().copied().filter(|array| may_be_labels(array) && array.name != write::ORIGINALS).collect();
    // One-hot labels of 4, 9, 16 … classes look like small images next to larger ones.
    let largest = images.iter().filter_map(|array| array.row()).max().unwrap_or(0);
    let (images, small): (Vec<&Array>, Vec<&Array>) = images
        .into_iter()
        .partition(|array| array.row() == Some(largest) || array.shape.len() > 2 || array.row() > Some(64));
    let labels: Vec<&Array> = labels.into_iter().chain(small).collect();
    parts.extend(images.iter().map(|images| {
        let file = contents.arrays.iter().filter(|array| array.file == images.file && array.dtype.is_text());
        let named = |name: &str| file.clone().find(|array| array.name == name);
        let id = named(write::ID).and_then(|array| saved_id(files, array));
        let originals = others.iter().copied().find(|array| is_originals(array, images)).cloned();
        let part = array_part(files, images, labels_of(files, images, &labels), named(write::CLASSES), originals);
        Part { id, ..part }
    }));
    parts.sort_by_key(|part| std::cmp::Reverse(part.count.unwrap_or(u64::MAX)));
    if parts.is_empty() && contents.pictures.is_empty() {
        return Err(nothing(files, contents, &labels));
    }
    Ok(parts)
}

/// Labels for an array of images: the ones with the same name, or the only ones of equal length.
fn labels_of<'a>(files: &[File], images: &Array, labels: &[&'a Array]) -> Option<&'a Array> {
    let fits: Vec<&Array> = labels.iter().copied().filter(|array| array.count() == images.count()).collect();
    let name = stem(&files[images.file], images);
    let by_name = fits.iter().find(|array| stem(&files[array.file], array) == name);
    by_name.or(if fits.len() == 1 { fits.first() } else { None }).copied()
}

/// Whether an array is the one this page writes to record the originals.
fn is_originals(array: &Array, images: &Array) -> bool {
    let is_beside = array.file == images.file && array.name == write::ORIGINALS;
    is_beside && array.shape.len() == 1 && array.count() == images.count() && !array.dtype.is_text()
}

fn array_part(
    files: &[File],
    images: &Array,
    labels: Option<&Array>,
    names: Option<&Array>,
    originals: Option<Array>,
) -> Part {
    let layout = Layout::of(&images.shape);
    let file_of = |array: &Array| files[array.file].name.clone();
    let sides = layout.map_or((0, 0, 0), |layout| (layout.width, layout.height, layout.channels));
    Part {
        file: file_of(images),
        name: images.name.clone(),
        labels: labels.map(|labels| (file_of(labels), labels.name.clone())),
        count: Some(images.count()),
        width: sides.0,
        height: sides.1,
        channels: sides.2,
        bytes: files[images.file].source.size(),
        layout,
        source: PartSource::Arrays {
            images: images.clone(),
            labels: labels.cloned(),
            names: names.cloned(),
            originals,
        },
        id: None,
    }
}

fn table_part(file: &File, index: usize, place: &crate::array::Place) -> Result<Part> {
    let layout = table::layout(file, place)?;
    let image = layout.image;
    Ok(Part {
        file: file.name.clone(),
        name: String::new(),
        labels: layout.label.map(|column| (file.name.clone(), layout.column_name(column))),
        count: None,
        width: image.width,
        height: image.height,
        channels: image.channels,
        bytes: file.source.size(),
        id: None,
        layout: Some(image),
        source: PartSource::Table(index, place.clone(), layout),
    })
}

/// The id saved by this page with a set: `my-` and hexadecimal digits.
fn saved_id(files: &[File], array: &Array) -> Option<String> {
    let mut id = None;
    let mut take = |_: usize, bytes: &[u8]| {
        id = bytes.chunks_exact(array.dtype.size).next().map(|text| array.dtype.text(text));
        Ok(())
    };
    array.rows(&files[array.file], &[0], &mut |_| (), &mut take).ok()?;
    id.filter(|id| {
        id.strip_prefix("my-")
            .is_some_and(|rest| (1..=32).contains(&rest.len()) && rest.bytes().all(|letter| letter.is_ascii_hexdigit()))
    })
}

/// The reason why there are no parts.
fn nothing(files: &[File], contents: &Contents, labels: &[&Array]) -> Fault {
    if let Some((file, array, dtype)) = contents.unread.first() {
        return Fault::WrongType { file: files[*file].name.clone(), array: array.clone(), dtype: dtype.clone() };
    }
    let largest = contents.arrays.iter().max_by_key(|array| array.shape.len());
    match largest {
        None => Fault::NoImages { file: files.first().map(|file| file.name.clone()).unwrap_or_default() },
        Some(array) if array.shape.len() == 1 && labels.len() == contents.arrays.len() => {
            Fault::LabelsAlone { file: files[array.file].name.clone() }
        }
        Some(array) if array.shape.len() > 2 && array.row().is_none_or(|row| row > MAX_VALUES) => {
            let [.., height, width] = *array.shape.as_slice() else { return array.wrong_shape(&files[array.file]) };
            let (file, name) = (files[array.file].name.clone(), array.name.clone());
            Fault::TooLarge { file, array: name, width, height, most: 1024 }
        }
        Some(array)
            if matches!(*array.shape.as_slice(), [_, _, 3 | 4])
                || Layout::of(&[1, array.count(), array.row().unwrap_or(0)]).is_some()
                    && array.shape.len() == 2
                    && array.count() == array.row().unwrap_or(0) =>
        {
            Fault::TooFew { file: files[array.file].name.clone(), count: 1, least: MIN_IMAGES }
        }
        Some(array) => array.wrong_shape(&files[array.file]),
    }
}
