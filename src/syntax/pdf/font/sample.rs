//! Small font programs, made for tests.

/// What stands for the makers of a font in every sample.
pub(super) const MAKER: &str = "Made by Jane Roe";

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

/// A font with these tables, in this order, and with bytes behind them that belong to none.
pub(super) fn sfnt(version: [u8; 4], tables: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut out = version.to_vec();
    out.extend(words(&[u16::try_from(tables.len()).unwrap_or(0), 0, 0, 0]));
    let mut at = 12 + 16 * tables.len();
    for (tag, bytes) in tables {
        out.extend(tag);
        out.extend([0, at, bytes.len()].iter().flat_map(|&number| u32::try_from(number).unwrap_or(0).to_be_bytes()));
        at += bytes.len();
    }
    tables.iter().for_each(|(_, bytes)| out.extend(bytes));
    out.extend(MAKER.bytes());
    out
}

/// A TrueType font of four glyphs: `.notdef`, A, B and the sign of the euro, whose name is `Euro` as well. Its map for
/// signs has A at F041, its map for Mac OS B at 42.
pub(super) fn truetype() -> Vec<u8> {
    let mut head = vec![0; 54];
    head.splice(8..12, [1, 2, 3, 4]);
    head.splice(18..20, [8, 0]);
    head.splice(20..36, [7; 16]);
    let mut hhea = vec![0; 34];
    hhea.extend([0, 2]);
    let mut cmap = words(&[0, 3, 1, 0, 0, 28, 3, 0, 0, 40, 3, 1, 0, 54]);
    cmap.extend(words(&[6, 12, 0, 0x42, 1, 2]));
    cmap.extend(words(&[6, 14, 0, 0xf041, 2, 1, 2]));
    cmap.extend(words(&[12, 0, 0, 52, 0, 0, 0, 3, 0, 0x41, 0, 0x42, 0, 1, 0, 0x20ac, 0, 0x20ac, 0, 3]));
    cmap.extend(words(&[0, 0xf8ff, 0, 0xf8ff, 0, 3]));
    let mut post = vec![0, 2, 0, 0];
    post.resize(32, 0);
    post.extend(words(&[4, 0, 36, 37, 258]));
    post.extend(b"\x04Euro");
    let mut name = words(&[0, 1, 18, 1, 0, 0, 0, 16, 0]);
    name.extend(MAKER.bytes());
    let tables = [
        (*b"name", name),
        (*b"glyf", vec![1, 2, 3, 4, 5]),
        (*b"head", head),
        (*b"hhea", hhea),
        (*b"hmtx", words(&[1024, 0, 2048, 0, 0, 0])),
        (*b"loca", words(&[0, 0, 0, 1, 2])),
        (*b"maxp", words(&[1, 0, 4])),
        (*b"cmap", cmap),
        (*b"post", post),
        (*b"Jane", MAKER.into()),
    ];
    sfnt([0, 1, 0, 0], &tables)
}

fn list(items: &[&[u8]]) -> Vec<u8> {
    let mut out = words(&[u16::try_from(items.len()).unwrap_or(0)]);
    if items.is_empty() {
        return out;
    }
    out.push(1);
    let mut at = 1_u8;
    out.push(at);
    for item in items {
        at += u8::try_from(item.len()).unwrap_or(0);
        out.push(at);
    }
    items.iter().for_each(|item| out.extend(*item));
    out
}

fn number(number: usize) -> Vec<u8> {
    [vec![29], u32::try_from(number).unwrap_or(0).to_be_bytes().to_vec()].concat()
}

/// A program in the Compact Font Format with three glyphs: `.notdef`, A and `heron`, at the codes 50 and 51, and A at 52
/// too; or with CIDs 0, 34 and 392 instead. Between its parts stand bytes that belong to none.
pub(super) fn cff(is_cid_keyed: bool) -> Vec<u8> {
    let strings: [&[u8]; 5] = [MAKER.as_bytes(), b"heron", b"Adobe", b"Identity", b"AAAAAA+Heron-Part"];
    let lists = [list(&strings), list(&[])].concat();
    let body = |top: &[u8]| [&[1, 0, 4, 1][..], &list(&[b"AAAAAA+Heron"]), &list(&[top]), &lists].concat();
    // Every number takes five bytes, so that a second pass has the same lengths as the first.
    let top = |places: [usize; 6]| {
        let [charset, encoding, outlines, private, fonts, select] = places.map(number);
        let ros = [number(393), number(394), number(0), vec![12, 30]].concat();
        let entries = [number(391), vec![1], charset, vec![15], outlines, vec![17]].concat();
        if is_cid_keyed {
            [ros, entries, fonts, vec![12, 36], select, vec![12, 37]].concat()
        } else {
            [entries, encoding, vec![16], number(7), private, vec![18]].concat()
        }
    };
    let gap = MAKER.as_bytes();
    let charset = [0, 0, 34, 1, 136];
    let encoding = [0x80, 2, 50, 51, 1, 52, 0, 34];
    let outlines = list(&[b"\x0e", b"\x0e", b"\x0e"]);
    let routines = list(&[b"\x0b"]);
    let private = [number(7), vec![19]].concat();
    let select = [0, 0, 0, 0];
    let start = body(&top([0; 6])).len() + gap.len();
    let at_encoding = start + charset.len();
    let at_outlines = at_encoding + encoding.len() + gap.len();
    let at_private = at_outlines + outlines.len();
    let at_select = at_private + private.len() + 1 + routines.len() + gap.len();
    let fonts = list(&[&[number(395), vec![12, 38], number(7), number(at_private), vec![18]].concat()]);
    let places = [start, at_encoding, at_outlines, at_private, at_select + select.len(), at_select];
    let parts: [&[u8]; 11] = [
        gap,
        &charset,
        &encoding,
        gap,
        &outlines,
        &private,
        gap.get(..1).unwrap_or_default(),
        &routines,
        gap,
        &select,
        &fonts,
    ];
    [body(&top(places)), parts.concat(), gap.to_vec()].concat()
}

/// A Type 1 program in which 65 is A, with bytes for the encrypted part.
pub(super) fn type1() -> Vec<u8> {
    let clear = format!(
        "%!PS-AdobeFont-1.0: Heron 001.001\n%%Creator: {MAKER} (eexec\n12 dict begin /FontInfo 9 dict dup begin\n\
         /Notice ({MAKER} \\) (eexec) x) readonly def /Weight <4a616e65> def end\n/FontName /AAAAAA+Heron def\n\
         /Encoding 256 array 0 1 255 {{1 index exch /.notdef put}} for dup 65 /A put readonly def\ncurrentfile eexec\n"
    );
    let tail = format!("\n{}\ncleartomark\n%{MAKER}\n", "0".repeat(64));
    [clear.as_bytes(), b"\x80\x81(%\x9f secret outlines", tail.as_bytes()].concat()
}
