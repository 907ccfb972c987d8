//! The lab `__id__`: a drawing as the image that a network would see, and its amount of ink.

use serde::{Deserialize, Serialize};

use crate::engine::{Desk, Input, Pending, Question, questions, sample_control};
use crate::error::Result;
use crate::spec::{Group, LabSpec, Section};
use crate::wire::Floats;

/// The lab's entry.
pub const SPEC: LabSpec = LabSpec {
    id: "__id__",
    group: Group::Applications,
    controls: &[sample_control("sample", Section::Data, 6)],
};

/// The lab's state between questions; leaving the lab resets it.
#[derive(Default)]
pub struct State {
    /// Number of inputs measured.
    measured: usize,
}

questions!("__Name__", State; Measure);

/// Measures the ink of an input.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Measure {
    /// The input.
    pub input: Input,
}

/// An input as an image, and its ink.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct __Name__Ink {
    /// The image, `[n]`, values 0..1.
    pub image: Floats,
    /// The mean of its pixels, 0..1.
    pub ink: f32,
    /// Number of inputs measured so far.
    pub measured: usize,
}

impl Question for Measure {
    type State = State;
    type Reply = __Name__Ink;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, __Name__Ink>> {
        let image = self.input.pixels()?;
        desk.state.measured += 1;
        let ink = image.iter().sum::<f32>() / image.len() as f32;
        Ok(Pending::ready(__Name__Ink { image: Floats(image), ink, measured: desk.state.measured }))
    }
}

#[cfg(test)]
mod tests {
    use burn::tensor::Device;

    use super::*;
    use crate::data::PIXELS;
    use crate::general::Leave;
    use crate::session::Session;

    #[test]
    fn ink_is_the_mean_of_the_pixels_and_leaving_resets_the_count() {
        let mut session = Session::new(Device::flex());
        let measure = Measure { input: Input::Pixels(Floats(vec![0.25; PIXELS])) };
        let first = session.ask(measure.clone()).unwrap();
        assert_eq!((first.image.len(), first.ink, first.measured), (PIXELS, 0.25, 1));
        assert_eq!(session.ask(measure.clone()).unwrap().measured, 2);
        session.ask(Leave { lab: SPEC.id.to_owned() }).unwrap();
        assert_eq!(session.ask(measure).unwrap().measured, 1);
    }
}
