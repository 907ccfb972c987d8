//! The page's requests and replies; `www/generated/protocol.d.ts` is generated from it.
//!
//! A request names the lab, or `engine` for general questions, then the question with its fields:
//! `{ reconstruct: { decode: { network, codes } } }`. The reply is the bare object; every error is an
//! [`ErrorInfo`](crate::error::ErrorInfo).

use crate::engine::{Desk, Pending};
use crate::error::Result;
use crate::general;
use crate::labs::{self, States, labs};

macro_rules! protocol {
    ($($module:ident: $Variant:ident),+ $(,)?) => {
        /// A question to the engine.
        #[derive(Debug, Clone, serde::Deserialize)]
        #[serde(rename_all = "camelCase")]
        #[cfg_attr(test, derive(ts_rs::TS))]
        #[allow(missing_docs, reason = "each variant is one lab's")]
        pub enum Request {
            Engine(general::Request),
            $($Variant(labs::$module::Request)),+
        }

        /// A reply; its variant follows from the question.
        #[derive(Debug, serde::Serialize)]
        #[serde(untagged)]
        #[allow(missing_docs, reason = "each variant is one lab's")]
        pub enum Reply {
            Engine(general::Reply),
            $($Variant(labs::$module::Reply)),+
        }

        impl Request {
            /// Answers the question.
            ///
            /// # Errors
            /// Those of the question.
            pub(crate) fn answer(self, desk: Desk<'_, States>) -> Result<Pending<States, Reply>> {
                match self {
                    Self::Engine(request) => request.answer(desk, Reply::Engine),
                    $(Self::$Variant(request) => request.answer(desk, Reply::$Variant)),+
                }
            }
        }

        /// Visits each group of questions, by its key in a request.
        #[cfg(test)]
        pub(crate) fn replies(visit: &mut impl crate::engine::question::Visit) {
            visit.group("Engine");
            general::replies(visit);
            $(visit.group(stringify!($Variant)); labs::$module::replies(visit);)+
        }
    };
}
labs!(protocol);
