//! Dates as caches write them (ECMA-376-1, 18.10.1.21), and as cells show them.

/// Reads a date as a cell shows it: `2015-06-30` of `2015-06-30T00:00:00`.
pub fn of_cell(written: &str) -> Option<String> {
    let (day, time) = written.split_once('T')?;
    let is_sound = is_form(day, "0000-00-00") && is_form(time, "00:00:00");
    is_sound.then(|| if time == "00:00:00" { day.to_owned() } else { format!("{day} {time}") })
}

/// Writes a date as a cell shows it for a cache again; nothing where it is none.
pub fn of_cache(text: &str) -> Option<String> {
    let (day, time) = text.split_once(' ').unwrap_or((text, "00:00:00"));
    (is_form(day, "0000-00-00") && is_form(time, "00:00:00")).then(|| format!("{day}T{time}"))
}

fn is_form(text: &str, form: &str) -> bool {
    let is_like = |(byte, form): (u8, u8)| if form == b'0' { byte.is_ascii_digit() } else { byte == form };
    text.len() == form.len() && text.bytes().zip(form.bytes()).all(is_like)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_caches_are_those_of_cells() {
        for (written, shown) in [("2015-06-30T00:00:00", "2015-06-30"), ("2015-06-30T12:30:00", "2015-06-30 12:30:00")]
        {
            assert_eq!(of_cell(written).as_deref(), Some(shown));
            assert_eq!(of_cache(shown).as_deref(), Some(written));
        }
        for none in ["2015-06-30", "30.6.2015T00:00:00", "Jane Roe", ""] {
            assert_eq!(of_cell(none), None, "{none}");
        }
        assert_eq!(of_cache("[DATE 1]"), None);
    }
}
