//! The same for the satellite's measurements: 36 values a row, of which bands or pixels are missing.

use super::{Holes, PatchErrors, Patched, Patches, Projection, missing_of, projected, row_of};
use crate::data::DataSet;
use crate::error::{Error, Result};
use crate::labs::input::expect_length;
use crate::labs::reduction::{self, Table};
use crate::metrics::pca::Pca;
use crate::metrics::tally::Tally;
use crate::nn::Autoencoder;
use crate::protocol::Reply;
use crate::session::{Pending, Session, flat, read_all};
use crate::wire::Floats;

/// The satellite's table, and what fills its rows in.
pub struct Known {
    table: Table,
    pca: Pca,
    /// Components of PCA, as many as the code of `plain` has values.
    d: usize,
    plain: Autoencoder,
    filler: Autoencoder,
}

pub(super) fn take(session: &mut Session, plain: &[u8], filler: &[u8]) -> Result<Pending> {
    let table = reduction::satellite(session.data(DataSet::Landsat)?)?;
    let [plain, filler] = [
        reduction::shipped_network(&table, plain, session.device())?.1,
        reduction::shipped_network(&table, filler, session.device())?.1,
    ];
    let d = plain.architecture().d_code.min(table.width());
    let rows = table.train().iter().filter_map(|&row| Some(table.row(row)?.to_vec()));
    let pca = Pca::fit_few(table.width(), rows, d);
    let reply = Patches { first: table.test().first().copied().unwrap_or_default(), count: table.test().len() };
    session.impute = Some(Known { table, pca, d, plain, filler });
    Ok(Pending::ready(Reply::Patches(reply)))
}

pub(super) fn fill_row(session: &Session, row: usize, mask: &[f32], rounds: usize) -> Result<Pending> {
    let known = session.impute()?;
    let count = known.table.count();
    if row >= count {
        return Err(Error::OutOfRange { what: "rows", count, index: row });
    }
    known.fill(vec![row], mask, rounds, |known, rows, filled, missing| {
        let tally = |filled: &[f32]| super::error(rows, filled, missing);
        let errors = [tally(&filled[0]), tally(&filled[1]), tally(&filled[2]), tally(&filled[3])];
        let [mean, pca, iterated, filler] = filled.map(|row| Floats(known.table.restored(&row)));
        let values = Floats(known.table.restored(rows));
        Reply::Patched(Patched { values, mean, pca, iterated, filler, errors })
    })
}

pub(super) fn measure_rows(session: &Session, mask: &[f32], rounds: usize) -> Result<Pending> {
    let known = session.impute()?;
    known.fill(known.table.test().to_vec(), mask, rounds, |known, rows, filled, missing| {
        let n = known.table.width();
        let errors = filled.map(|filled| {
            let mut tally = Tally::default();
            let each = rows.chunks_exact(n).zip(filled.chunks_exact(n));
            each.for_each(|(row, filled)| tally.add(row, filled, |index| missing[index]));
            tally.mse()
        });
        Reply::PatchErrors(PatchErrors { rows: rows.len() / n, errors })
    })
}

impl Known {
    /// Rows filled in every way: by the means, iterated PCA, the iterated network, the one trained with values missing.
    fn fill(
        &self,
        indices: Vec<usize>,
        mask: &[f32],
        rounds: usize,
        reply: impl FnOnce(&Self, &[f32], [Vec<f32>; 4], &[bool]) -> Reply + 'static,
    ) -> Result<Pending> {
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
        // In standard deviations the mean is 0.
        let fill = |network: &Autoencoder, rounds| {
            let holes = Holes::new(&rows, &all, n, network);
            holes.rounds(network, row_of(vec![0.0; n], network)).nth(rounds - 1).map(flat)
        };
        let reads = [fill(&self.plain, rounds), fill(&self.filler, 1)].into_iter().flatten().collect();
        Ok(Pending::new(reads, move |session, read| {
            let [iterated, filler] = read_all(read)?;
            Ok(reply(session.impute()?, &rows, [mean, pca, iterated, filler], &missing))
        }))
    }
}

impl Session {
    fn impute(&self) -> Result<&Known> {
        self.impute.as_ref().ok_or_else(|| Error::NotLoaded { what: "satellite".to_owned() })
    }
}
