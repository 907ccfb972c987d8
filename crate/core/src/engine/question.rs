//! A question and its reply, declared together.

use super::desk::Desk;
use super::pending::Pending;
use crate::error::Result;

/// A question: its fields are those of the message, and its reply has one type.
pub trait Question: Sized {
    /// What the lab of the question keeps.
    type State: 'static;
    /// What is answered.
    type Reply: 'static;

    /// Answers it.
    ///
    /// # Errors
    /// Those of its lab, as the docstring of the lab's `Request` says.
    fn answer(self, desk: Desk<'_, Self::State>) -> Result<Pending<Self::State, Self::Reply>>;
}

/// Is shown every question, group by group, to write down its types.
#[cfg(test)]
pub(crate) trait Visit {
    /// The questions that follow belong to the lab of this variant, or to `Engine`.
    fn group(&mut self, variant: &str);
    /// A question and its reply.
    fn question<Question: ts_rs::TS + 'static, Reply: ts_rs::TS + 'static>(&mut self, variant: &str);
}

/// The reply to a question that has nothing to say but that it was done.
#[derive(Debug, Clone, serde::Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Done {}

/// The questions of one lab: `questions!("Reconstruct", State; Look, Decode)`, with the errors of all of them as a docstring
/// before. The name is that of the request type in TypeScript without its ending; a question is `{ look: { … } }` in a
/// message, its reply the bare object.
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

        /// A reply of this lab; which one it is follows from the question.
        #[derive(Debug, serde::Serialize)]
        #[serde(untagged)]
        #[allow(missing_docs, reason = "each variant is documented at its type")]
        pub enum Reply {
            $($Question(<$Question as $crate::engine::Question>::Reply)),+
        }

        impl Request {
            /// Answers the question for an engine that holds `All` the labs' states, as one of its replies.
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

        /// Shows `visit` each question with its reply.
        #[cfg(test)]
        pub(crate) fn replies(visit: &mut impl $crate::engine::question::Visit) {
            $(visit.question::<$Question, <$Question as $crate::engine::Question>::Reply>(stringify!($Question));)+
        }
    };
}
pub(crate) use questions;
