//! Reads the images of a part with their labels.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;

use crate::array::Array;
use crate::choose::choose;
use crate::fault::{Fault, Result};
use crate::image::{Box28, Layout, PIXELS, SIDE, reduce, whole};
use crate::parts::{MAX_CLASSES, MIN_IMAGES, Part, PartSource};
use crate::range::Extent;
use crate::source::File;
use crate::table;

/// Maximum images in a set.
pub const MAX_IMAGES: usize = 12_000;
/// Maximum bytes collected from an array in Fortran order, where the values of a row are scattered.
const MAX_GATHERED: u64 = 64 << 20;

/// The images read.
#[derive(Debug, Default)]
pub struct Images {
    /// `[count, 784]`; 0 is the background end of the file's range, 255 the other.
    pub pixels: Vec<u8>,
    /// Class of each image; empty without classes.
    pub labels: Vec<u8>,
    /// Number of the original from which each image was made; empty if the file has none.
    pub originals: Vec<u32>,
    /// What was recognised and done.
    pub report: Report,
}

/// Report on the images read.
#[derive(Debug, Default, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Class names, indexed by label.
    pub classes: Vec<String>,
    /// Number of images in the file, of which a sample may have been taken.
    pub available: u64,
    /// Number of images taken.
    pub count: usize,
    /// Values mapped to 0 and 255.
    pub range: (f64, f64),
    /// Whether the images were resized.
    pub is_scaled: bool,
    /// Whether the images were in colour.
    pub is_coloured: bool,
    /// Number of uniform images.
    pub blank: usize,
    /// Number of duplicate images.
    pub twice: usize,
    /// Whether the border is bright: dark ink on bright paper.
    pub is_dark_on_bright: bool,
    /// Whether labels were ignored: rows without exactly one class, or too many classes.
    pub labels_unused: bool,
    /// Class names merged because they differ only in spaces.
    pub merged: Vec<String>,
}

/// How to read a part.
#[derive(Debug, Clone, Copy)]
pub struct Wish {
    /// Maximum number of images.
    pub most: usize,
    /// Seed of the sample, if there are more.
    pub seed: u64,
}

/// Images with the file's values, resized.
#[derive(Default)]
struct Gathered {
    values: Vec<f32>,
    extent: Extent,
    labels: Vec<String>,
    available: u64,
    labels_unused: bool,
    /// Rows of the array they come from.
    chosen: Vec<u64>,
    originals: Vec<u32>,
    /// Class names indexed by label; empty if the labels are names.
    names: Vec<String>,
}

/// Reads a part.
///
/// # Errors
/// If something in it is not an image.
pub fn read(files: &[File], part: &Part, wish: Wish, progress: &mut dyn FnMut(f64)) -> Result<Images> {
    let wish = Wish { most: wish.most.clamp(1, MAX_IMAGES), ..wish };
    let Some(layout) = part.layout else { return Err(Fault::NoImages { file: part.file.clone() }) };
    let gathered = match &part.source {
        PartSource::Arrays { images, labels, names, originals } => {
            let mut gathered = read_images(files, images, layout, wish, progress)?;
            if let Some(labels) = labels {
                gathered.label(files, labels, names.as_ref())?;
            }
            if let Some(originals) = originals {
                gathered.originals = read_originals(&files[originals.file], originals, &gathered.chosen)?;
            }
            gathered
        }
        PartSource::Table(file, place, table) => {
            let table = Table { file: &files[*file], place, layout: table };
            table.read(layout, wish, progress)?
        }
    };
    finish(part, layout, gathered)
}

/// Centres the whole image in the result, keeping its aspect ratio.
fn fitted(layout: Layout) -> Box28 {
    Box28::fitted(layout.width as f64, layout.height as f64, SIDE)
}

fn read_images(
    files: &[File],
    images: &Array,
    layout: Layout,
    wish: Wish,
    progress: &mut dyn FnMut(f64),
) -> Result<Gathered> {
    let file = &files[images.file];
    let row = images.row().unwrap_or(u64::MAX).saturating_mul(images.dtype.size as u64).max(1);
    let room = if images.fortran { usize::try_from(MAX_GATHERED / row).unwrap_or(0).max(1) } else { usize::MAX };
    images.check_size(file)?;
    let chosen = choose(images.count(), wish.most.min(room), wish.seed);
    let mut gathered = Gathered { available: images.count(), ..Gathered::default() };
    let size = images.dtype.size;
    let mut values: Vec<f64> = Vec::new();
    images.rows(file, &chosen, progress, &mut |place, bytes| {
        values.clear();
        values.extend(bytes.chunks_exact(size).map(|value| images.dtype.number(value)));
        let fault =
            || Fault::NotFinite { file: file.name.clone(), array: images.name.clone(), image: chosen[place] + 1 };
        gathered.add(&values, layout, fault)
    })?;
    gathered.chosen = chosen;
    Ok(gathered)
}

