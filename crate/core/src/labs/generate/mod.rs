//! "Generar datos sintéticos": decodes new codes that belong to no sample.

mod messages;
mod nearest;
mod population;

use std::collections::BTreeMap;

use burn::tensor::Tensor;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rand_distr::StandardNormal;

use crate::data::attributes::{slant as slant_of, thickness as thickness_of};
use crate::data::catalog::SUBJECTS;
use crate::data::samples;
use crate::data::{PIXELS, Subject};
use crate::engine::{Desk, Input, NetworkRef, Pending, Question, Shared, expect_length, questions, sample_control};
use crate::error::{Error, Result, need};
use crate::metrics::order::sorted;
use crate::nn::Autoencoder;
use crate::ops;
use crate::reading::{flat, read_all};
use crate::spec::{Control, Group, Kind, LabSpec, Section};
use crate::wire::Floats;

pub use messages::*;
use nearest::{Near, mean_gap, nearest, norms, products};
use population::{Population, Strokes};

/// Maximum code size whose covariance is fitted.
pub(crate) const MAX_VALUES: usize = 128;
/// Maximum images in one question.
const MAX_IMAGES: usize = 100;
/// Number of test samples used to measure how far unseen images are from known ones.
const USUAL: usize = 100;
/// Standard deviation around a sample, in units of that of all codes.
const NEAR: f32 = 0.25;

/// The lab's entry.
pub const SPEC: LabSpec = LabSpec {
    id: "generate",
    group: Group::Applications,
    controls: &[
        Control::new(
            "scene",
            Section::View,
            Kind::Choice { options: &["wall", "arithmetic", "point"], default: "wall" },
        )
        .live(),
        Control::new(
            "space",
            Section::Data,
            Kind::Choice { options: &["both", "simple", "variational", "run"], default: "both" },
        )
        .live(),
        Control::of_images("data", SUBJECTS).live(),
        Control::new(
            "way",
            Section::View,
            Kind::Choice { options: &["prior", "whole", "mixture", "box", "around"], default: "prior" },
        )
        .live(),
        // Close to the centre, nearly all images of a variational autoencoder are digits; at 1 a third of them are not.
        Control::new("spread", Section::View, Kind::Real { min: 0.0, max: 2.0, step: 0.05, default: 0.7 }).live(),
        Control::new("seed", Section::View, Kind::Whole { min: 0, max: 999_999, default: 1, suggested: &[] }).live(),
        // A thin 9, on which attribute changes are easy to see.
        sample_control("sample", Section::Data, 21),
    ],
};

/// Results about networks and subjects, kept between questions.
#[derive(Default)]
pub struct State {
    /// Distribution of each network's codes.
    populations: BTreeMap<String, FittedPopulation>,
    /// Attributes of each subject's training samples.
    strokes: BTreeMap<Subject, Strokes>,
    /// ‖x‖² of each of these samples.
    norms: BTreeMap<Subject, Vec<f32>>,
    /// How far its test samples are from them.
    usual: BTreeMap<Subject, Usual>,
}

/// How far test samples are from the training samples that are most like them.
#[derive(Clone, Copy)]
struct Usual {
    /// On average.
    gap: f32,
    /// What nine of ten are nearer than.
    far: f32,
    /// Share that would be called doubtful, 0..1.
    doubtful: f32,
}

impl Usual {
    fn of(near: &[Near]) -> Self {
        let gaps = sorted(near.iter().map(|near| near.gap));
        let far = gaps.get(gaps.len() * 9 / 10).copied().unwrap_or_default();
        let doubtful = near.iter().filter(|near| near.is_doubtful(far)).count() as f32 / near.len().max(1) as f32;
        Self { gap: mean_gap(near), far, doubtful }
    }
}

/// The fitted codes of a network, and the reply about them.
struct FittedPopulation {
    population: Population,
    fitted: CodeDistribution,
    /// The distance to the nearest training sample that nine of ten test samples stay below.
    far: f32,
    /// The load that brought the model, from [`NetworkRef::revision`].
    revision: Option<u64>,
}

