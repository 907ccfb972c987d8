//! Trains the shipped models and fits the principal components. Seeded: reproducible on the same machine.
//!
//! Run by `cargo xtask pretrain`. Arguments: the folder of the four full MNIST files (IDX, optionally gzipped), the
//! folder `www`, and the names of the files to make (default: all). With `records` before the names, it only measures
//! these networks again.

mod map;

use std::error::Error;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use burn::tensor::{Device, Tensor};
use flate2::read::MultiGzDecoder;
use latente::config::{NetworkKind, TrainConfig};
use latente::data::noise::Noise;
use latente::data::surface::Surface;
use latente::data::{DataSet, PIXELS, Samples, Subject, idx};
use latente::labs::manifold;
use latente::loss::Cost;
use latente::metrics::mean_squared_error;
use latente::metrics::neighbors::{Points, accuracy};
use latente::metrics::pca::Pca;
use latente::metrics::reference::{self, ReferenceKind};
use latente::model::layout::Layout;
use latente::model::{Guide, Model, Record};
use latente::nn::{Activation, Autoencoder};
use latente::objective::Penalty;
use latente::optimizer::{Moments, cosine_decay};
use latente::reading::{flat, read_now};
use latente::tensor_file::{self, Precision};
use latente::training::{Trainer, pretrain};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The first of the maps of two values; the others are aligned with it.
const PLAIN: &str = "digits-2";
const VARIATIONAL: &str = "digits-2-variational";
const GUIDED: &str = "digits-2-guided";
/// The networks for the turns of a digit, without and with the pull, and the digit's test index.
const TURNED: [(&str, bool); 2] = [("turned-plain", false), ("turned-guided", true)];
const TURNED_DIGIT: usize = 6;
/// Components shipped: the largest code size compared with PCA.
const COMPONENTS: usize = 64;
/// Networks compared by bottleneck size: half as wide as the others, since there are many.
const BOTTLENECKS: [(&str, usize); 7] = [
    ("bottleneck-1", 1),
    ("bottleneck-2", 2),
    ("bottleneck-4", 4),
    ("bottleneck-8", 8),
    ("bottleneck-16", 16),
    ("bottleneck-32", 32),
    ("bottleneck-64", 64),
];
const BOTTLENECK_HIDDEN: usize = 64;
const BOTTLENECK_EPOCHS: usize = 20;

/// Number of training digits in the page: the first ones.
const PAGE_IMAGES: usize = 10_000;

