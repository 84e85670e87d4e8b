//! Prints what is seen in pictures of the form PGM.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::indexing_slicing)]

fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        let mut parts = bytes.splitn(4, |&byte| byte == b'\n');
        let size = String::from_utf8(parts.nth(1).unwrap().to_vec()).unwrap();
        let sides: Vec<u32> = size.split(' ').map(|side| side.parse().unwrap()).collect();
        let picture = scrubjay_sight::Grey::new(sides[0], sides[1], parts.nth(1).unwrap().to_vec()).unwrap();
        let start = std::time::Instant::now();
        let seen = scrubjay_sight::look(&picture);
        println!("{path} {size} {:?} {:?} {:?}", start.elapsed(), seen.faces, seen.codes);
    }
}
