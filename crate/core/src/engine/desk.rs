//! What a question works with.

use super::shared::Shared;

/// What all labs share, and what the lab of the question keeps.
pub struct Desk<'a, State> {
    /// Data sets, models, components and the training run.
    pub shared: &'a mut Shared,
    /// What the lab keeps between two questions.
    pub state: &'a mut State,
}

/// Something that holds the state of a lab among others.
pub trait Part<State> {
    /// That state.
    fn part(&mut self) -> &mut State;
}

impl<State> Part<State> for State {
    fn part(&mut self) -> &mut State {
        self
    }
}
