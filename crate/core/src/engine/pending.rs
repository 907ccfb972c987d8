//! Answers that wait for a reading of the device.
//!
//! A question is answered in two parts, because reading a device cannot be waited for here: the first part computes and
//! says which tensors to read, the second makes the reply from their values. Nothing is borrowed in between.

use burn::tensor::{Tensor, Transaction};

use super::desk::{Desk, Part};
use crate::error::Result;

/// The second part of an answer: makes the reply from the values that were read.
pub type Finish<State, Reply> = Box<dyn for<'a> FnOnce(Desk<'a, State>, Vec<Vec<f32>>) -> Result<Reply>>;

/// An answer that waits for a reading of the device.
pub struct Pending<State, Reply> {
    reads: Vec<Tensor<1>>,
    finish: Finish<State, Reply>,
}

impl<State: 'static, Reply: 'static> Pending<State, Reply> {
    /// An answer that `finish` makes from the values of `reads`. It runs later, when these have arrived: the desk may
    /// have changed by then, so it looks up again whatever it needs.
    pub fn new(
        reads: Vec<Tensor<1>>,
        finish: impl for<'a> FnOnce(Desk<'a, State>, Vec<Vec<f32>>) -> Result<Reply> + 'static,
    ) -> Self {
        Self { reads, finish: Box::new(finish) }
    }

    /// An answer that needs no reading.
    pub fn ready(reply: Reply) -> Self {
        Self::new(Vec::new(), |_, _| Ok(reply))
    }

    /// The same answer for an engine that holds the state of `All` labs, as one of its replies.
    pub(crate) fn lift<All: Part<State> + 'static, Any: 'static>(
        self,
        wrap: impl FnOnce(Reply) -> Any + 'static,
    ) -> Pending<All, Any> {
        let Self { reads, finish } = self;
        Pending::new(reads, move |desk: Desk<'_, All>, read| {
            finish(Desk { shared: desk.shared, state: desk.state.part() }, read).map(wrap)
        })
    }

    /// Splits it into what to read, all at once, and the second part. There is nothing to read when the first is `None`.
    pub fn split(self) -> (Option<Transaction>, Finish<State, Reply>) {
        let any = !self.reads.is_empty();
        let reads = self.reads.into_iter().fold(Transaction::default(), Transaction::register);
        (any.then_some(reads), self.finish)
    }
}
