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

/// State kept between requests, and dropped when the lab is left.
#[derive(Default)]
pub struct State {
    /// Number of inputs so far.
    looks: usize,
}

questions!("__Name__", State; Look);

/// Returns an input as an image.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Look {
    /// The input.
    pub input: Input,
}

/// An input as an image.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct __Name__Look {
    /// The image, `[n]`, values 0..1.
    pub image: Floats,
    /// The mean of its pixels, 0..1.
    pub ink: f32,
    /// Number of inputs so far.
    pub looks: usize,
}

impl Question for Look {
    type State = State;
    type Reply = __Name__Look;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, __Name__Look>> {
        let image = self.input.pixels()?;
        desk.state.looks += 1;
        let ink = image.iter().sum::<f32>() / image.len() as f32;
        Ok(Pending::ready(__Name__Look { image: Floats(image), ink, looks: desk.state.looks }))
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
    fn the_ink_is_the_mean_of_the_pixels_and_leaving_forgets_the_looks() {
        let mut session = Session::new(Device::flex());
        let look = Look { input: Input::Pixels(Floats(vec![0.25; PIXELS])) };
        let first = session.ask(look.clone()).unwrap();
        assert_eq!((first.image.len(), first.ink, first.looks), (PIXELS, 0.25, 1));
        assert_eq!(session.ask(look.clone()).unwrap().looks, 2);
        session.ask(Leave { lab: SPEC.id.to_owned() }).unwrap();
        assert_eq!(session.ask(look).unwrap().looks, 1);
    }
}