const EPOCHS: usize = 60;
/// Binary codes are trained for fewer epochs: later they encode more of the pixels and less of the class.
const BITS_EPOCHS: usize = 10;
/// With more epochs the network would also reconstruct the anomalies.
const ANOMALY_EPOCHS: usize = 20;
/// A step of a convolutional network takes about ten times as long.
const CONVOLUTIONAL_EPOCHS: usize = 12;
const BATCH: usize = 128;
/// Fraction of missing values when training a network to fill them in.
const MISSING_SHARE: f64 = 0.4;
/// Steps of the networks for the satellite's measurements.
const SATELLITE_STEPS: usize = 40_000;
/// For the network pulled to a map: λ, epochs, batch size, and Adam's initial learning rate.
const PULL: f64 = 400.0;
const GUIDED_EPOCHS: usize = 45;
const GUIDED_BATCH: usize = 256;
const GUIDED_RATE: f64 = 1.5e-3;
/// Neighbours that vote when codes are evaluated.
const NEIGHBOURS: usize = 5;
/// Adam's initial learning rate, which decays to a hundredth along a cosine.
const RATE: f64 = 2e-3;

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1).map(PathBuf::from);
    let (Some(full), Some(www)) = (arguments.next(), arguments.next()) else {
        return Err("usage: pretrain FULL_MNIST_FOLDER WWW_FOLDER".into());
    };
    let test = shipped(&www, DataSet::DigitsTest)?;
    let models = www.join("models");
    fs::create_dir_all(&models)?;
    let names: Vec<String> = std::env::args().skip(3).collect();
    if let [first, names @ ..] = names.as_slice()
        && first == "records"
    {
        return names.iter().try_for_each(|name| measure_again(name, &test, &models));
    }
    let train = full_digits(&full)?;
    let wanted = |name: &str| names.is_empty() || names.iter().any(|chosen| chosen == name);
    if wanted("pca-digits") {
        fit_pca(Subject::Digits, &train, &test, &models)?;
    }
    if wanted("pca-fashion") {
        let fashion = shipped(&www, DataSet::FashionTrain)?;
        fit_pca(Subject::Fashion, &fashion, &shipped(&www, DataSet::FashionTest)?, &models)?;
    }
    for (name, config) in configs(train.count()).into_iter().filter(|(name, _)| wanted(name)) {
        let trainer = trained(config, &train, &test)?;
        if name == VARIATIONAL {
            // The page animates between the maps: points should not move without need.
            let network = with_axes_of(trainer.network(), &shipped_network(PLAIN, &models)?, &test)?;
            let (mse, share) = judged(&network, &train, &test)?;
            println!("{name}: test MSE {mse:.5}, {NEIGHBOURS}-NN accuracy {share:.4}");
            let layout = Layout::of(trainer.config(), &network, &Moments::default(), trainer.step(), None);
            write_file(name, &layout, &network, None, &test, &models)?;
        } else {
            write_model(name, &trainer, &test, &models)?;
        }
    }
    for (name, normal) in [("anomaly-0", [0].as_slice()), ("anomaly-not-1", &[0, 2, 3, 4, 5, 6, 7, 8, 9])] {
        if wanted(name) {
            let subset = of_classes(&train, normal)?;
            write_model(name, &trained(anomaly(subset.count()), &subset, &test)?, &test, &models)?;
        }
    }
    if wanted(GUIDED) {
        let name = pca_file(Subject::Digits)?;
        let pca = Pca::read(name, &fs::read(models.join(name))?)?;
        let map = map::tsne(&train, &pca, &full.join("tsne.f32"))?;
        let onto = codes_of(&shipped_network(PLAIN, &models)?, &train)?;
        let map = pretrain::turned(&map, &pretrain::procrustes(&map, &onto));
        write_guided(GUIDED, map, &train, &test, &models)?;
    }
    let satellite = shipped(&www, DataSet::Landsat)?;
    let reducers = [
        ("satellite-2", 2, None),
        ("satellite-3", 3, None),
        ("satellite-8", 8, None),
        ("satellite-filler", 8, Some(MISSING_SHARE)),
    ];
    for (name, d, missing) in reducers.into_iter().filter(|(name, ..)| wanted(name)) {
        let (bytes, error) = pretrain::satellite(&satellite, d, missing, SATELLITE_STEPS, 1, &Device::flex())?;
        println!("{name}: test MSE {error:.4} of the variance");
        fs::write(models.join(format!("{name}.safetensors")), bytes)?;
    }
    for (surface, id) in Surface::ALL {
        for (name, pulled) in [(format!("surface-{id}"), true), (format!("surface-{id}-plain"), false)] {
            if wanted(&name) {
                write_small(&name, manifold::pretrain_surface(surface, pulled, &Device::flex())?, &models)?;
            }
        }
    }
    for (name, pulled) in TURNED.into_iter().filter(|(name, _)| wanted(name)) {
        let image = test.row(TURNED_DIGIT).ok_or("the test digits are fewer")?;
        write_small(name, manifold::pretrain_turning(&image, pulled, &Device::flex())?, &models)?;
    }
    Ok(())
}

/// Writes a network that is not a [`Model`], and prints its error.
fn write_small(name: &str, (bytes, error): (Vec<u8>, f32), models: &Path) -> Result<()> {
    println!("{name}: MSE {error:.5}");
    Ok(fs::write(models.join(format!("{name}.safetensors")), bytes)?)
}

