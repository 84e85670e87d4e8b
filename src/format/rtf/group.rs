//! Groups: what each is for, and what becomes of it.

use super::destination::{self, Sort, has};
use super::letter::Letters;
use super::picture::Picture;
use super::read::{Group, Reader, UNENDED, code};
use super::story::Story;
use crate::error::Result;
use crate::format::Comments;
use crate::model::DroppedKind;
use crate::syntax::rtf::Token;

/// Longer texts tell nothing of anybody.
const LONGEST: usize = 1000;
/// In so many tokens a field has said what it is.
const FIELD_TOKENS: usize = 200;

impl<'a> Reader<'a> {
    /// Reads what a group is for, and whether it is marked as one to be left out by whoever does not know it; gives where
    /// that ends.
    fn front(&self) -> Result<(bool, &'a str, usize)> {
        let mut ahead = self.lexer.clone();
        let mut is_marked = false;
        loop {
            match ahead.next()? {
                Some(Token::Blank) => {}
                Some(Token::Sign(b'*')) => is_marked = true,
                Some(Token::Word(word, _)) => return Ok((is_marked, word, ahead.end)),
                _ => return Ok((is_marked, "", ahead.start)),
            }
        }
    }

    pub(super) fn open(&mut self) -> Result<()> {
        self.options.limits.check_depth(self.groups.len() + 1)?;
        self.end_letters();
        let (start, around) = (self.lexer.start, self.group());
        let mut group = Group { has_story: self.groups.is_empty(), is_double: false, ..around };
        if group.has_story {
            self.stories.push(Story::default());
        }
        let (is_marked, name, end) = self.front()?;
        if around.is_double {
            // The one for readers who know Unicode takes the place of both.
            if name != "ud" {
                self.skip(around.sort)?;
                self.cut(start, self.lexer.end, "");
                return Ok(());
            }
            self.cut(start + 1, end, "");
            self.lexer.end = end;
        } else if matches!(name, "object" | "result" | "upr") {
            // Of an object its picture stays, as a part of the text.
            self.cut(start + 1, end, "");
            self.lexer.end = end;
            group.is_double = name == "upr";
        } else if let Some(kind) = self.dropped(name, is_marked) {
            let texts = self.skip(around.sort)?;
            let instead = self.instead(name, kind, &texts);
            self.cut(start, self.lexer.end, instead.as_deref().unwrap_or_default());
            return Ok(());
        } else if let Some(sort) = destination::sort(name) {
            let is_text = matches!(sort, Sort::Text(_));
            group = Group { sort, has_story: true, is_cell: around.is_cell && !is_text, ..group };
            self.stories.push(Story::default());
            if sort == Sort::Picture {
                self.picture = Picture::default();
            }
            if sort == Sort::Field && self.leads_out()? {
                self.parts.tally.add(DroppedKind::Link, 1);
                self.skip(sort)?;
                self.cut(end, self.lexer.end, "}");
                self.stories.pop();
                return Ok(());
            }
        } else if around.sort == Sort::Picture {
            // No text stands inside a picture.
            group.sort = Sort::Numbers;
        }
        self.groups.push(group);
        Ok(())
    }

    /// What a group counts as that goes whole; nothing for one that stays.
    fn dropped(&self, name: &str, is_marked: bool) -> Option<Option<DroppedKind>> {
        let of_comment = has("annotation atrfstart atrfend atnref atnicn atnauthor", name);
        if of_comment && self.options.comments == Comments::Drop {
            return Some((name == "annotation").then_some(DroppedKind::Comment));
        }
        destination::dropped(name, is_marked)
    }

    /// Reads on to the end of the group that has just begun; gives the texts in it with the names of their groups.
    fn skip(&mut self, sort: Sort) -> Result<Vec<(&'a str, String)>> {
        let mut texts: Vec<(&str, String)> = Vec::new();
        let (mut depth, mut name, mut letters) = (1_usize, "", Letters::default());
        let encoding = self.encoding();
        while depth > 0 {
            let token = self.lexer.next()?.ok_or(UNENDED)?;
            let told: String = match token {
                Token::Open => {
                    depth += 1;
                    let (_, word, end) = self.front()?;
                    self.lexer.end = end;
                    (name, letters) = (if word.is_empty() || depth > 2 { name } else { word }, Letters::default());
                    if depth == 2 {
                        part(&mut texts, name);
                    }
                    continue;
                }
                Token::Close => {
                    depth -= 1;
                    if depth == 1 {
                        part(&mut texts, name);
                    }
                    continue;
                }
                Token::Word("u", number) => letters.code(code(number), 0, 1).map(|(c, _)| c.into()).unwrap_or_default(),
                Token::Byte(_) | Token::Sign(_) if letters.is_told() => {
                    letters.stand_in(0, 0..0);
                    continue;
                }
                Token::Byte(byte) => letters.byte(byte, 0, encoding).map(|(text, _)| text).unwrap_or_default(),
                Token::Text(text) if sort != Sort::Picture => {
                    let skipped = usize::from(letters.is_told());
                    letters = Letters::default();
                    encoding.decode_without_bom_handling(text.get(skipped..).unwrap_or_default()).0.into_owned()
                }
                Token::Word(word, _) if texts.is_empty() => {
                    name = word;
                    continue;
                }
                _ => continue,
            };
            match texts.last_mut() {
                Some((known, text)) if *known == name && text.len() < LONGEST => text.push_str(&told),
                Some((known, _)) if *known == name => {}
                _ => texts.push((name, told)),
            }
        }
        texts.retain(|(_, text)| !text.trim().is_empty());
        Ok(texts)
    }

    /// Tells whether the field that has just begun brings in something from outside.
    fn leads_out(&self) -> Result<bool> {
        const OUTSIDE: &str = "INCLUDEPICTURE INCLUDETEXT INCLUDE IMPORT LINK DDE DDEAUTO DATABASE RD";
        let (mut ahead, mut word, mut depth) = (self.lexer.clone(), String::new(), 1_usize);
        for _ in 0..FIELD_TOKENS {
            match ahead.next()?.ok_or(UNENDED)? {
                Token::Text(text) => {
                    word += &String::from_utf8_lossy(text.get(..text.len().min(20)).unwrap_or_default())
                }
                Token::Open => depth += 1,
                Token::Close => depth -= 1,
                _ => {}
            }
            if depth == 0 || word.trim_start().len() > 15 || word.trim_start().contains([' ', '"']) {
                break;
            }
        }
        let word = word.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
        Ok(has(OUTSIDE, &word))
    }

    pub(super) fn close(&mut self) -> Result<()> {
        self.end_letters();
        let Some(group) = self.groups.last().copied() else { return Ok(()) };
        if group.sort == Sort::Picture && group.has_story {
            self.end_picture()?;
        }
        if group.has_story {
            self.end_story(group)?;
            self.stories.pop();
        }
        self.groups.pop();
        Ok(())
    }
}

/// Begins another text.
fn part<'a>(texts: &mut Vec<(&'a str, String)>, name: &'a str) {
    match texts.last_mut() {
        Some((known, text)) if text.is_empty() => *known = name,
        _ => texts.push((name, String::new())),
    }
}
