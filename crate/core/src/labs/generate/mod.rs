//! "Generar datos sintéticos": codes that no sample has, decoded.

mod messages;
mod nearest;
mod population;

use std::collections::BTreeMap;

use burn::tensor::Tensor;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rand_distr::StandardNormal;

use super::input::{Input, expect_length};
use super::which::Which;
use super::{Control, Group, Kind, Lab, Section};
use crate::data::attributes::{slant as slant_of, thickness as thickness_of};
use crate::data::samples::{self, classes_of};
use crate::data::{PIXELS, Subject};
use crate::error::{Error, Result};
use crate::nn::Autoencoder;
use crate::ops;
use crate::protocol::Reply;
use crate::session::{Pending, Session, flat, read_all};
use crate::wire::Floats;

pub use messages::*;
use nearest::{mean_gap, nearest, norms, products};
use population::{Population, Strokes};

/// Longest code whose covariance is fitted.
const MOST_VALUES: usize = 128;
/// Most images in one question.
const MOST_IMAGES: usize = 100;
/// Test samples that say how far new images are from the known ones.
const USUAL: usize = 100;
/// Deviation around a sample, in units of that of all codes.
const NEAR: f32 = 0.25;

/// The lab's entry.
pub const LAB: Lab = Lab {
    id: "generate",
    group: Group::LatentSpace,
    controls: &[
        Control::new(
            "space",
            Section::Data,
            Kind::Choice { options: &["both", "simple", "variational", "run"], default: "both" },
        )
        .live(),
        Control::new(
            "way",
            Section::View,
            Kind::Choice { options: &["prior", "whole", "mixture", "box", "around"], default: "prior" },
        )
        .live(),
        Control::new("spread", Section::View, Kind::Real { min: 0.0, max: 2.0, step: 0.05, default: 1.0 }).live(),
        Control::new("seed", Section::View, Kind::Whole { min: 0, max: 999_999, default: 1, suggested: &[] }).live(),
        Control::new("sample", Section::Data, Kind::Whole { min: 0, max: 1_999, default: 6, suggested: &[] }).live(),
    ],
};

/// What was found out, kept between questions.
#[derive(Default)]
pub struct Known {
    /// Where the codes of each network lie, and what was said of it.
    populations: BTreeMap<String, (Population, Fitted)>,
    /// Of each subject's training samples.
    strokes: BTreeMap<Subject, Strokes>,
    /// ‖x‖² of each of them.
    norms: BTreeMap<Subject, Vec<f32>>,
}

/// Answers a question of this lab.
///
/// # Errors
/// [`Error::NotLoaded`] for an unknown network or data set, or before a network was fitted; [`Error::WrongLength`] for a
/// code of more than 128 values, or shares that are not one a class; [`Error::NotFinite`] after a run that diverged.
pub fn answer(session: &mut Session, ask: Ask) -> Result<Pending> {
    match ask {
        Ask::Fit { network } => fit(session, network),
        Ask::Sample { network, way, spread, count, seed } => {
            sample(session, &network, &way, spread, count.clamp(1, MOST_IMAGES), seed)
        }
        Ask::Mix { network, shares, sample, own, thickness, slant } => {
            let own = sample.as_ref().map(|input| (input, own));
            let moves = moves(session, &network, [thickness, slant])?;
            mix(session.population(&network)?, session, &shares, own, moves)
        }
    }
}

