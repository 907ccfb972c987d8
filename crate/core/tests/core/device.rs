//! The self-test passes on a working device, and a drawing passes through the whole network.

use crate::common::{ask, load_models, load_pca, session};
use latente::config::TrainConfig;
use latente::data::{PIXELS, Subject};
use latente::engine::{Input, NetworkRef};
use latente::error::Error;
use latente::general;
use latente::labs::reconstruct;
use latente::wire::Floats;

#[test]
fn the_cpu_passes_the_self_test() {
    let self_test = ask(&mut session(&[]), general::SelfTest {});
    assert!(self_test.passed && self_test.worst < 1e-4, "{self_test:?}");
}

#[test]
fn probe_trains_the_given_network() {
    let loss =
        |config: &TrainConfig, steps| ask(&mut session(&[]), general::Probe { config: config.clone(), steps }).loss;
    let usual = TrainConfig { learning_rate: 1e-3, ..TrainConfig::default() };
    assert!(loss(&usual, 20) < loss(&usual, 1));
    let small = TrainConfig { hidden: vec![4], d_code: 2, batch_size: 8, ..usual };
    assert!(loss(&small, 20) < loss(&small, 1));
    let wrong = general::Probe { config: TrainConfig { batch_size: 0, ..small }, steps: 1 };
    assert!(matches!(session(&[]).ask(wrong).unwrap_err(), Error::Setting { control: "batchSize", .. }));
}

#[test]
fn a_drawing_is_reconstructed_better_than_by_the_mean_image() {
    let mut session = session(&[]);
    load_models(&mut session, &["digits-32"]);
    load_pca(&mut session, Subject::Digits);
    let one = Floats(vec![0.55, 0.2, 0.5, 0.5, 0.45, 0.8]);
    let look = |input| reconstruct::Forward { network: NetworkRef::Model("digits-32".into()), input };
    let output = ask(&mut session, look(Input::Strokes(vec![one])));
    assert_eq!((output.code.len(), output.reconstruction.len()), (32, PIXELS));
    let errors = output.errors;
    assert!(errors.autoencoder < errors.pca.unwrap() && errors.pca.unwrap() < errors.mean.unwrap(), "{errors:?}");
    // Decoding the code again gives the same reconstruction.
    let decode = reconstruct::Decode {
        network: NetworkRef::Model("digits-32".into()),
        codes: output.code,
        input: Some(output.input),
    };
    let images = ask(&mut session, decode);
    assert!((images.error.unwrap() - errors.autoencoder).abs() < 1e-6);
    let short = reconstruct::Decode {
        network: NetworkRef::Model("digits-32".into()),
        codes: Floats(vec![0.0; 31]),
        input: None,
    };
    let wrong = session.ask(short).unwrap_err();
    assert!(matches!(wrong, Error::WrongLength { what: "codes", expected: 32, got: 31 }), "{wrong:?}");
    let unknown = session.ask(reconstruct::Decode {
        network: NetworkRef::Model("none".into()),
        codes: Floats(vec![0.0; 32]),
        input: None,
    });
    assert!(matches!(unknown.unwrap_err(), Error::NotLoaded { .. }));
}
