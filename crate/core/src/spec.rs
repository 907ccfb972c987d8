//! What the page derives its menu, its panels of controls and its URL keys from.

use serde::Serialize;

use crate::error::{Error, Result, SettingFault};

/// One lecture topic. Its page and its words are in `www/labs/<id>`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LabSpec {
    /// Id, as in the URL and as the folder's name.
    pub id: &'static str,
    /// The part of the menu that it belongs to.
    pub group: Group,
    /// What can be set; each is a key of the URL.
    pub controls: &'static [Control],
}

/// Parts of the menu, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Group {
    /// What an autoencoder is, and what its codes look like.
    Idea,
    /// What it is good for.
    Applications,
    /// Training one.
    Training,
}

/// Something that can be set.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Control {
    /// Id, as in the URL and in the lab's config.
    pub id: &'static str,
    /// The part of the panel that it belongs to.
    pub section: Section,
    /// What can be entered.
    #[serde(flatten)]
    pub kind: Kind,
    /// Whether it may change while a training run goes on.
    pub live: bool,
    /// It has a meaning only if another control has one of some values.
    pub when: Option<When>,
    /// Whether the sets of images that a person brings are options of it too, by their ids.
    pub images: bool,
}

/// Parts of a panel of controls, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Section {
    /// What is looked at or trained on.
    Data,
    /// The network.
    Network,
    /// What is minimised.
    Objective,
    /// How it is minimised.
    Optimizer,
    /// What is shown: no setting of a computation.
    View,
}

/// A condition on another control.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct When {
    /// Its id.
    pub control: &'static str,
    /// The values that fulfil it.
    pub is: &'static [&'static str],
}

impl Control {
    /// A control that always has a meaning, and whose change is for the next run.
    pub const fn new(id: &'static str, section: Section, kind: Kind) -> Self {
        Self { id, section, kind, live: false, when: None, images: false }
    }

    /// A choice of what images a lab works at: `options` out of the catalogue, and the sets that a person brings.
    pub const fn of_images(id: &'static str, options: &'static [&'static str]) -> Self {
        Self::new(id, Section::Data, Kind::Choice { options, default: "digits" }).and_images()
    }

    /// The sets of images that a person brings are options of it too.
    pub const fn and_images(self) -> Self {
        Self { images: true, ..self }
    }

    /// It may change during a run.
    pub const fn live(self) -> Self {
        Self { live: true, ..self }
    }

    /// It has a meaning only if `control` is one of `is`.
    pub const fn when(self, control: &'static str, is: &'static [&'static str]) -> Self {
        Self { when: Some(When { control, is }), ..self }
    }
}

/// What can be entered in a control.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Kind {
    /// One of some options.
    Choice {
        /// Their ids.
        options: &'static [&'static str],
        /// The one to start with.
        default: &'static str,
    },
    /// A whole number.
    Whole {
        /// Smallest.
        min: u32,
        /// Largest.
        max: u32,
        /// To start with.
        default: u32,
        /// Values that the page offers at once; others can be typed.
        suggested: &'static [u32],
    },
    /// One of some options for each of several layers; the last one stands for the layers beyond.
    Choices {
        /// Their ids.
        options: &'static [&'static str],
        /// Most layers.
        layers: usize,
        /// To start with.
        default: &'static [&'static str],
    },
    /// A number on a plain scale.
    Real {
        /// Smallest.
        min: f64,
        /// Largest.
        max: f64,
        /// Step of the slider.
        step: f64,
        /// To start with.
        default: f64,
    },
    /// A number on a logarithmic scale.
    Log {
        /// Smallest, above 0.
        min: f64,
        /// Largest that can be typed.
        max: f64,
        /// Largest that is of use: the end of the slider.
        usual: f64,
        /// To start with.
        default: f64,
        /// Whether it may also be 0: the start of the slider.
        zero: bool,
    },
    /// A list of sizes, one a layer.
    Sizes {
        /// Most layers.
        layers: usize,
        /// Smallest size.
        min: u32,
        /// Largest size.
        max: u32,
        /// To start with.
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
