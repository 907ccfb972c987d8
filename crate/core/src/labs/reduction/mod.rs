//! "Reducción de dimensiones": rows of a few dozen values reduced to two or three, by an autoencoder and by principal
//! components. The data are the satellite's measurements or the user's table.

mod messages;

use burn::tensor::Tensor;

use crate::data::DataSet;
use crate::data::table::Table as DataTable;
use crate::engine::{Desk, Pending, Question, questions};
use crate::error::{Error, Result, need};
use crate::metrics::mean_squared_error;
use crate::metrics::neighbors::{self, Points};
use crate::metrics::pca::Pca;
use crate::reading::{flat, read_all};
use crate::spec::{Control, Group, Kind, LabSpec, Section};
use crate::tensor_file;
use crate::training::{RowTrainer, satellite};
use crate::wire::Floats;

pub use messages::*;

/// Maximum code size.
const MAX_VALUES: usize = 16;
/// Maximum number of steps per request.
const MAX_STEPS: usize = 1_000;
/// Maximum number of rows per request.
const MAX_LOOKED_AT: usize = 500;

/// The lab's entry.
pub const SPEC: LabSpec = LabSpec {
    id: "reduction",
    group: Group::Applications,
    controls: &[
        Control::new("d", Section::Network, Kind::Choice { options: &["2", "3"], default: "2" }).live(),
        Control::new("seed", Section::Network, Kind::Whole { min: 0, max: 999_999, default: 1, suggested: &[] }),
    ],
};

/// The current table and its reductions.
#[derive(Default)]
pub struct State {
    reduction: Option<Reduction>,
}

impl State {
    fn reduction(&mut self) -> Result<&mut Reduction> {
        need(self.reduction.as_mut(), "reduction")
    }
}

questions!(
    /// # Errors
    /// [`Error::Table`] for a table that cannot be reduced, [`Error::NotLoaded`] before a table is loaded or a
    /// reduction has started, [`Error::OutOfRange`] for a missing row, [`Error::File`] for a model of another network.
    "Reduction", State; Satellite, Table, Begin, Reduce, Rows, Accuracy, Curve
);

/// A table and its reductions.
struct Reduction {
    table: DataTable,
    /// Mean squared error of predicting the mean of the training rows for every test row.
    variance: f32,
    pca: Pca,
    reducer: Option<Reducer>,
    /// The network of the curve.
    curve: Option<(usize, u32, RowTrainer)>,
}

struct Reducer {
    d: usize,
    run: RowTrainer,
    /// All rows, `[rows, n]`.
    rows: Tensor<2>,
    /// Steps the network was trained for earlier.
    before: usize,
}

impl Question for Satellite {
    type State = State;
    type Reply = TableInfo;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, TableInfo>> {
        let table = satellite::table(desk.shared.data(DataSet::Landsat)?)?;
        Ok(keep(desk.state, table))
    }
}

impl Question for Table {
    type State = State;
    type Reply = TableInfo;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, TableInfo>> {
        let table = DataTable::new(self.columns, &self.values, self.labels, None)?;
        Ok(keep(desk.state, table))
    }
}

/// Stores a table, replacing an earlier one.
fn keep(state: &mut State, table: DataTable) -> Pending<State, TableInfo> {
    let n = table.width();
    let most = n.min(MAX_VALUES);
    let train = table.train().iter().filter_map(|&index| Some(table.row(index)?.to_vec()));
    let pca = Pca::fit_few(n, train, most);
    // In standardised units the mean of the training rows is 0.
    let test = table.rows(table.test());
    let variance = mean_squared_error(&test, &vec![0.0; test.len()]).max(f32::MIN_POSITIVE);
    let reduction = Reduction { variance, table, pca, reducer: None, curve: None };
    let lost = (1..=most).map(|d| reduction.lost_by_pca(d)).collect();
    let table = &reduction.table;
    let reply = TableInfo {
        rows: table.count(),
        train: table.train().len(),
        columns: table.columns.clone(),
        constant: table.constant.clone(),
        labels: table.labels.clone(),
        pca_lost: Floats(lost),
    };
    state.reduction = Some(reduction);
    Pending::ready(reply)
}

