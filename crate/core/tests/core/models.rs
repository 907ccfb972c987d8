//! The shipped models and principal components reach the errors in their records and the published figures.

use crate::common::{data_file, www};
use burn::tensor::Device;
use latente::data::{DataSet, PIXELS, Samples};
use latente::loss::Cost;
use latente::metrics::mean_squared_error;
use latente::metrics::pca::Pca;
use latente::metrics::reference::{self, ReferenceKind};
use latente::model::{Model, Record};
use latente::nn::{Activation, Architecture, Body};
use latente::reading::flat;

fn digits() -> Samples {
    let (images, labels) = (data_file("mnist-test2k-images.bin"), data_file("mnist-test2k-labels.bin"));
    Samples::decode(DataSet::DigitsTest, &images, &labels).unwrap()
}

/// Checks a model file against its record; returns its test MSE.
fn measured(name: &str, plan: &Architecture) -> f64 {
    let model = Model::read(name, &www(&format!("models/{name}.safetensors")), &Device::flex()).unwrap();
    let record: Record = serde_json::from_slice(&www(&format!("models/{name}.json"))).unwrap();
    assert_eq!(model.record, record);
    assert_eq!(model.network.architecture(), plan);
    let test = digits();
    let input = test.tensor(test.count(), &Device::flex());
    let values = |tensor| flat(tensor).try_into_data().unwrap().try_into_vec::<f32>().unwrap();
    let copies = values(model.network.reconstruct(input.clone()));
    let logits = values(model.network.decode(model.network.encode(input)));
    let rows: Vec<f32> = (0..test.count()).flat_map(|index| test.row(index).unwrap()).collect();
    let mse = f64::from(mean_squared_error(&rows, &copies));
    // From the logits: reconstructions rounded to 0 or 1 would have infinite cost.
    let cost = |(x, z): (&f32, &f32)| f64::from(*z).exp().ln_1p() - f64::from(*x) * f64::from(*z);
    let bce = rows.iter().zip(&logits).map(cost).sum::<f64>() / rows.len() as f64;
    assert!((mse / record.test_mse.unwrap() - 1.0).abs() < 1e-5, "{mse} {record:?}");
    assert!((bce / record.test_bce.unwrap() - 1.0).abs() < 1e-5, "{bce} {record:?}");
    mse
}

#[test]
fn models_reach_their_recorded_errors() {
    let dense = |hidden: &[usize], d_code| Architecture::dense(PIXELS, hidden, d_code);
    let bits = |d_code| Architecture { code: Activation::Binary, ..dense(&[128], d_code) };
    let body = Body::Convolutional { channels: vec![16, 32], kernel: 3 };
    let convolutional = Architecture { body, ..dense(&[], 64) };
    for (name, plan, most) in [
        ("digits-32", dense(&[128], 32), 0.0085),
        ("digits-2", dense(&[256, 64], 2), 0.040),
        ("digits-2-variational", Architecture { variational: true, ..dense(&[256, 64], 2) }, 0.040),
        ("digits-2-guided", dense(&[512, 256, 64], 2), 0.036),
        ("digits-32-variational", Architecture { variational: true, ..dense(&[128], 32) }, 0.010),
        ("digits-8", dense(&[128], 8), 0.025),
        ("digits-32-twin", dense(&[128], 32), 0.0085),
        ("bottleneck-1", dense(&[64], 1), 0.059),
        ("bottleneck-2", dense(&[64], 2), 0.045),
        ("bottleneck-4", dense(&[64], 4), 0.034),
        ("bottleneck-8", dense(&[64], 8), 0.0235),
        ("bottleneck-16", dense(&[64], 16), 0.0156),
        ("bottleneck-32", dense(&[64], 32), 0.0093),
        ("bottleneck-64", dense(&[64], 64), 0.0080),
        ("digits-64", convolutional.clone(), 0.006),
        ("denoiser", convolutional.clone(), 0.009), // on images without noise
        ("filler", convolutional, 0.009),           // on whole images
        ("anomaly-0", dense(&[64], 16), 0.07),      // on every digit
        ("anomaly-not-1", dense(&[64], 16), 0.02),
        // PCA with 2 and with 8 real values: 0.0557 and 0.0374.
        ("bits-8", bits(8), 0.0557),
        ("bits-16", bits(16), 0.0374),
        ("bits-32", bits(32), 0.0374),
    ] {
        let mse = measured(name, &plan);
        assert!(mse <= most, "{name}: {mse}");
    }
}

#[test]
fn records_name_what_pulled_the_codes() {
    let record = |name: &str| -> Record { serde_json::from_slice(&www(&format!("models/{name}.json"))).unwrap() };
    let guide = record("digits-2-guided").guide.unwrap();
    assert!(guide.map.starts_with("t-SNE") && guide.pull > 0.0, "{guide:?}");
    assert_eq!(record("digits-2").guide, None);
    assert!(!serde_json::to_string(&record("digits-2")).unwrap().contains("guide"), "other records are unchanged");
}

#[test]
fn pca_reaches_the_published_figures() {
    let test = digits();
    let pca = Pca::read("pca", &www("models/pca-digits.safetensors")).unwrap();
    assert_eq!(pca.samples(), 60_000);
    // scikit-learn on the whole MNIST test set, fitted on 60,000 images.
    for (count, expected) in [(2, 0.0557), (8, 0.0374), (16, 0.0269), (32, 0.0168), (64, 0.0091)] {
        let references = reference::references_for(Cost::SquaredError, &test, |_| {}, Some(&pca), count);
        let pca = references.iter().find(|reference| reference.kind == ReferenceKind::Pca).unwrap();
        assert!((pca.mse / expected - 1.0).abs() < 0.02, "{count} components: {}", pca.mse);
        assert!((pca.cost / (pca.mse * PIXELS as f32 / 2.0) - 1.0).abs() < 1e-4, "½‖x − x̂‖² and the MSE agree");
    }
    let fashion = Pca::read("pca", &www("models/pca-fashion.safetensors")).unwrap();
    assert_eq!((pca.count(), fashion.count()), (64, 64));
    assert!(
        reference::references_for(Cost::CrossEntropy, &test, |_| {}, Some(&pca), 65)
            .iter()
            .all(|r| r.kind != ReferenceKind::Pca)
    );
}
