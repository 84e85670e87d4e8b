//! The codes of JPEG and the bits that they are made of (ITU-T T.81, annexes C, F and K).

/// Codes as a decoder reads them (B.2.4.2).
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// How many codes there are of each length, from one bit on.
    counts: [u8; 16],
    /// What they stand for, the shortest first.
    symbols: Vec<u8>,
}

impl Table {
    /// Reads the tables of a segment, each with its class and number.
    pub fn split(mut data: &[u8]) -> Option<Vec<(u8, Self)>> {
        let mut all = Vec::new();
        while let Some((about, rest)) = data.split_first() {
            let (counts, rest) = rest.split_first_chunk::<16>()?;
            let len = counts.iter().copied().map(usize::from).sum();
            let (symbols, rest) = rest.split_at_checked(len)?;
            all.push((*about, Self { counts: *counts, symbols: symbols.to_vec() }));
            data = rest;
        }
        Some(all)
    }

    /// Reads a code; nothing at the end of the bits, and for bits that are none.
    pub fn read(&self, bits: &mut Reader<'_>) -> Option<u8> {
        let (mut code, mut first, mut before) = (0_u32, 0_u32, 0_u32);
        for count in self.counts.map(u32::from) {
            code |= bits.one()?;
            if let Some(place) = code.checked_sub(first).filter(|place| *place < count) {
                return self.symbols.get(usize::try_from(before + place).ok()?).copied();
            }
            before += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        None
    }

    /// Makes the codes that are the shortest for symbols that occur so often (K.2).
    pub fn shortest(often: &[u32; 256]) -> Self {
        let lens = limited(lens(often));
        let mut order: Vec<(u8, u8)> = Vec::new();
        for (symbol, len) in (0..=255_u8).zip(&lens) {
            if *len > 0 {
                order.push((*len, symbol));
            }
        }
        order.sort_unstable();
        let mut counts = [0_u8; 16];
        for (len, _) in &order {
            if let Some(count) = counts.get_mut(usize::from(*len) - 1) {
                *count += 1;
            }
        }
        Self { counts, symbols: order.into_iter().map(|(_, symbol)| symbol).collect() }
    }

    /// The code of each symbol with its length.
    pub fn codes(&self) -> Vec<(u16, u8)> {
        let mut codes = vec![(0, 0); 256];
        let (mut code, mut symbols) = (0_u32, self.symbols.iter());
        for (len, count) in (1_u8..).zip(self.counts) {
            for symbol in symbols.by_ref().take(usize::from(count)) {
                if let (Some(place), Ok(code)) = (codes.get_mut(usize::from(*symbol)), u16::try_from(code)) {
                    *place = (code, len);
                }
                code += 1;
            }
            code <<= 1;
        }
        codes
    }

    /// Writes the table as it stands in a segment.
    pub fn write(&self, about: u8, out: &mut Vec<u8>) {
        out.push(about);
        out.extend_from_slice(&self.counts);
        out.extend_from_slice(&self.symbols);
    }
}

/// How long codes would have to be, were there no longest (K.2, figure K.1); the last is that of no symbol.
fn lens(often: &[u32; 256]) -> [u8; 257] {
    // The code of ones alone is not to be used, so a symbol that is none takes it.
    let mut trees: Vec<(u64, Vec<usize>)> = vec![(1, vec![256])];
    trees.extend(
        often.iter().enumerate().filter(|(_, often)| **often > 0).map(|(at, often)| ((*often).into(), vec![at])),
    );
    let mut lens = [0_u8; 257];
    while trees.len() > 1 {
        // The rarest stand at the end.
        trees.sort_by_key(|tree| std::cmp::Reverse(tree.0));
        let (Some((seldom, mut leaves)), Some((often, more))) = (trees.pop(), trees.pop()) else { break };
        leaves.extend(more);
        for leaf in &leaves {
            lens.get_mut(*leaf).into_iter().for_each(|len| *len += 1);
        }
        trees.push((seldom + often, leaves));
    }
    lens
}

/// Shortens codes that are longer than 16 bits at the cost of others (K.2, figure K.3), and takes that of no symbol away.
fn limited(lens: [u8; 257]) -> [u8; 256] {
    const MOST: usize = 16;
    let mut order: Vec<(u8, usize)> = lens.iter().copied().zip(0..).filter(|(len, _)| *len > 0).collect();
    // No symbol has the last of the longest codes.
    order.sort_unstable();
    let mut counts = [0_usize; 258];
    for (len, _) in &order {
        counts.get_mut(usize::from(*len)).into_iter().for_each(|count| *count += 1);
    }
    for long in (MOST + 1..counts.len()).rev() {
        while counts.get(long).is_some_and(|count| *count > 0) {
            let Some(short) = (1..long - 1).rev().find(|at| counts.get(*at).is_some_and(|count| *count > 0)) else {
                break;
            };
            let mut add = |at: usize, by: isize| {
                counts.get_mut(at).into_iter().for_each(|count| *count = count.saturating_add_signed(by));
            };
            add(long, -2);
            add(long - 1, 1);
            add(short + 1, 2);
            add(short, -1);
        }
    }
    let mut limited = [0_u8; 256];
    let lens = (0_u8..).zip(counts.iter().take(MOST + 1)).flat_map(|(len, count)| std::iter::repeat_n(len, *count));
    for ((_, symbol), len) in order.iter().zip(lens) {
        limited.get_mut(*symbol).into_iter().for_each(|place| *place = len);
    }
    limited
}

/// The bits of one stretch of a scan, up to the next mark (F.2.2.5).
#[derive(Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
    byte: u8,
    left: u8,
}

