//! The lab `hashing`, through the page's questions, with the shipped binary codes.

use crate::common::{ask, load_models, load_pca, refused, session};
use latente::config::TrainConfig;
use latente::data::{DataSet, Subject};
use latente::engine::{Input, NetworkRef};
use latente::error::Error;
use latente::general;
use latente::labs::hashing::{self, SearchMethod};
use latente::labs::reconstruct;
use latente::labs::train;
use latente::nn::Activation;
use latente::session::Session;
use latente::wire::Floats;

fn with_bits(name: &str) -> (Session, NetworkRef) {
    let mut session = session(&[DataSet::DigitsTrain, DataSet::DigitsTest]);
    load_models(&mut session, &[name]);
    load_pca(&mut session, Subject::Digits);
    (session, NetworkRef::Model(name.into()))
}

fn code(session: &mut Session, network: &NetworkRef, index: usize) -> Floats {
    let pictures = general::Pictures { set: DataSet::DigitsTest, indices: vec![index] };
    let input = Input::Pixels(ask(session, pictures).pixels);
    let look = reconstruct::Forward { network: network.clone(), input };
    ask(session, look).code
}

/// As promised on the page: of the hundred nearest of 10,000 digits, at least 70 are in the query's class, more than
/// with the signs of as many principal components (published: 0.644 with 20,000 digits).
#[test]
fn autoencoder_bits_retrieve_better_than_component_signs() {
    for (name, least) in [("bits-32", 0.70), ("bits-16", 0.62), ("bits-8", 0.5)] {
        let (mut session, network) = with_bits(name);
        let ranking = ask(&mut session, hashing::Rank { network });
        let (autoencoder, pca) = (ranking.autoencoder, ranking.pca.unwrap());
        println!("{name}: {autoencoder:?} {pca:?}");
        assert_eq!((ranking.references, ranking.queries), (10_000, 2_000));
        assert!(autoencoder.best >= least && autoencoder.best > pca.best, "{name}: {autoencoder:?} {pca:?}");
        assert!(autoencoder.within > pca.within, "{name}: {autoencoder:?} {pca:?}");
        if name == "bits-32" {
            assert!(autoencoder.best > 0.644, "{autoencoder:?}");
        }
    }
}

#[test]
fn addresses_are_used_and_their_bits_are_balanced() {
    let (mut session, network) = with_bits("bits-16");
    let index = ask(&mut session, hashing::BuildIndex { network: network.clone() });
    assert_eq!((index.bits, index.items, index.balance.len()), (16, 10_000, 16));
    assert_eq!(index.sizes.iter().sum::<f32>(), 10_000.0);
    assert!(index.sizes.is_sorted_by(|a, b| a >= b));
    assert!(!index.collapsed && index.effective > 500.0, "{}", index.effective);
    assert!(index.balance.iter().all(|share| (0.05..0.95).contains(share)), "{:?}", index.balance);
    assert!(index.correlation.unwrap() < 0.8, "{:?}", index.correlation);
    let first = &index.fullest[0];
    assert_eq!((index.fullest.len(), first.address.len(), first.size as f32), (12, 16, index.sizes[0]));
    assert!(index.purity > 0.8 && index.shared_purity.unwrap() <= index.purity);

    let bits = code(&mut session, &network, 6);
    assert!(bits.iter().all(|bit| *bit == 0.0 || *bit == 1.0), "{bits:?}");
    let found = ask(&mut session, hashing::Find { bits: bits.clone(), radius: 2 });
    assert_eq!((found.addresses, found.counts.len()), (1.0 + 16.0 + 120.0, 3));
    assert!(found.distances.is_sorted() && found.indices.len() == found.counts.iter().sum::<usize>());
    // Each item is at its reported address.
    let train = reconstruct::Map { network: network.clone(), set: DataSet::DigitsTrain, count: 10_000 };
    let codes = ask(&mut session, train);
    assert_eq!(found.indices.len(), found.distances.len());
    for (&index, &distance) in found.indices.iter().zip(&found.distances) {
        let other = &codes.codes[16 * index..16 * (index + 1)];
        assert_eq!(bits.iter().zip(other).filter(|(a, b)| a != b).count(), distance);
    }
    let label = session.shared().data(DataSet::DigitsTest).unwrap().labels()[6];
    let all: usize = found.classes.iter().sum();
    assert!(2 * found.classes[usize::from(label)] > all, "{:?}", found.classes);

    // The fullest address holds the reported number of items with the reported label.
    let bits = Floats(first.address.chars().map(|bit| if bit == '1' { 1.0 } else { 0.0 }).collect());
    let there = ask(&mut session, hashing::Find { bits, radius: 0 });
    assert_eq!(there.indices.len(), first.size);
    let alike = there.classes[usize::from(first.label)] as f32;
    assert!((alike / first.size as f32 - first.purity).abs() < 1e-6);

    // All rounds repeat the same lookups, with few and with many addresses within the radius.
    let rank = hashing::Rank { network: network.clone() };
    assert!(
        matches!(refused(&mut session, looked(SearchMethod::Codes, 2, 1)), Error::NotLoaded { .. }),
        "nothing is ready"
    );
    ask(&mut session, rank);
    let [shelves, codes] = [SearchMethod::Buckets, SearchMethod::Codes].map(|way| ask(&mut session, looked(way, 2, 2)));
    assert_eq!((shelves.lookups, codes.lookups, shelves.found), (400, 400, codes.found));
    for (way, radius, each) in
        [(SearchMethod::Buckets, 4, 200), (SearchMethod::Buckets, 8, 25), (SearchMethod::Pixels, 0, 5)]
    {
        let [once, thrice] = [1, 3].map(|rounds| ask(&mut session, looked(way, radius, rounds)));
        assert_eq!((once.lookups, thrice.lookups, thrice.found), (each, 3 * each, 3 * once.found));
    }
    assert!(shelves.found > 0);
}