fn fit(session: &mut Session, which: Which) -> Result<Pending> {
    // A model does not change: what was found out about it once holds.
    if let (Which::Model(_), Some((_, fitted))) = (&which, session.generating.populations.get(which.name())) {
        return Ok(Pending::ready(Reply::Fitted(fitted.clone())));
    }
    let (network, subject) = which.find(session)?;
    let d = network.architecture().d_code;
    if d > MOST_VALUES {
        return Err(Error::WrongLength { what: "code", expected: MOST_VALUES, got: d });
    }
    let network = network.clone();
    let (train, test) = (session.data(subject.train())?, session.data(subject.test())?);
    let input = train.tensor(train.count(), session.device());
    let encoded = flat(network.encoder().iter().fold(input, |value, layer| layer.forward(value)));
    let reads = [vec![encoded], products(train, &test.tensor(USUAL, session.device()))].concat();
    if !session.generating.norms.contains_key(&subject) {
        let norms = norms(session.data(subject.train())?);
        session.generating.norms.insert(subject, norms);
    }
    Ok(Pending::new(reads, move |session, mut read| {
        let (codes, noise) = split(&read.remove(0), d, network.architecture().encoder_output());
        let train = session.data(subject.train())?;
        let own = Population::of(network, subject, train, codes).ok_or(Error::NotFinite { what: "codes" })?;
        let test = session.data(subject.test())?;
        let rows: Vec<f32> = (0..USUAL).filter_map(|index| test.row(index)).flatten().collect();
        let near = nearest(session.norms(subject)?, &rows, &read);
        // A variational code is drawn: its variance is that of the means and that of the draws.
        let drawn = own.deviations.iter().zip(&noise).map(|(deviation, noise)| (deviation.powi(2) + noise).sqrt());
        let off: f32 =
            own.whole.mean.iter().zip(drawn).map(|(mean, drawn)| mean.abs() + drawn.max(1e-6).ln().abs()).sum();
        let fitted = Fitted { d, classes: own.classes.len(), usual: mean_gap(&near), off: off / d as f32 };
        session.generating.populations.insert(which.name().to_owned(), (own, fitted.clone()));
        Ok(Reply::Fitted(fitted))
    }))
}

/// The codes `[count, d]` in what the encoder gives, `[count, width]`, and the mean over the samples of σ² along each axis:
/// 0 but for a variational one, which gives log σ² beside the means.
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

fn sample(session: &Session, which: &Which, way: &Way, spread: f32, count: usize, seed: u32) -> Result<Pending> {
    let own = session.population(which)?;
    let spread = if spread.is_finite() { spread.clamp(0.0, 4.0) } else { 1.0 };
    let mut draws = Draws(ChaCha8Rng::seed_from_u64(u64::from(seed)));
    let device = session.device();
    let codes = match way {
        // The sample's own code is on the device: what is added to it is drawn here.
        Way::Around(input) => {
            let scales: Vec<f32> = own.deviations.iter().map(|deviation| NEAR * spread * deviation).collect();
            let moves: Vec<f32> = (0..count).flat_map(|_| draws.scaled(&scales)).collect();
            encoded(&own.network, input, session)?.expand([count, own.d]) + ops::tensor(moves, [count, own.d], device)
        }
        _ => {
            let codes: Vec<f32> = (0..count).flat_map(|index| draws.code(own, way, spread, index)).collect();
            ops::tensor(codes, [count, own.d], device)
        }
    };
    let images = own.network.reconstruct_from(codes);
    let subject = own.subject;
    let train = session.data(subject.train())?;
    let reads = [vec![flat(images.clone())], products(train, &images)].concat();
    Ok(Pending::new(reads, move |session, mut read| {
        let images = read.remove(0);
        let near = nearest(session.norms(subject)?, &images, &read);
        let labels = session.data(subject.train())?.labels();
        let own: Vec<u8> = near.iter().map(|(index, _)| labels[*index]).collect();
        let classes = samples::counts(own.iter().copied(), classes_of(labels));
        Ok(Reply::Sampled(Sampled {
            images: Floats(images),
            gap: mean_gap(&near),
            classes,
            labels: own,
            nearest: near.iter().map(|(index, _)| *index).collect(),
            gaps: Floats(near.into_iter().map(|(_, gap)| gap).collect()),
        }))
    }))
}

/// The code of one input, `[1, d]`.
fn encoded(network: &Autoencoder, input: &Input, session: &Session) -> Result<Tensor<2>> {
    Ok(network.encode(ops::tensor(input.pixels()?, [1, PIXELS], session.device())))
}

/// What leads so far along each attribute's direction, `[d]`; what is no number counts as 0.
fn moves(session: &mut Session, network: &Which, attributes: [f32; 2]) -> Result<Vec<f32>> {
    let subject = session.population(network)?.subject;
    if !session.generating.strokes.contains_key(&subject) {
        let strokes = Strokes::of(session.data(subject.train())?);
        session.generating.strokes.insert(subject, strokes);
    }
    let Known { populations, strokes, .. } = &mut session.generating;
    let both = populations.get_mut(network.name()).zip(strokes.get(&subject));
    let ((own, _), strokes) = both.ok_or_else(|| not_fitted(network))?;
    let directions = own.directions(strokes);
    let [thickness, slant] = attributes.map(|by| if by.is_finite() { by } else { 0.0 });
    Ok(directions.thickness.iter().zip(&directions.slant).map(|(a, b)| thickness * a + slant * b).collect())
}