impl Reduction {
    /// Fraction of the test rows' variance that is missing from their reconstructions `[count, n]`. Predicting the mean
    /// of the training rows loses 1.
    fn lost(&self, copies: &[f32]) -> f32 {
        let rows = self.table.rows(self.table.test());
        mean_squared_error(&rows, copies) / self.variance
    }

    /// Fraction lost with `d` principal components.
    fn lost_by_pca(&self, d: usize) -> f32 {
        self.lost(&self.pca.reconstruct_rows(&self.table.rows(self.table.test()), d))
    }

    fn reducer(&self) -> Result<&Reducer> {
        need(self.reducer.as_ref(), "reduction")
    }

    fn reducer_mut(&mut self) -> Result<&mut Reducer> {
        need(self.reducer.as_mut(), "reduction")
    }
}

impl Question for Begin {
    type State = State;
    type Reply = ReductionStart;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, ReductionStart>> {
        let Self { d, seed, model } = self;
        let device = desk.shared.device().clone();
        let reduction = desk.state.reduction()?;
        let n = reduction.table.width();
        let d = d.clamp(1, n.min(MAX_VALUES));
        let plan = satellite::architecture(n, d);
        let (network, before) = match model {
            Some(bytes) => {
                let (record, network) = satellite::shipped_network(&reduction.table, &bytes, &device)?;
                if record.architecture != plan {
                    return Err(tensor_file::fault(
                        satellite::NAME,
                        Error::WrongLength { what: "code", expected: d, got: record.architecture.d_code },
                    ));
                }
                (network, record.step)
            }
            None => (plan.init(u64::from(seed), &device), 0),
        };
        let run = RowTrainer::new(network, reduction.table.tensor(reduction.table.train(), &device), u64::from(seed));
        reduction.reducer = Some(Reducer { d, run, rows: reduction.table.all(&device), before });
        let sizes = plan.layers().iter().map(|layer| layer.shape.sizes()[0]).chain([n]).collect();
        let scores = Floats(reduction.pca.scores_of(reduction.table.values(), d));
        let pca_lost = reduction.lost_by_pca(d);
        look(desk.state, move |ReductionProgress { step, codes, lost }| ReductionStart {
            d,
            scores,
            pca_lost,
            sizes,
            codes,
            lost,
            step,
        })
    }
}

impl Question for Reduce {
    type State = State;
    type Reply = ReductionProgress;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, ReductionProgress>> {
        desk.state.reduction()?.reducer_mut()?.run.advance(self.steps.min(MAX_STEPS), |_| 1.0);
        look(desk.state, |reduced| reduced)
    }
}

/// Encodes and reconstructs every row.
fn look<R: 'static>(
    state: &mut State,
    reply: impl FnOnce(ReductionProgress) -> R + 'static,
) -> Result<Pending<State, R>> {
    let reducer = state.reduction()?.reducer_mut()?;
    let step = reducer.before + reducer.run.step();
    let codes = reducer.run.network().encode(reducer.rows.clone());
    let copies = reducer.run.network().reconstruct_from(codes.clone());
    Ok(Pending::new(vec![flat(codes), flat(copies)], move |desk: Desk<'_, State>, read| {
        let [codes, copies] = read_all(read)?;
        let reduction = desk.state.reduction()?;
        let (table, n) = (&reduction.table, reduction.table.width());
        let copies: Vec<f32> = table.test().iter().flat_map(|&row| &copies[row * n..(row + 1) * n]).copied().collect();
        Ok(reply(ReductionProgress { step, codes: Floats(codes), lost: reduction.lost(&copies) }))
    }))
}