impl<'a> Reader<'a> {
    /// Starts at the first bit of coded data.
    pub fn new(data: &'a [u8]) -> Self {
        Self { rest: data, byte: 0, left: 0 }
    }

    /// Skips to behind the next mark of a restart (F.2.2.4).
    pub fn restart(&mut self) -> Option<()> {
        self.left = 0;
        loop {
            let at = memchr::memchr(0xff, self.rest)?;
            let is_mark = matches!(self.rest.get(at + 1)?, 0xd0..=0xd7);
            self.rest = self.rest.get(at + if is_mark { 2 } else { 1 }..)?;
            if is_mark {
                return Some(());
            }
        }
    }

    /// The next bit; nothing at a mark or at the end.
    pub fn one(&mut self) -> Option<u32> {
        if self.left == 0 {
            let (byte, rest) = match self.rest {
                [0xff, 0, rest @ ..] => (0xff, rest),
                [0xff, ..] | [] => return None,
                [byte, rest @ ..] => (*byte, rest),
            };
            (self.byte, self.rest, self.left) = (byte, rest, 8);
        }
        self.left -= 1;
        Some(u32::from(self.byte >> self.left & 1))
    }

    /// The next bits as a number, 16 at most.
    pub fn many(&mut self, count: u8) -> Option<i32> {
        let mut number = 0;
        for _ in 0..count {
            number = number << 1 | self.one()?;
        }
        i32::try_from(number).ok()
    }

    /// The next bits as a number that may be below nought (F.2.2.1, figure F.12).
    pub fn signed(&mut self, count: u8) -> Option<i32> {
        let number = self.many(count)?;
        let half = 1_i32 << count >> 1;
        Some(if number < half { number - 2 * half + 1 } else { number })
    }
}

/// Bits on their way out.
#[derive(Debug, Default)]
pub struct Writer {
    out: Vec<u8>,
    bits: u32,
    count: u8,
}

impl Writer {
    /// Adds the last bits of a number, 16 at most.
    pub fn push(&mut self, number: u16, count: u8) {
        self.bits = self.bits << count | u32::from(number) & ((1 << count) - 1);
        self.count += count;
        while self.count >= 8 {
            self.count -= 8;
            let [.., byte] = (self.bits >> self.count).to_be_bytes();
            self.out.push(byte);
            if byte == 0xff {
                self.out.push(0);
            }
        }
    }

    /// Fills the last byte with ones (F.1.2.3).
    pub fn finish(mut self) -> Vec<u8> {
        self.push(0x7f, 7);
        self.out
    }
}
