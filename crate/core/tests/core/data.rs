//! The shipped data sets are correct, and other files are refused by name.

use crate::common::{ask, data_file, load, session};
use latente::data::{DataSet, Samples};
use latente::error::{Error, FileFault};

fn counts(set: DataSet) -> Vec<usize> {
    ask(&mut session(&[]), load(set)).classes
}

#[test]
fn class_counts_match_the_sources() {
    assert_eq!(counts(DataSet::DigitsTrain), [1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978]);
    assert_eq!(counts(DataSet::DigitsTest), [189, 222, 212, 242, 196, 186, 158, 215, 193, 187]);
    assert_eq!(counts(DataSet::FashionTrain), [457, 556, 504, 501, 488, 493, 493, 512, 490, 506]);
    assert_eq!(counts(DataSet::FashionTest), [107, 105, 111, 93, 115, 87, 97, 95, 95, 95]);
    assert_eq!(counts(DataSet::LettersTrain), [242; 26]);
    assert_eq!(counts(DataSet::LettersTest), [58; 26]);
    assert_eq!(counts(DataSet::Heartbeats), [346, 87, 57]);
    assert_eq!(counts(DataSet::Landsat), [0, 1533, 703, 1358, 626, 707, 0, 1508]);
}

/// The first view uses the small set and later switches to the large one: equal indices must be equal digits.
#[test]
fn small_sets_are_prefixes_of_the_large_ones() {
    let decode = |set: DataSet| {
        let files = set.files().unwrap();
        Samples::decode(set, &data_file(files.samples.name), &data_file(files.labels.name)).unwrap()
    };
    for (small, large, count) in
        [(DataSet::DigitsFirst, DataSet::DigitsTest, 23), (DataSet::DigitsSome, DataSet::DigitsTrain, 100)]
    {
        let (small, large) = (decode(small), decode(large));
        assert_eq!(small.count(), count);
        assert_eq!(small.labels(), &large.labels()[..count]);
        assert!((0..count).all(|index| small.row(index) == large.row(index)));
        assert!((0..10).all(|digit| small.labels().contains(&digit)));
    }
}

#[test]
fn landsat_values_lie_in_their_published_range() {
    let samples =
        Samples::decode(DataSet::Landsat, &data_file("landsat-6435x36.bin"), &data_file("landsat-labels.bin"));
    let samples = samples.unwrap();
    let all: Vec<f32> = (0..samples.count()).flat_map(|index| samples.row(index).unwrap()).collect();
    let byte = |value: f32| (value * 255.0).round() as u8;
    assert_eq!(all.iter().copied().map(byte).min(), Some(27));
    assert_eq!(all.iter().copied().map(byte).max(), Some(157));
}

fn fault(samples: &[u8], labels: &[u8]) -> (String, FileFault) {
    match Samples::decode(DataSet::DigitsTest, samples, labels).unwrap_err() {
        Error::File { file, fault } => (file, fault),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_wrong_file_is_refused_by_name() {
    let (images, labels) = (data_file("mnist-test2k-images.bin"), data_file("mnist-test2k-labels.bin"));
    let other = data_file("mnist-train10k-images.bin");
    let (file, what) = fault(&other, &labels);
    assert_eq!(file, "mnist-test2k-images.bin");
    assert_eq!(what, FileFault::Shape { expected: vec![2000, 28, 28], got: vec![10_000, 28, 28] });
    let (file, what) = fault(&images[..images.len() / 2], &labels);
    assert_eq!((file.as_str(), matches!(what, FileFault::Length { .. })), ("mnist-test2k-images.bin", true));
    let mut forged = vec![0, 0, 8, 1, 0, 0, 7, 208]; // 2000 labels, all 3
    forged.extend([3; 2000]);
    let (file, what) = fault(&images, &forged);
    assert_eq!((file.as_str(), matches!(what, FileFault::Checksum { .. })), ("mnist-test2k-labels.bin", true));
}
