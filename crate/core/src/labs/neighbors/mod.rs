//! "kNN mejorado": nearest neighbours among codes instead of samples (AEkNN: Pulgar, Charte, Rivera and del Jesus, "AEkNN: An
//! AutoEncoder kNN-Based Classifier With Built-in Dimensionality Reduction", IJCIS 12, 2019).

mod messages;
mod planes;

use latente_kernels::nearest;

use crate::data::samples::{self, classes_of};
use crate::data::table::Table;
use crate::data::{DataSet, Subject};
use crate::engine::{Desk, NetworkRef, Pending, Question, Shared, questions, sample_control};
use crate::error::{Error, Refusal, Result, need};
use crate::metrics::confusion::{accuracy, confusion};
use crate::metrics::neighbors::{self, Points, winner};
use crate::metrics::pca::Pca;
use crate::nn::Autoencoder;
use crate::ops;
use crate::reading::{flat, read_all};
use crate::spec::{Control, Group, Kind, LabSpec, Section};
use crate::training::satellite;
use crate::wire::Bytes;

pub use messages::*;
use planes::Projection;

/// Maximum k.
const MAX_NEIGHBORS: usize = 100;
/// Maximum number of samples per request.
const MAX_QUERIES: usize = 500;

/// The lab's entry.
pub const SPEC: LabSpec = LabSpec {
    id: "neighbors",
    group: Group::Applications,
    controls: &[
        Control::of_images("data", &["digits", "fashion", "letters", "landsat"]).live(),
        Control::new(
            "network",
            Section::Network,
            Kind::Choice { options: &["codes-2", "codes-8", "codes-32", "run"], default: "codes-2" },
        )
        .live(),
        Control::new("d", Section::Network, Kind::Choice { options: &["2", "3", "8"], default: "2" })
            .live()
            .when("data", &["landsat"]),
        Control::new(
            "scene",
            Section::View,
            Kind::Choice { options: &["neighborLists", "neighborPlanes"], default: "neighborLists" },
        )
        .live(),
        Control::new("k", Section::View, Kind::Whole { min: 1, max: 25, default: 5, suggested: &[1, 3, 5, 10, 25] })
            .live(),
        // A 4, classified correctly by pixels and by codes of two values, and as a 9 by two components.
        sample_control("sample", Section::Data, 65),
    ],
};

/// The current references.
#[derive(Default)]
pub struct State {
    references: Option<ReferenceSet>,
}

impl State {
    fn references(&self) -> Result<&ReferenceSet> {
        need(self.references.as_ref(), "references")
    }
}

questions!(
    /// # Errors
    /// [`Error::NotLoaded`] for an unknown network, data set or PCA file, or before references are set;
    /// [`Error::OutOfRange`] for a missing row, and for samples beyond the next one to classify;
    /// [`Error::BadRequest`] for an image among rows, or a row among images; [`Error::File`] for a model of a different
    /// network; [`Error::Refused`] for a blank image.
    "Neighbors", State; SetReferences, Nearest, Classify, Planes
);

/// The training samples in all three spaces.
struct ReferenceSet {
    samples: SampleSource,
    labels: Vec<u8>,
    classes: usize,
    /// `[count, sizes[space]]`.
    spaces: [Vec<f32>; 3],
    sizes: [usize; 3],
    /// Labels predicted for the test samples so far, in each space.
    predicted: [Vec<u8>; 3],
    /// Projection of each space to its plane, once requested.
    projections: [Option<Projection>; 3],
}

/// The satellite's rows, and the PCA and network that reduce them.
struct Satellite {
    table: Table,
    pca: Pca,
    network: Autoencoder,
}

/// Source of the samples and their codes.
enum SampleSource {
    Images(NetworkRef, Subject),
    Satellite(Box<Satellite>),
}

impl SampleSource {
    /// Whether the samples are images of this subject.
    fn is_of(&self, subject: Subject) -> bool {
        matches!(self, Self::Images(_, other) if *other == subject)
    }

    /// Test samples `[up to count, n]` from `start` on.
    fn queries(&self, shared: &Shared, start: usize, count: usize) -> Result<Vec<f32>> {
        let end = start.saturating_add(count);
        match self {
            Self::Images(_, subject) => {
                let test = shared.data(subject.test())?;
                Ok(test.rows(start..end))
            }
            Self::Satellite(satellite) => {
                let table = &satellite.table;
                let rows = table.test().get(start..end.min(table.test().len()));
                Ok(table.rows(rows.unwrap_or_default()))
            }
        }
    }