/// The shipped models of digits: file names and settings.
fn configs(images: usize) -> Vec<(&'static str, TrainConfig)> {
    let dense =
        TrainConfig { images, learning_rate: RATE, batch_size: BATCH, epochs: EPOCHS, ..TrainConfig::default() };
    let bits = |d_code| TrainConfig {
        d_code,
        code_activation: Activation::Binary,
        penalty: Penalty::Bits,
        noise: Noise::Masking,
        noise_level: 0.5,
        epochs: BITS_EPOCHS,
        ..dense.clone()
    };
    let convolutional =
        TrainConfig { kind: NetworkKind::Convolutional, d_code: 64, epochs: CONVOLUTIONAL_EPOCHS, ..dense.clone() };
    let bottleneck = |(name, d_code)| {
        (name, TrainConfig { hidden: vec![BOTTLENECK_HIDDEN], d_code, epochs: BOTTLENECK_EPOCHS, ..dense.clone() })
    };
    let mut configs = vec![
        ("digits-32", dense.clone()),
        (PLAIN, TrainConfig { hidden: vec![256, 64], d_code: 2, ..dense.clone() }),
        (VARIATIONAL, TrainConfig { hidden: vec![256, 64], d_code: 2, penalty: Penalty::Variational, ..dense.clone() }),
        ("digits-32-variational", TrainConfig { penalty: Penalty::Variational, ..dense.clone() }),
        ("digits-8", TrainConfig { d_code: 8, ..dense.clone() }),
        ("digits-32-twin", TrainConfig { seed: 2, ..dense.clone() }),
        ("digits-64", convolutional.clone()),
        ("denoiser", TrainConfig { noise: Noise::Gaussian, noise_level: 0.5, ..convolutional.clone() }),
        ("filler", TrainConfig { noise: Noise::Missing, ..convolutional }),
        ("bits-8", bits(8)),
        ("bits-16", bits(16)),
        ("bits-32", bits(32)),
    ];
    configs.extend(BOTTLENECKS.map(bottleneck));
    configs
}

/// Settings of the networks that learn normal samples.
fn anomaly(images: usize) -> TrainConfig {
    TrainConfig {
        images,
        hidden: vec![64],
        d_code: 16,
        cost: Cost::SquaredError,
        epochs: ANOMALY_EPOCHS,
        learning_rate: RATE,
        ..TrainConfig::default()
    }
}

/// The samples of some classes.
fn of_classes(samples: &Samples, classes: &[u8]) -> Result<Samples> {
    let is_wanted = |&index: &usize| classes.contains(&samples.labels()[index]);
    let indices: Vec<usize> = (0..samples.count()).filter(is_wanted).collect();
    let bytes =
        |&index: &usize| samples.row(index).unwrap_or_default().into_iter().map(|value| (value * 255.0).round() as u8);
    let labels = indices.iter().map(|&index| samples.labels()[index]).collect();
    Ok(Samples::new(PIXELS, indices.iter().flat_map(bytes).collect(), labels)?)
}

/// The 60,000 training digits.
fn full_digits(folder: &Path) -> Result<Samples> {
    let read = |stem: &str| -> Result<Vec<u8>> {
        let found = fs::read_dir(folder)?.flatten().find(|entry| entry.file_name().to_string_lossy().contains(stem));
        let path = found.ok_or_else(|| format!("no file {stem} in {}", folder.display()))?.path();
        Ok(idx::decode(&path.display().to_string(), &unpacked(&path)?)?.values)
    };
    Ok(Samples::new(PIXELS, read("train-images")?, read("train-labels")?)?)
}

/// Contents of a file, decompressed if gzipped.
fn unpacked(path: &Path) -> Result<Vec<u8>> {
    let bytes = fs::read(path)?;
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes);
    }
    let mut unpacked = Vec::new();
    MultiGzDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked)?;
    Ok(unpacked)
}

fn shipped(www: &Path, set: DataSet) -> Result<Samples> {
    let read = |name: &str| unpacked(&www.join("data").join(name));
    let files = set.files().ok_or_else(|| format!("{set} has no files"))?;
    Ok(Samples::decode(set, &read(files.samples.name)?, &read(files.labels.name)?)?)
}

fn fit_pca(subject: Subject, train: &Samples, test: &Samples, models: &Path) -> Result<()> {
    let pca = Pca::fit(train, COMPONENTS);
    for count in [2, 8, 16, 32, 64] {
        let references = reference::references_for(Cost::SquaredError, test, |_| {}, Some(&pca), count);
        let pca = references.iter().find(|reference| reference.kind == ReferenceKind::Pca);
        println!("pca {subject:?} {count}: test MSE {:.4}", pca.map_or(f32::NAN, |pca| pca.mse));
    }
    Ok(fs::write(models.join(pca_file(subject)?), pca.write(subject)?)?)
}

fn pca_file(subject: Subject) -> Result<&'static str> {
    Ok(subject.pca_file().ok_or("its components have no file")?)
}

