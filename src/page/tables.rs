//! Which tables hold data and which merely lay out a page.

use html5ever::local_name;

use super::tree::{Data, NodeId, Step, Tree};
use crate::text::Table;

/// Characters in one cell above which a table is taken for layout: a cell of data is seldom longer than a sentence or two.
const MAX_CELL_CHARS: usize = 500;
/// Block-level elements a cell on average, above which a table is taken for layout.
const MAX_PARAGRAPHS_A_CELL: usize = 2;

#[derive(Default)]
struct Shape {
    rows: usize,
    cells: usize,
    cells_in_row: usize,
    widest: usize,
    headers: usize,
    paragraphs: usize,
    cell_chars: usize,
    longest_cell: usize,
    is_nesting: bool,
    is_presentation: bool,
    has_form: bool,
}

impl Shape {
    fn is_data(&self) -> bool {
        let is_grid = self.rows >= 2 && self.widest >= 2;
        is_grid
            && !self.is_nesting
            && !self.is_presentation
            && !self.has_form
            && self.longest_cell <= MAX_CELL_CHARS
            && self.paragraphs <= self.cells * MAX_PARAGRAPHS_A_CELL
    }
}

/// Classes an outermost table and all tables within it, in one pass over its subtree.
pub(super) fn classify(tree: &Tree, table: NodeId, is_data: &mut Table<NodeId, bool>) {
    let mut open: Vec<(NodeId, Shape)> = Vec::new();
    for step in tree.walk(table) {
        match step {
            Step::Open(node) => match tree.data(node) {
                Data::Element(element) => match element.name.local {
                    local_name!("table") => {
                        if let Some((_, outer)) = open.last_mut() {
                            outer.is_nesting = true;
                        }
                        let is_presentation =
                            matches!(element.attribute("role"), Some("presentation" | "none"));
                        open.push((node, Shape { is_presentation, ..Shape::default() }));
                    }
                    local_name!("tr") => {
                        if let Some((_, shape)) = open.last_mut() {
                            shape.rows += 1;
                            shape.cells_in_row = 0;
                        }
                    }
                    local_name!("td") | local_name!("th") => {
                        if let Some((_, shape)) = open.last_mut() {
                            shape.cells += 1;
                            shape.cells_in_row += 1;
                            shape.widest = shape.widest.max(shape.cells_in_row);
                            shape.headers += usize::from(element.name.local == local_name!("th"));
                            shape.cell_chars = 0;
                        }
                    }
                    local_name!("p")
                    | local_name!("div")
                    | local_name!("ul")
                    | local_name!("h2")
                    | local_name!("h3") => {
                        if let Some((_, shape)) = open.last_mut() {
                            shape.paragraphs += 1;
                        }
                    }
                    local_name!("form") | local_name!("input") | local_name!("article") => {
                        if let Some((_, shape)) = open.last_mut() {
                            shape.has_form = true;
                        }
                    }
                    _ => {}
                },
                Data::Text(text) => {
                    if let Some((_, shape)) = open.last_mut() {
                        shape.cell_chars += text.trim().len();
                        shape.longest_cell = shape.longest_cell.max(shape.cell_chars);
                    }
                }
                Data::Other => {}
            },
            Step::Close(node) => {
                if open.last().is_some_and(|(id, _)| *id == node)
                    && let Some((id, shape)) = open.pop()
                {
                    is_data.insert(id, shape.is_data());
                }
            }
        }
    }
}
