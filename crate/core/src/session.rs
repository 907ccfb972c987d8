//! One engine: what labs share, what each of them keeps, and how a request becomes a reply.

use burn::tensor::Device;

use crate::engine::{Desk, Finish, Pending, Shared};
#[cfg(not(target_family = "wasm"))]
use crate::engine::{Part, Question};
use crate::error::Result;
use crate::labs::States;
use crate::protocol::{Reply, Request};
#[cfg(not(target_family = "wasm"))]
use crate::reading::{device_error, floats};

/// What an engine holds.
pub struct Session {
    shared: Shared,
    states: States,
}

impl Session {
    /// An empty session that computes on `device`.
    pub fn new(device: Device) -> Self {
        Self { shared: Shared::new(device), states: States::default() }
    }

    /// What all labs share.
    pub fn shared(&self) -> &Shared {
        &self.shared
    }

    /// The first part of an answer: computes, and says what to read. [`Session::finish`] takes what was read.
    ///
    /// # Errors
    /// As the question says.
    pub fn handle(&mut self, request: Request) -> Result<Pending<States, Reply>> {
        request.answer(Desk { shared: &mut self.shared, state: &mut self.states })
    }

    /// The second part of an answer: makes the reply from the values that were read.
    ///
    /// # Errors
    /// As the question says.
    pub fn finish<R>(&mut self, finish: Finish<States, R>, read: Vec<Vec<f32>>) -> Result<R> {
        finish(Desk { shared: &mut self.shared, state: &mut self.states }, read)
    }

    /// Answers a request and waits for the device: for native programs and tests.
    ///
    /// # Errors
    /// As the question says, and [`crate::Error::Device`] when the reading fails.
    #[cfg(not(target_family = "wasm"))]
    pub fn call(&mut self, request: Request) -> Result<Reply> {
        let pending = self.handle(request)?;
        self.wait(pending)
    }

    /// The same for one question, with its own reply.
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
