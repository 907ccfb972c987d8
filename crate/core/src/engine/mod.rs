//! The framework for answering questions, and the state shared by all labs.

pub mod desk;
pub mod input;
pub mod network_ref;
pub mod pending;
pub mod probe;
pub mod question;
pub mod shared;

pub use desk::{Desk, Part};
pub use input::{Input, LAYER_CONTROL, UNIT_CONTROL, expect_length, place_control, sample_control};
pub use network_ref::NetworkRef;
pub use pending::{Finish, Pending};
pub(crate) use question::questions;
pub use question::{Done, Question};
pub use shared::Shared;
