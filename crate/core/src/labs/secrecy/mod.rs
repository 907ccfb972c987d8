//! "Encriptación y seguridad": a code says nothing to whom has not its decoder, and yet keeps no secret. Who has some pairs of
//! a code and its image guesses the others by linear regression.

mod message;
mod messages;

use super::input::expect_length;
use super::which::Which;
use super::{Control, Group, Kind, Lab, Section};
use crate::error::{Error, Result};
use crate::metrics::mean_squared_error;
use crate::metrics::regression::Regression;
use crate::ops;
use crate::protocol::Reply;
use crate::session::{Pending, Session, flat, read_all};
use crate::wire::Floats;

pub use messages::*;

/// The penalty of the attacker's regression: little beside codes whose values are of the order of 1 to 10, and enough to
/// have one answer when fewer pairs leaked than a code has values.
const ALPHA: f64 = 1.0;

/// The lab's entry.
pub const LAB: Lab = Lab {
    id: "secrecy",
    group: Group::Applications,
    controls: &[
        Control::new("decoder", Section::Network, Kind::Choice { options: &["right", "twin", "run"], default: "twin" })
            .live(),
        Control::new(
            "pairs",
            Section::Data,
            Kind::Whole { min: 1, max: 10_000, default: 200, suggested: &[10, 50, 200, 1_000, 5_000] },
        )
        .live(),
    ],
};

/// What an attacker has learned.
pub struct Attacker {
    d: usize,
    regression: Regression,
}

/// Answers a question of this lab.
///
/// # Errors
/// [`Error::Refused`] for a message without a code, for a text that is none and for one that was altered;
/// [`Error::NotLoaded`] for an unknown network or data set, or before an attack; [`Error::WrongLength`] for codes of
/// another network, [`Error::NotFinite`] for codes that are no numbers.
pub fn answer(session: &Session, ask: Ask) -> Result<Pending> {
    match ask {
        Ask::Write { d, codes } => Ok(Pending::ready(Reply::Written(Written { text: message::write(d, &codes)? }))),
        Ask::Read { text } => {
            let (d, codes) = message::read(&text)?;
            Ok(Pending::ready(Reply::Message(Message { d, codes: Floats(codes) })))
        }
        Ask::Judge { network, codes } => judge(session, network, codes),
        Ask::Attack { network, pairs } => attack(session, network, pairs),
        Ask::Guess { codes } => guess(session, &codes),
    }
}

/// # Errors
/// [`Error::NotFinite`].
fn finite(codes: &[f32]) -> Result<()> {
    if codes.iter().all(|value| value.is_finite()) { Ok(()) } else { Err(Error::NotFinite { what: "codes" }) }
}

fn judge(session: &Session, which: Which, codes: Floats) -> Result<Pending> {
    let (network, subject) = which.find(session)?;
    let (count, d) = (session.data(subject.test())?.count(), network.architecture().d_code);
    expect_length("codes", count * d, codes.len())?;
    finite(&codes)?;
    let codes = ops::tensor(codes.0, [count, d], session.device());
    Ok(Pending::new(vec![flat(network.reconstruct_from(codes))], move |session, read| {
        let [images] = read_all(read)?;
        let test = session.data(subject.test())?;
        let rows: Vec<f32> = (0..count).filter_map(|index| test.row(index)).flatten().collect();
        let mean = session.pca_of(subject)?.mean().repeat(count);
        Ok(Reply::Opened(Opened { mse: mean_squared_error(&rows, &images), mean: mean_squared_error(&rows, &mean) }))
    }))
}

fn attack(session: &Session, which: Which, pairs: usize) -> Result<Pending> {
    let (network, subject) = which.find(session)?;
    let d = network.architecture().d_code;
    let (train, test) = (session.data(subject.train())?, session.data(subject.test())?);
    let pairs = pairs.clamp(1, train.count());
    let device = session.device();
    let leaked = flat(network.encode(train.tensor(pairs, device)));
    let codes = flat(network.encode(test.tensor(test.count(), device)));
    Ok(Pending::new(vec![leaked, codes], move |session, read| {
        let [leaked, codes] = read_all(read)?;
        let rows = |set, count| -> Result<Vec<f32>> {
            let samples = session.data(set)?;
            Ok((0..count).filter_map(|index| samples.row(index)).flatten().collect())
        };
        let images = rows(subject.train(), pairs)?;
        let regression = Regression::fit(&leaked, &images, d, ALPHA).ok_or(Error::NotFinite { what: "codes" })?;
        let attacker = Attacker { d, regression };
        let mse = mean_squared_error(&rows(subject.test(), codes.len() / d)?, &attacker.guess(&codes));
        session.attacker = Some(attacker);
        Ok(Reply::Attacked(Attacked { pairs, mse }))
    }))
}

fn guess(session: &Session, codes: &[f32]) -> Result<Pending> {
    let attacker = session.attacker.as_ref().ok_or_else(|| Error::NotLoaded { what: "attack".to_owned() })?;
    let count = (codes.len() / attacker.d).max(1);
    expect_length("codes", count * attacker.d, codes.len())?;
    finite(codes)?;
    Ok(Pending::ready(Reply::Guessed(Guessed { images: Floats(attacker.guess(codes)) })))
}

impl Attacker {
    /// Guesses, cut to 0..1 as every image is.
    fn guess(&self, codes: &[f32]) -> Vec<f32> {
        self.regression.predict(codes).into_iter().map(|value| value.clamp(0.0, 1.0)).collect()
    }
}
