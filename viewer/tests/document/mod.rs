//! Small files, written for one test each.
#![allow(dead_code, reason = "each test uses some of it")]

use std::collections::BTreeMap;

/// The objects of a file by their numbers.
pub struct Document {
    objects: BTreeMap<u32, String>,
}

impl Document {
    /// A file of one page of 600 by 800 points. The font is object 5, and `F`; object 10 is `X`, `T` and `P` too.
    pub fn of_page(entries: &str, content: &str, font: &str, more: &[(u32, String)]) -> Self {
        let resources = "<< /Font << /F 5 0 R /T 10 0 R >> /XObject << /X 10 0 R >> /Pattern << /P 10 0 R >> /Properties << /L 12 0 R >> >>";
        let page = format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources {resources} {entries} >>"
        );
        let mut objects = BTreeMap::from([
            (2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned()),
            (3, page),
            (4, stream("", content)),
            (5, font.to_owned()),
        ]);
        objects.extend(more.iter().cloned());
        Self { objects }.with_catalog("")
    }

    /// The same file with further entries in its catalog.
    pub fn with_catalog(mut self, entries: &str) -> Self {
        self.objects.insert(1, format!("<< /Type /Catalog /Pages 2 0 R {entries} >>"));
        self
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut file = String::from("%PDF-1.7\n");
        let mut table = String::new();
        for (number, object) in &self.objects {
            table.push_str(&format!("{number} 1\n{:010} 00000 n \n", file.len()));
            file.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
        }
        let start = file.len();
        let size = self.objects.keys().last().map_or(0, |last| last + 1);
        file.push_str(&format!(
            "xref\n0 1\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
        ));
        file.into_bytes()
    }
}

/// A stream with further entries in its dictionary.
pub fn stream(entries: &str, content: &str) -> String {
    format!("<< /Length {} {entries} >>\nstream\n{content}\nendstream", content.len())
}
