//! The same digit through the shipped bottlenecks, with the questions of the lab `reconstruct`.

use crate::common::{ask, assert_close, load_models, load_pca, refused, session};
use latente::data::{DataSet, PIXELS, Subject};
use latente::engine::{Input, NetworkRef};
use latente::error::Error;
use latente::labs::reconstruct::{Bottlenecks, Forward, Survey};
use latente::metrics::mean_squared_error;
use latente::session::Session;
use latente::wire::Floats;

const SIZES: [usize; 7] = [1, 2, 4, 8, 16, 32, 64];

fn network(d: usize) -> NetworkRef {
    NetworkRef::Model(format!("bottleneck-{d}"))
}

fn shipped() -> Session {
    let mut session = session(&[DataSet::DigitsTest]);
    let names = SIZES.map(|d| format!("bottleneck-{d}"));
    load_models(&mut session, &names.each_ref().map(String::as_str));
    session
}

fn digit(session: &Session) -> Input {
    Input::Pixels(Floats(session.shared().data(DataSet::DigitsTest).unwrap().row(7).unwrap()))
}

#[test]
fn each_reconstruction_matches_its_network_alone() {
    let mut session = shipped();
    let (networks, input) = (SIZES.map(network).to_vec(), digit(&session));
    let before = ask(&mut session, Bottlenecks { networks: networks.clone(), input: input.clone() });
    assert_eq!(before.pca_errors, [None; 7], "PCA has not been loaded");
    load_pca(&mut session, Subject::Digits);
    let squeezed = ask(&mut session, Bottlenecks { networks, input: input.clone() });
    assert_eq!(squeezed.sizes, SIZES);
    let rows = |images: &Floats| images.chunks_exact(PIXELS).map(<[f32]>::to_vec).collect::<Vec<_>>();
    let (images, linear) = (rows(&squeezed.images), rows(&squeezed.pca_images));
    for (at, d) in SIZES.into_iter().enumerate() {
        let alone = ask(&mut session, Forward { network: network(d), input: input.clone() });
        assert_close(&images[at], &alone.reconstruction, 1e-6);
        assert!((squeezed.errors[at] - alone.errors.autoencoder).abs() < 1e-7);
        assert_eq!(squeezed.pca_errors[at], alone.errors.pca);
        assert_eq!(squeezed.pca_errors[at], Some(mean_squared_error(&squeezed.input, &linear[at])));
    }
}

/// The point of the picture: larger codes have smaller errors, and every one beats PCA.
#[test]
fn error_falls_with_every_size() {
    let mut session = shipped();
    load_pca(&mut session, Subject::Digits);
    let errors = SIZES.map(|d| ask(&mut session, Survey { network: network(d), set: DataSet::DigitsTest }).errors);
    for error in &errors {
        println!("{} {:?}", error.autoencoder, error.pca);
        assert!(error.autoencoder < error.pca.unwrap());
    }
    assert!(errors.windows(2).all(|pair| pair[1].autoencoder < pair[0].autoencoder && pair[1].pca < pair[0].pca));
}

#[test]
fn too_many_networks_and_unknown_ones_are_refused() {
    let mut session = session(&[DataSet::DigitsTest]);
    let input = digit(&session);
    for networks in [Vec::new(), vec![network(1); 17]] {
        assert!(matches!(
            refused(&mut session, Bottlenecks { networks, input: input.clone() }),
            Error::BadRequest { .. }
        ));
    }
    assert!(matches!(
        refused(&mut session, Bottlenecks { networks: vec![network(1)], input }),
        Error::NotLoaded { .. }
    ));
}
