//! "Agrupar semánticamente": codes of bits, so that what is alike shares an address (Salakhutdinov and Hinton, "Semantic
//! hashing", IJAR 50, 2009). One input or one code is asked about with the questions of
//! [`reconstruct`](crate::labs::reconstruct).

use std::collections::HashMap;

use latente_kernels::nearest;
use serde::{Deserialize, Serialize};

use super::input::expect_length;
use super::which::Which;
use super::{Control, Group, Kind, Lab, Section};
use crate::data::{Samples, Subject};
use crate::error::{Error, Result};
use crate::metrics::hamming::{self, Coded, MOST_BITS};
use crate::metrics::pca::Pca;
use crate::nn::Autoencoder;
use crate::protocol::Reply;
use crate::session::{Pending, Session, flat, read_all};
use crate::wire::Floats;

/// A value above it is a set bit: bits are 0 and 1, and a sigmoid's middle is there.
const THRESHOLD: f32 = 0.5;
/// Items whose precision is measured, k.
const BEST: usize = 100;
/// Bits that a neighbour in the same measure may differ in.
const RADIUS: usize = 2;
/// Largest radius that can be asked for.
const MOST_RADIUS: usize = 8;
/// Most items that an answer names.
const MOST_FOUND: usize = 200;
/// Most queries of one timing.
const MOST_LOOKUPS: usize = 2_000;

/// The lab's entry.
pub const LAB: Lab = Lab {
    id: "hashing",
    group: Group::LatentSpace,
    controls: &[
        Control::new(
            "bits",
            Section::Data,
            Kind::Choice { options: &["bits-8", "bits-16", "bits-32", "run"], default: "bits-16" },
        )
        .live(),
        Control::new("sample", Section::Data, Kind::Whole { min: 0, max: 1_999, default: 6, suggested: &[] }).live(),
        Control::new("radius", Section::View, Kind::Whole { min: 0, max: 4, default: 2, suggested: &[0, 1, 2, 3, 4] })
            .live(),
    ],
};

/// The lab's questions.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "HashingAsk"))]
pub enum Ask {
    /// Puts the subject's training samples on shelves by their codes: [`Shelved`].
    Shelve {
        /// By which network, of at most 64 code values.
        network: Which,
    },
    /// The items near an address, of those on the shelves: [`Found`].
    Find {
        /// The address, `[d]` numbers of which those above ½ are set bits.
        bits: Floats,
        /// In how many bits they may differ, 0 to 8.
        radius: usize,
    },
    /// How well the codes find what is alike, beside the signs of as many principal components: [`Ranked`]. Needs the
    /// subject's train and test sets.
    Rank {
        /// Of which network.
        network: Which,
    },
    /// Looks the first test samples up, for the caller to time: [`LookedUp`].
    LookUp {
        /// By which network they get their addresses.
        network: Which,
        /// How they are looked for.
        way: Way,
        /// In how many bits they may differ, 0 to 8.
        radius: usize,
        /// How many samples, 1 to 2,000.
        count: usize,
        /// How often each is looked for, at least 1.
        times: usize,
    },
}

/// How items are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "HashingWay"))]
pub enum Way {
    /// Every address within the radius is opened.
    Shelves,
    /// Every code is compared.
    Codes,
    /// Every image is compared, pixel by pixel, for the nearest one: the radius has no part in it.
    Pixels,
}

/// What is on the shelves.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Shelved {
    /// Bits in an address.
    pub bits: usize,
    /// Items.
    pub items: usize,
    /// Items at each address in use, the fullest first.
    pub sizes: Floats,
    /// How many addresses are in use, had each as many items: e to the entropy of an item's address.
    pub effective: f32,
    /// Whether nearly everything shares a few addresses, so that they tell nothing.
    pub collapsed: bool,
    /// Share of the items, 0..1, of the commonest class of their address.
    pub purity: f32,
    /// The same of addresses with two items or more alone.
    pub shared_purity: Option<f32>,
    /// Share of the items whose bit is set, `[bits]`.
    pub balance: Floats,
    /// The largest absolute correlation between two bits; `null` where no two vary.
    pub correlation: Option<f32>,
}

