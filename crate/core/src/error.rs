//! Every error as one enum: a kind that the page translates, its parameters, and an English message.

mod refusal;
mod table;

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

pub use refusal::Refusal;
pub use table::TableFault;

/// Result of every fallible function of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// An error of this crate.
#[derive(Debug, Clone, PartialEq)]
pub enum Error {
    /// A data or model file is not as expected.
    File {
        /// Name of the file, as shown to the user.
        file: String,
        /// The fault.
        fault: FileFault,
    },
    /// A control's value is invalid.
    Setting {
        /// Id of the control, as in [`crate::labs::LABS`].
        control: &'static str,
        /// Why it is invalid.
        fault: SettingFault,
    },
    /// Data, a model or a training run was needed but not loaded or started.
    NotLoaded {
        /// What is missing.
        what: String,
    },
    /// The wrong number of values.
    WrongLength {
        /// What the values are.
        what: &'static str,
        /// Expected number.
        expected: usize,
        /// Number received.
        got: usize,
    },
    /// An index past the end.
    OutOfRange {
        /// What is indexed.
        what: &'static str,
        /// Number of items.
        count: usize,
        /// The given index, from 0.
        index: usize,
    },
    /// A user's table cannot be reduced.
    Table {
        /// The fault.
        fault: TableFault,
    },
    /// A well-formed request that makes no sense.
    Refused {
        /// The reason.
        why: Refusal,
    },
    /// A network's outputs are not finite: its training diverged.
    NotFinite {
        /// What the values are.
        what: &'static str,
    },
    /// The request could not be parsed.
    BadRequest {
        /// The parser's message.
        reason: String,
    },
    /// The device failed: no adapter, a lost device, or a rejected operation.
    Device {
        /// The device's message.
        reason: String,
    },
}

/// A fault of a file.
#[derive(Debug, Clone, PartialEq)]
pub enum FileFault {
    /// The first four bytes are not those of an IDX file of unsigned bytes.
    Magic {
        /// The bytes found, in hexadecimal.
        found: String,
    },
    /// The header and the file differ in length.
    Length {
        /// Number of bytes according to the header.
        expected: usize,
        /// Number of bytes in the file.
        got: usize,
    },
    /// A valid file with other dimensions than this data set.
    Shape {
        /// Dimensions of this data set.
        expected: Vec<usize>,
        /// Dimensions found.
        got: Vec<usize>,
    },
    /// A valid file with the right dimensions but other content than this data set.
    Checksum {
        /// CRC-32 of the data set's unpacked file.
        expected: u32,
        /// CRC-32 found.
        got: u32,
    },
    /// Not a model file that this program can read.
    Model {
        /// The reader's message.
        reason: String,
    },
}

/// Why a setting is invalid.
#[derive(Debug, Clone, PartialEq)]
pub enum SettingFault {
    /// Outside the control's range.
    Range {
        /// Minimum.
        min: f64,
        /// Maximum.
        max: f64,
        /// The value given.
        got: f64,
    },
    /// Too many hidden layers.
    Layers {
        /// Maximum number.
        max: usize,
        /// Given number.
        got: usize,
    },
    /// A batch larger than the training set.
    BatchLargerThanData {
        /// Number of training images.
        images: usize,
        /// Number of images in a batch.
        batch: usize,
    },
    /// A kernel with an even side has no centre pixel.
    EvenKernel {
        /// Its side.
        kernel: usize,
    },
    /// A kernel larger than the input image of its convolution.
    KernelLargerThanImage {
        /// Its side.
        kernel: usize,
        /// Side of the image.
        side: usize,
        /// The convolution, counted from 1.
        layer: usize,
    },
    /// More memory than a browser tab should use.
    Memory {
        /// Estimate in megabytes.
        needed: u64,
        /// Maximum in megabytes.
        limit: u64,
    },
    /// The KL penalty compares a mean activation with a probability, so the code must be a sigmoid.
    KlNeedsSigmoid,
    /// Means and log σ² are unbounded, so a variational code has no activation.
    VariationalNeedsIdentity,
    /// The contractive penalty is implemented for fully connected encoders only.
    ContractiveNeedsDense,
    /// The contractive penalty needs a derivative, which bits do not have.
    ContractiveNeedsSlope,
    /// The penalty on bits needs a binary code.
    BitsNeedBinary,
    /// The cross-entropy takes probabilities, so the output must be a sigmoid.
    CrossEntropyNeedsSigmoid,
}

