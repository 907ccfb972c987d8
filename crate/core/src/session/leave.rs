//! What each lab holds between two of its questions, and lets go of when it is left.

use super::Session;
use crate::error::{Error, Result};
use crate::labs::{
    anomaly, denoise, generate, hashing, impute, manifold, neighbors, race, reconstruct, reduction, secrecy, train,
};

impl Session {
    /// Lets go of what a lab holds. What labs share stays: data sets, models, components, the training run.
    ///
    /// # Errors
    /// [`Error::BadRequest`] for the id of no lab.
    pub(super) fn leave(&mut self, lab: &str) -> Result<()> {
        // Without `..`: a new field does not compile until it is said here whose it is, or that it is shared.
        let Self {
            device: _,
            data: _,
            models: _,
            pca: _,
            trainer: _,
            race,
            unrolling,
            shelves,
            reduction,
            generating,
            neighbors,
            anomaly,
            wiener,
            impute,
            attacker,
        } = self;
        let holds_nothing = [reconstruct::LAB.id, train::LAB.id];
        match lab {
            id if id == race::LAB.id => *race = None,
            id if id == manifold::LAB.id => *unrolling = None,
            id if id == hashing::LAB.id => *shelves = None,
            id if id == reduction::LAB.id => *reduction = None,
            id if id == generate::LAB.id => *generating = generate::Known::default(),
            id if id == neighbors::LAB.id => *neighbors = None,
            id if id == anomaly::LAB.id => *anomaly = None,
            id if id == denoise::LAB.id => *wiener = None,
            id if id == impute::LAB.id => *impute = None,
            id if id == secrecy::LAB.id => *attacker = None,
            id if holds_nothing.contains(&id) => {}
            unknown => return Err(Error::BadRequest { reason: format!("there is no lab {unknown}") }),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use burn::tensor::Device;

    use super::*;
    use crate::labs::LABS;
    use crate::protocol::Request;

    #[test]
    fn it_is_known_of_every_lab_what_it_holds() {
        let mut session = Session::new(Device::flex());
        for lab in LABS {
            let left = session.call(Request::Leave { lab: lab.id.to_owned() });
            assert!(left.is_ok(), "session/leave.rs says nothing of {}", lab.id);
        }
    }

    #[test]
    fn what_is_no_lab_cannot_be_left() {
        let left = Session::new(Device::flex()).call(Request::Leave { lab: "colorize".to_owned() });
        assert!(matches!(left, Err(Error::BadRequest { reason }) if reason.contains("colorize")));
    }
}
