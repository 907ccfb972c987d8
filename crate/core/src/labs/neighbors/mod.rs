//! "kNN mejorado": nearest neighbours among codes instead of samples (AEkNN: Pulgar, Charte, Rivera and del Jesus, "AEkNN: An
//! AutoEncoder kNN-Based Classifier With Built-in Dimensionality Reduction", IJCIS 12, 2019).

mod messages;

use latente_kernels::nearest;

use super::reduction::{self, Table};
use super::which::Which;
use super::{Control, Group, Kind, Lab, Section};
use crate::data::samples::{self, classes_of};
use crate::data::{DataSet, Subject};
use crate::error::{Error, Refusal, Result};
use crate::metrics::confusion::{accuracy, confusion};
use crate::metrics::neighbors::winner;
use crate::metrics::pca::Pca;
use crate::nn::Autoencoder;
use crate::ops;
use crate::protocol::Reply;
use crate::session::{Pending, Session, flat, read_all};
use crate::wire::Bytes;

pub use messages::*;

/// Most neighbours that are asked.
const MOST_NEIGHBORS: usize = 100;
/// Most samples in one question.
const MOST_QUERIES: usize = 500;

/// The lab's entry.
pub const LAB: Lab = Lab {
    id: "neighbors",
    group: Group::Applications,
    controls: &[
        Control::new("data", Section::Data, Kind::Choice { options: &["digits", "landsat"], default: "digits" }).live(),
        Control::new(
            "network",
            Section::Network,
            Kind::Choice { options: &["codes-2", "codes-8", "codes-32", "run"], default: "codes-2" },
        )
        .live()
        .when("data", &["digits"]),
        Control::new("d", Section::Network, Kind::Choice { options: &["2", "3", "8"], default: "2" })
            .live()
            .when("data", &["landsat"]),
        Control::new("k", Section::View, Kind::Whole { min: 1, max: 25, default: 5, suggested: &[1, 3, 5, 10, 25] })
            .live(),
        Control::new("sample", Section::Data, Kind::Whole { min: 0, max: 1_999, default: 6, suggested: &[] }).live(),
    ],
};

/// The training samples in the three spaces.
pub struct Known {
    source: Source,
    labels: Vec<u8>,
    classes: usize,
    /// `[count, sizes[space]]`.
    spaces: [Vec<f32>; 3],
    sizes: [usize; 3],
    /// What was told of the test samples in each space.
    told: [Vec<u8>; 3],
}

/// The satellite's rows, and what makes codes of them.
struct Satellite {
    table: Table,
    pca: Pca,
    network: Autoencoder,
}

/// Where samples and codes come from.
enum Source {
    Images(Which, Subject),
    Satellite(Box<Satellite>),
}

/// Answers a question of this lab.
///
/// # Errors
/// [`Error::NotLoaded`] for an unknown network, data set or PCA file, or before there is anybody to ask;
/// [`Error::OutOfRange`] for a row that is not there, and for samples before those that have been told;
/// [`Error::BadRequest`] for an image among rows, or a row among images; [`Error::File`] for a model of another network;
/// [`Error::Refused`] for an image without ink.
pub fn answer(session: &mut Session, ask: Ask) -> Result<Pending> {
    match ask {
        Ask::Refer { from: From::Images(network) } => refer_to_images(session, network),
        Ask::Refer { from: From::Satellite(file) } => refer_to_satellite(session, &file),
        Ask::Nearest { query, k } => find(session, query, k.clamp(1, MOST_NEIGHBORS)),
        Ask::Classify { space, k, start, count } => classify(session, space, k.clamp(1, MOST_NEIGHBORS), start, count),
    }
}

