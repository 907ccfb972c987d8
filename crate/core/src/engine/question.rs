//! A question and its reply, declared together.

use super::desk::Desk;
use super::pending::Pending;
use crate::error::Result;

/// A question: its fields are those of the message, and it has one type of reply.
pub trait Question: Sized {
    /// The state of the question's lab.
    type State: 'static;
    /// The reply.
    type Reply: 'static;

    /// Answers the question.
    ///
    /// # Errors
    /// Those of its lab, listed at the lab's `Request`.
    fn answer(self, desk: Desk<'_, Self::State>) -> Result<Pending<Self::State, Self::Reply>>;
}

/// Visits every question, group by group, to record its types.
#[cfg(test)]
pub(crate) trait Visit {
    /// Starts the questions of the lab of this variant, or of `Engine`.
    fn group(&mut self, variant: &str);
    /// Visits a question and its reply.
    fn question<Question: ts_rs::TS + 'static, Reply: ts_rs::TS + 'static>(&mut self, variant: &str);
}

/// The empty reply to a question that only performs an action.
#[derive(Debug, Clone, serde::Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Done {}

/// Declares the questions of one lab: `questions!("Reconstruct", State; Forward, Decode)`, preceded by a docstring of
/// their errors. The name is that of the TypeScript request type without its suffix; a message is `{ forward: { … } }`,
/// its reply the bare object.
macro_rules! questions {
    ($(#[$errors:meta])* $lab:literal, $State:ty; $($Question:ident),+ $(,)?) => {
        /// A question of this lab: one key with the question's fields.
        ///
        $(#[$errors])*
        #[derive(Debug, Clone, serde::Deserialize)]
        #[serde(rename_all = "camelCase")]
        #[cfg_attr(test, derive(ts_rs::TS), ts(rename = concat!($lab, "Request")))]
        #[allow(missing_docs, reason = "each variant is documented at its type")]
        pub enum Request {
            $($Question(#[cfg_attr(test, ts(inline))] $Question)),+
        }

        /// A reply of this lab; its variant follows from the question.
        #[derive(Debug, serde::Serialize)]
        #[serde(untagged)]
        #[allow(missing_docs, reason = "each variant is documented at its type")]
        pub enum Reply {
            $($Question(<$Question as $crate::engine::Question>::Reply)),+
        }

        impl Request {
            /// Answers the question for an engine that holds the states of `All` labs, as one of its replies.
            pub(crate) fn answer<All, Any: 'static>(
                self,
                desk: $crate::engine::Desk<'_, All>,
                wrap: fn(Reply) -> Any,
            ) -> $crate::Result<$crate::engine::Pending<All, Any>>
            where
                All: $crate::engine::Part<$State> + 'static,
            {
                let desk = $crate::engine::Desk { shared: desk.shared, state: desk.state.part() };
                match self {
                    $(Self::$Question(question) => {
                        let pending = $crate::engine::Question::answer(question, desk)?;
                        Ok(pending.lift(move |reply| wrap(Reply::$Question(reply))))
                    })+
                }
            }
        }

        /// Passes each question with its reply to `visit`.
        #[cfg(test)]
        pub(crate) fn replies(visit: &mut impl $crate::engine::question::Visit) {
            $(visit.question::<$Question, <$Question as $crate::engine::Question>::Reply>(stringify!($Question));)+
        }
    };
}
pub(crate) use questions;
