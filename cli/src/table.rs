//! Rows of a batch as a table of Parquet: columns for the fields, lists for authors, body and quotes, and the error beside them.

use std::fs::File;
use std::io::{self, BufWriter};
use std::path::Path;
use std::sync::Arc;

use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use serde_json::Value;

/// Bytes of rows after which a group of them is written: what is held in memory.
const GROUP: usize = 32 << 20;

/// A list that a row lacks is an empty one.
const SCHEMA: &str = "message pages {
    optional binary id (UTF8);
    optional binary title (UTF8);
    optional binary subtitle (UTF8);
    required group authors (LIST) { repeated group list { required binary element (UTF8); } }
    optional binary published (UTF8);
    optional binary modified (UTF8);
    optional binary language (UTF8);
    optional binary site_name (UTF8);
    required group body (LIST) { repeated group list { required group element {
        required binary kind (UTF8);
        required binary text (UTF8);
    } } }
    required group quotes (LIST) { repeated group list { required group element {
        required binary text (UTF8);
        required binary kind (UTF8);
        optional binary speaker (UTF8);
        optional binary speaker_name (UTF8);
        optional binary cue (UTF8);
        required int32 paragraph;
        required int32 start_char;
        required int32 end_char;
        required double confidence;
    } } }
    optional double confidence;
    optional binary error_kind (UTF8);
    optional binary error_message (UTF8);
    optional binary error_reason (UTF8);
    optional binary url (UTF8);
    optional binary fingerprint (UTF8);
    optional binary duplicate_of (UTF8);
    optional binary duplicate_by (UTF8);
}";

/// A column: where its values stand in a row, and, of a list, in each of its items. In the order of the schema.
struct Leaf {
    pointer: &'static str,
    /// The item's key; empty where the item itself is the value. None where there is no list.
    item: Option<&'static str>,
    kind: Kind,
    /// Whether a value may be missing where its item is there.
    is_optional: bool,
}

#[derive(Clone, Copy)]
enum Kind {
    Text,
    Number,
    Count,
}

const fn flat(pointer: &'static str, kind: Kind) -> Leaf {
    Leaf { pointer, item: None, kind, is_optional: true }
}

const fn each(pointer: &'static str, item: &'static str, kind: Kind) -> Leaf {
    Leaf { pointer, item: Some(item), kind, is_optional: false }
}

const fn each_maybe(pointer: &'static str, item: &'static str) -> Leaf {
    Leaf { pointer, item: Some(item), kind: Kind::Text, is_optional: true }
}

const LEAVES: [Leaf; 27] = [
    flat("/id", Kind::Text),
    flat("/article/title", Kind::Text),
    flat("/article/subtitle", Kind::Text),
    each("/article/authors", "", Kind::Text),
    flat("/article/published", Kind::Text),
    flat("/article/modified", Kind::Text),
    flat("/article/language", Kind::Text),
    flat("/article/site_name", Kind::Text),
    each("/article/body", "kind", Kind::Text),
    each("/article/body", "text", Kind::Text),
    each("/article/quotes", "text", Kind::Text),
    each("/article/quotes", "kind", Kind::Text),
    each_maybe("/article/quotes", "speaker"),
    each_maybe("/article/quotes", "speaker_name"),
    each_maybe("/article/quotes", "cue"),
    each("/article/quotes", "paragraph", Kind::Count),
    each("/article/quotes", "start_char", Kind::Count),
    each("/article/quotes", "end_char", Kind::Count),
    each("/article/quotes", "confidence", Kind::Number),
    flat("/article/confidence", Kind::Number),
    flat("/error/kind", Kind::Text),
    flat("/error/message", Kind::Text),
    flat("/error/reason", Kind::Text),
    flat("/article/url", Kind::Text),
    flat("/article/fingerprint", Kind::Text),
    flat("/duplicate_of", Kind::Text),
    flat("/duplicate_by", Kind::Text),
];

/// The values of a column in the group that is gathered, with their levels as Parquet has them.
#[derive(Default)]
struct Column {
    texts: Vec<ByteArray>,
    numbers: Vec<f64>,
    counts: Vec<i32>,
    definitions: Vec<i16>,
    repetitions: Vec<i16>,
}

impl Column {
    fn add(&mut self, leaf: &Leaf, row: &Value) {
        let found = row.pointer(leaf.pointer);
        let Some(key) = leaf.item else {
            self.one(leaf, found.filter(|value| !value.is_null()), 0, 0);
            return;
        };
        let items = found.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        if items.is_empty() {
            self.definitions.push(0);
            self.repetitions.push(0);
        }
        for (number, item) in items.iter().enumerate() {
            let value = if key.is_empty() { Some(item) } else { item.get(key) };
            self.one(leaf, value, 1, i16::from(number > 0));
        }
    }

    /// A value, or that there is none; `level` is what is defined without it.
    fn one(&mut self, leaf: &Leaf, value: Option<&Value>, level: i16, repetition: i16) {
        self.repetitions.push(repetition);
        self.definitions.push(level + i16::from(leaf.is_optional && value.is_some()));
        if leaf.is_optional && value.is_none() {
            return;
        }
        let value = value.unwrap_or(&Value::Null);
        match leaf.kind {
            Kind::Text => self.texts.push(match value {
                Value::String(text) => text.as_str().into(),
                Value::Null => "".into(),
                other => other.to_string().as_str().into(),
            }),
            Kind::Number => self.numbers.push(value.as_f64().unwrap_or_default()),
            Kind::Count => self
                .counts
                .push(value.as_i64().and_then(|count| i32::try_from(count).ok()).unwrap_or_default()),
        }
    }
}