fn refer_to_images(session: &Session, which: Which) -> Result<Pending> {
    let (network, subject) = which.find(session)?;
    let train = session.data(subject.train())?;
    let codes = flat(network.encode(train.tensor(train.count(), session.device())));
    let d = network.architecture().d_code;
    Ok(Pending::new(vec![codes], move |session, read| {
        let [codes] = read_all(read)?;
        // While a run goes on its codes alone are others from one look to the next.
        let before = session.neighbors.take().filter(|known| known.source.is_of(subject));
        let (train, queries) = (session.data(subject.train())?, session.data(subject.test())?.count());
        let pca = session.pca_of(subject)?;
        let sizes = [train.width(), d.min(pca.count()), d];
        let labels = train.labels().to_vec();
        let [raw, scores] = match before {
            Some(Known { spaces: [raw, scores, _], sizes: own, .. }) if own[1] == sizes[1] => [raw, scores],
            _ => {
                let raw = (0..train.count()).filter_map(|index| train.row(index)).flatten().collect();
                [raw, pca.all_scores(train, sizes[1])]
            }
        };
        let spaces = [raw, scores, codes];
        Ok(refer(session, Source::Images(which, subject), labels, spaces, sizes, queries))
    }))
}

fn refer_to_satellite(session: &Session, file: &Bytes) -> Result<Pending> {
    let table = reduction::satellite(session.data(DataSet::Landsat)?)?;
    let network = reduction::shipped_network(&table, file, session.device())?.1;
    let (d, n) = (network.architecture().d_code, table.width());
    let codes = flat(network.encode(table.tensor(table.train(), session.device())));
    Ok(Pending::new(vec![codes], move |session, read| {
        let [codes] = read_all(read)?;
        let raw = table.rows(table.train());
        let pca = Pca::fit_few(n, raw.chunks_exact(n).map(<[f32]>::to_vec), d);
        let spaces = [raw.clone(), pca.scores_of(&raw, d), codes];
        let labels = table.train().iter().map(|&row| table.labels[row]).collect();
        let queries = table.test().len();
        Ok(refer(
            session,
            Source::Satellite(Box::new(Satellite { table, pca, network })),
            labels,
            spaces,
            [n, d, d],
            queries,
        ))
    }))
}

fn refer(
    session: &mut Session,
    source: Source,
    labels: Vec<u8>,
    spaces: [Vec<f32>; 3],
    sizes: [usize; 3],
    queries: usize,
) -> Reply {
    let classes = classes_of(&labels);
    let references = labels.len();
    session.neighbors = Some(Known { source, labels, classes, spaces, sizes, told: Default::default() });
    Reply::Referred(Referred { references, queries, sizes })
}

impl Source {
    /// Whether they are images of this subject.
    fn is_of(&self, subject: Subject) -> bool {
        matches!(self, Self::Images(_, own) if *own == subject)
    }

    /// Test samples `[up to count, n]` from `start` on.
    fn queries(&self, session: &Session, start: usize, count: usize) -> Result<Vec<f32>> {
        let end = start.saturating_add(count);
        match self {
            Self::Images(_, subject) => {
                let test = session.data(subject.test())?;
                Ok((start..end.min(test.count())).filter_map(|index| test.row(index)).flatten().collect())
            }
            Self::Satellite(own) => {
                let table = &own.table;
                let rows = table.test().get(start..end.min(table.test().len()));
                Ok(table.rows(rows.unwrap_or_default()))
            }
        }
    }

    /// Labels of the test samples.
    fn truth(&self, session: &Session) -> Result<Vec<u8>> {
        match self {
            Self::Images(_, subject) => Ok(session.data(subject.test())?.labels().to_vec()),
            Self::Satellite(own) => Ok(own.table.test().iter().map(|&row| own.table.labels[row]).collect()),
        }
    }

