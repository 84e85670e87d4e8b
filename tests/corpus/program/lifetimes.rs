//! By Jane Roe.
fn f<'a>(x: &'a str) -> char { let _ = r#"a "Jane" b"#; 'x' }
