//! The labs, one lecture topic each. Everything that must know all labs derives from the list in [`labs!`].
//!
//! A lab is a module with a `SPEC`, a `State` kept between questions, and its `questions!`. Labs use the layers below
//! them (`engine`, `training`, `metrics`, …) and never another lab.

/// The list of labs in lecture order, as `module: Variant`, passed to the macro `$use`.
macro_rules! labs {
    ($use:ident) => {
        $use! {
            reconstruct: Reconstruct,
            manifold: Manifold,
            reduction: Reduction,
            neighbors: Neighbors,
            anomaly: Anomaly,
            denoise: Denoise,
            impute: Impute,
            secrecy: Secrecy,
            hashing: Hashing,
            generate: Generate,
            train: Train,
            race: Race,
        }
    };
}
pub(crate) use labs;

use crate::engine::Part;
use crate::spec::LabSpec;

macro_rules! registry {
    ($($module:ident: $Variant:ident),+ $(,)?) => {
        $(pub mod $module;)+

        /// Every lab, in lecture order.
        pub const LABS: &[LabSpec] = &[$($module::SPEC),+];

        /// The state of each lab between questions.
        #[derive(Default)]
        pub struct States {
            $($module: $module::State),+
        }

        impl States {
            /// Drops a lab's state. Returns `false` if no lab has this id.
            pub(crate) fn forget(&mut self, lab: &str) -> bool {
                match lab {
                    $(id if id == $module::SPEC.id => self.$module = $module::State::default(),)+
                    _ => return false,
                }
                true
            }
        }

        $(impl Part<$module::State> for States {
            fn part(&mut self) -> &mut $module::State {
                &mut self.$module
            }
        })+
    };
}
labs!(registry);