    /// One sample `[n]`.
    fn query(&self, query: &Query) -> Result<Vec<f32>> {
        match (self, query) {
            (Self::Satellite(own), Query::Row(index)) => {
                let table = &own.table;
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

    fn network<'a>(&'a self, session: &'a Session) -> Result<&'a Autoencoder> {
        match self {
            Self::Images(which, _) => Ok(which.find(session)?.0),
            Self::Satellite(own) => Ok(&own.network),
        }
    }

    /// The first components of `rows` `[count, n]`.
    fn components(&self, session: &Session, rows: &[f32], count: usize) -> Result<Vec<f32>> {
        match self {
            Self::Images(_, subject) => Ok(session.pca_of(*subject)?.scores_of(rows, count)),
            Self::Satellite(own) => Ok(own.pca.scores_of(rows, count)),
        }
    }
}

fn find(session: &Session, query: Query, k: usize) -> Result<Pending> {
    let known = session.neighbors()?;
    let row = known.source.query(&query)?;
    let input = ops::tensor(row.clone(), [1, row.len()], session.device());
    let code = flat(known.source.network(session)?.encode(input));
    Ok(Pending::new(vec![code], move |session, read| {
        let [code] = read_all(read)?;
        let known = session.neighbors()?;
        let scores = known.source.components(session, &row, known.sizes[1])?;
        let queries = [row, scores, code];
        let spaces = (0..3).map(|space| known.neighborhood(space, &queries[space], k)).collect();
        Ok(Reply::Neighbors(Neighbors { spaces }))
    }))
}

impl Known {
    fn neighborhood(&self, space: usize, query: &[f32], k: usize) -> Neighborhood {
        let found = nearest(&self.spaces[space], query, k);
        let labels: Vec<u8> = found.iter().map(|(index, _)| self.labels[*index]).collect();
        let votes = samples::counts(labels.iter().copied(), self.classes);
        Neighborhood {
            indices: found.iter().map(|(index, _)| *index).collect(),
            distances: found.iter().map(|(_, squared)| squared.sqrt()).collect(),
            told: winner(labels.iter().copied()).unwrap_or_default(),
            labels,
            votes,
        }
    }
}

/// The time that this takes is what telling a sample costs in that space: its code or its components are part of it.
fn classify(session: &Session, space: Space, k: usize, start: usize, count: usize) -> Result<Pending> {
    let known = session.neighbors()?;
    let rows = known.source.queries(session, start, count.min(MOST_QUERIES))?;
    if rows.is_empty() || start > known.told[space as usize].len() {
        let count = known.source.truth(session)?.len();
        return Err(Error::OutOfRange { what: "samples", count, index: start });
    }
    let mut reads = Vec::new();
    if space == Space::Code {
        let input = ops::tensor(rows.clone(), [rows.len() / known.sizes[0], known.sizes[0]], session.device());
        reads.push(flat(known.source.network(session)?.encode(input)));
    }
    Ok(Pending::new(reads, move |session, mut read| {
        let known = session.neighbors()?;
        let place = space as usize;
        let queries = match space {
            Space::Raw => rows,
            Space::Pca => known.source.components(session, &rows, known.sizes[place])?,
            Space::Code => read.pop().unwrap_or_default(),
        };
        let tell = |query: &[f32]| {
            winner(nearest(&known.spaces[place], query, k).into_iter().map(|(index, _)| known.labels[index]))
        };
        let more: Vec<u8> = queries.chunks_exact(known.sizes[place]).filter_map(tell).collect();
        let known = session.neighbors.as_mut().ok_or_else(nobody)?;
        let told = &mut known.told[place];
        told.truncate(start);
        told.extend(more);
        let (told, classes) = (told.clone(), known.classes);
        let truth = session.neighbors()?.source.truth(session)?;
        let counts = confusion(&truth, &told, classes);
        Ok(Reply::Classified(Classified {
            done: told.len(),
            accuracy: accuracy(&counts, classes),
            confusion: counts,
            told,
        }))
    }))
}

fn nobody() -> Error {
    Error::NotLoaded { what: "references".to_owned() }
}

impl Session {
    fn neighbors(&self) -> Result<&Known> {
        self.neighbors.as_ref().ok_or_else(nobody)
    }
}
