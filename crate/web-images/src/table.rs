//! Tables of pixels: one line per image, with the label first, last or absent.

use csv::{ByteRecord, Reader, ReaderBuilder, Trim};
use std::io::Read;

use crate::array::{Forward, Place, with_reader};
use crate::fault::{Fault, Result};
use crate::image::Layout;
use crate::source::File;

/// Number of lines used to detect the layout.
const LOOKED_AT: usize = 300;
/// Maximum number of columns: more than the values of the largest image, plus a label.
const MAX_COLUMNS: usize = 1 << 16;
/// Maximum length of a cell that can be a number or a label.
const LONGEST_CELL: usize = 64;
/// Usual names of the label column.
const LABEL_NAMES: [&str; 12] = [
    "label",
    "labels",
    "class",
    "target",
    "y",
    "digit",
    "category",
    "etiqueta",
    "clase",
    "categoría",
    "letter",
    "name",
];

/// Layout of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableLayout {
    pub delimiter: u8,
    pub header: Option<Vec<String>>,
    pub columns: usize,
    /// Index of the label column.
    pub label: Option<usize>,
    pub image: Layout,
}

impl TableLayout {
    /// Name of a column, or its number.
    pub fn column_name(&self, column: usize) -> String {
        let name = self.header.as_ref().and_then(|names| names.get(column)).cloned();
        name.unwrap_or_else(|| (column + 1).to_string())
    }
}

/// Whether bytes look like UTF-8 text, whose last character may be cut.
pub fn is_text(head: &[u8]) -> bool {
    let is_utf8 = std::str::from_utf8(head).map_or_else(|error| error.error_len().is_none(), |_| true);
    let is_letter = |&byte: &u8| byte >= 0x20 || matches!(byte, b'\t' | b'\n' | b'\r');
    is_utf8 && head.first().is_some_and(|&first| first != b'{') && head.iter().all(is_letter)
}

/// Detects the layout of a table.
///
/// # Errors
/// If its columns do not form an image.
pub fn layout(file: &File, place: &Place) -> Result<TableLayout> {
    with_reader(file, place, 0, |reader| {
        let mut head = Vec::new();
        // The first line may be long; decompression errors are reported when the table is read.
        let _ = reader.take(1 << 16).read_to_end(&mut head);
        let line = head.split(|&byte| byte == b'\n').next().unwrap_or_default();
        let delimiter = delimiter(line);
        let start = head.chain(reader);
        look(file, reader_of(start, delimiter), delimiter)
    })
}

trait Chain {
    fn chain<R: Read>(&self, rest: R) -> std::io::Chain<&[u8], R>;
}

impl Chain for Vec<u8> {
    fn chain<R: Read>(&self, rest: R) -> std::io::Chain<&[u8], R> {
        let unmarked = self.strip_prefix(b"\xef\xbb\xbf").unwrap_or(self);
        unmarked.chain(rest)
    }
}

/// The first common delimiter in the line. Commas may be decimal commas if there is another delimiter.
fn delimiter(line: &[u8]) -> u8 {
    [b';', b'\t', b',', b' '].into_iter().find(|sign| line.contains(sign)).unwrap_or(b',')
}

fn reader_of<R: Read>(from: R, delimiter: u8) -> Reader<R> {
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).trim(Trim::All).from_reader(from)
}

fn look<R: Read>(file: &File, mut reader: Reader<R>, delimiter: u8) -> Result<TableLayout> {
    let mut record = ByteRecord::new();
    let mut lines: Vec<ByteRecord> = Vec::new();
    while lines.len() < LOOKED_AT && read_line(file, &mut reader, &mut record)? {
        lines.push(record.clone());
        // Wide tables are detected from fewer lines.
        if lines.len() * record.len() > 1 << 19 {
            break;
        }
    }
    let Some(first) = lines.first() else { return Err(Fault::Empty { file: file.name.clone() }) };
    let columns = first.len();
    let numbers = first.iter().filter(|cell| number(cell, delimiter).is_some()).count();
    // A header has hardly any numbers; a column of texts is a single cell.
    let header = (numbers + 1 < columns || numbers == 0 && columns > 1)
        .then(|| first.iter().map(short).collect::<Vec<String>>());
    let rows = &lines[usize::from(header.is_some())..];
    let label = label_column(header.as_deref(), rows, columns, delimiter);
    let pixels = columns - usize::from(label.is_some());
    let image = Layout::of(&[1, pixels as u64]);
    let Some(image) = image else {
        return Err(Fault::WrongColumns { file: file.name.clone(), columns: columns as u64 });
    };
    Ok(TableLayout { delimiter, header, columns, label, image })
}

