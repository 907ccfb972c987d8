//! "Agrupar semánticamente": binary codes, with which similar items share an address (Salakhutdinov and Hinton,
//! "Semantic hashing", IJAR 50, 2009). For single inputs and codes the page uses the requests of
//! [`reconstruct`](crate::labs::reconstruct).

mod hash_index;
mod messages;

use std::hint::black_box;

use latente_kernels::nearest;

use crate::data::catalog::SUBJECTS;
use crate::data::samples;
use crate::data::{Samples, Subject};
use crate::engine::{Desk, NetworkRef, Pending, Question, Shared, expect_length, questions, sample_control};
use crate::error::{Error, Result, need};
use crate::metrics::hamming::{self, Bucket, Coded, MAX_BITS, Precision};
use crate::metrics::order::ascending;
use crate::metrics::pca::Pca;
use crate::nn::Autoencoder;
use crate::reading::{flat, read_all};
use crate::spec::{Control, Group, Kind, LabSpec, Section};
use crate::wire::Floats;

pub use hash_index::HashIndex;
use hash_index::THRESHOLD;
pub use messages::*;

/// Number of nearest items in the precision, k.
const BEST: usize = 100;
/// Hamming radius of the precision within a radius.
const RADIUS: usize = 2;
/// Maximum radius of a search.
const MAX_RADIUS: usize = 8;
/// Number of addresses described individually.
const DESCRIBED: usize = 12;
/// Maximum code length for which all addresses are listed.
const LISTED_BITS: usize = 10;
/// Queries per round, by codes and by pixels: a few milliseconds of work.
const CODE_LOOKUPS: usize = 200;
const PIXEL_LOOKUPS: usize = 5;
/// Maximum number of addresses opened in one round: a request must not block the engine for long.
const MAX_OPENED: f64 = 1e6;

/// The lab's entry.
pub const SPEC: LabSpec = LabSpec {
    id: "hashing",
    group: Group::Applications,
    controls: &[
        Control::new(
            "bits",
            Section::Data,
            Kind::Choice { options: &["bits-8", "bits-16", "bits-32", "run"], default: "bits-16" },
        )
        .live(),
        Control::of_images("data", SUBJECTS).live(),
        // A six that flipping bit seven or fourteen turns into a zero: sixes lie one bit away from its address, and
        // zeros one bit away from the other.
        sample_control("sample", Section::Data, 164),
        Control::new(
            "scene",
            Section::View,
            Kind::Choice { options: &["oneAddress", "everyAddress"], default: "oneAddress" },
        )
        .live(),
        Control::new("radius", Section::View, Kind::Whole { min: 0, max: 4, default: 1, suggested: &[0, 1, 2, 3, 4] })
            .live(),
    ],
};

/// The index of the training samples, once built, and the prepared queries.
#[derive(Default)]
pub struct State {
    hash_index: Option<HashIndex>,
    asked: Option<Asked>,
}

/// Queries prepared in advance, so that timings exclude the preparation.
struct Asked {
    bits: usize,
    /// Addresses of the first test samples.
    addresses: Vec<u64>,
    /// Pixels of the training samples `[count, n]`; empty before the first search by pixels.
    references: Vec<f32>,
}

impl State {
    fn hash_index(&self) -> Result<&HashIndex> {
        need(self.hash_index.as_ref(), "shelves")
    }
}

questions!(
    /// # Errors
    /// [`Error::NotLoaded`] for an unknown network or data set, or before the index is built;
    /// [`Error::WrongLength`] for an address of a different length, or a code with more than 64 values.
    "Hashing", State; BuildIndex, Find, Rank, LookUp
);

/// Returns the network if its codes fit into an address.
fn short<'a>(shared: &'a Shared, network: &NetworkRef) -> Result<(&'a Autoencoder, Subject)> {
    let (network, subject) = network.find(shared)?;
    let d = network.architecture().d_code;
    if d > MAX_BITS {
        return Err(Error::WrongLength { what: "code", expected: MAX_BITS, got: d });
    }
    Ok((network, subject))
}