/// An error for the page, which translates `kind` with `params` and falls back on `message`.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ErrorInfo {
    /// Key of the page's translation.
    pub kind: String,
    /// The message in English.
    pub message: String,
    /// Values for the placeholders of the translation; `control` names the control to show the error at.
    pub params: BTreeMap<String, String>,
}

impl Error {
    /// Converts the error for the wire.
    pub fn info(&self) -> ErrorInfo {
        let (kind, params) = self.kind_and_params();
        ErrorInfo {
            kind: kind.to_owned(),
            message: self.to_string(),
            params: params.into_iter().map(|(key, value)| (key.to_owned(), value)).collect(),
        }
    }

    fn kind_and_params(&self) -> (&'static str, Vec<(&'static str, String)>) {
        match self {
            Self::File { file, fault } => {
                let (kind, mut params) = fault.kind_and_params();
                params.push(("file", file.clone()));
                (kind, params)
            }
            Self::Setting { control, fault } => {
                let (kind, mut params) = fault.kind_and_params();
                params.push(("control", (*control).to_owned()));
                (kind, params)
            }
            Self::NotLoaded { what } => ("notLoaded", vec![("what", what.clone())]),
            Self::WrongLength { what, expected, got } => (
                "wrongLength",
                vec![("what", (*what).to_owned()), ("expected", expected.to_string()), ("got", got.to_string())],
            ),
            Self::OutOfRange { what, count, index } => (
                "outOfRange",
                vec![("what", (*what).to_owned()), ("count", count.to_string()), ("index", index.to_string())],
            ),
            Self::Table { fault } => fault.kind_and_params(),
            Self::Refused { why } => (why.kind(), vec![]),
            Self::NotFinite { what } => ("notFinite", vec![("what", (*what).to_owned())]),
            Self::BadRequest { reason } => ("badRequest", vec![("reason", reason.clone())]),
            Self::Device { reason } => ("device", vec![("reason", reason.clone())]),
        }
    }
}

impl FileFault {
    fn kind_and_params(&self) -> (&'static str, Vec<(&'static str, String)>) {
        match self {
            Self::Magic { found } => ("fileMagic", vec![("found", found.clone())]),
            Self::Length { expected, got } => {
                ("fileLength", vec![("expected", expected.to_string()), ("got", got.to_string())])
            }
            Self::Shape { expected, got } => {
                ("fileShape", vec![("expected", dimensions(expected)), ("got", dimensions(got))])
            }
            Self::Checksum { expected, got } => {
                ("fileChecksum", vec![("expected", format!("{expected:08x}")), ("got", format!("{got:08x}"))])
            }
            Self::Model { reason } => ("fileModel", vec![("reason", reason.clone())]),
        }
    }
}

impl SettingFault {
    fn kind_and_params(&self) -> (&'static str, Vec<(&'static str, String)>) {
        match self {
            Self::Range { min, max, got } => {
                ("settingRange", vec![("min", min.to_string()), ("max", max.to_string()), ("got", got.to_string())])
            }
            Self::Layers { max, got } => ("settingLayers", vec![("max", max.to_string()), ("got", got.to_string())]),
            Self::BatchLargerThanData { images, batch } => {
                ("settingBatch", vec![("images", images.to_string()), ("batch", batch.to_string())])
            }
            Self::EvenKernel { kernel } => ("settingEvenKernel", vec![("kernel", kernel.to_string())]),
            Self::KernelLargerThanImage { kernel, side, layer } => (
                "settingKernel",
                vec![("kernel", kernel.to_string()), ("side", side.to_string()), ("layer", layer.to_string())],
            ),
            Self::Memory { needed, limit } => {
                ("settingMemory", vec![("needed", needed.to_string()), ("limit", limit.to_string())])
            }
            Self::KlNeedsSigmoid => ("settingKlSigmoid", vec![]),
            Self::VariationalNeedsIdentity => ("settingVariationalIdentity", vec![]),
            Self::ContractiveNeedsDense => ("settingContractiveDense", vec![]),
            Self::ContractiveNeedsSlope => ("settingContractiveSlope", vec![]),
            Self::BitsNeedBinary => ("settingBitsBinary", vec![]),
            Self::CrossEntropyNeedsSigmoid => ("settingCrossEntropySigmoid", vec![]),
        }
    }
}

