//! Why a user's table cannot be reduced.

use std::fmt;

/// A fault of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableFault {
    /// Too few rows for both training and testing.
    FewRows {
        /// Number of rows.
        rows: usize,
        /// Minimum.
        least: usize,
    },
    /// Fewer than two columns vary.
    FewColumns {
        /// Number of columns that vary.
        columns: usize,
    },
    /// Larger than a browser tab should reduce.
    TooLarge {
        /// Number of rows.
        rows: usize,
        /// Number of columns.
        columns: usize,
        /// Maximum number of rows.
        most_rows: usize,
        /// Maximum number of columns.
        most_columns: usize,
    },
    /// NaN or an infinite number.
    NotFinite {
        /// Its row, counted from 1.
        row: usize,
        /// Its column, counted from 1.
        column: usize,
    },
}

impl TableFault {
    pub(super) fn kind_and_params(&self) -> (&'static str, Vec<(&'static str, String)>) {
        match self {
            Self::FewRows { rows, least } => {
                ("tableFewRows", vec![("rows", rows.to_string()), ("least", least.to_string())])
            }
            Self::FewColumns { columns } => ("tableFewColumns", vec![("columns", columns.to_string())]),
            Self::TooLarge { rows, columns, most_rows, most_columns } => (
                "tableTooLarge",
                vec![
                    ("rows", rows.to_string()),
                    ("columns", columns.to_string()),
                    ("mostRows", most_rows.to_string()),
                    ("mostColumns", most_columns.to_string()),
                ],
            ),
            Self::NotFinite { row, column } => {
                ("tableNotFinite", vec![("row", row.to_string()), ("column", column.to_string())])
            }
        }
    }
}

impl fmt::Display for TableFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FewRows { rows, least } => write!(f, "{rows} rows, at least {least} are needed"),
            Self::FewColumns { columns } => write!(f, "{columns} columns vary, at least 2 are needed"),
            Self::TooLarge { rows, columns, most_rows, most_columns } => {
                write!(f, "{rows} rows of {columns} columns, at most {most_rows} of {most_columns}")
            }
            Self::NotFinite { row, column } => write!(f, "row {row}, column {column} is not a finite number"),
        }
    }
}
