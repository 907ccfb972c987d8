//! The state that a question works with.

use super::shared::Shared;

/// The shared state, and the state of the question's lab.
pub struct Desk<'a, State> {
    /// Data sets, models, components and the training run.
    pub shared: &'a mut Shared,
    /// The lab's state between questions.
    pub state: &'a mut State,
}

/// A container that includes the state of a lab.
pub trait Part<State> {
    /// The lab's state.
    fn part(&mut self) -> &mut State;
}

impl<State> Part<State> for State {
    fn part(&mut self) -> &mut State {
        self
    }
}