    /// Labels of the test samples.
    fn truth(&self, shared: &Shared) -> Result<Vec<u8>> {
        match self {
            Self::Images(_, subject) => Ok(shared.data(subject.test())?.labels().to_vec()),
            Self::Satellite(satellite) => {
                Ok(satellite.table.test().iter().map(|&row| satellite.table.labels[row]).collect())
            }
        }
    }

    /// One sample `[n]`.
    fn query(&self, query: &Query) -> Result<Vec<f32>> {
        match (self, query) {
            (Self::Satellite(satellite), Query::Row(index)) => {
                let table = &satellite.table;
                let missing = Error::OutOfRange { what: "rows", count: table.count(), index: *index };
                table.row(*index).map(<[f32]>::to_vec).ok_or(missing)
            }
            (Self::Images(..), Query::Input(input)) => {
                let image = input.pixels()?;
                if image.iter().all(|&value| value == 0.0) { Err(Refusal::Blank.into()) } else { Ok(image) }
            }
            (Self::Satellite(_), Query::Input(_)) | (Self::Images(..), Query::Row(_)) => {
                Err(Error::BadRequest { reason: "a query of another kind than the references".to_owned() })
            }
        }
    }

    fn network<'a>(&'a self, shared: &'a Shared) -> Result<&'a Autoencoder> {
        match self {
            Self::Images(network, _) => Ok(network.find(shared)?.0),
            Self::Satellite(satellite) => Ok(&satellite.network),
        }
    }

    /// The first principal components of `rows` `[count, n]`.
    fn components(&self, shared: &Shared, rows: &[f32], count: usize) -> Result<Vec<f32>> {
        match self {
            Self::Images(_, subject) => Ok(shared.need_pca(*subject)?.scores_of(rows, count)),
            Self::Satellite(satellite) => Ok(satellite.pca.scores_of(rows, count)),
        }
    }
}

impl ReferenceSet {
    fn neighborhood(&self, space: usize, query: &[f32], k: usize) -> Neighborhood {
        let found = nearest(&self.spaces[space], query, k);
        let labels: Vec<u8> = found.iter().map(|(index, _)| self.labels[*index]).collect();
        let votes = samples::counts(labels.iter().copied(), self.classes);
        Neighborhood {
            indices: found.iter().map(|(index, _)| *index).collect(),
            distances: found.iter().map(|(_, squared)| squared.sqrt()).collect(),
            predicted: winner(labels.iter().copied()).unwrap_or_default(),
            labels,
            votes,
            place: self.projections[space].as_ref().map(|projection| projection.place(query)),
        }
    }
}

impl Question for SetReferences {
    type State = State;
    type Reply = ReferenceSetInfo;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, ReferenceSetInfo>> {
        match self.from {
            From::Images(network) => refer_to_images(desk.shared, network),
            From::Satellite(file) => refer_to_satellite(desk.shared, &file),
        }
    }
}

fn refer_to_images(shared: &Shared, network: NetworkRef) -> Result<Pending<State, ReferenceSetInfo>> {
    let (autoencoder, subject) = network.find(shared)?;
    let train = shared.data(subject.train())?;
    let codes = flat(autoencoder.encode(train.tensor(train.count(), shared.device())));
    let d = autoencoder.architecture().d_code;
    Ok(Pending::new(vec![codes], move |desk: Desk<'_, State>, read| {
        let [codes] = read_all(read)?;
        // During a run only the codes change between requests.
        let before = desk.state.references.take().filter(|known| known.samples.is_of(subject));
        let (train, queries) = (desk.shared.data(subject.train())?, desk.shared.data(subject.test())?.count());
        let pca = desk.shared.need_pca(subject)?;
        let sizes = [train.width(), d.min(pca.count()), d];
        let labels = train.labels().to_vec();
        let [raw, scores] = match before {
            Some(ReferenceSet { spaces: [raw, scores, _], sizes: old, .. }) if old[1] == sizes[1] => [raw, scores],
            _ => [train.rows(0..train.count()), pca.all_scores(train, sizes[1])],
        };
        let spaces = [raw, scores, codes];
        let classes = train.classes();
        Ok(keep(desk.state, SampleSource::Images(network, subject), (labels, classes), spaces, sizes, queries))
    }))
}

