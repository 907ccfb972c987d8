//! Arrays in files: description and sequential reading of their rows.

use std::io::{BufReader, Read, Seek};

use flate2::read::MultiGzDecoder;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::dtype::Type;
use crate::fault::{Fault, Result};
use crate::source::File;

/// How the bytes of an array are stored in its file.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    Plain,
    Gzip,
    /// An entry of a ZIP file, by index.
    Zip(usize),
}

/// An array of numbers or texts.
#[derive(Debug, Clone, PartialEq)]
pub struct Array {
    /// Index of its file.
    pub file: usize,
    /// Name within the file; empty if it has none.
    pub name: String,
    pub place: Place,
    /// Offset of its values.
    pub offset: u64,
    pub dtype: Type,
    pub fortran: bool,
    pub shape: Vec<u64>,
}

/// Maximum values per image: 1024 × 1024.
pub const MAX_VALUES: u64 = 1 << 20;
/// Maximum number of rows a header may declare.
const MAX_ROWS: u64 = u32::MAX as u64;

impl Array {
    /// Length of the first axis.
    pub fn count(&self) -> u64 {
        self.shape.first().copied().unwrap_or(0)
    }

    /// Values per index of the first axis; `None` on overflow.
    pub fn row(&self) -> Option<u64> {
        self.shape.iter().skip(1).try_fold(1_u64, |product, &axis| product.checked_mul(axis))
    }

    /// Total size in bytes; `None` on overflow.
    fn bytes(&self) -> Option<u64> {
        self.row()?.checked_mul(self.count())?.checked_mul(self.dtype.size as u64)
    }

    /// The shape as text, such as `(28, 28, 3)`.
    pub fn shape_text(&self) -> String {
        let axes: Vec<String> = self.shape.iter().map(u64::to_string).collect();
        format!("({})", axes.join(", "))
    }

    /// Checks that the file is long enough for what its header declares.
    ///
    /// # Errors
    /// If it is shorter.
    pub fn check_size(&self, file: &File) -> Result<()> {
        let wanted = self.bytes().and_then(|bytes| bytes.checked_add(self.offset)).unwrap_or(u64::MAX);
        let found = file.source.size();
        let is_short = self.place == Place::Plain && found < wanted;
        if is_short || self.count() > MAX_ROWS {
            return Err(Fault::Truncated { file: file.name.clone(), wanted, found });
        }
        Ok(())
    }

    /// Passes the chosen rows to `take` in file order, each with its index in `chosen`. Reports progress to `progress` as a
    /// fraction.
    ///
    /// # Errors
    /// If the file ends too early.
    pub fn rows(
        &self,
        file: &File,
        chosen: &[u64],
        progress: &mut dyn FnMut(f64),
        take: &mut dyn FnMut(usize, &[u8]) -> Result<()>,
    ) -> Result<()> {
        self.check_size(file)?;
        let row = self.row().filter(|&row| row <= MAX_VALUES);
        let Some(row) = row.and_then(|row| usize::try_from(row).ok()) else {
            return Err(self.wrong_shape(file));
        };
        with_reader(file, &self.place, self.offset, |reader| {
            if self.fortran && row > 1 {
                self.columns(file, row, chosen, reader, progress, take)
            } else {
                self.lines(file, row, chosen, reader, progress, take)
            }
        })
    }

    /// Reads row by row.
    fn lines(
        &self,
        file: &File,
        row: usize,
        chosen: &[u64],
        reader: &mut dyn Forward,
        progress: &mut dyn FnMut(f64),
        take: &mut dyn FnMut(usize, &[u8]) -> Result<()>,
    ) -> Result<()> {
        let size = row * self.dtype.size;
        let mut bytes = vec![0; size];
        let mut at = 0;
        for (place, &index) in chosen.iter().enumerate() {
            let short = |_| self.short(file);
            reader.skip((index - at) * size as u64).map_err(short)?;
            reader.read_exact(&mut bytes).map_err(short)?;
            at = index + 1;
            take(place, &bytes)?;
            if place % 64 == 0 {
                progress(at as f64 / self.count().max(1) as f64);
            }
        }
        Ok(())
    }

