//! A cleaned file is proved by three doors, and what they find goes as well.

use scrubjay::detect::Engine;
use scrubjay::model::{Area, Entity, FindingId, Span, UnitId, Value};
use scrubjay::policy::Policy;
use scrubjay::receipt::FileReceipt;
use scrubjay::session::{FileSession, Sighting, Sightings, Task};
use scrubjay::verify::CleanFile;
use scrubjay::{Error, Result};

use crate::fixture::{Fixture, Residue, line};

struct Trial {
    engine: Engine,
    task: Task,
    session: FileSession,
}

impl Trial {
    fn new(content: &str) -> Self {
        let (engine, task) = (Engine::without_tagger().unwrap(), Task::new(Policy::default()));
        let session = FileSession::open("f1", "a.pdf", Fixture::new(content).bytes(), task.policy()).unwrap();
        Self { engine, task, session }
    }

    /// Looks through the file with what was left of the last look, and cleans it.
    fn clean(&mut self, areas: &[Area]) -> Result<(CleanFile, FileReceipt)> {
        self.task.note_left("f1", self.session.take_left());
        self.session.scan(&self.engine, self.task.brief("f1"), &mut |_, _| ());
        self.task.report("f1", 0, self.session.sightings());
        let mut rulings = self.task.rulings("f1");
        rulings.areas = areas.to_vec();
        self.session.clean(&self.engine, &rulings)
    }
}

/// What another file of the task tells of a value.
fn sighting(value: Value) -> Sightings {
    let id = FindingId { unit: UnitId(1), span: Span::new(0, 1).unwrap() };
    let spelling = value.folded.clone();
    let found = Sighting { id, value, spelling, detector: "code-name".into(), is_sought: true };
    Sightings { findings: vec![found], ..Sightings::default() }
}

#[test]
fn the_receipt_names_the_second_reader() {
    let (clean, receipt) = Trial::new(&line(50, 700, "Name: Jane Roe")).clean(&[]).unwrap();
    assert!(Residue::of(clean.bytes()).page(0).contains("[PERSON 1]"));
    assert_eq!(receipt.checks, ["rescan", "leak", "second reader"]);
}

#[test]
fn a_known_value_that_an_area_lays_bare_is_left_and_goes_at_the_next_look() {
    // The area takes the letters before it.
    let mut trial = Trial::new(&line(50, 700, "DAHLCASTELLANOSAURIA stays"));
    trial.task.report("f0", 1, sighting(Value::of(Entity::CodeName, "Castellanosauria")));
    let area = Area::new(0, (45.0, 695.0), (76.0, 715.0)).unwrap();
    let error = trial.clean(&[area]).map(|_| ()).unwrap_err();
    assert!(matches!(error, Error::LeakFound { door: "rescan", .. }), "{error:?}");
    let (clean, _) = trial.clean(&[area]).unwrap();
    let residue = Residue::of(clean.bytes());
    assert_eq!(residue.holds("CASTELLANOSAURIA"), None, "{}", residue.said());
    assert!(residue.page(0).contains("stays"));
}
