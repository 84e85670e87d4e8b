//! What becomes of each element of PresentationML (ECMA-376-1, 19), and of what a click does.

use super::element::Verdict::{self, Keep, Skip};
use crate::format::ooxml::attribute::is_number;
use crate::model::DroppedKind::Property;

/// The elements of PresentationML that do not simply stay; what their parts hold is counted where these are.
pub(super) fn presentation(local: &str) -> Verdict {
    match local {
        // 19.3.1.5, 19.3.1.6: data and tags of programs.
        "custDataLst" | "custData" | "tags" | "smartTags" => Skip(None),
        // 19.2.1.9
        "embeddedFontLst" => Skip(None),
        // 19.2.1.19: who may change it.
        "modifyVerifier" => Skip(Some(Property)),
        // 19.3.2: objects; where one stood that has a picture, the slide was read beforehand.
        "oleObj" | "embed" | "link" | "controls" | "control" | "contentPart" => Skip(None),
        // 19.2.1.15: where it was published.
        "htmlPubPr" | "webPr" => Skip(None),
        // 19.3.3: comments and synchronization have parts of their own.
        "cmLst" | "cm" | "cmAuthorLst" | "cmAuthor" | "sldSyncPr" | "tagLst" => Skip(None),
        // 19.5.69: sounds.
        "sndAc" | "stSnd" | "sndTgt" | "extLst" => Skip(None),
        _ => Keep,
    }
}

/// What a click does (ECMA-376-1, 21.1.2.3.5; MS-OI29500, 2.1.1205).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// It follows the link.
    Link,
    /// It goes to the slide that the link names.
    Slide,
    /// It does something inside the show, without a link.
    Show,
    /// It opens a file: the link alone does that too.
    File,
    /// It starts something that is not kept.
    Other,
}

/// Reads an action.
pub fn action(written: &str) -> Action {
    const JUMPS: &[&str] =
        &["nextslide", "previousslide", "firstslide", "lastslide", "lastslideviewed", "endshow", "anotherpresentation"];
    let Some(rest) = written.strip_prefix("ppaction://") else {
        return if written.is_empty() { Action::Link } else { Action::Other };
    };
    let (verb, arguments) = rest.split_once('?').unwrap_or((rest, ""));
    match verb {
        "hlinksldjump" if arguments.is_empty() => Action::Slide,
        "noaction" if arguments.is_empty() => Action::Show,
        "hlinkshowjump" => match arguments.strip_prefix("jump=") {
            Some(jump) if JUMPS.contains(&jump) => Action::Show,
            _ => Action::Other,
        },
        "customshow" => {
            let id = arguments.strip_prefix("id=").map(|id| id.strip_suffix("&return=true").unwrap_or(id));
            if id.is_some_and(|id| id.len() <= 4 && is_number(id)) { Action::Show } else { Action::Other }
        }
        "hlinkfile" | "hlinkpres" => Action::File,
        _ => Action::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_that_name_or_start_something_are_not_kept_as_they_are() {
        assert_eq!(action("ppaction://hlinkshowjump?jump=nextslide"), Action::Show);
        assert_eq!(action("ppaction://customshow?id=0&return=true"), Action::Show);
        assert_eq!(action("ppaction://hlinksldjump"), Action::Slide);
        assert_eq!(action("ppaction://hlinkpres?slideindex=2&slidetitle=Jane Roe"), Action::File);
        for written in [
            "ppaction://macro?name=Jane",
            "ppaction://program",
            "ppaction://media",
            "ppaction://ole?verb=0",
            "ppaction://hlinkshowjump?jump=Jane",
            "ppaction://customshow?id=5550100",
            "ppaction://noaction?Jane",
            "Jane",
        ] {
            assert_eq!(action(written), Action::Other, "{written}");
        }
    }
}
