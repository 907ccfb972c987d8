//! A decoded data set, kept as bytes: a quarter of the memory of floats, which are made only for the samples in use.

use std::ops::Range;

use burn::tensor::{Device, Tensor};
use latente_kernels::unit;

use super::catalog::{DataSet, FileSpec};
use super::idx::{self, Idx};
use crate::error::{Error, FileFault, Result};
use crate::ops;

/// Samples and their labels.
#[derive(Debug, Clone)]
pub struct Samples {
    width: usize,
    values: Vec<u8>,
    labels: Vec<u8>,
    classes: usize,
}

impl Samples {
    /// Decodes the two files of `set` and checks their shapes and checksums.
    ///
    /// # Errors
    /// [`Error::File`] naming the file that is damaged or has an unexpected shape or content.
    pub fn decode(set: DataSet, samples: &[u8], labels: &[u8]) -> Result<Self> {
        let Some(files) = set.files() else {
            return Err(Error::NotLoaded { what: set.to_string() });
        };
        let values = decode_checked(&files.samples, samples)?.values;
        let labels = decode_checked(&files.labels, labels)?.values;
        Self::new(set.width(), values, labels)
    }

    /// Samples from another source: `values` holds `labels.len()` rows of `width`.
    ///
    /// # Errors
    /// [`Error::WrongLength`] when the counts differ.
    pub fn new(width: usize, values: Vec<u8>, labels: Vec<u8>) -> Result<Self> {
        let expected = width * labels.len();
        if values.len() != expected {
            return Err(Error::WrongLength { what: "samples", expected, got: values.len() });
        }
        let classes = classes_of(&labels);
        Ok(Self { width, values, labels, classes })
    }

    /// The samples at `indices`, in that order.
    pub(super) fn at(&self, indices: &[usize]) -> Self {
        let row = |&index: &usize| self.values.get(index * self.width..(index + 1) * self.width).unwrap_or_default();
        let values = indices.iter().flat_map(row).copied().collect();
        let labels = indices.iter().filter_map(|&index| self.labels.get(index)).copied().collect();
        Self { width: self.width, values, labels, classes: self.classes }
    }

    /// The same samples with `classes` classes, some of which may be empty.
    #[must_use]
    pub(super) fn of_classes(self, classes: usize) -> Self {
        Self { classes, ..self }
    }

    /// Number of samples.
    pub fn count(&self) -> usize {
        self.labels.len()
    }

    /// Number of values in a sample, n.
    pub fn width(&self) -> usize {
        self.width
    }

    /// One label for each sample.
    pub fn labels(&self) -> &[u8] {
        &self.labels
    }

    /// Number of samples of each class, indexed by label.
    pub fn class_counts(&self) -> Vec<usize> {
        counts(self.labels.iter().copied(), self.classes)
    }

    /// Number of classes: the largest label plus one, or the number given at loading.
    pub fn classes(&self) -> usize {
        self.classes
    }

    /// The values of sample `index` in 0..1 (bytes divided by 255), or `None` past the end.
    pub fn row(&self, index: usize) -> Option<Vec<f32>> {
        // Checked first: the product of an arbitrary index may overflow.
        (index < self.count()).then(|| unit(&self.values[index * self.width..(index + 1) * self.width]))
    }

    /// The first `count` samples on `device`, shape `[count, n]`, in 0..1.
    pub fn tensor(&self, count: usize, device: &Device) -> Tensor<2> {
        self.tensor_of(0..count, device)
    }

    /// The samples of `range` on `device`, shape `[range.len(), n]`, in 0..1.
    pub fn tensor_of(&self, range: Range<usize>, device: &Device) -> Tensor<2> {
        let values = self.rows(range);
        let count = values.len() / self.width.max(1);
        ops::tensor(values, [count, self.width], device)
    }

    /// The values of the samples of `range`, as far as there are any, in 0..1, one sample after the other.
    pub fn rows(&self, range: Range<usize>) -> Vec<f32> {
        let end = range.end.min(self.count());
        let start = range.start.min(end);
        unit(&self.values[start * self.width..end * self.width])
    }
}

/// The largest of `labels` plus one; 0 without labels.
pub fn classes_of(labels: &[u8]) -> usize {
    labels.iter().max().map_or(0, |&largest| usize::from(largest) + 1)
}

/// Number of `labels` of each class, indexed by label.
pub fn counts(labels: impl Iterator<Item = u8>, classes: usize) -> Vec<usize> {
    let mut counts = vec![0; classes];
    labels.for_each(|label| counts[usize::from(label)] += 1);
    counts
}

fn decode_checked(spec: &FileSpec, bytes: &[u8]) -> Result<Idx> {
    let idx = idx::decode(spec.name, bytes)?;
    let fault = |fault| Err(Error::File { file: spec.name.to_owned(), fault });
    if idx.shape != spec.shape {
        return fault(FileFault::Shape { expected: spec.shape.to_vec(), got: idx.shape });
    }
    if idx.crc32 != spec.crc32 {
        return fault(FileFault::Checksum { expected: spec.crc32, got: idx.crc32 });
    }
    Ok(idx)
}
