//! What a file may have wrong. The page has a sentence for each kind (`images.fault.<kind>`), with these values in it.

use serde::Serialize;

/// Why a file is not read.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[expect(missing_docs, reason = "the values are what the sentence of the kind names")]
pub enum Fault {
    /// It ends before its own header says.
    Truncated { file: String, wanted: u64, found: u64 },
    /// What is compressed breaks off or does not give what its checksum says.
    Damaged { file: String },
    /// Its header says nothing that this reader understands.
    NoHeader { file: String },
    /// Not one of the formats that are read.
    Unknown { file: String },
    /// Values of a type that are no numbers, or none that is read: Python objects, complex numbers, dates.
    WrongType { file: String, array: String, dtype: String },
    /// Axes that are not those of images.
    WrongShape { file: String, array: String, shape: String },
    /// Images of more values than a reader takes.
    TooLarge { file: String, array: String, width: u64, height: u64, most: u64 },
    /// A value that is no number.
    NotFinite { file: String, array: String, image: u64 },
    /// A row of a table with another number of cells.
    RaggedRow { file: String, line: u64, wanted: u64, found: u64 },
    /// A cell of a table that should be a pixel.
    NotANumber { file: String, line: u64, column: u64, cell: String },
    /// A table whose columns make no image.
    WrongColumns { file: String, columns: u64 },
    /// Text that is not UTF-8.
    NotUtf8 { file: String },
    /// Nothing that could be images, though the file is sound.
    NoImages { file: String },
    /// Labels without images.
    LabelsAlone { file: String },
    /// Fewer images than make a set.
    TooFew { file: String, count: u64, least: u64 },
    /// Every image is of one colour.
    AllBlank { file: String },
    /// A ZIP file that asks for a password.
    Encrypted { file: String },
    /// A ZIP file packed in a way that is not read.
    WrongPacking { file: String },
    /// Nothing was given.
    Empty { file: String },
}

/// A result of this crate.
pub type Result<T> = std::result::Result<T, Fault>;