impl State {
    fn known(&self, network: &NetworkRef) -> Result<&FittedPopulation> {
        self.populations.get(network.name()).ok_or_else(|| not_fitted(network))
    }

    fn population(&self, network: &NetworkRef) -> Result<&Population> {
        self.known(network).map(|known| &known.population)
    }

    fn norms(&self, subject: Subject) -> Result<&[f32]> {
        need(self.norms.get(&subject), "norms").map(Vec::as_slice)
    }
}

questions!(
    /// # Errors
    /// [`Error::NotLoaded`] for an unknown network or data set, or before a network was fitted; [`Error::WrongLength`]
    /// for a code of more than 128 values or a wrong number of class weights; [`Error::NotFinite`] after a run that
    /// diverged.
    "Generate", State; Fit, Sample, Mix
);

impl Question for Fit {
    type State = State;
    type Reply = CodeDistribution;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, CodeDistribution>> {
        let Self { network } = self;
        // Models are immutable: the fit stays valid until another model is loaded under this name.
        let revision = network.revision(desk.shared);
        let known = desk.state.populations.get(network.name());
        if let Some(known) = known.filter(|known| revision.is_some() && known.revision == revision) {
            return Ok(Pending::ready(known.fitted.clone()));
        }
        let (autoencoder, subject) = network.find(desk.shared)?;
        let d = autoencoder.architecture().d_code;
        if d > MAX_VALUES {
            return Err(Error::WrongLength { what: "code", expected: MAX_VALUES, got: d });
        }
        let autoencoder = autoencoder.clone();
        let (train, test) = (desk.shared.data(subject.train())?, desk.shared.data(subject.test())?);
        let input = train.tensor(train.count(), desk.shared.device());
        let mut reads = vec![flat(autoencoder.encoder().iter().fold(input, |value, layer| layer.forward(value)))];
        if !desk.state.usual.contains_key(&subject) {
            reads.extend(products(train, &test.tensor(USUAL, desk.shared.device())));
        }
        if !desk.state.norms.contains_key(&subject) {
            let norms = norms(desk.shared.data(subject.train())?);
            desk.state.norms.insert(subject, norms);
        }
        Ok(Pending::new(reads, move |desk: Desk<'_, State>, mut read| {
            let (codes, noise) = split(&read.remove(0), d, autoencoder.architecture().encoder_output());
            let train = desk.shared.data(subject.train())?;
            let population =
                Population::of(autoencoder, subject, train, codes).ok_or(Error::NotFinite { what: "codes" })?;
            let found = || -> Result<Usual> {
                let rows = desk.shared.data(subject.test())?.rows(0..USUAL);
                Ok(Usual::of(&nearest(desk.state.norms(subject)?, train.labels(), &rows, &read)))
            };
            // Whatever the network: it is found with the first one.
            let usual = if read.is_empty() { *need(desk.state.usual.get(&subject), "usual")? } else { found()? };
            desk.state.usual.insert(subject, usual);
            let Usual { gap, far, doubtful } = usual;
            // A variational code is sampled: its variance is that of the means plus that of the draws.
            let drawn =
                population.deviations.iter().zip(&noise).map(|(deviation, noise)| (deviation.powi(2) + noise).sqrt());
            let off: f32 = population
                .whole
                .mean
                .iter()
                .zip(drawn)
                .map(|(mean, drawn)| mean.abs() + drawn.max(1e-6).ln().abs())
                .sum();
            let fitted =
                CodeDistribution { d, classes: population.classes.len(), usual: gap, doubtful, off: off / d as f32 };
            let name = network.name().to_owned();
            desk.state.populations.insert(name, FittedPopulation { population, fitted: fitted.clone(), far, revision });
            Ok(fitted)
        }))
    }
}