    /// Reads column-major: all chosen rows are collected before they are passed on.
    fn columns(
        &self,
        file: &File,
        row: usize,
        chosen: &[u64],
        reader: &mut dyn Forward,
        progress: &mut dyn FnMut(f64),
        take: &mut dyn FnMut(usize, &[u8]) -> Result<()>,
    ) -> Result<()> {
        let size = self.dtype.size;
        let mut gathered = vec![0; chosen.len() * row * size];
        let mut at = 0;
        for value in 0..row {
            let place_in_row = turned(value, &self.shape);
            for (place, &index) in chosen.iter().enumerate() {
                let wanted = value as u64 * self.count() + index;
                let start = (place * row + place_in_row) * size;
                let short = |_| self.short(file);
                reader.skip((wanted - at) * size as u64).map_err(short)?;
                reader.read_exact(&mut gathered[start..start + size]).map_err(short)?;
                at = wanted + 1;
            }
            progress(value as f64 / row as f64);
        }
        let each = gathered.chunks_exact((row * size).max(1));
        each.enumerate().try_for_each(|(place, bytes)| take(place, bytes))
    }

    fn short(&self, file: &File) -> Fault {
        match self.place {
            Place::Plain => {
                let wanted = self.bytes().and_then(|bytes| bytes.checked_add(self.offset)).unwrap_or(u64::MAX);
                Fault::Truncated { file: file.name.clone(), wanted, found: file.source.size() }
            }
            Place::Gzip | Place::Zip(_) => Fault::Damaged { file: file.name.clone() },
        }
    }

    /// The error for a shape that is not one of images.
    pub fn wrong_shape(&self, file: &File) -> Fault {
        let (file, array) = (file.name.clone(), self.name.clone());
        Fault::WrongShape { file, array, shape: self.shape_text() }
    }
}

/// Converts an index within a row from Fortran order to C order, for a row of `shape` without its first axis.
fn turned(mut value: usize, shape: &[u64]) -> usize {
    let axes: Vec<usize> = shape.iter().skip(1).map(|&axis| axis.max(1) as usize).collect();
    let mut place = 0;
    let mut stride = axes.iter().product::<usize>();
    for axis in axes {
        stride /= axis;
        place += value % axis * stride;
        value /= axis;
    }
    place
}

/// A reader that can skip bytes.
pub trait Forward: Read {
    /// Skips `count` bytes.
    fn skip(&mut self, count: u64) -> std::io::Result<()>;
}

/// A compressed reader, which must decompress what it skips.
struct Packed<R>(R);

impl<R: Read> Read for Packed<R> {
    fn read(&mut self, bytes: &mut [u8]) -> std::io::Result<usize> {
        self.0.read(bytes)
    }
}

impl<R: Read> Forward for Packed<R> {
    fn skip(&mut self, count: u64) -> std::io::Result<()> {
        let passed = std::io::copy(&mut self.0.by_ref().take(count), &mut std::io::sink())?;
        if passed == count { Ok(()) } else { Err(std::io::ErrorKind::UnexpectedEof.into()) }
    }
}

impl<R: Read + Seek> Forward for BufReader<R> {
    fn skip(&mut self, count: u64) -> std::io::Result<()> {
        self.seek_relative(i64::try_from(count).map_err(|_| std::io::ErrorKind::UnexpectedEof)?)
    }
}

/// Opens the data at a place of a file, starting at `offset`.
///
/// # Errors
/// If it cannot be decompressed, or if `task` fails.
pub fn with_reader<T>(
    file: &File,
    place: &Place,
    offset: u64,
    task: impl FnOnce(&mut dyn Forward) -> Result<T>,
) -> Result<T> {
    let damaged = || Fault::Damaged { file: file.name.clone() };
    match place {
        Place::Plain => {
            let mut reader = BufReader::with_capacity(1 << 18, file.source.open());
            reader.skip(offset).map_err(|_| damaged())?;
            task(&mut reader)
        }
        Place::Gzip => {
            let unpacked = MultiGzDecoder::new(BufReader::with_capacity(1 << 18, file.source.open()));
            let mut reader = Packed(BufReader::new(unpacked));
            reader.skip(offset).map_err(|_| damaged())?;
            task(&mut reader)
        }
        Place::Zip(index) => {
            let mut archive = open_zip(file)?;
            let entry = archive.by_index(*index).map_err(|error| zip_fault(file, &error))?;
            let mut reader = Packed(BufReader::new(entry));
            reader.skip(offset).map_err(|_| damaged())?;
            task(&mut reader)
        }
    }
}

/// Opens a ZIP file's directory.
///
/// # Errors
/// If it has none.
pub fn open_zip(file: &File) -> Result<ZipArchive<BufReader<Box<dyn crate::source::ReadSeek + '_>>>> {
    let reader = BufReader::with_capacity(1 << 16, file.source.open());
    ZipArchive::new(reader).map_err(|error| zip_fault(file, &error))
}

/// Converts an error of a ZIP file.
pub fn zip_fault(file: &File, error: &ZipError) -> Fault {
    let file = file.name.clone();
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            Fault::Encrypted { file }
        }
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => Fault::WrongPacking { file },
        _ => Fault::Damaged { file },
    }
}