/// `28 × 28` and the like.
fn dimensions(sizes: &[usize]) -> String {
    sizes.iter().map(usize::to_string).collect::<Vec<_>>().join(" × ")
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { file, fault } => write!(f, "{file}: {fault}"),
            Self::Setting { control, fault } => write!(f, "{control}: {fault}"),
            Self::NotLoaded { what } => write!(f, "{what} has not been loaded"),
            Self::WrongLength { what, expected, got } => write!(f, "{what}: expected {expected} numbers, got {got}"),
            Self::OutOfRange { what, count, index } => {
                write!(f, "{what}: there are {count}, number {index} was requested")
            }
            Self::Table { fault } => write!(f, "the table: {fault}"),
            Self::Refused { why } => write!(f, "{why}"),
            Self::NotFinite { what } => write!(f, "{what}: the values are not finite"),
            Self::BadRequest { reason } => write!(f, "the request could not be understood: {reason}"),
            Self::Device { reason } => write!(f, "the device failed: {reason}"),
        }
    }
}

impl fmt::Display for FileFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Magic { found } => write!(f, "not an IDX file of bytes (it starts with {found})"),
            Self::Length { expected, got } => {
                write!(f, "the header declares {expected} bytes, but the file holds {got}")
            }
            Self::Shape { expected, got } => {
                write!(f, "expected {} values, found {}", dimensions(expected), dimensions(got))
            }
            Self::Checksum { expected, got } => {
                write!(f, "unexpected content (CRC-32 {got:08x} instead of {expected:08x})")
            }
            Self::Model { reason } => write!(f, "not a readable model ({reason})"),
        }
    }
}

impl fmt::Display for SettingFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Range { min, max, got } => write!(f, "{got} is outside {min} to {max}"),
            Self::Layers { max, got } => write!(f, "{got} hidden layers, at most {max}"),
            Self::BatchLargerThanData { images, batch } => {
                write!(f, "a batch of {batch} images is larger than the {images} training images")
            }
            Self::EvenKernel { kernel } => {
                write!(f, "a kernel of {kernel} × {kernel} has no centre: its side must be odd")
            }
            Self::KernelLargerThanImage { kernel, side, layer } => write!(
                f,
                "a kernel of {kernel} × {kernel} is larger than the {side} × {side} input of convolution {layer}"
            ),
            Self::Memory { needed, limit } => {
                write!(f, "training would take about {needed} MB of memory, more than the limit of {limit} MB")
            }
            Self::KlNeedsSigmoid => write!(f, "the KL penalty needs a code between 0 and 1: a sigmoid"),
            Self::VariationalNeedsIdentity => write!(f, "a variational code has no activation: choose the identity"),
            Self::ContractiveNeedsSlope => {
                write!(f, "the contractive penalty needs a derivative, which bits do not have")
            }
            Self::BitsNeedBinary => write!(f, "the penalty on bits needs a binary code"),
            Self::ContractiveNeedsDense => {
                write!(f, "the contractive penalty is implemented for fully connected encoders only")
            }
            Self::CrossEntropyNeedsSigmoid => {
                write!(f, "the cross-entropy takes probabilities: the output must be a sigmoid")
            }
        }
    }
}

impl std::error::Error for Error {}

/// Unwraps `found`.
///
/// # Errors
/// [`Error::NotLoaded`] naming `what` when it is `None`.
pub fn need<T>(found: Option<T>, what: &str) -> Result<T> {
    found.ok_or_else(|| Error::NotLoaded { what: what.to_owned() })
}