/// Splits encoder outputs `[count, width]` into codes `[count, d]` and σ² along each axis, averaged over the samples: 0
/// unless the network is variational, where the encoder gives log σ² beside the means.
fn split(encoded: &[f32], d: usize, width: usize) -> (Vec<f32>, Vec<f32>) {
    let mut codes = Vec::with_capacity(encoded.len() / width * d);
    let mut noise = vec![0.0; d];
    let share = width as f32 / encoded.len().max(1) as f32;
    for row in encoded.chunks_exact(width) {
        codes.extend(&row[..d]);
        noise.iter_mut().zip(&row[d..]).for_each(|(sum, log)| *sum += log.exp() * share);
    }
    (codes, noise)
}

impl Question for Sample {
    type State = State;
    type Reply = GeneratedImages;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, GeneratedImages>> {
        let Self { network, way, spread, count, seed } = self;
        let count = count.clamp(1, MAX_IMAGES);
        let &FittedPopulation { ref population, far, .. } = desk.state.known(&network)?;
        let spread = if spread.is_finite() { spread.clamp(0.0, 4.0) } else { 1.0 };
        let mut draws = Draws(ChaCha8Rng::seed_from_u64(u64::from(seed)));
        let device = desk.shared.device();
        let codes = match &way {
            // The sample's code stays on the device; only the offsets are drawn here.
            SamplingMethod::Around(input) => {
                let scales: Vec<f32> =
                    population.deviations.iter().map(|deviation| NEAR * spread * deviation).collect();
                let moves: Vec<f32> = (0..count).flat_map(|_| draws.scaled(&scales)).collect();
                encoded(&population.network, input, desk.shared)?.expand([count, population.d])
                    + ops::tensor(moves, [count, population.d], device)
            }
            _ => {
                let codes: Vec<f32> =
                    (0..count).flat_map(|index| draws.code(population, &way, spread, index)).collect();
                ops::tensor(codes, [count, population.d], device)
            }
        };
        let images = population.network.reconstruct_from(codes.clone());
        let subject = population.subject;
        let train = desk.shared.data(subject.train())?;
        let reads = [vec![flat(codes), flat(images.clone())], products(train, &images)].concat();
        Ok(Pending::new(reads, move |desk: Desk<'_, State>, mut read| {
            let (codes, images) = (read.remove(0), read.remove(0));
            let train = desk.shared.data(subject.train())?;
            let labels = train.labels();
            let near = nearest(desk.state.norms(subject)?, labels, &images, &read);
            let near_labels: Vec<u8> = near.iter().map(|near| labels[near.index]).collect();
            let classes = samples::counts(near_labels.iter().copied(), train.classes());
            Ok(GeneratedImages {
                codes: Floats(codes),
                images: Floats(images),
                gap: mean_gap(&near),
                classes,
                labels: near_labels,
                doubtful: near.iter().map(|near| near.is_doubtful(far)).collect(),
                nearest: near.iter().map(|near| near.index).collect(),
                gaps: Floats(near.into_iter().map(|near| near.gap).collect()),
            })
        }))
    }
}

/// The code of one input, `[1, d]`.
fn encoded(network: &Autoencoder, input: &Input, shared: &Shared) -> Result<Tensor<2>> {
    Ok(network.encode(ops::tensor(input.pixels()?, [1, PIXELS], shared.device())))
}

impl Question for Mix {
    type State = State;
    type Reply = MixedImage;

