//! Errors in files. The page has a sentence for each kind (`images.fault.<kind>`) that shows these values.

use serde::Serialize;

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[expect(missing_docs, reason = "the values are what the sentence of the kind names")]
pub enum Fault {
    /// The file is shorter than its header says.
    Truncated { file: String, wanted: u64, found: u64 },
    /// Compressed data are truncated or fail their checksum.
    Damaged { file: String },
    /// The header cannot be understood.
    NoHeader { file: String },
    /// Unsupported format.
    Unknown { file: String },
    /// Unsupported value type: Python objects, complex numbers, dates.
    WrongType { file: String, array: String, dtype: String },
    /// The axes are not those of images.
    WrongShape { file: String, array: String, shape: String },
    /// The images have more values than allowed.
    TooLarge { file: String, array: String, width: u64, height: u64, most: u64 },
    /// A value is NaN or infinite.
    NotFinite { file: String, array: String, image: u64 },
    /// A table row has a different number of cells.
    RaggedRow { file: String, line: u64, wanted: u64, found: u64 },
    /// A table cell that should be a pixel is not a number.
    NotANumber { file: String, line: u64, column: u64, cell: String },
    /// The table's columns do not form an image.
    WrongColumns { file: String, columns: u64 },
    /// Text is not UTF-8.
    NotUtf8 { file: String },
    /// The files are valid but contain no images.
    NoImages { file: String },
    /// Labels without images.
    LabelsAlone { file: String },
    /// Fewer images than a set requires.
    TooFew { file: String, count: u64, least: u64 },
    /// Every image is uniform.
    AllBlank { file: String },
    /// A ZIP file is encrypted.
    Encrypted { file: String },
    /// A ZIP file uses an unsupported compression method.
    WrongPacking { file: String },
    /// A file is empty.
    Empty { file: String },
}

/// A result of this crate.
pub type Result<T> = std::result::Result<T, Fault>;