fn mix(
    population: &Population,
    session: &Session,
    shares: &[f32],
    own: Option<(&Input, f32)>,
    moves: Vec<f32>,
) -> Result<Pending> {
    let device = session.device();
    let d = population.d;
    expect_length("shares", population.classes.len(), shares.len())?;
    let sound = |share: f32| if share.is_finite() { share.max(0.0) } else { 0.0 };
    let own = own.map(|(input, share)| (input, sound(share)));
    let total = shares.iter().map(|&share| sound(share)).sum::<f32>() + own.map_or(0.0, |(_, share)| share);
    let mut middle = vec![0.0_f32; d];
    let classes =
        population.classes.iter().zip(shares).filter_map(|(class, &share)| Some((class.as_ref()?, sound(share))));
    // Nothing at all is everything alike: the mean of all codes.
    let all = (total <= 0.0).then_some((&population.whole, 1.0));
    let whole = if total > 0.0 { total } else { 1.0 };
    for (gaussian, share) in classes.chain(all) {
        middle.iter_mut().zip(&gaussian.mean).for_each(|(sum, mean)| *sum += mean * share / whole);
    }
    let row = |values: Vec<f32>| ops::tensor(values, [1, d], device);
    let plain = match own {
        Some((input, share)) if share > 0.0 => {
            row(middle) + encoded(&population.network, input, session)? * f64::from(share / whole)
        }
        _ => row(middle),
    };
    let code = plain.clone() + row(moves);
    let both = ops::row(vec![flat(code.clone()), flat(plain)]).reshape([2, d]);
    let images = population.network.reconstruct_from(both);
    Ok(Pending::new(vec![flat(code), flat(images)], |_, read| {
        let [code, images] = read_all(read)?;
        let (image, plain) = images.split_at(PIXELS);
        Ok(Reply::Mixed(Mixed {
            code: Floats(code),
            thickness: [image, plain].map(thickness_of),
            slant: [image, plain].map(slant_of),
            image: Floats(image.to_vec()),
            plain: Floats(plain.to_vec()),
        }))
    }))
}

/// Random numbers for codes.
struct Draws(ChaCha8Rng);

impl Draws {
    fn code(&mut self, own: &Population, way: &Way, spread: f32, index: usize) -> Vec<f32> {
        match way {
            Way::Box => {
                let at = |&(low, high): &(f32, f32)| {
                    let middle = f32::midpoint(low, high);
                    middle + spread * (self.0.random_range(-1.0_f32..1.0) * (high - low) / 2.0)
                };
                own.ends.iter().map(at).collect()
            }
            Way::Prior => self.scaled(&vec![spread; own.d]),
            Way::Whole | Way::Around(_) => own.whole.at(&self.scaled(&vec![1.0; own.d]), spread),
            Way::Mixture(class) => {
                let class = class.map_or(index % own.classes.len(), usize::from);
                let gaussian = own.classes.get(class).and_then(Option::as_ref).unwrap_or(&own.whole);
                gaussian.at(&self.scaled(&vec![1.0; own.d]), spread)
            }
        }
    }

    /// Gaussian numbers with mean 0 and the given deviations.
    fn scaled(&mut self, deviations: &[f32]) -> Vec<f32> {
        deviations.iter().map(|deviation| deviation * self.0.sample::<f32, _>(StandardNormal)).collect()
    }
}

fn not_fitted(network: &Which) -> Error {
    Error::NotLoaded { what: format!("population of {}", network.name()) }
}

impl Known {
    /// Drops what was found out about a model: another one has its name.
    pub(crate) fn forget(&mut self, name: &str) {
        self.populations.remove(name);
    }
}

impl Session {
    fn population(&self, network: &Which) -> Result<&Population> {
        let known = self.generating.populations.get(network.name());
        known.map(|(own, _)| own).ok_or_else(|| not_fitted(network))
    }

    fn norms(&self, subject: Subject) -> Result<&[f32]> {
        let missing = || Error::NotLoaded { what: format!("norms of {subject:?}") };
        self.generating.norms.get(&subject).map(Vec::as_slice).ok_or_else(missing)
    }
}
