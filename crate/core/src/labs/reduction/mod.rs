//! "Reducción de dimensiones": rows of some dozens of values reduced to two or three, by an autoencoder and by principal
//! components. The satellite's measurements, or a table of the person's own.

mod messages;
mod network;
#[cfg(not(target_family = "wasm"))]
mod shipped;
mod table;

use burn::tensor::Tensor;

use super::small_run::SmallRun;
use super::{Control, Group, Kind, Lab, Section};
use crate::data::{DataSet, Samples};
use crate::error::{Error, Result};
use crate::metrics::mean_squared_error;
use crate::metrics::neighbors::{self, Points};
use crate::metrics::pca::Pca;
use crate::model::file;
use crate::protocol::Reply;
use crate::session::{Pending, Session, flat, read_all};
use crate::wire::Floats;

pub use messages::*;
pub use network::Record;
pub(crate) use network::shipped_network;
use network::{NAME, architecture};
#[cfg(not(target_family = "wasm"))]
pub use shipped::pretrain;
pub use table::{FEWEST_ROWS, MOST_COLUMNS, MOST_ROWS, Table};

/// Rows of the satellite's official training part; the others are its test part.
const SATELLITE_TRAIN: usize = 4_435;
/// Sizes of the hidden layers, from the input on.
const HIDDEN: [usize; 2] = [64, 32];
/// Largest code.
const MOST_VALUES: usize = 16;
/// Most steps in one question.
const MOST_STEPS: usize = 1_000;
/// Most rows in one question.
const MOST_LOOKED_AT: usize = 500;

/// The lab's entry.
pub const LAB: Lab = Lab {
    id: "reduction",
    group: Group::LatentSpace,
    controls: &[
        Control::new("d", Section::Network, Kind::Choice { options: &["2", "3"], default: "2" }).live(),
        Control::new("seed", Section::Network, Kind::Whole { min: 0, max: 999_999, default: 1, suggested: &[] }),
    ],
};

/// A table that is being reduced.
pub struct Reduction {
    table: Table,
    pca: Pca,
    reducer: Option<Reducer>,
    /// The network of the curve.
    curve: Option<(usize, u32, SmallRun)>,
}

struct Reducer {
    d: usize,
    run: SmallRun,
    /// Every row, `[rows, n]`.
    rows: Tensor<2>,
    /// Steps that the network had had before.
    before: usize,
}

/// Answers a question of this lab.
///
/// # Errors
/// [`Error::Table`] for a table that cannot be reduced, [`Error::NotLoaded`] before there is one or before a reduction
/// has begun, [`Error::OutOfRange`] for a row that is not there, [`Error::File`] for a model of another network.
pub fn answer(session: &mut Session, ask: Ask) -> Result<Pending> {
    match ask {
        Ask::Satellite {} => {
            let table = satellite(session.data(DataSet::Landsat)?)?;
            Ok(put(session, table))
        }
        Ask::Table { columns, values, labels } => {
            let table = Table::new(columns, &values, labels, None)?;
            Ok(put(session, table))
        }
        Ask::Begin { d, seed, model } => begin(session, d, seed, model.as_deref()),
        Ask::Reduce { steps } => reduce(session, steps),
        Ask::Rows { indices } => rows(session, indices),
        Ask::Tell { k } => tell(session, k.max(1)),
        Ask::Curve { d, seed, steps } => curve(session, d, seed, steps),
    }
}

/// The satellite's measurements with their official split.
pub(crate) fn satellite(samples: &Samples) -> Result<Table> {
    let values = (0..samples.count()).filter_map(|index| samples.row(index)).flatten();
    // Back to the integers that were measured.
    let values: Vec<f32> = values.map(|value| (value * 255.0).round()).collect();
    Table::new(samples.width(), &values, samples.labels().to_vec(), Some(SATELLITE_TRAIN))
}