/// Reads the labels as texts; `None` if a row has no or several classes, or if there are too many classes.
fn read_labels(file: &File, labels: &Array, chosen: &[u64]) -> Result<Option<Vec<String>>> {
    let dtype = labels.dtype;
    let mut texts = Vec::new();
    let mut is_single = true;
    labels.rows(file, chosen, &mut |_| (), &mut |_, bytes| {
        let values = bytes.chunks_exact(dtype.size);
        if values.len() == 1 {
            texts.extend(
                values.map(|value| if dtype.is_text() { dtype.text(value) } else { whole_text(dtype.number(value)) }),
            );
            return Ok(());
        }
        let (mut ones, mut others, mut class) = (0, 0, 0);
        for (index, value) in values.enumerate() {
            match dtype.number(value) {
                1.0 => (ones, class) = (ones + 1, index),
                0.0 => (),
                _ => others += 1,
            }
        }
        is_single &= ones == 1 && others == 0;
        texts.push(class.to_string());
        Ok(())
    })?;
    Ok(is_single.then_some(texts))
}

fn read_originals(file: &File, originals: &Array, chosen: &[u64]) -> Result<Vec<u32>> {
    let mut numbers = Vec::with_capacity(chosen.len());
    originals.rows(file, chosen, &mut |_| (), &mut |_, bytes| {
        numbers.push(originals.dtype.number(bytes) as u32);
        Ok(())
    })?;
    Ok(numbers)
}

/// A numeric label as text: 3.0 becomes 3.
fn whole_text(value: f64) -> String {
    if value == 0.0 { "0".to_owned() } else { value.to_string() }
}

/// A table and how it is stored.
struct Table<'a> {
    file: &'a File,
    place: &'a crate::array::Place,
    layout: &'a table::TableLayout,
}

impl Table<'_> {
    /// Reads a uniform random sample of the lines, in order, without knowing their number (reservoir sampling).
    fn read(&self, layout: Layout, wish: Wish, progress: &mut dyn FnMut(f64)) -> Result<Gathered> {
        let mut random = ChaCha8Rng::seed_from_u64(wish.seed);
        let mut kept: Vec<(u64, Vec<f32>, Option<String>)> = Vec::new();
        let mut extent = Extent::default();
        let mut count = 0_u64;
        table::lines(self.file, self.place, self.layout, progress, &mut |line| {
            count += 1;
            let place = if kept.len() < wish.most { kept.len() } else { random.random_range(0..count) as usize };
            if place >= wish.most {
                return Ok(());
            }
            line.pixels.iter().for_each(|&value| extent.add(value));
            let entry = (count, small(&line.pixels, layout), line.label.clone());
            if place == kept.len() {
                kept.push(entry)
            } else {
                kept[place] = entry
            }
            Ok(())
        })?;
        kept.sort_by_key(|(line, ..)| *line);
        let labels = kept.iter().filter_map(|(_, _, label)| label.as_deref().map(number_text)).collect();
        let mut values = Vec::with_capacity(kept.len() * PIXELS);
        for (_, image, _) in kept {
            values.extend(image);
        }
        Ok(Gathered { values, extent, labels, available: count, ..Gathered::default() })
    }
}

/// A table label as text: `3.0` equals `3`.
fn number_text(label: &str) -> String {
    label.parse::<f64>().ok().filter(|value| value.is_finite()).map_or_else(|| label.to_owned(), whole_text)
}

/// Resizes an image. Pixels outside it are NaN until the range is known.
fn small(values: &[f64], layout: Layout) -> Vec<f32> {
    let mut image = vec![f32::NAN; PIXELS];
    reduce(values, layout, whole(layout), fitted(layout), &mut image);
    image
}

impl Gathered {
    /// Reads the labels of the chosen images.
    fn label(&mut self, files: &[File], labels: &Array, names: Option<&Array>) -> Result<()> {
        match read_labels(&files[labels.file], labels, &self.chosen)? {
            Some(texts) => self.labels = texts,
            None => self.labels_unused = true,
        }
        let Some(names) = names.filter(|names| (1..=MAX_CLASSES as u64).contains(&names.count())) else {
            return Ok(());
        };
        let rows: Vec<u64> = (0..names.count()).collect();
        let names = read_labels(&files[names.file], names, &rows)?.unwrap_or_default();
        let is_index = |label: &String| label.parse().is_ok_and(|index: usize| index < names.len());
        let mut sorted: Vec<&String> = names.iter().collect();
        sorted.sort_unstable();
        if self.labels.iter().all(is_index) && sorted.windows(2).all(|pair| pair[0] != pair[1]) {
            self.names = names;
        }
        Ok(())
    }