/// A table that is written group by group. Without its end it cannot be read, so that [`finish`](Self::finish) has to be called.
pub(crate) struct Table {
    writer: SerializedFileWriter<BufWriter<File>>,
    columns: Vec<Column>,
    /// Bytes of the rows that are gathered.
    held: usize,
}

impl Table {
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        let schema = Arc::new(parse_message_type(SCHEMA).map_err(io::Error::other)?);
        let properties = Arc::new(WriterProperties::builder().set_compression(Compression::SNAPPY).build());
        let file = BufWriter::new(File::create(path)?);
        let writer = SerializedFileWriter::new(file, schema, properties).map_err(io::Error::other)?;
        Ok(Self { writer, columns: columns(), held: 0 })
    }

    /// Adds a row, as JSON.
    pub(crate) fn add(&mut self, row: &str) -> io::Result<()> {
        let value: Value = serde_json::from_str(row)?;
        for (leaf, column) in LEAVES.iter().zip(&mut self.columns) {
            column.add(leaf, &value);
        }
        self.held += row.len();
        if self.held >= GROUP { self.write() } else { Ok(()) }
    }

    /// Writes the group that is gathered.
    fn write(&mut self) -> io::Result<()> {
        if self.held == 0 {
            return Ok(());
        }
        self.held = 0;
        let columns = std::mem::replace(&mut self.columns, columns());
        self.write_group(&columns).map_err(io::Error::other)
    }

    fn write_group(&mut self, columns: &[Column]) -> parquet::errors::Result<()> {
        let mut group = self.writer.next_row_group()?;
        for (leaf, column) in LEAVES.iter().zip(columns) {
            let Some(mut writer) = group.next_column()? else { break };
            let definitions = Some(&column.definitions[..]);
            let repetitions = leaf.item.is_some().then_some(&column.repetitions[..]);
            match leaf.kind {
                Kind::Text => {
                    writer.typed::<ByteArrayType>().write_batch(&column.texts, definitions, repetitions)?
                }
                Kind::Number => {
                    writer.typed::<DoubleType>().write_batch(&column.numbers, definitions, repetitions)?
                }
                Kind::Count => {
                    writer.typed::<Int32Type>().write_batch(&column.counts, definitions, repetitions)?
                }
            };
            writer.close()?;
        }
        group.close()?;
        Ok(())
    }

    /// Writes what is left, and the table's end.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.write()?;
        self.writer.close().map(|_| ()).map_err(io::Error::other)
    }
}

fn columns() -> Vec<Column> {
    LEAVES.iter().map(|_| Column::default()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::schema::types::SchemaDescriptor;

    #[test]
    fn test_the_columns_are_those_of_the_schema() {
        let schema = SchemaDescriptor::new(Arc::new(parse_message_type(SCHEMA).expect("a schema")));
        assert_eq!(schema.num_columns(), LEAVES.len());
        for (leaf, column) in LEAVES.iter().zip(schema.columns()) {
            let name = column.path().string();
            let is_list = leaf.item.is_some();
            assert_eq!(column.max_rep_level() == 1, is_list, "{name}");
            assert_eq!(column.max_def_level(), i16::from(is_list) + i16::from(leaf.is_optional), "{name}");
            let last = leaf.item.filter(|item| !item.is_empty()).unwrap_or(leaf.pointer).replace('/', "_");
            let end = name.trim_end_matches(".list.element").rsplit('.').next().unwrap_or_default();
            assert!(last.ends_with(end), "{name} is {last}");
        }
    }

    #[test]
    fn test_a_table_is_read_back_as_it_was_written() {
        let path = std::env::temp_dir().join(format!("copydesk-table-{}.parquet", std::process::id()));
        let mut table = Table::create(&path).expect("a temporary file");
        for row in [
            r#"{"id":"a","article":{"title":"Late","authors":["Ann Lee","Bo"],"body":[{"kind":"paragraph","text":"One."},{"kind":"heading","text":"Two"}],
                "quotes":[{"text":"It is.","kind":"direct","paragraph":1,"start_char":2,"end_char":8,"confidence":0.5},
                {"text":"No.","kind":"direct","speaker":"Bo","paragraph":0,"start_char":0,"end_char":3,"confidence":1}],"confidence":0.75}}"#,
            r#"{"id":7,"error":{"kind":"no_article","message":"none","reason":"empty"}}"#,
        ] {
            table.add(row).expect("a row");
            // each row in a group of its own
            table.write().expect("written");
        }
        table.finish().expect("written");
        let reader = SerializedFileReader::new(File::open(&path).expect("written")).expect("Parquet");
        assert_eq!(reader.metadata().num_row_groups(), 2);
        let rows: Vec<String> =
            reader.get_row_iter(None).expect("rows").map(|row| row.expect("a row").to_string()).collect();
        std::fs::remove_file(&path).expect("ours");
        assert!(
            rows[0].contains("title: \"Late\"") && rows[0].contains("[\"Ann Lee\", \"Bo\"]"),
            "{}",
            rows[0]
        );
        assert!(rows[0].contains("{kind: \"heading\", text: \"Two\"}"), "{}", rows[0]);
        assert!(rows[0].contains("speaker: null") && rows[0].contains("speaker: \"Bo\""), "{}", rows[0]);
        assert!(
            rows[1].contains("id: \"7\"") && rows[1].contains("error_kind: \"no_article\""),
            "{}",
            rows[1]
        );
        assert!(rows[1].contains("body: []") && rows[1].contains("title: null"), "{}", rows[1]);
    }
}