    fn answer(self, mut desk: Desk<'_, State>) -> Result<Pending<State, MixedImage>> {
        let Self { network, shares, sample, sample_weight, thickness, slant } = self;
        let moves = moves(&mut desk, &network, [thickness, slant])?;
        let (device, population) = (desk.shared.device(), desk.state.population(&network)?);
        let d = population.d;
        expect_length("shares", population.classes.len(), shares.len())?;
        let sound = |share: f32| if share.is_finite() { share.max(0.0) } else { 0.0 };
        let drawn = sample.as_ref().map(|input| (input, sound(sample_weight)));
        let total = shares.iter().map(|&share| sound(share)).sum::<f32>() + drawn.map_or(0.0, |(_, share)| share);
        let mut middle = vec![0.0_f32; d];
        let classes = population
            .classes
            .iter()
            .zip(shares.iter())
            .filter_map(|(class, &share)| Some((class.as_ref()?, sound(share))));
        // With all weights 0, use the mean of all codes.
        let all = (total <= 0.0).then_some((&population.whole, 1.0));
        let whole = if total > 0.0 { total } else { 1.0 };
        for (gaussian, share) in classes.chain(all) {
            middle.iter_mut().zip(&gaussian.mean).for_each(|(sum, mean)| *sum += mean * share / whole);
        }
        let row = |values: Vec<f32>| ops::tensor(values, [1, d], device);
        let plain = match drawn {
            Some((input, share)) if share > 0.0 => {
                row(middle) + encoded(&population.network, input, desk.shared)? * f64::from(share / whole)
            }
            _ => row(middle),
        };
        let code = plain.clone() + row(moves);
        let both = ops::concat(vec![flat(code.clone()), flat(plain)]).reshape([2, d]);
        let images = population.network.reconstruct_from(both);
        Ok(Pending::new(vec![flat(code), flat(images)], |_, read| {
            let [code, images] = read_all(read)?;
            let (image, plain) = images.split_at(PIXELS);
            Ok(MixedImage {
                code: Floats(code),
                thickness: [image, plain].map(thickness_of),
                slant: [image, plain].map(slant_of),
                image: Floats(image.to_vec()),
                plain: Floats(plain.to_vec()),
            })
        }))
    }
}

/// Returns the total shift along the attribute directions, `[d]`; values that are not finite count as 0.
fn moves(desk: &mut Desk<'_, State>, network: &NetworkRef, attributes: [f32; 2]) -> Result<Vec<f32>> {
    let subject = desk.state.population(network)?.subject;
    if !desk.state.strokes.contains_key(&subject) {
        let strokes = Strokes::of(desk.shared.data(subject.train())?);
        desk.state.strokes.insert(subject, strokes);
    }
    let State { populations, strokes, .. } = &mut *desk.state;
    let both = populations.get_mut(network.name()).zip(strokes.get(&subject));
    let (known, strokes) = both.ok_or_else(|| not_fitted(network))?;
    let directions = known.population.directions(strokes);
    let [thickness, slant] = attributes.map(|by| if by.is_finite() { by } else { 0.0 });
    Ok(directions.thickness.iter().zip(&directions.slant).map(|(a, b)| thickness * a + slant * b).collect())
}

/// Random numbers for codes.
struct Draws(ChaCha8Rng);

impl Draws {
    fn code(&mut self, population: &Population, way: &SamplingMethod, spread: f32, index: usize) -> Vec<f32> {
        match way {
            SamplingMethod::Box => {
                let at = |&(low, high): &(f32, f32)| {
                    let middle = f32::midpoint(low, high);
                    middle + spread * (self.0.random_range(-1.0_f32..1.0) * (high - low) / 2.0)
                };
                population.ends.iter().map(at).collect()
            }
            SamplingMethod::Prior => self.scaled(&vec![spread; population.d]),
            SamplingMethod::Whole | SamplingMethod::Around(_) => {
                population.whole.at(&self.scaled(&vec![1.0; population.d]), spread)
            }
            SamplingMethod::Mixture(class) => {
                let class = class.map_or(index % population.classes.len(), usize::from);
                let gaussian = population.classes.get(class).and_then(Option::as_ref).unwrap_or(&population.whole);
                gaussian.at(&self.scaled(&vec![1.0; population.d]), spread)
            }
        }
    }

    /// Draws Gaussian numbers with mean 0 and the given standard deviations.
    fn scaled(&mut self, deviations: &[f32]) -> Vec<f32> {
        deviations.iter().map(|deviation| deviation * self.0.sample::<f32, _>(StandardNormal)).collect()
    }
}

fn not_fitted(network: &NetworkRef) -> Error {
    Error::NotLoaded { what: format!("population of {}", network.name()) }
}