fn looked(way: SearchMethod, radius: usize, rounds: usize) -> hashing::LookUp {
    hashing::LookUp { way, radius, rounds }
}

/// Claims of the lesson about the shipped networks.
#[test]
fn long_addresses_hold_few_items_and_one_bit_turns_a_six_into_a_zero() {
    let (mut session, network) = with_bits("bits-32");
    let index = ask(&mut session, hashing::BuildIndex { network: network.clone() });
    let alone = index.sizes.iter().filter(|&&size| size == 1.0).count();
    assert!(alone > 8_000, "{alone}");
    let without = ask(&mut session, hashing::Rank { network }).autoencoder.without;
    assert!((0.28..0.35).contains(&without), "{without}");

    let (mut session, network) = with_bits("bits-16");
    ask(&mut session, hashing::BuildIndex { network: network.clone() });
    let mut commonest = |bits: &[f32]| {
        let found = ask(&mut session, hashing::Find { bits: Floats(bits.to_vec()), radius: 1 });
        (0..10).max_by_key(|&label| found.classes[label]).unwrap()
    };
    let mut bits = code(&mut with_bits("bits-16").0, &network, 164).to_vec();
    assert_eq!(commonest(&bits), 6);
    bits[6] = 1.0 - bits[6];
    assert_eq!(commonest(&bits), 0);
}

#[test]
fn uninformative_codes_are_reported_as_collapsed() {
    let mut session = session(&[DataSet::DigitsTrain, DataSet::DigitsTest]);
    // One bit: two addresses for ten classes.
    let config = TrainConfig { d_code: 1, code_activation: Activation::Binary, ..TrainConfig::default() };
    ask(&mut session, train::Start { config });
    let index = ask(&mut session, hashing::BuildIndex { network: NetworkRef::Run });
    assert!(index.collapsed && index.effective <= 2.0, "{}", index.effective);
    let wrong = hashing::Find { bits: Floats(vec![1.0, 0.0]), radius: 0 };
    assert_eq!(session.ask(wrong).unwrap_err().info().kind, "wrongLength");
    let long = TrainConfig { d_code: 65, code_activation: Activation::Binary, ..TrainConfig::default() };
    ask(&mut session, train::Start { config: long });
    let refused = session.ask(hashing::BuildIndex { network: NetworkRef::Run });
    assert_eq!(refused.unwrap_err().info().kind, "wrongLength");
}
