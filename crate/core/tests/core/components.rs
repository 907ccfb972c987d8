//! All methods of computing principal components against the exact one, on the kind of data they are used for.

use crate::common::data_file;
use burn::tensor::{Device, Tensor};
use latente::data::turning::Freedom;
use latente::data::{DataSet, PIXELS, Samples};
use latente::metrics::pca::Pca;
use latente::metrics::{mean_row, mean_squared_error};
use latente::ops;
use latente::reading::{flat, read_now};

fn samples(set: DataSet) -> Samples {
    let files = set.files().unwrap();
    Samples::decode(set, &data_file(files.samples.name), &data_file(files.labels.name)).unwrap()
}

/// Training digits selected by `is_wanted`, at most `most`.
fn digits(is_wanted: impl Fn(u8) -> bool, most: usize) -> Samples {
    let all = samples(DataSet::DigitsTrain);
    let wanted = (0..all.count()).filter(|&index| is_wanted(all.labels()[index])).take(most);
    of_rows(&wanted.flat_map(|index| all.row(index).unwrap()).collect::<Vec<_>>(), PIXELS)
}

/// Rows of values 0..1 as byte samples.
fn of_rows(rows: &[f32], n: usize) -> Samples {
    let values = rows.iter().map(|value| (255.0 * value).round() as u8).collect();
    Samples::new(n, values, vec![0; rows.len() / n]).unwrap()
}

fn rows(samples: &Samples) -> Vec<f32> {
    (0..samples.count()).flat_map(|index| samples.row(index).unwrap()).collect()
}

/// Centred rows and their mean.
fn centred(samples: &Samples) -> (Tensor<2>, Vec<f32>) {
    let (device, mean) = (Device::flex(), mean_row(&rows(samples), samples.width()));
    (samples.tensor(samples.count(), &device) - ops::tensor(mean.clone(), [1, mean.len()], &device), mean)
}

/// Checks the variance along each component and the error of reconstructing `judged` `[rows, n]`.
#[track_caller]
fn assert_exact(found: &Pca, samples: &Samples, judged: &[f32], count: usize) {
    let exact = Pca::fit(samples, count);
    assert_eq!((found.count(), found.samples()), (count, samples.count()));
    for (found, exact) in found.variances().iter().zip(exact.variances()) {
        assert!((found / exact - 1.0).abs() < 1e-3, "variance {found} in place of {exact}");
    }
    for d in [1, count / 2, count] {
        let [found, exact] = [found, &exact].map(|pca| mean_squared_error(judged, &pca.reconstruct_rows(judged, d)));
        assert!((found / exact - 1.0).abs() < 1e-3, "{d} components lose {found} in place of {exact}");
    }
}

/// Without one class, the last wanted component and the next are nearly equally strong.
#[test]
fn leading_components_of_digits_without_a_class() {
    let left_out = [1, 8, 9].map(|left_out| digits(|label| label != left_out, usize::MAX));
    for normal in left_out.into_iter().chain([digits(|label| label == 2, usize::MAX)]) {
        let (centred, mean) = centred(&normal);
        let products = read_now(flat(centred.clone().transpose().matmul(centred))).unwrap();
        let found = Pca::leading(mean, &products, normal.count(), 16);
        assert_exact(&found, &normal, &rows(&samples(DataSet::DigitsTest)), 16);
    }
}

#[test]
fn two_components_of_map_points() {
    let digits = digits(|_| true, 1_000);
    assert_exact(&Pca::of_rows(&rows(&digits), PIXELS, 2), &digits, &rows(&digits), 2);
}

#[test]
fn a_few_components_of_a_turned_image() {
    let image = samples(DataSet::DigitsTest).row(6).unwrap();
    let turned = of_rows(&Freedom::None.turns(&image).images, PIXELS);
    let (centred, mean) = centred(&turned);
    let products = read_now(flat(centred.clone().matmul(centred.clone().transpose()))).unwrap();
    let found = Pca::of_few_rows(mean, &read_now(flat(centred)).unwrap(), &products, 8);
    assert_exact(&found, &turned, &rows(&turned), 8);
}

#[test]
fn all_components_of_short_rows() {
    let patches = samples(DataSet::Landsat);
    let each = (0..patches.count()).map(|index| patches.row(index).unwrap());
    assert_exact(&Pca::fit_few(36, each, 16), &patches, &rows(&patches), 16);
}
