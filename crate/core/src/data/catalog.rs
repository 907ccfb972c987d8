//! The data sets, and the expected contents of their files.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{PIXELS, SIDE};

/// A set of images that networks are trained on, with their classes: shipped with the page, or made by the user.
/// Serialised as its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(test, derive(ts_rs::TS), ts(type = "\"digits\" | \"fashion\" | \"letters\" | `my-${string}`"))]
pub enum Subject {
    /// Handwritten digits (MNIST).
    Digits,
    /// Clothes (Fashion-MNIST).
    Fashion,
    /// Capital letters in many typefaces.
    Letters,
    /// A user's set.
    Mine(SetId),
}

/// One set of samples with their labels. Serialised as its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(
    test,
    derive(ts_rs::TS),
    ts(
        type = "`${Subject}Train` | `${Subject}Test` | \"digitsFirst\" | \"digitsSome\" | \"landsat\" | \"heartbeats\""
    )
)]
pub enum DataSet {
    /// The first 10,000 images of the MNIST training set.
    DigitsTrain,
    /// Every fifth image of the MNIST test set.
    DigitsTest,
    /// The first 23 images of `DigitsTest`, which include every digit: a small file to start with.
    DigitsFirst,
    /// The first 100 images of `DigitsTrain`: a small file for uses that need few training images.
    DigitsSome,
    /// The first 5,000 images of the Fashion-MNIST training set.
    FashionTrain,
    /// The first 1,000 images of the Fashion-MNIST test set.
    FashionTest,
    /// A to Z in the training typefaces.
    LettersTrain,
    /// A to Z in the test typefaces.
    LettersTest,
    /// Statlog Landsat Satellite: 9 pixels × 4 spectral bands, integers 27 to 157.
    Landsat,
    /// Heartbeats of 240 values from an electrocardiogram: narrow, wide and unclear ones.
    Heartbeats,
    /// Training images of a user's set.
    MineTrain(SetId),
    /// Test images of a user's set.
    MineTest(SetId),
}

/// The id of a user's set: `my-` and at most 21 lowercase letters, digits or hyphens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SetId([u8; 24]);

/// A set of images shipped with the page.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Shipped {
    /// Its id, as used in configurations and links.
    pub id: Subject,
    /// Number of classes.
    pub classes: usize,
    /// The training set.
    pub train: DataSet,
    /// The test set, never trained on.
    pub test: DataSet,
    /// The smallest data set with training images, for uses that need few.
    pub some: DataSet,
    /// File name of its principal components under `www/models`; without one they are fitted in the browser.
    #[serde(skip)]
    pub pca: Option<&'static str>,
}

/// Every set of images shipped with the page.
pub const CATALOGUE: [Shipped; 3] = [
    Shipped {
        id: Subject::Digits,
        classes: 10,
        train: DataSet::DigitsTrain,
        test: DataSet::DigitsTest,
        some: DataSet::DigitsSome,
        pca: Some("pca-digits.safetensors"),
    },
    Shipped {
        id: Subject::Fashion,
        classes: 10,
        train: DataSet::FashionTrain,
        test: DataSet::FashionTest,
        some: DataSet::FashionTrain,
        pca: Some("pca-fashion.safetensors"),
    },
    Shipped {
        id: Subject::Letters,
        classes: 26,
        train: DataSet::LettersTrain,
        test: DataSet::LettersTest,
        some: DataSet::LettersTrain,
        pca: None,
    },
];

/// Their ids: the options of an image control, before the user's sets are added.
pub const SUBJECTS: &[&str] = &["digits", "fashion", "letters"];

/// A file of a data set: its name under `www/data`, and its expected contents.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FileSpec {
    /// File name.
    pub name: &'static str,
    /// Sizes, outermost first.
    pub shape: &'static [usize],
    /// CRC-32 of the unpacked file.
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
    /// Its entry in the catalogue, if it is shipped with the page.
    pub fn shipped(self) -> Option<&'static Shipped> {
        CATALOGUE.iter().find(|entry| entry.id == self)
    }

    /// File name of its principal components under `www/models`, if there is one.
    pub fn pca_file(self) -> Option<&'static str> {
        self.shipped().and_then(|entry| entry.pca)
    }

    /// The training set.
    pub fn train(self) -> DataSet {
        self.part(|entry| entry.train, DataSet::MineTrain)
    }

    /// The test set, never trained on.
    pub fn test(self) -> DataSet {
        self.part(|entry| entry.test, DataSet::MineTest)
    }

    /// The smallest data set with training images, for uses that need few.
    pub fn some(self) -> DataSet {
        self.part(|entry| entry.some, DataSet::MineTrain)
    }

    fn part(self, shipped: fn(&Shipped) -> DataSet, mine: fn(SetId) -> DataSet) -> DataSet {
        match self {
            Self::Mine(id) => mine(id),
            // Every other subject has an entry: a test checks it.
            _ => self.shipped().map_or(DataSet::DigitsTrain, shipped),
        }
    }
}

impl SetId {
    fn text(&self) -> &str {
        let end = self.0.iter().position(|&byte| byte == 0).unwrap_or(self.0.len());
        std::str::from_utf8(&self.0[..end]).unwrap_or_default()
    }
}

