//! Tables: where a cell stands and what names it.

/// The tables that are open.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// One list for each text around the current one; a text box begins a new list.
    stories: Vec<Vec<Table>>,
    open: Vec<Table>,
}

#[derive(Debug, Default)]
struct Table {
    columns: usize,
    row: usize,
    column: usize,
    /// The text of the cells of the first row.
    headings: Vec<String>,
    /// The text of the first cell of this row.
    left: String,
}

/// Where a cell stands.
#[derive(Debug)]
pub(super) struct Cell {
    pub row: usize,
    pub column: usize,
    /// The heading of its column, or the cell before it where there are two columns.
    pub label: Option<String>,
}

impl Tables {
    pub fn begin_story(&mut self) {
        self.stories.push(std::mem::take(&mut self.open));
    }

    pub fn end_story(&mut self) {
        self.open = self.stories.pop().unwrap_or_default();
    }

    pub fn open(&mut self, element: &str) {
        if element == "tbl" {
            self.open.push(Table::default());
        }
        let Some(table) = self.open.last_mut() else { return };
        match element {
            "gridCol" => table.columns += 1,
            "tr" => {
                (table.row, table.column) = (table.row + 1, 0);
                table.left.clear();
            }
            "tc" => {
                table.column += 1;
                if table.row == 1 {
                    table.headings.push(String::new());
                }
            }
            _ => {}
        }
    }

    pub fn close(&mut self, element: &str) {
        if element == "tbl" {
            self.open.pop();
        }
    }

    /// The cell that text now stands in.
    pub fn cell(&self) -> Option<Cell> {
        let table = self.open.last().filter(|table| table.column > 0)?;
        let label = match (table.columns, table.column, table.row) {
            (2, 2, _) => Some(&table.left),
            (2, 1, _) | (_, _, 1) => None,
            _ => table.headings.get(table.column - 1),
        };
        let label = label.filter(|label| !label.is_empty()).cloned();
        Some(Cell { row: table.row, column: table.column, label })
    }

    /// Adds a paragraph to the cell.
    pub fn add(&mut self, text: &str) {
        const ENOUGH: usize = 200;
        let Some(table) = self.open.last_mut() else { return };
        let add = |to: &mut String| {
            if !text.is_empty() && to.len() + text.len() < ENOUGH {
                if !to.is_empty() {
                    to.push(' ');
                }
                to.push_str(text);
            }
        };
        if table.column == 1 {
            add(&mut table.left);
        }
        if table.row == 1
            && let Some(heading) = table.headings.last_mut()
        {
            add(heading);
        }
    }
}