fn trained(config: TrainConfig, train: &Samples, test: &Samples) -> Result<Trainer> {
    let mut trainer = Trainer::new(config, train, test, &Device::flex());
    let epochs = trainer.config().epochs;
    let total = epochs * trainer.steps_per_epoch();
    for step in 0..total {
        trainer.adjust(RATE * cosine_decay(step, total), epochs);
        let losses = trainer.advance(1);
        if (step + 1) % trainer.steps_per_epoch() == 0 {
            let sums = trainer.evaluate().0.try_into_data()?.try_into_vec::<f32>().map_err(|e| format!("{e:?}"))?;
            let mse = sums.iter().skip(1).step_by(2).sum::<f32>() / (test.count() * PIXELS) as f32;
            println!("epoch {}: test MSE {mse:.5}", (step + 1) / trainer.steps_per_epoch());
        }
        drop(losses);
    }
    trainer.adjust(RATE, epochs);
    Ok(trainer)
}

fn shipped_network(name: &str, models: &Path) -> Result<Autoencoder> {
    let bytes = fs::read(models.join(format!("{name}.safetensors")))?;
    Ok(Model::read(name, &bytes, &Device::flex())?.network)
}

/// `[count, d]`.
fn codes_of(network: &Autoencoder, samples: &Samples) -> Result<Vec<f32>> {
    let input = samples.tensor(samples.count(), &Device::flex());
    read(flat(network.encode(input)))
}

/// Swaps and reflects the axes of a variational network's code to align its map with that of `onto`; the result
/// computes the same function.
fn with_axes_of(network: &Autoencoder, onto: &Autoencoder, test: &Samples) -> Result<Autoencoder> {
    let turn = pretrain::procrustes_of_axes(&codes_of(network, test)?, &codes_of(onto, test)?);
    let mut parameters = read(network.parameters().clone())?;
    let half = network.slots().len() / 2;
    let (last, first) = (&network.slots()[half - 1], &network.slots()[half]);
    // The encoder's weights `[d_in, 4]` hold means and log variances; only the means change sign. The decoder's are
    // `[2, d_out]`.
    let signed = |column: usize, value: f32| if column < 2 { value } else { value.abs() };
    let source = |column: usize| {
        let row = turn[column % 2];
        let from = usize::from(row[0] == 0.0);
        (from + column / 2 * 2, signed(column, row[from] as f32))
    };
    let mut turn_rows = |range: std::ops::Range<usize>, width: usize| {
        let old = parameters[range.clone()].to_vec();
        for (new, old) in parameters[range].chunks_exact_mut(width).zip(old.chunks_exact(width)) {
            for (column, value) in new.iter_mut().enumerate() {
                let (from, sign) = source(column);
                *value = sign * old[from];
            }
        }
    };
    turn_rows(last.weights(), 4);
    turn_rows(last.biases(), 4);
    let range = first.weights();
    let width = range.len() / 2;
    let old = parameters[range.clone()].to_vec();
    for (row, new) in parameters[range].chunks_exact_mut(width).enumerate() {
        let (from, sign) = source(row);
        new.iter_mut().zip(&old[from * width..]).for_each(|(value, old)| *value = sign * old);
    }
    let count = parameters.len();
    let parameters = Tensor::from_data(burn::tensor::TensorData::new(parameters, [count]), &Device::flex());
    Ok(Autoencoder::new(network.architecture().clone(), parameters))
}

/// Trains the network whose codes are pulled to `map` `[count, 2]`, and writes it.
fn write_guided(name: &str, map: Vec<f32>, train: &Samples, test: &Samples, models: &Path) -> Result<()> {
    println!(
        "the map: {NEIGHBOURS}-NN accuracy {:.4} of training digits by the others",
        map::accuracy(&map, train.labels(), NEIGHBOURS)
    );
    let config = TrainConfig {
        images: train.count(),
        hidden: vec![512, 256, 64],
        d_code: 2,
        epochs: GUIDED_EPOCHS,
        batch_size: GUIDED_BATCH,
        learning_rate: GUIDED_RATE,
        ..TrainConfig::default()
    };
    let report = |epoch: usize, network: &Autoencoder| match judged(network, train, test) {
        Ok((mse, share)) => println!("epoch {epoch}: test MSE {mse:.5}, {NEIGHBOURS}-NN accuracy {share:.4}"),
        Err(error) => println!("epoch {epoch}: {error}"),
    };
    let (network, step) = pretrain::guided(&config, train, map, PULL, &Device::flex(), report);
    let layout = Layout::of(&config, &network, &Moments::default(), step, None);
    let guide = Guide { map: map::method(), pull: PULL };
    write_file(name, &layout, &network, Some(guide), test, models)
}