impl Question for BuildIndex {
    type State = State;
    type Reply = BucketStatistics;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, BucketStatistics>> {
        let (network, subject) = short(desk.shared, &self.network)?;
        let bits = network.architecture().d_code;
        let train = desk.shared.data(subject.train())?;
        let codes = flat(network.encode(train.tensor(train.count(), desk.shared.device())));
        Ok(Pending::new(vec![codes], move |desk: Desk<'_, State>, read| {
            let [codes] = read_all(read)?;
            let hash_index = HashIndex::new(subject, bits, &codes);
            let train = desk.shared.data(subject.train())?;
            let items = Coded { codes: &hash_index.codes, labels: train.labels() };
            let reply = bucket_statistics(items, train.classes(), bits);
            *desk.state = State { hash_index: Some(hash_index), asked: None };
            Ok(reply)
        }))
    }
}

fn bucket_statistics(items: Coded, classes: usize, bits: usize) -> BucketStatistics {
    let buckets = hamming::buckets(items);
    let effective = buckets.effective();
    let listed = if bits <= LISTED_BITS { 1 << bits } else { 0 };
    let (mut occupancy, mut occupants) = (vec![0.0; listed], vec![0; listed]);
    for bucket in buckets.all.iter().filter(|_| listed > 0) {
        let place = bucket.code as usize;
        (occupancy[place], occupants[place]) = (bucket.size as f32, bucket.label);
    }
    BucketStatistics {
        occupancy: Floats(occupancy),
        occupants,
        bits,
        items: items.codes.len(),
        sizes: Floats(buckets.all.iter().map(|bucket| bucket.size as f32).collect()),
        fullest: buckets.all.iter().take(DESCRIBED).map(|bucket| bucket.bucket_info(bits)).collect(),
        // Fewer than two addresses per class cannot separate the classes, let alone similar items within one.
        collapsed: effective < 2.0 * classes as f32,
        effective,
        purity: buckets.purity,
        shared_purity: buckets.shared_purity,
        balance: Floats(hamming::balance(items.codes, bits)),
        correlation: hamming::largest_correlation(items.codes, bits),
    }
}

impl Question for Find {
    type State = State;
    type Reply = NearbyItems;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, NearbyItems>> {
        let Self { bits, radius } = self;
        let radius = radius.min(MAX_RADIUS);
        let hash_index = desk.state.hash_index()?;
        expect_length("code", hash_index.bits, bits.len())?;
        let train = desk.shared.data(hash_index.subject.train())?;
        let labels = train.labels();
        let address = hamming::pack(&bits, hash_index.bits, THRESHOLD).first().copied().unwrap_or_default();
        let mut found: Vec<(usize, usize)> = Vec::new();
        hash_index.scan(address, radius, |index, distance| found.push((index, distance)));
        let order = ascending(found.iter().map(|&(_, distance)| distance as f64));
        let (indices, distances): (Vec<usize>, Vec<usize>) = order.into_iter().map(|place| found[place]).unzip();
        let mut counts = vec![0; radius + 1];
        distances.iter().for_each(|&distance| counts[distance] += 1);
        let classes = samples::counts(indices.iter().map(|&index| labels[index]), train.classes());
        let addresses = within(hash_index.bits, radius);
        Ok(Pending::ready(NearbyItems { indices, distances, counts, classes, addresses }))
    }
}

/// Number of addresses of `bits` bits within a Hamming radius.
fn within(bits: usize, radius: usize) -> f64 {
    (0..=radius).map(|flips| choose(bits, flips)).sum()
}

/// The binomial coefficient n over k.
fn choose(n: usize, k: usize) -> f64 {
    (0..k).map(|i| n.saturating_sub(i) as f64 / (i + 1) as f64).product::<f64>().round()
}

