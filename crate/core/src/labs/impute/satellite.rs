//! Imputation of satellite measurements: 36 values per row, with missing bands or pixels.

use super::{
    FilledPatch, Holes, MAX_ROUNDS, Patch, PatchErrors, Patches, Projection, Satellite, SatelliteRows, State,
    missing_of, projected, row_of,
};
use crate::data::DataSet;
use crate::data::table::Table;
use crate::engine::{Desk, Pending, Question, expect_length};
use crate::error::{Error, Result, need};
use crate::metrics::pca::Pca;
use crate::metrics::tally::Tally;
use crate::nn::Autoencoder;
use crate::reading::{flat, read_all};
use crate::training::satellite;
use crate::wire::Floats;

/// The satellite's table and its imputation methods.
pub(super) struct PatchImputer {
    table: Table,
    pca: Pca,
    /// Number of PCA components: the code size of `plain`.
    d: usize,
    plain: Autoencoder,
    filler: Autoencoder,
}

impl State {
    fn satellite(&self) -> Result<&PatchImputer> {
        need(self.satellite.as_ref(), "satellite")
    }
}

impl Question for Satellite {
    type State = State;
    type Reply = SatelliteRows;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, SatelliteRows>> {
        let table = satellite::table(desk.shared.data(DataSet::Landsat)?)?;
        let [plain, filler] = [
            satellite::shipped_network(&table, &self.plain, desk.shared.device())?.1,
            satellite::shipped_network(&table, &self.filler, desk.shared.device())?.1,
        ];
        let d = plain.architecture().d_code.min(table.width());
        let rows = table.train().iter().filter_map(|&row| Some(table.row(row)?.to_vec()));
        let pca = Pca::fit_few(table.width(), rows, d);
        let reply =
            SatelliteRows { first: table.test().first().copied().unwrap_or_default(), count: table.test().len() };
        desk.state.satellite = Some(PatchImputer { table, pca, d, plain, filler });
        Ok(Pending::ready(reply))
    }
}

impl Question for Patch {
    type State = State;
    type Reply = FilledPatch;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, FilledPatch>> {
        let Self { row, mask, rounds } = self;
        let imputer = desk.state.satellite()?;
        let count = imputer.table.count();
        if row >= count {
            return Err(Error::OutOfRange { what: "rows", count, index: row });
        }
        imputer.fill(vec![row], &mask, rounds.clamp(1, MAX_ROUNDS), |imputer, rows, filled, missing| {
            let tally = |filled: &[f32]| super::error(rows, filled, missing);
            let errors = [tally(&filled[0]), tally(&filled[1]), tally(&filled[2]), tally(&filled[3])];
            let [mean, pca, iterated, filler] = filled.map(|row| Floats(imputer.table.restored(&row)));
            let values = Floats(imputer.table.restored(rows));
            FilledPatch { values, mean, pca, iterated, filler, errors }
        })
    }
}

impl Question for Patches {
    type State = State;
    type Reply = PatchErrors;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, PatchErrors>> {
        let Self { mask, rounds } = self;
        let imputer = desk.state.satellite()?;
        let rounds = rounds.clamp(1, MAX_ROUNDS);
        imputer.fill(imputer.table.test().to_vec(), &mask, rounds, |imputer, rows, filled, missing| {
            let n = imputer.table.width();
            let errors = filled.map(|filled| {
                let mut tally = Tally::default();
                let each = rows.chunks_exact(n).zip(filled.chunks_exact(n));
                each.for_each(|(row, filled)| tally.add(row, filled, |index| missing[index]));
                tally.mse()
            });
            PatchErrors { rows: rows.len() / n, errors }
        })
    }
}

impl PatchImputer {
    /// Fills in rows with every method: means, iterated PCA, the iterated network, the network trained with missing
    /// values.
    fn fill<R: 'static>(
        &self,
        indices: Vec<usize>,
        mask: &[f32],
        rounds: usize,
        reply: impl FnOnce(&Self, &[f32], [Vec<f32>; 4], &[bool]) -> R + 'static,
    ) -> Result<Pending<State, R>> {
        let n = self.table.width();
        expect_length("mask", n, mask.len())?;
        let missing = missing_of(mask)?;
        let rows = self.table.rows(&indices);
        let by_pca = |components: usize, rounds: usize| -> Vec<f32> {
            let how = Projection { components, rounds, is_image: false };
            rows.chunks_exact(n).flat_map(|row| projected(&self.pca, row, &missing, how).0).collect()
        };
        let (mean, pca) = (by_pca(0, 1), by_pca(self.d, rounds));
        let all = missing.repeat(indices.len());
        // In standardised values the mean is 0.
        let fill = |network: &Autoencoder, rounds| {
            let holes = Holes::new(&rows, &all, n, network);
            holes.rounds(network, row_of(vec![0.0; n], network)).nth(rounds - 1).map(flat)
        };
        let reads = [fill(&self.plain, rounds), fill(&self.filler, 1)].into_iter().flatten().collect();
        Ok(Pending::new(reads, move |desk: Desk<'_, State>, read| {
            let [iterated, filler] = read_all(read)?;
            Ok(reply(desk.state.satellite()?, &rows, [mean, pca, iterated, filler], &missing))
        }))
    }
}
