//! Golomb-Rice codes: the quotient in unary, ended by a zero, then the remainder, its highest bit first.

/// Quotients above this are no code of ours.
const MOST_QUOTIENT: u32 = 1 << 16;

/// Reads codes from bytes, the highest bit of each byte first.
pub struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn bit(&mut self) -> Option<u32> {
        let byte = self.bytes.get(self.at / 8)?;
        let bit = byte >> (7 - self.at % 8) & 1;
        self.at += 1;
        Some(u32::from(bit))
    }

    /// Reads one code with so many bits of remainder; nothing past the end or for what no writer writes.
    pub fn next(&mut self, bits: u32) -> Option<u32> {
        let mut value = 0u32;
        while self.bit()? == 1 {
            value += 1;
            if value > MOST_QUOTIENT {
                return None;
            }
        }
        for _ in 0..bits {
            value = value.checked_mul(2)? + self.bit()?;
        }
        Some(value)
    }
}

/// Writes codes.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Default)]
pub struct Writer {
    bytes: Vec<u8>,
    used: usize,
}

#[cfg(not(target_arch = "wasm32"))]
impl Writer {
    fn bit(&mut self, bit: u32) {
        if self.used % 8 == 0 {
            self.bytes.push(0);
        }
        if let Some(byte) = self.bytes.last_mut() {
            *byte |= u8::from(bit == 1) << (7 - self.used % 8);
        }
        self.used += 1;
    }

    pub fn put(&mut self, value: u32, bits: u32) {
        for _ in 0..value >> bits {
            self.bit(1);
        }
        self.bit(0);
        for index in (0..bits).rev() {
            self.bit(value >> index & 1);
        }
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}