impl FromStr for SetId {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut id = [0; 24];
        let is_sound = |byte: &u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        match id.get_mut(..text.len()) {
            Some(place) if text.len() > 3 && text.starts_with("my-") && text.bytes().all(|byte| is_sound(&byte)) => {
                place.copy_from_slice(text.as_bytes());
                Ok(Self(id))
            }
            _ => Err("no such set of images"),
        }
    }
}

/// Names of the data sets shipped with the page.
const NAMES: [(DataSet, &str); 10] = [
    (DataSet::DigitsTrain, "digitsTrain"),
    (DataSet::DigitsTest, "digitsTest"),
    (DataSet::DigitsFirst, "digitsFirst"),
    (DataSet::DigitsSome, "digitsSome"),
    (DataSet::FashionTrain, "fashionTrain"),
    (DataSet::FashionTest, "fashionTest"),
    (DataSet::LettersTrain, "lettersTrain"),
    (DataSet::LettersTest, "lettersTest"),
    (DataSet::Landsat, "landsat"),
    (DataSet::Heartbeats, "heartbeats"),
];

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = CATALOGUE.iter().position(|entry| entry.id == *self);
        match self {
            Self::Mine(id) => f.write_str(id.text()),
            _ => f.write_str(place.and_then(|place| SUBJECTS.get(place)).unwrap_or(&"")),
        }
    }
}

impl FromStr for Subject {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match SUBJECTS.iter().position(|id| *id == text).and_then(|place| CATALOGUE.get(place)) {
            Some(entry) => Ok(entry.id),
            None => text.parse().map(Self::Mine),
        }
    }
}

impl fmt::Display for DataSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, end) = match self {
            Self::MineTrain(id) => (id.text(), "Train"),
            Self::MineTest(id) => (id.text(), "Test"),
            _ => (NAMES.iter().find(|(set, _)| set == self).map_or("", |(_, name)| name), ""),
        };
        write!(f, "{name}{end}")
    }
}

impl FromStr for DataSet {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some((set, _)) = NAMES.iter().find(|(_, name)| *name == text) {
            return Ok(*set);
        }
        match text.strip_suffix("Train") {
            Some(id) => id.parse().map(Self::MineTrain),
            None => text.strip_suffix("Test").unwrap_or_default().parse().map(Self::MineTest),
        }
    }
}

/// Both are serialised as names, because the user's sets cannot be enumerated in advance.
macro_rules! by_name {
    ($($Type:ident),+) => {
        $(impl Serialize for $Type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $Type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        })+
    };
}
by_name!(Subject, DataSet);

impl DataSet {
    /// Its files; `None` for a user's set.
    pub fn files(self) -> Option<&'static DataFiles> {
        FILES.iter().find(|files| files.set == self)
    }

    /// Number of values in a sample.
    pub fn width(self) -> usize {
        match self {
            Self::Landsat => 36,
            Self::Heartbeats => 240,
            _ => PIXELS,
        }
    }
}

/// Number of digits in the test set.
pub const TEST_DIGITS: usize = 2_000;

/// The files of every data set. Sources and licences: `www/data/README.md`.
pub const FILES: [DataFiles; 10] = [
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
        set: DataSet::LettersTrain,
        samples: FileSpec {
            name: "letters-train-images.bin",
            shape: &[6_292, SIDE, SIDE],
            crc32: 0xb54f_196b,
            bytes: 793_859,
        },
        labels: FileSpec { name: "letters-train-labels.bin", shape: &[6_292], crc32: 0x5638_cdf6, bytes: 3_821 },
    },
    DataFiles {
        set: DataSet::LettersTest,
        samples: FileSpec {
            name: "letters-test-images.bin",
            shape: &[1_508, SIDE, SIDE],
            crc32: 0x2a33_b69f,
            bytes: 187_022,
        },
        labels: FileSpec { name: "letters-test-labels.bin", shape: &[1_508], crc32: 0x0f10_0e37, bytes: 950 },
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_round_trip() {
        for entry in &CATALOGUE {
            assert_eq!(entry.id.to_string().parse(), Ok(entry.id));
            assert_eq!((entry.id.train(), entry.id.test(), entry.id.some()), (entry.train, entry.test, entry.some));
        }
        for files in &FILES {
            assert_eq!(files.set.to_string().parse(), Ok(files.set));
        }
        let mine: Subject = "my-0a-z".parse().unwrap();
        assert_eq!((mine.to_string(), mine.train().to_string()), ("my-0a-z".into(), "my-0a-zTrain".into()));
        assert_eq!(mine.test().to_string().parse(), Ok(mine.test()));
        assert!(mine.shipped().is_none() && mine.train().files().is_none());
    }

    #[test]
    fn invalid_names_are_rejected() {
        for text in ["", "my-", "mine", "Digits", "my-A", "my-ü", "my-a_b", "my-0123456789012345678901"] {
            assert!(text.parse::<Subject>().is_err(), "{text}");
        }
        for text in ["", "Train", "Test", "my-aTrains", "digits", "digitsTrainTest", "my-Train"] {
            assert!(text.parse::<DataSet>().is_err(), "{text}");
        }
    }
}
