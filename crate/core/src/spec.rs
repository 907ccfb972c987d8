//! The specification of labs and controls, from which the page derives its menu, its control panels and its URL keys.

use serde::Serialize;

use crate::error::{Error, Result, SettingFault};

/// One lecture topic. Its page and words are in `www/labs/<id>`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LabSpec {
    /// Its id in the URL, and the name of its folder.
    pub id: &'static str,
    /// Its group in the menu.
    pub group: Group,
    /// Its controls; each is a key of the URL.
    pub controls: &'static [Control],
}

/// Groups of the menu, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Group {
    /// What an autoencoder is, and what its codes look like.
    Idea,
    /// Applications of autoencoders.
    Applications,
    /// Training.
    Training,
}

/// A setting.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Control {
    /// Its id in the URL and in the lab's configuration.
    pub id: &'static str,
    /// Its section of the panel.
    pub section: Section,
    /// The kind of value.
    #[serde(flatten)]
    pub kind: Kind,
    /// Whether it may change during a training run.
    pub live: bool,
    /// The condition under which it applies, if any.
    pub when: Option<When>,
    /// Whether the ids of the user's image sets are also options.
    pub images: bool,
}

/// Sections of a control panel, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Section {
    /// The data to show or train on.
    Data,
    /// The network.
    Network,
    /// The objective.
    Objective,
    /// The optimiser.
    Optimizer,
    /// What is shown; does not affect any computation.
    View,
}

/// A condition on another control.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct When {
    /// The other control's id.
    pub control: &'static str,
    /// The values that satisfy it.
    pub is: &'static [&'static str],
}

impl Control {
    /// A control that always applies, and whose changes take effect in the next run.
    pub const fn new(id: &'static str, section: Section, kind: Kind) -> Self {
        Self { id, section, kind, live: false, when: None, images: false }
    }

    /// A choice of the images a lab uses: `options` from the catalogue, and the user's sets.
    pub const fn of_images(id: &'static str, options: &'static [&'static str]) -> Self {
        Self::new(id, Section::Data, Kind::Choice { options, default: "digits" }).and_images()
    }

    /// Adds the user's image sets to the options.
    pub const fn and_images(self) -> Self {
        Self { images: true, ..self }
    }

    /// Allows changes during a run.
    pub const fn live(self) -> Self {
        Self { live: true, ..self }
    }

    /// Applies only if `control` has one of the values `is`.
    pub const fn when(self, control: &'static str, is: &'static [&'static str]) -> Self {
        Self { when: Some(When { control, is }), ..self }
    }
}

/// The kinds of values of a control.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Kind {
    /// One of several options.
    Choice {
        /// Their ids.
        options: &'static [&'static str],
        /// The default.
        default: &'static str,
    },
    /// An integer.
    Whole {
        /// Minimum.
        min: u32,
        /// Maximum.
        max: u32,
        /// The default.
        default: u32,
        /// Values that the page offers; others can be typed.
        suggested: &'static [u32],
    },
    /// One of several options for each of several layers; the last one repeats for further layers.
    Choices {
        /// Their ids.
        options: &'static [&'static str],
        /// Maximum number of layers.
        layers: usize,
        /// The default.
        default: &'static [&'static str],
    },
    /// A number on a linear scale.
    Real {
        /// Minimum.
        min: f64,
        /// Maximum.
        max: f64,
        /// Step of the slider.
        step: f64,
        /// The default.
        default: f64,
    },
    /// A number on a logarithmic scale.
    Log {
        /// Minimum, above 0.
        min: f64,
        /// Maximum that can be typed.
        max: f64,
        /// Largest useful value: the end of the slider.
        usual: f64,
        /// The default.
        default: f64,
        /// Whether 0 is also allowed: the start of the slider.
        zero: bool,
    },
    /// A list of sizes, one per layer.
    Sizes {
        /// Maximum number of layers.
        layers: usize,
        /// Minimum size.
        min: u32,
        /// Maximum size.
        max: u32,
        /// The default.
        default: &'static [u32],
    },
}

impl LabSpec {
    /// Checks `value` against the range of control `id`.
    ///
    /// # Errors
    /// [`Error::Setting`] naming the control.
    pub(crate) fn check(&self, id: &'static str, value: f64) -> Result<()> {
        check(self.controls, id, value)
    }
}

/// Checks `value` against the range of the control `id` among `controls`. A control without a range takes any value.
///
/// # Errors
/// [`Error::Setting`] naming the control.
pub(crate) fn check(controls: &[Control], id: &'static str, value: f64) -> Result<()> {
    let Some(kind) = controls.iter().find(|control| control.id == id).map(|control| &control.kind) else {
        return Ok(());
    };
    let Some((min, max)) = kind.range() else {
        return Ok(());
    };
    let is_allowed_zero = value == 0.0 && matches!(kind, Kind::Log { zero: true, .. });
    // Written so that NaN fails.
    if is_allowed_zero || (value >= min && value <= max) {
        return Ok(());
    }
    Err(Error::Setting { control: id, fault: SettingFault::Range { min, max, got: value } })
}

impl Kind {
    fn range(&self) -> Option<(f64, f64)> {
        match *self {
            Self::Choice { .. } | Self::Choices { .. } => None,
            Self::Whole { min, max, .. } | Self::Sizes { min, max, .. } => Some((f64::from(min), f64::from(max))),
            Self::Log { min, max, .. } | Self::Real { min, max, .. } => Some((min, max)),
        }
    }
}