fn put(session: &mut Session, table: Table) -> Pending {
    let n = table.width();
    let most = n.min(MOST_VALUES);
    let train = table.train().iter().filter_map(|&index| Some(table.row(index)?.to_vec()));
    let pca = Pca::fit_few(n, train, most);
    let errors = (1..=most).map(|d| pca_error(&table, &pca, d)).collect();
    let reply = Tabled {
        rows: table.count(),
        train: table.train().len(),
        columns: table.columns.clone(),
        constant: table.constant.clone(),
        labels: table.labels.clone(),
        pca_errors: Floats(errors),
    };
    session.reduction = Some(Reduction { table, pca, reducer: None, curve: None });
    Pending::ready(Reply::Tabled(reply))
}

fn pca_error(table: &Table, pca: &Pca, d: usize) -> f32 {
    let rows = table.rows(table.test());
    mean_squared_error(&rows, &pca.copies_of(&rows, d))
}

fn begin(session: &mut Session, d: usize, seed: u32, model: Option<&[u8]>) -> Result<Pending> {
    let device = session.device().clone();
    let own = session.reduction_mut()?;
    let n = own.table.width();
    let d = d.clamp(1, n.min(MOST_VALUES));
    let plan = architecture(n, d);
    let (network, before) = match model {
        Some(bytes) => {
            let (record, network) = shipped_network(&own.table, bytes, &device)?;
            if record.architecture != plan {
                return Err(file::fault(
                    NAME,
                    Error::WrongLength { what: "code", expected: d, got: record.architecture.d_code },
                ));
            }
            (network, record.step)
        }
        None => (plan.init(u64::from(seed), &device), 0),
    };
    let run = SmallRun::new(network, own.table.tensor(own.table.train(), &device), u64::from(seed));
    own.reducer = Some(Reducer { d, run, rows: own.table.all(&device), before });
    let sizes = plan.layers().iter().map(|layer| layer.shape.sizes()[0]).chain([n]).collect();
    let scores = Floats(own.pca.scores_of(own.table.values(), d));
    let pca_error = pca_error(&own.table, &own.pca, d);
    look(session, move |Reduced { step, codes, error }| {
        Reply::Begun(Begun { d, scores, pca_error, sizes, codes, error, step })
    })
}

fn reduce(session: &mut Session, steps: usize) -> Result<Pending> {
    session.reduction_mut()?.reducer_mut()?.run.advance(steps.min(MOST_STEPS), |_| 1.0);
    look(session, Reply::Reduced)
}

/// What the network makes of every row.
fn look(session: &mut Session, reply: impl FnOnce(Reduced) -> Reply + 'static) -> Result<Pending> {
    let own = session.reduction_mut()?.reducer_mut()?;
    let step = own.before + own.run.step();
    let codes = own.run.network().encode(own.rows.clone());
    let copies = own.run.network().reconstruct_from(codes.clone());
    Ok(Pending::new(vec![flat(codes), flat(copies)], move |session, read| {
        let [codes, copies] = read_all(read)?;
        let table = &session.reduction_mut()?.table;
        let n = table.width();
        let copies: Vec<f32> = table.test().iter().flat_map(|&row| &copies[row * n..(row + 1) * n]).copied().collect();
        let error = mean_squared_error(&table.rows(table.test()), &copies);
        Ok(reply(Reduced { step, codes: Floats(codes), error }))
    }))
}

