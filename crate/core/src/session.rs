//! One engine: the state shared by all labs, each lab's own state, and the handling of requests.

use burn::tensor::Device;

use crate::engine::{Desk, Finish, Pending, Shared};
#[cfg(not(target_family = "wasm"))]
use crate::engine::{Part, Question};
use crate::error::Result;
use crate::labs::States;
use crate::protocol::{Reply, Request};
#[cfg(not(target_family = "wasm"))]
use crate::reading::{device_error, floats};

/// The state of an engine.
pub struct Session {
    shared: Shared,
    states: States,
}

impl Session {
    /// An empty session that computes on `device`.
    pub fn new(device: Device) -> Self {
        Self { shared: Shared::new(device), states: States::default() }
    }

    /// The state shared by all labs.
    pub fn shared(&self) -> &Shared {
        &self.shared
    }

    /// The first part of an answer: computes, and returns the tensors to read. [`Session::finish`] takes their values.
    ///
    /// # Errors
    /// Those of the question.
    pub fn handle(&mut self, request: Request) -> Result<Pending<States, Reply>> {
        request.answer(Desk { shared: &mut self.shared, state: &mut self.states })
    }

    /// The second part of an answer: builds the reply from the values read.
    ///
    /// # Errors
    /// Those of the question.
    pub fn finish<R>(&mut self, finish: Finish<States, R>, read: Vec<Vec<f32>>) -> Result<R> {
        finish(Desk { shared: &mut self.shared, state: &mut self.states }, read)
    }

    /// Answers a request and waits for the device: for native programs and tests.
    ///
    /// # Errors
    /// Those of the question, and [`crate::Error::Device`] when reading fails.
    #[cfg(not(target_family = "wasm"))]
    pub fn call(&mut self, request: Request) -> Result<Reply> {
        let pending = self.handle(request)?;
        self.wait(pending)
    }

    /// Answers a single question with its own type of reply.
    ///
    /// # Errors
    /// As [`Session::call`].
    #[cfg(not(target_family = "wasm"))]
    pub fn ask<Q: Question>(&mut self, question: Q) -> Result<Q::Reply>
    where
        States: Part<Q::State>,
    {
        let pending = question.answer(Desk { shared: &mut self.shared, state: self.states.part() })?;
        self.wait(pending.lift(|reply| reply))
    }

    #[cfg(not(target_family = "wasm"))]
    fn wait<R: 'static>(&mut self, pending: Pending<States, R>) -> Result<R> {
        let (reads, finish) = pending.split();
        let read = match reads {
            Some(reads) => reads.try_execute().map_err(device_error)?,
            None => Vec::new(),
        };
        self.finish(finish, floats(read)?)
    }
}
