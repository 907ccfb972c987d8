//! Which data sets there are, and what their files must hold.

use serde::{Deserialize, Serialize};

use super::{PIXELS, SIDE};

/// What a network is trained on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Subject {
    /// Handwritten digits (MNIST).
    Digits,
    /// Clothes (Fashion-MNIST).
    Fashion,
}

/// One set of samples with their labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum DataSet {
    /// The first 10,000 images of the MNIST training set.
    DigitsTrain,
    /// Every fifth image of the MNIST test set.
    DigitsTest,
    /// The first 23 images of `DigitsTest`, among which is each digit: a small file to begin with.
    DigitsFirst,
    /// The first 100 images of `DigitsTrain`: a small file where a few training images will do.
    DigitsSome,
    /// The first 5,000 images of the Fashion-MNIST training set.
    FashionTrain,
    /// The first 1,000 images of the Fashion-MNIST test set.
    FashionTest,
    /// Statlog Landsat Satellite: 9 pixels × 4 spectral bands, integers 27 to 157.
    Landsat,
    /// Heartbeats of 240 values from an electrocardiogram: narrow ones, wide ones, unclear ones.
    Heartbeats,
}

/// A file of a data set: its name under `www/data`, and what it must hold.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FileSpec {
    /// Name of the file.
    pub name: &'static str,
    /// Sizes, outermost first.
    pub shape: &'static [usize],
    /// CRC-32 of the unpacked bytes.
    #[serde(skip)]
    pub crc32: u32,
    /// Size of the packed file in bytes, for a progress bar.
    pub bytes: u32,
}

/// The two files of a data set.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DataFiles {
    /// The data set.
    pub set: DataSet,
    /// The samples, `[count, …]`.
    pub samples: FileSpec,
    /// One label for each sample, `[count]`.
    pub labels: FileSpec,
}

impl Subject {
    /// Name of the file of its principal components under `www/models`.
    pub fn pca_file(self) -> &'static str {
        match self {
            Self::Digits => "pca-digits.safetensors",
            Self::Fashion => "pca-fashion.safetensors",
        }
    }

    /// The data set to train on.
    pub fn train(self) -> DataSet {
        match self {
            Self::Digits => DataSet::DigitsTrain,
            Self::Fashion => DataSet::FashionTrain,
        }
    }

    /// The data set to test on, which no training sees.
    pub fn test(self) -> DataSet {
        match self {
            Self::Digits => DataSet::DigitsTest,
            Self::Fashion => DataSet::FashionTest,
        }
    }
}

impl DataSet {
    /// Its files.
    pub fn files(self) -> &'static DataFiles {
        match self {
            Self::DigitsTrain => &FILES[0],
            Self::DigitsTest => &FILES[1],
            Self::DigitsFirst => &FILES[2],
            Self::DigitsSome => &FILES[3],
            Self::FashionTrain => &FILES[4],
            Self::FashionTest => &FILES[5],
            Self::Landsat => &FILES[6],
            Self::Heartbeats => &FILES[7],
        }
    }

    /// Values in one sample.
    pub fn width(self) -> usize {
        match self {
            Self::Landsat => 36,
            Self::Heartbeats => 240,
            _ => PIXELS,
        }
    }
}

/// Digits of the test set.
pub const TEST_DIGITS: usize = 2_000;

/// Every data set's files. Sources and licences: `www/data/README.md`.
pub const FILES: [DataFiles; 8] = [
    DataFiles {
        set: DataSet::DigitsTrain,
        samples: FileSpec {
            name: "mnist-train10k-images.bin",
            shape: &[10_000, SIDE, SIDE],
            crc32: 0xbc35_4356,
            bytes: 1_539_150,
        },
        labels: FileSpec { name: "mnist-train10k-labels.bin", shape: &[10_000], crc32: 0x12ec_ccdb, bytes: 4_724 },
    },
    DataFiles {
        set: DataSet::DigitsTest,
        samples: FileSpec {
            name: "mnist-test2k-images.bin",
            shape: &[TEST_DIGITS, SIDE, SIDE],
            crc32: 0x931d_d181,
            bytes: 305_833,
        },
        labels: FileSpec { name: "mnist-test2k-labels.bin", shape: &[TEST_DIGITS], crc32: 0xeb06_b801, bytes: 971 },
    },
    DataFiles {
        set: DataSet::DigitsFirst,
        samples: FileSpec {
            name: "mnist-first23-images.bin",
            shape: &[23, SIDE, SIDE],
            crc32: 0x910d_ac3c,
            bytes: 3_662,
        },
        labels: FileSpec { name: "mnist-first23-labels.bin", shape: &[23], crc32: 0x56d8_76a9, bytes: 48 },
    },
    DataFiles {
        set: DataSet::DigitsSome,
        samples: FileSpec {
            name: "mnist-train100-images.bin",
            shape: &[100, SIDE, SIDE],
            crc32: 0xea23_f595,
            bytes: 15_796,
        },
        labels: FileSpec { name: "mnist-train100-labels.bin", shape: &[100], crc32: 0xf36f_fc07, bytes: 85 },
    },
    DataFiles {
        set: DataSet::FashionTrain,
        samples: FileSpec {
            name: "fashion-train5k-images.bin",
            shape: &[5_000, SIDE, SIDE],
            crc32: 0xa678_2f8b,
            bytes: 2_137_130,
        },
        labels: FileSpec { name: "fashion-train5k-labels.bin", shape: &[5_000], crc32: 0xd909_ae12, bytes: 2_428 },
    },
    DataFiles {
        set: DataSet::FashionTest,
        samples: FileSpec {
            name: "fashion-test1k-images.bin",
            shape: &[1_000, SIDE, SIDE],
            crc32: 0xc2e7_ada6,
            bytes: 433_838,
        },
        labels: FileSpec { name: "fashion-test1k-labels.bin", shape: &[1_000], crc32: 0x9f63_a65d, bytes: 505 },
    },
    DataFiles {
        set: DataSet::Landsat,
        samples: FileSpec { name: "landsat-6435x36.bin", shape: &[6_435, 36], crc32: 0xadf1_1ca5, bytes: 66_212 },
        labels: FileSpec { name: "landsat-labels.bin", shape: &[6_435], crc32: 0x12e6_854d, bytes: 870 },
    },
    DataFiles {
        set: DataSet::Heartbeats,
        samples: FileSpec { name: "heartbeats.bin", shape: &[490, 240], crc32: 0xf6c5_b1ed, bytes: 55_716 },
        labels: FileSpec { name: "heartbeats-labels.bin", shape: &[490], crc32: 0x5153_42fc, bytes: 138 },
    },
];