/// Finds the label column: by name, by its texts, or the first or last one if the others form an image.
fn label_column(header: Option<&[String]>, rows: &[ByteRecord], columns: usize, delimiter: u8) -> Option<usize> {
    let named =
        header.and_then(|names| names.iter().position(|name| LABEL_NAMES.contains(&name.to_lowercase().as_str())));
    if named.is_some() {
        return named;
    }
    let is_text = |column: usize| {
        !rows.is_empty()
            && rows
                .iter()
                .all(|row| row.get(column).is_some_and(|cell| !cell.is_empty() && number(cell, delimiter).is_none()))
    };
    let ends = [0, columns - 1];
    if let Some(texts) = ends.into_iter().find(|&column| is_text(column)) {
        return Some(texts);
    }
    let makes_image = |pixels: usize| pixels > 3 && Layout::of(&[1, pixels as u64]).is_some();
    if makes_image(columns) || !makes_image(columns.saturating_sub(1)) {
        return None;
    }
    // Corner pixels are nearly always background: the label is the column that varies.
    let kinds = |column: usize| {
        let mut kinds: Vec<&[u8]> = rows.iter().filter_map(|row| row.get(column)).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds.len()
    };
    let is_label = |column: usize| {
        rows.iter()
            .filter_map(|row| number(row.get(column)?, delimiter))
            .all(|value| value.fract() == 0.0 && value.abs() < 1000.0)
    };
    let (first, last) = (kinds(0), kinds(columns - 1));
    Some(if !is_label(0) || (last > first && is_label(columns - 1) && first == 1) { columns - 1 } else { 0 })
}

/// Reads a line into `record`, skipping empty lines.
fn read_line<R: Read>(file: &File, reader: &mut Reader<R>, record: &mut ByteRecord) -> Result<bool> {
    let is_there = reader.read_byte_record(record).map_err(|_| Fault::Damaged { file: file.name.clone() })?;
    if record.len() > MAX_COLUMNS {
        return Err(Fault::WrongColumns { file: file.name.clone(), columns: record.len() as u64 });
    }
    Ok(is_there)
}

/// A cell shortened for display.
fn short(cell: &[u8]) -> String {
    String::from_utf8_lossy(cell).chars().take(LONGEST_CELL).collect()
}

/// Parses a number; with semicolons as delimiters, a decimal comma is allowed.
fn number(cell: &[u8], delimiter: u8) -> Option<f64> {
    let text = std::str::from_utf8(cell.get(..cell.len().min(LONGEST_CELL))?).ok()?;
    let value = text.parse().ok();
    let value = if value.is_none() && delimiter != b',' { text.replace(',', ".").parse().ok() } else { value };
    value.filter(|number: &f64| number.is_finite())
}

/// Pixels and label of one line.
pub struct Line {
    pub pixels: Vec<f64>,
    pub label: Option<String>,
}

/// Passes the pixels and label of every line to `take`. Reports the number of bytes read to `progress`.
///
/// # Errors
/// If a line is not an image.
pub fn lines(
    file: &File,
    place: &Place,
    layout: &TableLayout,
    progress: &mut dyn FnMut(f64),
    take: &mut dyn FnMut(&Line) -> Result<()>,
) -> Result<()> {
    with_reader(file, place, 0, |reader: &mut dyn Forward| {
        let mut mark = Vec::new();
        let _ = reader.take(3).read_to_end(&mut mark);
        let mut reader = reader_of(Chain::chain(&mark, reader), layout.delimiter);
        let mut record = ByteRecord::new();
        let mut line = Line { pixels: Vec::with_capacity(layout.columns), label: None };
        let mut count = 0_u64;
        while read_line(file, &mut reader, &mut record)? {
            count += 1;
            let is_blank = record.len() == 1 && record.get(0).is_some_and(<[u8]>::is_empty);
            if (count == 1 && layout.header.is_some()) || is_blank {
                continue;
            }
            let number = record.position().map_or(count, csv::Position::line);
            parse(file, layout, &record, number, &mut line)?;
            take(&line)?;
            if count.is_multiple_of(64) {
                progress(record.position().map_or(0, csv::Position::byte) as f64 / file.source.size().max(1) as f64);
            }
        }
        Ok(())
    })
}

fn parse(file: &File, layout: &TableLayout, record: &ByteRecord, at: u64, line: &mut Line) -> Result<()> {
    let name = || file.name.clone();
    if record.len() != layout.columns {
        let (wanted, found) = (layout.columns as u64, record.len() as u64);
        return Err(Fault::RaggedRow { file: name(), line: at, wanted, found });
    }
    line.pixels.clear();
    line.label = None;
    for (column, cell) in record.iter().enumerate() {
        if Some(column) == layout.label {
            let text = std::str::from_utf8(cell).map_err(|_| Fault::NotUtf8 { file: name() })?;
            line.label = Some(text.chars().take(LONGEST_CELL).collect());
            continue;
        }
        let Some(value) = number(cell, layout.delimiter) else {
            return Err(Fault::NotANumber { file: name(), line: at, column: column as u64 + 1, cell: short(cell) });
        };
        line.pixels.push(value);
    }
    Ok(())
}