fn rows(session: &mut Session, indices: Vec<usize>) -> Result<Pending> {
    let device = session.device().clone();
    let own = session.reduction_mut()?;
    let count = own.table.count();
    if let Some(&index) = indices.iter().find(|&&index| index >= count) {
        return Err(Error::OutOfRange { what: "rows", count, index });
    }
    let indices: Vec<usize> = indices.into_iter().take(MOST_LOOKED_AT).collect();
    if indices.is_empty() {
        return Err(Error::OutOfRange { what: "rows", count, index: 0 });
    }
    let input = own.table.tensor(&indices, &device);
    let copies = flat(own.reducer()?.run.network().reconstruct(input));
    Ok(Pending::new(vec![copies], move |session, read| {
        let [copies] = read_all(read)?;
        let own = session.reduction_mut()?;
        let (table, d, n) = (&own.table, own.reducer()?.d, own.table.width());
        let values = table.rows(&indices);
        let linear = own.pca.copies_of(&values, d);
        let errors = |copies: &[f32]| {
            let each = values.chunks_exact(n).zip(copies.chunks_exact(n));
            Floats(each.map(|(row, copy)| mean_squared_error(row, copy)).collect())
        };
        Ok(Reply::Rows(Rows {
            errors: errors(&copies),
            pca_errors: errors(&linear),
            values: Floats(table.restored(&values)),
            autoencoder: Floats(table.restored(&copies)),
            pca: Floats(table.restored(&linear)),
        }))
    }))
}

fn tell(session: &mut Session, k: usize) -> Result<Pending> {
    let device = session.device().clone();
    let own = session.reduction_mut()?;
    let reducer = own.reducer()?;
    let encode = |rows: &[usize]| flat(reducer.run.network().encode(own.table.tensor(rows, &device)));
    let reads = vec![encode(own.table.train()), encode(own.table.test())];
    Ok(Pending::new(reads, move |session, read| {
        let [references, queries] = read_all(read)?;
        let own = session.reduction_mut()?;
        let (table, d) = (&own.table, own.reducer()?.d);
        let labels = |rows: &[usize]| rows.iter().map(|&row| table.labels[row]).collect::<Vec<_>>();
        let (known, asked) = (labels(table.train()), labels(table.test()));
        let share = |references: &[f32], queries: &[f32]| {
            let references = Points { values: references, labels: &known };
            neighbors::accuracy(references, Points { values: queries, labels: &asked }, k)
        };
        let (train, test) = (table.rows(table.train()), table.rows(table.test()));
        Ok(Reply::Told(Told {
            autoencoder: share(&references, &queries),
            pca: share(&own.pca.scores_of(&train, d), &own.pca.scores_of(&test, d)),
            raw: share(&train, &test),
        }))
    }))
}

fn curve(session: &mut Session, d: usize, seed: u32, steps: usize) -> Result<Pending> {
    let device = session.device().clone();
    let own = session.reduction_mut()?;
    let (table, n) = (&own.table, own.table.width());
    let d = d.clamp(1, n.min(MOST_VALUES));
    if own.curve.as_ref().is_none_or(|(size, of, _)| (*size, *of) != (d, seed)) {
        let network = architecture(n, d).init(u64::from(seed), &device);
        let run = SmallRun::new(network, table.tensor(table.train(), &device), u64::from(seed));
        own.curve = Some((d, seed, run));
    }
    let (_, _, run) = own.curve.as_mut().ok_or_else(no_reduction)?;
    run.advance(steps.min(MOST_STEPS), |_| 1.0);
    let step = run.step();
    let copies = flat(run.network().reconstruct(own.table.tensor(own.table.test(), &device)));
    Ok(Pending::new(vec![copies], move |session, read| {
        let [copies] = read_all(read)?;
        let table = &session.reduction_mut()?.table;
        let error = mean_squared_error(&table.rows(table.test()), &copies);
        Ok(Reply::Curve(Curve { d, step, error }))
    }))
}

impl Reduction {
    fn reducer(&self) -> Result<&Reducer> {
        self.reducer.as_ref().ok_or_else(no_reduction)
    }

    fn reducer_mut(&mut self) -> Result<&mut Reducer> {
        self.reducer.as_mut().ok_or_else(no_reduction)
    }
}

fn no_reduction() -> Error {
    Error::NotLoaded { what: "reduction".to_owned() }
}

impl Session {
    fn reduction_mut(&mut self) -> Result<&mut Reduction> {
        self.reduction.as_mut().ok_or_else(no_reduction)
    }
}