/// Items near an address.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Found {
    /// Indices into the training set, the nearest first, at most 200.
    pub indices: Vec<usize>,
    /// In how many bits each differs.
    pub distances: Vec<usize>,
    /// How many there are at each distance from 0 to the radius.
    pub counts: Vec<usize>,
    /// How many there are of each label within the radius.
    pub classes: Vec<usize>,
    /// How many addresses lie within the radius.
    pub addresses: f64,
}

/// How well codes find what is alike.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Ranked {
    /// The network's bits.
    pub autoencoder: Ranking,
    /// The signs of as many principal components; `null` before the PCA file has been loaded, or when it has not so many.
    pub pca: Option<Ranking>,
    /// Items that are looked through.
    pub references: usize,
    /// Test samples that are looked for.
    pub queries: usize,
}

/// Mean shares, 0..1, over the queries.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Ranking {
    /// Items of the query's class among the hundred nearest.
    pub best: f32,
    /// Items of the query's class among those that differ in at most two bits; 0 for a query without any.
    pub within: f32,
    /// Queries without any.
    pub without: f32,
    /// Items of the commonest class of their address.
    pub purity: f32,
}

/// Lookups that were done.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LookedUp {
    /// Lookups.
    pub lookups: usize,
    /// Items that were found in all of them.
    pub found: usize,
}

/// Items by their address.
pub struct Shelves {
    subject: Subject,
    bits: usize,
    codes: Vec<u64>,
    by_address: HashMap<u64, Vec<usize>>,
}

/// Answers a question of this lab.
///
/// # Errors
/// [`Error::NotLoaded`] for an unknown network or data set, or before anything is on the shelves;
/// [`Error::WrongLength`] for an address of another length, or a code with more than 64 values.
pub fn answer(session: &Session, ask: Ask) -> Result<Pending> {
    match ask {
        Ask::Shelve { network } => shelve(session, &network),
        Ask::Find { bits, radius } => find(session, &bits, radius.min(MOST_RADIUS)),
        Ask::Rank { network } => rank(session, &network),
        Ask::LookUp { network, way, radius, count, times } => {
            look_up(session, &network, way, radius.min(MOST_RADIUS), count.clamp(1, MOST_LOOKUPS), times.max(1))
        }
    }
}

fn short<'a>(session: &'a Session, network: &Which) -> Result<(&'a Autoencoder, Subject)> {
    let (network, subject) = network.find(session)?;
    let d = network.architecture().d_code;
    if d > MOST_BITS {
        return Err(Error::WrongLength { what: "code", expected: MOST_BITS, got: d });
    }
    Ok((network, subject))
}

fn shelve(session: &Session, network: &Which) -> Result<Pending> {
    let (network, subject) = short(session, network)?;
    let bits = network.architecture().d_code;
    let train = session.data(subject.train())?;
    let codes = flat(network.encode(train.tensor(train.count(), session.device())));
    Ok(Pending::new(vec![codes], move |session, read| {
        let [codes] = read_all(read)?;
        let shelves = Shelves::new(subject, bits, &codes);
        let items = Coded { codes: &shelves.codes, labels: session.data(subject.train())?.labels() };
        let reply = shelved(items, bits);
        session.shelves = Some(shelves);
        Ok(Reply::Shelved(reply))
    }))
}

fn shelved(items: Coded, bits: usize) -> Shelved {
    let buckets = hamming::buckets(items);
    let effective = buckets.effective();
    let classes = items.labels.iter().max().map_or(1, |&most| usize::from(most) + 1);
    Shelved {
        bits,
        items: items.codes.len(),
        sizes: Floats(buckets.sizes.iter().map(|&size| size as f32).collect()),
        // Fewer than two addresses for a class cannot tell the classes apart, let alone what is alike in one.
        collapsed: effective < 2.0 * classes as f32,
        effective,
        purity: buckets.purity,
        shared_purity: buckets.shared_purity,
        balance: Floats(hamming::balance(items.codes, bits)),
        correlation: hamming::largest_correlation(items.codes, bits),
    }
}

