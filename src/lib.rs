//! Scrubjay removes what is sensitive from work files and proves that it is gone.
//!
//! The journey of a file, and the module of each step:
//!
//! 1. [`scan::OpenFile::open`] asks [`format`] what the file is and opens it into text units. What cannot be cleaned
//!    is refused here, in plain words ([`error`]), inside fixed [`limits`].
//! 2. [`scan`] runs [`detect`] over every unit and [`resolve`] over what comes out: findings that overlap no other,
//!    cover whole tokens, and stand wherever their value stands.
//! 3. [`session::Task`] gathers the findings of all files, takes the decisions and counts the stand-ins.
//! 4. [`plan`] turns findings and decisions into edits, [`replace`] makes what is written, the document writes it.
//! 5. [`verify`] looks at the written bytes through two doors and alone can make a [`CleanFile`]. Nothing else has
//!    bytes to send.
//! 6. [`receipt`] tells what was done, without what was there.
//!
//! ```
//! use scrubjay::detect::Engine;
//! use scrubjay::{FileSession, Policy, Task};
//!
//! let engine = Engine::new().expect("the registered patterns compile");
//! let mut task = Task::new(Policy::default());
//! task.add_term("Blue Heron")?;
//!
//! let bytes = b"Blue Heron: write to jane.roe@example.org".to_vec();
//! let mut file = FileSession::open("f1", "brief.txt", bytes, task.policy())?;
//! file.scan(&engine, task.brief("f1"), &mut |_, _| ());
//! task.report("f1", 0, file.sightings());
//!
//! let (clean, _receipt) = file.clean(&engine, &task.rulings("f1"))?;
//! assert_eq!(clean.bytes(), b"[TERM 1]: write to [EMAIL 1]");
//! # Ok::<(), scrubjay::Error>(())
//! ```
#![forbid(unsafe_code)]

pub mod detect;
pub mod error;
pub mod format;
pub mod limits;
pub mod model;
pub mod plan;
pub mod policy;
pub mod receipt;
pub mod replace;
pub mod resolve;
pub mod scan;
pub mod session;
pub mod syntax;
pub mod verify;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use error::{Error, Result};
pub use policy::Policy;
pub use receipt::Receipt;
pub use session::{FileSession, Task};
pub use verify::CleanFile;
