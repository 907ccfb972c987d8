//! The labs: one lecture topic each. Everything that has to know all of them derives from the list in [`labs!`].
//!
//! A lab is a module with a `SPEC`, a `State` that holds what it keeps between two questions, and its `questions!`.
//! Labs use what lies below them (`engine`, `training`, `metrics`, …) and never another lab.

/// The list of the labs in the order of the lecture, as `module: Variant`, handed to the macro `$use`.
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

        /// Every lab, in the order of the lecture.
        pub const LABS: &[LabSpec] = &[$($module::SPEC),+];

        /// What each lab keeps between two questions.
        #[derive(Default)]
        pub struct States {
            $($module: $module::State),+
        }

        impl States {
            /// Forgets what a lab keeps. `false` for the id of no lab.
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