fn find(session: &Session, bits: &[f32], radius: usize) -> Result<Pending> {
    let shelves = session.shelves()?;
    expect_length("code", shelves.bits, bits.len())?;
    let labels = session.data(shelves.subject.train())?.labels();
    let address = hamming::pack(bits, shelves.bits, THRESHOLD).first().copied().unwrap_or_default();
    let mut found: Vec<(usize, usize)> = Vec::new();
    shelves.scan(address, radius, |index, distance| found.push((distance, index)));
    found.sort_unstable();
    let mut counts = vec![0; radius + 1];
    let mut classes = vec![0; labels.iter().max().map_or(0, |&most| usize::from(most) + 1)];
    for &(distance, index) in &found {
        counts[distance] += 1;
        classes[usize::from(labels[index])] += 1;
    }
    found.truncate(MOST_FOUND);
    let (distances, indices) = found.into_iter().unzip();
    let addresses = (0..=radius).map(|flips| choose(shelves.bits, flips)).sum();
    Ok(Pending::ready(Reply::Found(Found { indices, distances, counts, classes, addresses })))
}

/// How many ways there are to choose k of n.
fn choose(n: usize, k: usize) -> f64 {
    (0..k).map(|i| n.saturating_sub(i) as f64 / (i + 1) as f64).product::<f64>().round()
}

fn rank(session: &Session, network: &Which) -> Result<Pending> {
    let (network, subject) = short(session, network)?;
    let d = network.architecture().d_code;
    let (train, test) = (session.data(subject.train())?, session.data(subject.test())?);
    let encode = |samples: &Samples| flat(network.encode(samples.tensor(samples.count(), session.device())));
    Ok(Pending::new(vec![encode(train), encode(test)], move |session, read| {
        let [references, queries] = read_all(read)?;
        let (train, test) = (session.data(subject.train())?, session.data(subject.test())?);
        let ranking = |references: &[f32], queries: &[f32], threshold: f32| {
            let [references, queries] = [references, queries].map(|rows| hamming::pack(rows, d, threshold));
            let references = Coded { codes: &references, labels: train.labels() };
            let queries = Coded { codes: &queries, labels: test.labels() };
            Ranking {
                best: hamming::precision_at(references, queries, BEST),
                within: hamming::precision_within(references, queries, RADIUS),
                without: hamming::share_without(references, queries, RADIUS),
                purity: hamming::buckets(references).purity,
            }
        };
        let signs = |pca: &Pca| {
            let [references, queries] = [train, test].map(|samples| pca.all_scores(samples, d));
            ranking(&references, &queries, 0.0)
        };
        Ok(Reply::Ranked(Ranked {
            autoencoder: ranking(&references, &queries, THRESHOLD),
            pca: session.pca(subject).filter(|pca| pca.count() >= d).map(signs),
            references: train.count(),
            queries: test.count(),
        }))
    }))
}

fn look_up(session: &Session, network: &Which, way: Way, radius: usize, count: usize, times: usize) -> Result<Pending> {
    let (network, subject) = short(session, network)?;
    let bits = network.architecture().d_code;
    let shelves = session.shelves()?;
    expect_length("code", shelves.bits, bits)?;
    let test = session.data(subject.test())?;
    let codes = flat(network.encode(test.tensor(count, session.device())));
    Ok(Pending::new(vec![codes], move |session, read| {
        let [codes] = read_all(read)?;
        let shelves = session.shelves()?;
        let addresses = hamming::pack(&codes, bits, THRESHOLD);
        let lookups = times * addresses.len();
        let found = match way {
            Way::Shelves => count_all(&addresses, times, |address, found| shelves.open(address, radius, found)),
            Way::Codes => count_all(&addresses, times, |address, found| shelves.scan(address, radius, found)),
            Way::Pixels => nearest_images(session, subject, addresses.len(), times)?,
        };
        Ok(Reply::LookedUp(LookedUp { lookups, found }))
    }))
}