/// Test MSE per pixel, and the accuracy of test digits classified by the codes of the page's nearest training digits.
fn judged(network: &Autoencoder, train: &Samples, test: &Samples) -> Result<(f64, f32)> {
    let codes = |samples: &Samples, count: usize| read(flat(network.encode(samples.tensor(count, &Device::flex()))));
    let count = train.count().min(PAGE_IMAGES);
    let (references, queries) = (codes(train, count)?, codes(test, test.count())?);
    let references = Points { values: &references, labels: &train.labels()[..count] };
    let share = accuracy(references, Points { values: &queries, labels: test.labels() }, NEIGHBOURS);
    Ok((measure(network, test)?.0, share))
}

/// Writes a trained model.
fn write_model(name: &str, trainer: &Trainer, test: &Samples, models: &Path) -> Result<()> {
    write_file(name, &trainer.layout(&Moments::default()), trainer.network(), None, test, models)
}

fn read(tensor: Tensor<1>) -> Result<Vec<f32>> {
    Ok(read_now(tensor)?)
}

/// Writes `network` in half precision, with the errors of the file as written.
fn write_file(
    name: &str,
    layout: &Layout,
    network: &Autoencoder,
    guide: Option<Guide>,
    test: &Samples,
    models: &Path,
) -> Result<()> {
    let codes = read(flat(network.encode(test.tensor(test.count(), &Device::flex()))))?;
    let values = layout.tensors().into_iter().map(read).collect::<Result<Vec<_>>>()?;
    let tensors = layout.named(values);
    let record = Record { guide, ..layout.record(&codes) };
    let packed = Model::read(name, &tensor_file::write(&record, &tensors, Precision::F16)?, &Device::flex())?;
    let (mse, bce) = measure(&packed.network, test)?;
    let record = Record { test_mse: Some(mse), test_bce: Some(bce), ..record };
    println!("{name}: test MSE {mse:.5}, BCE {bce:.5}");
    fs::write(models.join(format!("{name}.safetensors")), tensor_file::write(&record, &tensors, Precision::F16)?)?;
    Ok(fs::write(models.join(format!("{name}.json")), serde_json::to_string_pretty(&record)? + "\n")?)
}

/// Test MSE and cross-entropy per pixel. The latter uses the logits: reconstructions would have to be clamped away from
/// 0 and 1.
fn measure(network: &Autoencoder, test: &Samples) -> Result<(f64, f64)> {
    let input = test.tensor(test.count(), &Device::flex());
    let copies = read(flat(network.reconstruct(input.clone())))?;
    let logits = read(flat(network.decode(network.encode(input))))?;
    let term = |x: f64, z: f64| z.max(0.0) - x * z + (-z.abs()).exp().ln_1p();
    let (mut mse, mut bce) = (0.0, 0.0);
    for (index, (copy, logits)) in copies.chunks_exact(PIXELS).zip(logits.chunks_exact(PIXELS)).enumerate() {
        let row = test.row(index).unwrap_or_default();
        mse += f64::from(mean_squared_error(&row, copy));
        bce += row.iter().zip(logits).map(|(&x, &z)| term(f64::from(x), f64::from(z))).sum::<f64>() / PIXELS as f64;
    }
    Ok((mse / test.count() as f64, bce / test.count() as f64))
}

/// Measures existing networks again, and updates their records.
fn measure_again(name: &str, test: &Samples, models: &Path) -> Result<()> {
    let path = models.join(format!("{name}.safetensors"));
    let (record, tensors) = tensor_file::read::<Record>(name, &fs::read(&path)?)?;
    let (mse, bce) = measure(&shipped_network(name, models)?, test)?;
    println!("{name}: test MSE {:?} now {mse}, BCE {:?} now {bce}", record.test_mse, record.test_bce);
    let record = Record { test_mse: Some(mse), test_bce: Some(bce), ..record };
    fs::write(path, tensor_file::write(&record, &tensors, Precision::F16)?)?;
    Ok(fs::write(models.join(format!("{name}.json")), serde_json::to_string_pretty(&record)? + "\n")?)
}