impl Question for Rank {
    type State = State;
    type Reply = RetrievalPrecision;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, RetrievalPrecision>> {
        let (network, subject) = short(desk.shared, &self.network)?;
        let d = network.architecture().d_code;
        let (train, test) = (desk.shared.data(subject.train())?, desk.shared.data(subject.test())?);
        let encode = |samples: &Samples| flat(network.encode(samples.tensor(samples.count(), desk.shared.device())));
        Ok(Pending::new(vec![encode(train), encode(test)], move |desk: Desk<'_, State>, read| {
            let [references, queries] = read_all(read)?;
            let (train, test) = (desk.shared.data(subject.train())?, desk.shared.data(subject.test())?);
            let ranking = |references: &[f32], queries: &[f32], threshold: f32| {
                let [references, queries] = [references, queries].map(|rows| hamming::pack(rows, d, threshold));
                let references = Coded { codes: &references, labels: train.labels() };
                let queries = Coded { codes: &queries, labels: test.labels() };
                let Precision { best, within, without } = hamming::precision(references, queries, BEST, RADIUS);
                PrecisionScores { best, within, without }
            };
            let signs = |pca: &Pca| {
                let [references, queries] = [train, test].map(|samples| pca.all_scores(samples, d));
                ranking(&references, &queries, 0.0)
            };
            let addresses = queries.chunks_exact(d).take(CODE_LOOKUPS).flat_map(|row| hamming::pack(row, d, THRESHOLD));
            desk.state.asked = Some(Asked { bits: d, addresses: addresses.collect(), references: Vec::new() });
            Ok(RetrievalPrecision {
                autoencoder: ranking(&references, &queries, THRESHOLD),
                pca: desk.shared.pca(subject).filter(|pca| pca.count() >= d).map(signs),
                references: train.count(),
                queries: test.count(),
            })
        }))
    }
}

impl Question for LookUp {
    type State = State;
    type Reply = LookupCount;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, LookupCount>> {
        let Self { way, radius, rounds } = self;
        let (radius, rounds) = (radius.min(MAX_RADIUS), rounds.max(1));
        let State { hash_index, asked } = desk.state;
        let (hash_index, asked) = (need(hash_index.as_ref(), "shelves")?, need(asked.as_mut(), "shelves")?);
        expect_length("code", hash_index.bits, asked.bits)?;
        let count = match way {
            SearchMethod::Buckets => ((MAX_OPENED / within(hash_index.bits, radius)) as usize).clamp(1, CODE_LOOKUPS),
            SearchMethod::Codes => CODE_LOOKUPS,
            SearchMethod::Pixels => PIXEL_LOOKUPS,
        };
        let addresses = asked.addresses.get(..count).unwrap_or(&asked.addresses);
        let found = match way {
            SearchMethod::Buckets => {
                repeat(rounds, addresses, |address, found| hash_index.open(address, radius, found))
            }
            SearchMethod::Codes => repeat(rounds, addresses, |address, found| hash_index.scan(address, radius, found)),
            SearchMethod::Pixels => {
                let (train, test) =
                    (desk.shared.data(hash_index.subject.train())?, desk.shared.data(hash_index.subject.test())?);
                if asked.references.is_empty() {
                    asked.references = train.rows(0..train.count());
                }
                let queries = rows(test, addresses.len());
                repeat(rounds, &queries, |query, found| {
                    nearest(&asked.references, &query, 1).iter().for_each(|&(index, _)| found(index, 0));
                })
            }
        };
        Ok(Pending::ready(LookupCount { lookups: rounds * addresses.len(), found }))
    }
}

/// Counts the items that `look` finds for all queries in all rounds.
fn repeat<Q: Clone>(rounds: usize, queries: &[Q], look: impl Fn(Q, &mut dyn FnMut(usize, usize))) -> usize {
    let mut found = 0;
    for query in std::iter::repeat_n(queries, rounds).flatten() {
        // Keeps the compiler from doing identical rounds only once.
        look(black_box(query.clone()), &mut |_, _| found += 1);
    }
    found
}

/// Values of the first `count` samples.
fn rows(samples: &Samples, count: usize) -> Vec<Vec<f32>> {
    (0..count).filter_map(|index| samples.row(index)).collect()
}

impl Bucket {
    fn bucket_info(&self, bits: usize) -> BucketInfo {
        let Self { code, size, label, alike } = *self;
        let address = (0..bits).map(|bit| if code >> bit & 1 == 1 { '1' } else { '0' }).collect();
        BucketInfo { address, size, label, purity: alike as f32 / size as f32 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_within_a_radius_by_hand() {
        assert_eq!(
            (choose(32, 0), choose(32, 1), choose(32, 2), choose(8, 8), choose(4, 5)),
            (1.0, 32.0, 496.0, 1.0, 0.0)
        );
    }
}