/// Items that `look` finds at all of `addresses`, each asked for `times` times.
fn count_all(addresses: &[u64], times: usize, look: impl Fn(u64, &mut dyn FnMut(usize, usize))) -> usize {
    let mut found = 0;
    for &address in addresses.iter().flat_map(|address| std::iter::repeat_n(address, times)) {
        look(address, &mut |_, _| found += 1);
    }
    found
}

fn nearest_images(session: &Session, subject: Subject, count: usize, times: usize) -> Result<usize> {
    let (train, test) = (session.data(subject.train())?, session.data(subject.test())?);
    let references: Vec<f32> = (0..train.count()).filter_map(|index| train.row(index)).flatten().collect();
    let queries = (0..count).filter_map(|index| test.row(index)).flat_map(|row| std::iter::repeat_n(row, times));
    Ok(queries.map(|query| nearest(&references, &query, 1).len()).sum())
}

impl Shelves {
    fn new(subject: Subject, bits: usize, codes: &[f32]) -> Self {
        let codes = hamming::pack(codes, bits, THRESHOLD);
        let mut by_address: HashMap<u64, Vec<usize>> = HashMap::new();
        for (index, &code) in codes.iter().enumerate() {
            by_address.entry(code).or_default().push(index);
        }
        Self { subject, bits, codes, by_address }
    }

    /// Index and distance of every item within `radius`, by opening each address there.
    fn open(&self, address: u64, radius: usize, found: &mut dyn FnMut(usize, usize)) {
        self.open_from(address, 0, 0, radius, found);
    }

    /// The address itself, then those with one more bit flipped, from bit `first` on: each set of bits once.
    fn open_from(
        &self,
        address: u64,
        first: usize,
        distance: usize,
        radius: usize,
        found: &mut dyn FnMut(usize, usize),
    ) {
        for &index in self.by_address.get(&address).into_iter().flatten() {
            found(index, distance);
        }
        if distance == radius {
            return;
        }
        for bit in first..self.bits {
            self.open_from(address ^ (1 << bit), bit + 1, distance + 1, radius, found);
        }
    }

    /// The same by comparing every code.
    fn scan(&self, address: u64, radius: usize, mut found: impl FnMut(usize, usize)) {
        for (index, &code) in self.codes.iter().enumerate() {
            let distance = hamming::distance(address, code);
            if distance <= radius {
                found(index, distance);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_looking_find_the_same() {
        // Codes that fill a corner of 8 bits unevenly.
        let rows: Vec<f32> =
            (0..300_u32).flat_map(|i| (0..8).map(move |bit| f32::from((i * i * 37 % 251) as u8 >> bit & 1))).collect();
        let shelves = Shelves::new(Subject::Digits, 8, &rows);
        for (address, radius) in [(0, 0), (0b1011, 1), (0b1110_0001, 2), (7, 8)] {
            let (mut opened, mut scanned) = (Vec::new(), Vec::new());
            shelves.open(address, radius, &mut |index, distance| opened.push((index, distance)));
            shelves.scan(address, radius, |index, distance| scanned.push((index, distance)));
            opened.sort_unstable();
            assert_eq!(opened, scanned);
        }
        let mut all = 0;
        shelves.open(7, 8, &mut |_, _| all += 1);
        assert_eq!(all, 300);
    }

    #[test]
    fn addresses_within_a_radius_by_hand() {
        assert_eq!(
            (choose(32, 0), choose(32, 1), choose(32, 2), choose(8, 8), choose(4, 5)),
            (1.0, 32.0, 496.0, 1.0, 0.0)
        );
    }
}
