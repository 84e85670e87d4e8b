//! Media types (RFC 6838), as names of files go by them.

/// The ending that files of a media type have; for one that is not known what it is called itself.
pub fn ending(media_type: &str) -> &str {
    let subtype = media_type.split('/').nth(1).unwrap_or_default();
    let subtype = subtype.split(['+', ';']).next().unwrap_or_default();
    match subtype.strip_prefix("x-").unwrap_or(subtype) {
        "plain" | "enriched" | "delivery-status" => "txt",
        "amp-html" => "html",
        "calendar" => "ics",
        "vcard" => "vcf",
        "richtext" => "rtf",
        "markdown" => "md",
        "javascript" | "ecmascript" => "js",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::ending;

    #[test]
    fn the_ending_is_that_of_the_files() {
        let told =
            ["text/plain;charset=utf-8", "image/svg+xml", "text/x-markdown", "image/jpeg", "text", ""].map(ending);
        assert_eq!(told, ["txt", "svg", "md", "jpeg", "", ""]);
    }
}