fn refer_to_satellite(shared: &Shared, file: &Bytes) -> Result<Pending<State, ReferenceSetInfo>> {
    let table = satellite::table(shared.data(DataSet::Landsat)?)?;
    let network = satellite::shipped_network(&table, file, shared.device())?.1;
    let (d, n) = (network.architecture().d_code, table.width());
    let codes = flat(network.encode(table.tensor(table.train(), shared.device())));
    Ok(Pending::new(vec![codes], move |desk: Desk<'_, State>, read| {
        let [codes] = read_all(read)?;
        let raw = table.rows(table.train());
        let pca = Pca::fit_few(n, raw.chunks_exact(n).map(<[f32]>::to_vec), d);
        let spaces = [raw.clone(), pca.scores_of(&raw, d), codes];
        let labels: Vec<u8> = table.train().iter().map(|&row| table.labels[row]).collect();
        let classes = classes_of(&labels);
        let queries = table.test().len();
        Ok(keep(
            desk.state,
            SampleSource::Satellite(Box::new(Satellite { table, pca, network })),
            (labels, classes),
            spaces,
            [n, d, d],
            queries,
        ))
    }))
}

/// Stores the references, replacing earlier ones.
fn keep(
    state: &mut State,
    samples: SampleSource,
    (labels, classes): (Vec<u8>, usize),
    spaces: [Vec<f32>; 3],
    sizes: [usize; 3],
    queries: usize,
) -> ReferenceSetInfo {
    let references = labels.len();
    let (predicted, projections) = Default::default();
    state.references = Some(ReferenceSet { samples, labels, classes, spaces, sizes, predicted, projections });
    ReferenceSetInfo { references, queries, sizes }
}

impl Question for Nearest {
    type State = State;
    type Reply = Neighbors;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, Neighbors>> {
        let k = self.k.clamp(1, MAX_NEIGHBORS);
        let references = desk.state.references()?;
        let row = references.samples.query(&self.query)?;
        let input = ops::tensor(row.clone(), [1, row.len()], desk.shared.device());
        let code = flat(references.samples.network(desk.shared)?.encode(input));
        Ok(Pending::new(vec![code], move |desk: Desk<'_, State>, read| {
            let [code] = read_all(read)?;
            let references = desk.state.references()?;
            let scores = references.samples.components(desk.shared, &row, references.sizes[1])?;
            let queries = [row, scores, code];
            let spaces = (0..3).map(|space| references.neighborhood(space, &queries[space], k)).collect();
            Ok(Neighbors { spaces })
        }))
    }
}

/// The page measures the cost of classifying a sample in this space, which includes computing its code or components.
impl Question for Classify {
    type State = State;
    type Reply = KnnPredictions;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, KnnPredictions>> {
        let Self { space, k, start, count } = self;
        let k = k.clamp(1, MAX_NEIGHBORS);
        let references = desk.state.references()?;
        let rows = references.samples.queries(desk.shared, start, count.min(MAX_QUERIES))?;
        if rows.is_empty() || start > references.predicted[space as usize].len() {
            let count = references.samples.truth(desk.shared)?.len();
            return Err(Error::OutOfRange { what: "samples", count, index: start });
        }
        let mut reads = Vec::new();
        if space == Space::Code {
            let input = ops::tensor(
                rows.clone(),
                [rows.len() / references.sizes[0], references.sizes[0]],
                desk.shared.device(),
            );
            reads.push(flat(references.samples.network(desk.shared)?.encode(input)));
        }
        Ok(Pending::new(reads, move |desk: Desk<'_, State>, mut read| {
            let references = desk.state.references()?;
            let place = space as usize;
            let queries = match space {
                Space::Raw => rows,
                Space::Pca => references.samples.components(desk.shared, &rows, references.sizes[place])?,
                Space::Code => read.pop().unwrap_or_default(),
            };
            let known = Points { values: &references.spaces[place], labels: &references.labels };
            let more: Vec<u8> = neighbors::predicted(known, &queries, references.sizes[place], k).collect();
            let references = need(desk.state.references.as_mut(), "references")?;
            let predicted = &mut references.predicted[place];
            predicted.truncate(start);
            predicted.extend(more);
            let (predicted, classes) = (predicted.clone(), references.classes);
            let truth = desk.state.references()?.samples.truth(desk.shared)?;
            let counts = confusion(&truth, &predicted, classes);
            Ok(KnnPredictions {
                done: predicted.len(),
                accuracy: accuracy(&counts, classes),
                confusion: counts,
                predicted,
            })
        }))
    }
}
