//! The lab `race`, through the page's questions.

use crate::common::{ask, refused, session};
use latente::config::{NetworkKind, TrainConfig};
use latente::data::DataSet;
use latente::error::{Error, SettingFault};
use latente::labs::race::{self, RaceNetwork, RaceStart};
use latente::labs::train::{self};
use latente::session::Session;

const SEED: u32 = 7;

fn begin(session: &mut Session, network: RaceNetwork, batch_size: usize) -> RaceStart {
    ask(session, race::Begin { network, batch_size, seed: SEED })
}

fn run(session: &mut Session, steps: usize) -> Vec<f32> {
    ask(session, race::Run { steps }).losses.0
}

#[test]
fn racing_gives_the_losses_of_a_run_with_the_same_settings() {
    let mut session = session(&[DataSet::DigitsTrain, DataSet::DigitsTest]);
    let usual = TrainConfig { seed: SEED, ..TrainConfig::default() };
    for (network, parameters, config) in [
        (RaceNetwork::Multilayer, 209_968, usual.clone()),
        (RaceNetwork::Wide, 837_424, TrainConfig { hidden: vec![512], ..usual.clone() }),
        (RaceNetwork::Convolutional, 111_521, TrainConfig { kind: NetworkKind::Convolutional, ..usual }),
    ] {
        let race = begin(&mut session, network, 16);
        assert_eq!((race.parameters, race.images), (parameters, 10_000), "{network:?}");
        // In two requests, as on the page.
        let mut race = run(&mut session, 1);
        race.extend(run(&mut session, 3));
        let config = TrainConfig { batch_size: 16, ..config };
        ask(&mut session, train::Start { config });
        let steps = train::Steps { count: 4 };
        let losses = ask(&mut session, steps).losses.0;
        assert_eq!(race, losses, "{network:?}");
        assert!(losses[3] < losses[0], "{losses:?}");
    }
}

#[test]
fn a_race_is_independent_of_the_run() {
    let mut session = session(&[DataSet::DigitsTrain, DataSet::DigitsTest]);
    let config = TrainConfig { images: 200, hidden: vec![8], batch_size: 20, ..TrainConfig::default() };
    let start = |session: &mut Session| {
        ask(session, train::Start { config: config.clone() });
    };
    let steps = |session: &mut Session| {
        let step_losses = ask(session, train::Steps { count: 2 });
        (step_losses.step, step_losses.losses.0)
    };
    start(&mut session);
    let alone = [steps(&mut session), steps(&mut session)];
    start(&mut session);
    let first = steps(&mut session);
    begin(&mut session, RaceNetwork::Multilayer, 8);
    run(&mut session, 3);
    assert_eq!([first, steps(&mut session)], alone);
}

#[test]
fn a_race_continues_past_the_epochs_and_restarts_from_the_same_weights() {
    let mut session = session(&[DataSet::DigitsTrain]);
    begin(&mut session, RaceNetwork::Multilayer, 1_024);
    let first = run(&mut session, 2);
    // Fifteen epochs would be 135 steps.
    let later = ask(&mut session, race::Run { steps: 140 });
    assert_eq!((later.step, later.losses.len(), later.stop), (142, 140, None));
    begin(&mut session, RaceNetwork::Multilayer, 1_024);
    assert_eq!(run(&mut session, 2), first);
}

#[test]
fn invalid_races_are_refused_by_name() {
    let mut session = Session::new(burn::tensor::Device::flex());
    let network = RaceNetwork::Multilayer;
    let not_loaded = refused(&mut session, race::Begin { network, batch_size: 8, seed: 1 });
    assert!(matches!(not_loaded, Error::NotLoaded { .. }), "{not_loaded:?}");
    assert!(matches!(refused(&mut session, race::Run { steps: 1 }), Error::NotLoaded { what } if what == "race"));
    for batch_size in [0, 7, 1_025] {
        let error = refused(&mut session, race::Begin { network, batch_size, seed: 1 });
        let fault = SettingFault::Range { min: 8.0, max: 1_024.0, got: batch_size as f64 };
        assert_eq!(error, Error::Setting { control: "batchSize", fault });
    }
    let mut session = crate::common::session(&[DataSet::DigitsTrain]);
    let wild = race::Begin { network, batch_size: 8, seed: 1_000_000 };
    let error = session.ask(wild).unwrap_err();
    assert!(matches!(error, Error::Setting { control: "seed", .. }), "{error:?}");
}
