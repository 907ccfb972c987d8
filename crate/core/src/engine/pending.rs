//! Answers that wait for a device read.
//!
//! A question is answered in two parts, because device reads cannot be awaited here: the first computes and returns the
//! tensors to read, the second builds the reply from their values. Nothing is borrowed in between.

use burn::tensor::{Tensor, Transaction};

use super::desk::{Desk, Part};
use crate::error::Result;

/// The second part of an answer: builds the reply from the values read.
pub type Finish<State, Reply> = Box<dyn for<'a> FnOnce(Desk<'a, State>, Vec<Vec<f32>>) -> Result<Reply>>;

/// An answer that waits for a device read.
pub struct Pending<State, Reply> {
    reads: Vec<Tensor<1>>,
    finish: Finish<State, Reply>,
}

impl<State: 'static, Reply: 'static> Pending<State, Reply> {
    /// An answer that `finish` builds from the values of `reads`. It runs after they have arrived; the desk may have
    /// changed by then, so it must look up everything again.
    pub fn new(
        reads: Vec<Tensor<1>>,
        finish: impl for<'a> FnOnce(Desk<'a, State>, Vec<Vec<f32>>) -> Result<Reply> + 'static,
    ) -> Self {
        Self { reads, finish: Box::new(finish) }
    }

    /// An answer that reads nothing.
    pub fn ready(reply: Reply) -> Self {
        Self::new(Vec::new(), |_, _| Ok(reply))
    }

    /// Converts the answer for an engine that holds the state of `All` labs, as one of its replies.
    pub(crate) fn lift<All: Part<State> + 'static, Any: 'static>(
        self,
        wrap: impl FnOnce(Reply) -> Any + 'static,
    ) -> Pending<All, Any> {
        let Self { reads, finish } = self;
        Pending::new(reads, move |desk: Desk<'_, All>, read| {
            finish(Desk { shared: desk.shared, state: desk.state.part() }, read).map(wrap)
        })
    }

    /// Splits it into a single read, `None` if nothing is to be read, and the second part.
    pub fn split(self) -> (Option<Transaction>, Finish<State, Reply>) {
        let any = !self.reads.is_empty();
        let reads = self.reads.into_iter().fold(Transaction::default(), Transaction::register);
        (any.then_some(reads), self.finish)
    }
}