    fn add(&mut self, values: &[f64], layout: Layout, fault: impl Fn() -> Fault) -> Result<()> {
        if !values.iter().all(|value| value.is_finite()) {
            return Err(fault());
        }
        values.iter().for_each(|&value| self.extent.add(value));
        self.values.extend(small(values, layout));
        Ok(())
    }
}

/// Scales the values to 0..255, assigns classes, and fills in the report.
fn finish(part: &Part, layout: Layout, gathered: Gathered) -> Result<Images> {
    let Gathered { values, extent, labels, available, labels_unused, originals, names, .. } = gathered;
    let file = || part.file.clone();
    let count = values.len() / PIXELS;
    if (count as u64) < MIN_IMAGES {
        return Err(Fault::TooFew { file: file(), count: count as u64, least: MIN_IMAGES });
    }
    let (low, high) = extent.range();
    let scale = 255.0 / (high - low);
    let byte = |value: &f32| if value.is_nan() { 0 } else { ((f64::from(*value) - low) * scale).round() as u8 };
    let pixels: Vec<u8> = values.iter().map(byte).collect();
    drop(values);
    let mut report = Report {
        available,
        count,
        range: (low, high),
        is_scaled: (layout.width, layout.height) != (SIDE, SIDE),
        is_coloured: layout.channels > 1,
        labels_unused,
        ..Report::default()
    };
    inspect(&pixels, &mut report);
    if report.blank == count {
        return Err(Fault::AllBlank { file: file() });
    }
    let labels = if names.is_empty() {
        classify(labels, count, &mut report)
    } else {
        report.classes = names;
        labels.iter().map(|label| label.parse().unwrap_or(0)).collect()
    };
    Ok(Images { pixels, labels, originals, report })
}

/// Counts uniform and duplicate images, and checks the borders.
pub fn inspect(pixels: &[u8], report: &mut Report) {
    let mut seen: HashMap<u64, usize> = HashMap::new();
    let mut edge = 0_u64;
    for (index, image) in pixels.chunks_exact(PIXELS).enumerate() {
        report.blank += usize::from(image.iter().all(|value| *value == image[0]));
        let mut hasher = DefaultHasher::new();
        image.hash(&mut hasher);
        let first = *seen.entry(hasher.finish()).or_insert(index);
        report.twice += usize::from(first != index && pixels[first * PIXELS..][..PIXELS] == *image);
        edge += edge_mean(image);
    }
    let count = (pixels.len() / PIXELS).max(1) as u64;
    report.is_dark_on_bright = edge / count > 127;
}

/// Mean of an image's border pixels.
pub fn edge_mean(image: &[u8]) -> u64 {
    let is_edge = |at: &usize| {
        let (row, column) = (at / SIDE, at % SIDE);
        row == 0 || column == 0 || row == SIDE - 1 || column == SIDE - 1
    };
    let edge: Vec<u64> = (0..image.len().min(PIXELS)).filter(is_edge).map(|at| u64::from(image[at])).collect();
    edge.iter().sum::<u64>() / edge.len().max(1) as u64
}

/// Assigns class indices: numbers in numeric order, then texts in alphabetical order. Names that differ only in
/// surrounding spaces are merged.
fn classify(labels: Vec<String>, count: usize, report: &mut Report) -> Vec<u8> {
    if labels.len() != count {
        return Vec::new();
    }
    let mut whole: Vec<&str> = labels.iter().map(String::as_str).collect();
    whole.sort_unstable();
    whole.dedup();
    let mut classes: Vec<&str> = whole.iter().map(|name| name.trim()).collect();
    classes.sort_by(|a, b| order(a).total_cmp(&order(b)).then_with(|| a.cmp(b)));
    for pair in classes.windows(2) {
        if pair[0] == pair[1] && !report.merged.iter().any(|name| name == pair[0]) {
            report.merged.push(pair[0].to_owned());
        }
    }
    classes.dedup();
    if classes.len() > MAX_CLASSES {
        report.labels_unused = true;
        report.merged.clear();
        return Vec::new();
    }
    let index: HashMap<&str, u8> = classes.iter().enumerate().map(|(index, name)| (*name, index as u8)).collect();
    report.classes = classes.iter().map(|name| (*name).to_owned()).collect();
    labels.iter().map(|label| index.get(label.trim()).copied().unwrap_or(0)).collect()
}

/// Sort key of a number; texts come last.
fn order(name: &str) -> f64 {
    name.parse().ok().filter(|value: &f64| value.is_finite()).unwrap_or(f64::INFINITY)
}
