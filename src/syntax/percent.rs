//! Bytes as addresses write them: a percent sign and two hexadecimal digits (RFC 3986, 2.1).

/// Adds what a text says to `out`; a percent sign without two digits behind it is one.
pub fn decode(text: &str, out: &mut Vec<u8>) {
    let mut rest = text.as_bytes();
    while let [byte, after @ ..] = rest {
        let digit = |at: usize| after.get(at).and_then(|digit| char::from(*digit).to_digit(16));
        let code = digit(0).zip(digit(1)).and_then(|(high, low)| u8::try_from(high * 16 + low).ok());
        match code.filter(|_| *byte == b'%') {
            Some(code) => {
                out.push(code);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                out.push(*byte);
                rest = after;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn only_whole_escapes_are_undone() {
        for (written, says) in [("J%C3%a4ne%20R", "Jäne R"), ("100%", "100%"), ("5%x%4", "5%x%4"), ("%2525", "%25")] {
            let mut out = Vec::new();
            decode(written, &mut out);
            assert_eq!(out, says.as_bytes(), "{written}");
        }
    }
}
