//! Well-formed requests that make no sense.

use std::fmt;

/// Why a request is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// No class is normal: there is nothing to learn from.
    NoNormal,
    /// Every class is normal: there would be no anomalies.
    NoAnomaly,
    /// An image without ink.
    Blank,
    /// Nothing is missing: there is nothing to fill in.
    NothingMissing,
    /// Everything is missing: there is nothing to fill it in from.
    EverythingMissing,
    /// A set with fewer than two images.
    FewImages,
    /// The test images contain no normal ones, or no anomalies.
    FewTests,
    /// A message without codes.
    MessageEmpty,
    /// Not a message of this page.
    MessageForeign,
    /// The message was changed or cut off.
    MessageAltered,
}

impl Refusal {
    /// Key of the page's translation, and the English message.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::NoNormal => ("noNormal", "no class is normal: there is nothing to learn from"),
            Self::NoAnomaly => ("noAnomaly", "every class is normal: there would be no anomalies"),
            Self::Blank => ("blank", "the image has no ink"),
            Self::NothingMissing => ("nothingMissing", "nothing is missing: there is nothing to fill in"),
            Self::EverythingMissing => {
                ("everythingMissing", "everything is missing: there is nothing to fill it in from")
            }
            Self::FewImages => ("fewImages", "a set needs at least two images"),
            Self::FewTests => ("fewTests", "the test images contain no normal ones, or no anomalies"),
            Self::MessageEmpty => ("messageEmpty", "the message has no code"),
            Self::MessageForeign => ("messageForeign", "the text is not a message of this page"),
            Self::MessageAltered => ("messageAltered", "the message was changed or cut off"),
        }
    }

    pub(super) fn kind(self) -> &'static str {
        self.words().0
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words().1)
    }
}

impl From<Refusal> for super::Error {
    fn from(why: Refusal) -> Self {
        Self::Refused { why }
    }
}
