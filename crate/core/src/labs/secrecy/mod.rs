//! "Encriptación y seguridad": a code means nothing without its decoder, yet it keeps no secret: anyone who holds a few
//! code–image pairs can guess the rest by linear regression.

mod message;
mod messages;

use crate::engine::{Desk, Pending, Question, expect_length, questions};
use crate::error::{Error, Result, need};
use crate::metrics::mean_squared_error;
use crate::metrics::regression::Regression;
use crate::ops;
use crate::reading::{flat, read_all};
use crate::spec::{Control, Group, Kind, LabSpec, Section};
use crate::wire::Floats;

pub use messages::*;

/// Ridge penalty of the attacker's regression: small compared with code values of about 1 to 10, but enough for a
/// unique solution with fewer pairs than code values.
const ALPHA: f64 = 1.0;

/// The lab's entry.
pub const SPEC: LabSpec = LabSpec {
    id: "secrecy",
    group: Group::Applications,
    controls: &[
        Control::new("decoder", Section::Network, Kind::Choice { options: &["right", "twin", "run"], default: "twin" })
            .live(),
        // Few enough that the attacker sees blots: the question is how many it takes.
        Control::new(
            "pairs",
            Section::Data,
            Kind::Whole { min: 1, max: 10_000, default: 10, suggested: &[10, 50, 200, 1_000, 5_000] },
        )
        .live(),
    ],
};

/// The most recent attacker.
#[derive(Default)]
pub struct State {
    attacker: Option<Attacker>,
}

questions!(
    /// # Errors
    /// [`Error::Refused`] for a message without a code, and for a text that is not a message or was altered;
    /// [`Error::NotLoaded`] for an unknown network or data set, or before an attack; [`Error::WrongLength`] for codes
    /// of another size, [`Error::NotFinite`] for codes that are not finite.
    "Secrecy", State; Write, Read, EvaluateDecoder, Attack, Guess
);

/// A fitted attack.
struct Attacker {
    d: usize,
    regression: Regression,
}

/// # Errors
/// [`Error::NotFinite`].
fn finite(codes: &[f32]) -> Result<()> {
    if codes.iter().all(|value| value.is_finite()) { Ok(()) } else { Err(Error::NotFinite { what: "codes" }) }
}

impl Attacker {
    /// Guesses images, clamped to 0..1.
    fn guess(&self, codes: &[f32]) -> Vec<f32> {
        self.regression.predict(codes).into_iter().map(|value| value.clamp(0.0, 1.0)).collect()
    }
}

impl Question for Write {
    type State = State;
    type Reply = MessageText;

    fn answer(self, _: Desk<'_, State>) -> Result<Pending<State, MessageText>> {
        Ok(Pending::ready(MessageText { text: message::write(self.d, &self.codes)? }))
    }
}

impl Question for Read {
    type State = State;
    type Reply = Message;

    fn answer(self, _: Desk<'_, State>) -> Result<Pending<State, Message>> {
        let (d, codes) = message::read(&self.text)?;
        Ok(Pending::ready(Message { d, codes: Floats(codes) }))
    }
}

impl Question for EvaluateDecoder {
    type State = State;
    type Reply = DecoderErrors;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, DecoderErrors>> {
        let Self { network, codes } = self;
        let (autoencoder, subject) = network.find(desk.shared)?;
        let (count, d) = (desk.shared.data(subject.test())?.count(), autoencoder.architecture().d_code);
        expect_length("codes", count * d, codes.len())?;
        finite(&codes)?;
        let codes = ops::tensor(codes.0, [count, d], desk.shared.device());
        Ok(Pending::new(vec![flat(autoencoder.reconstruct_from(codes))], move |desk: Desk<'_, State>, read| {
            let [images] = read_all(read)?;
            let test = desk.shared.data(subject.test())?;
            let rows = test.rows(0..count);
            let mean = desk.shared.need_pca(subject)?.mean().repeat(count);
            Ok(DecoderErrors { mse: mean_squared_error(&rows, &images), mean: mean_squared_error(&rows, &mean) })
        }))
    }
}

impl Question for Attack {
    type State = State;
    type Reply = AttackResult;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, AttackResult>> {
        let Self { network, pairs } = self;
        let (autoencoder, subject) = network.find(desk.shared)?;
        let d = autoencoder.architecture().d_code;
        let (train, test) = (desk.shared.data(subject.train())?, desk.shared.data(subject.test())?);
        let pairs = pairs.clamp(1, train.count());
        let device = desk.shared.device();
        let leaked = flat(autoencoder.encode(train.tensor(pairs, device)));
        let codes = flat(autoencoder.encode(test.tensor(test.count(), device)));
        Ok(Pending::new(vec![leaked, codes], move |desk: Desk<'_, State>, read| {
            let [leaked, codes] = read_all(read)?;
            let images = desk.shared.data(subject.train())?.rows(0..pairs);
            let regression = Regression::fit(&leaked, &images, d, ALPHA).ok_or(Error::NotFinite { what: "codes" })?;
            let attacker = Attacker { d, regression };
            let test = desk.shared.data(subject.test())?.rows(0..codes.len() / d);
            let mse = mean_squared_error(&test, &attacker.guess(&codes));
            desk.state.attacker = Some(attacker);
            Ok(AttackResult { pairs, mse })
        }))
    }
}

impl Question for Guess {
    type State = State;
    type Reply = AttackGuesses;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, AttackGuesses>> {
        let attacker = need(desk.state.attacker.as_ref(), "attack")?;
        let count = (self.codes.len() / attacker.d).max(1);
        expect_length("codes", count * attacker.d, self.codes.len())?;
        finite(&self.codes)?;
        let images = attacker.guess(&self.codes);
        if let Some(input) = &self.input {
            expect_length("input", images.len(), input.len())?;
        }
        let error = self.input.map(|input| mean_squared_error(&input, &images));
        Ok(Pending::ready(AttackGuesses { images: Floats(images), error }))
    }
}