impl Question for Rows {
    type State = State;
    type Reply = RowDetails;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, RowDetails>> {
        let Self { indices } = self;
        let device = desk.shared.device().clone();
        let reduction = desk.state.reduction()?;
        let count = reduction.table.count();
        if let Some(&index) = indices.iter().find(|&&index| index >= count) {
            return Err(Error::OutOfRange { what: "rows", count, index });
        }
        let indices: Vec<usize> = indices.into_iter().take(MAX_LOOKED_AT).collect();
        if indices.is_empty() {
            return Err(Error::OutOfRange { what: "rows", count, index: 0 });
        }
        let input = reduction.table.tensor(&indices, &device);
        let copies = flat(reduction.reducer()?.run.network().reconstruct(input));
        Ok(Pending::new(vec![copies], move |desk: Desk<'_, State>, read| {
            let [copies] = read_all(read)?;
            let reduction = desk.state.reduction()?;
            let (table, d, n) = (&reduction.table, reduction.reducer()?.d, reduction.table.width());
            let values = table.rows(&indices);
            let linear = reduction.pca.reconstruct_rows(&values, d);
            let errors = |copies: &[f32]| {
                let each = values.chunks_exact(n).zip(copies.chunks_exact(n));
                Floats(each.map(|(row, copy)| mean_squared_error(row, copy)).collect())
            };
            Ok(RowDetails {
                errors: errors(&copies),
                pca_errors: errors(&linear),
                values: Floats(table.restored(&values)),
                autoencoder: Floats(table.restored(&copies)),
                pca: Floats(table.restored(&linear)),
            })
        }))
    }
}

impl Question for Accuracy {
    type State = State;
    type Reply = KnnAccuracy;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, KnnAccuracy>> {
        let k = self.k.max(1);
        let device = desk.shared.device().clone();
        let reduction = desk.state.reduction()?;
        let reducer = reduction.reducer()?;
        let encode = |rows: &[usize]| flat(reducer.run.network().encode(reduction.table.tensor(rows, &device)));
        let reads = vec![encode(reduction.table.train()), encode(reduction.table.test())];
        Ok(Pending::new(reads, move |desk: Desk<'_, State>, read| {
            let [references, queries] = read_all(read)?;
            let reduction = desk.state.reduction()?;
            let (table, d) = (&reduction.table, reduction.reducer()?.d);
            let labels = |rows: &[usize]| rows.iter().map(|&row| table.labels[row]).collect::<Vec<_>>();
            let (known, asked) = (labels(table.train()), labels(table.test()));
            let share = |references: &[f32], queries: &[f32]| {
                let references = Points { values: references, labels: &known };
                neighbors::accuracy(references, Points { values: queries, labels: &asked }, k)
            };
            let (train, test) = (table.rows(table.train()), table.rows(table.test()));
            Ok(KnnAccuracy {
                autoencoder: share(&references, &queries),
                pca: share(&reduction.pca.scores_of(&train, d), &reduction.pca.scores_of(&test, d)),
                raw: share(&train, &test),
            })
        }))
    }
}

impl Question for Curve {
    type State = State;
    type Reply = CurvePoint;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, CurvePoint>> {
        let Self { d, seed, steps, all } = self;
        let device = desk.shared.device().clone();
        let reduction = desk.state.reduction()?;
        let (table, n) = (&reduction.table, reduction.table.width());
        let d = d.clamp(1, n.min(MAX_VALUES));
        if reduction.curve.as_ref().is_none_or(|(size, of, _)| (*size, *of) != (d, seed)) {
            let network = satellite::architecture(n, d).init(u64::from(seed), &device);
            let rows = match &reduction.curve {
                Some((_, _, before)) => before.rows().clone(),
                None => table.tensor(table.train(), &device),
            };
            reduction.curve = Some((d, seed, RowTrainer::new(network, rows, u64::from(seed))));
        }
        let (_, _, run) = need(reduction.curve.as_mut(), "reduction")?;
        run.advance(steps.min(MAX_STEPS).min(all.saturating_sub(run.step())), |_| 1.0);
        let step = run.step();
        if step < all {
            return Ok(Pending::ready(CurvePoint { d, step, lost: None }));
        }
        let copies = flat(run.network().reconstruct(reduction.table.tensor(reduction.table.test(), &device)));
        Ok(Pending::new(vec![copies], move |desk: Desk<'_, State>, read| {
            let [copies] = read_all(read)?;
            Ok(CurvePoint { d, step, lost: Some(desk.state.reduction()?.lost(&copies)) })
        }))
    }
}
