//! The files that get other names, because these say something that has to go.

use std::collections::BTreeMap;

use super::File;
use crate::model::{Decision, UnitId, Value};
use crate::plan::{Modules, Renamed, Renames, Rewritten, Ruling};
use crate::policy::Policy;
use crate::replace::Original;
use crate::session::Sighting;

/// The unit in which the name of a file stands.
pub const NAME: UnitId = UnitId(0);

/// Works out what the names of files become.
pub fn renames(files: &[&File], values: &BTreeMap<Value, Ruling>, policy: &Policy) -> Renames {
    let in_name = |file: &File| -> Vec<(Sighting, Ruling)> {
        let here = file.sightings.iter().filter(|sighting| sighting.id.unit == NAME);
        let ruled = here.filter_map(|sighting| Some((sighting.clone(), values.get(&sighting.value)?.clone())));
        let decision =
            |(sighting, ruling): &(Sighting, Ruling)| file.places.get(&sighting.id).copied().unwrap_or(ruling.decision);
        ruled.filter(|found| decision(found) == Decision::Accept).collect()
    };
    let found: Vec<_> =
        files.iter().map(|file| (*file, in_name(file))).filter(|(_, found)| !found.is_empty()).collect();
    if found.is_empty() {
        return Renames::default();
    }
    // EXPOSE: folders of programs are told by the names of the files in them.
    let all = Modules::of(files.iter().map(|file| file.name.expose().as_str()));
    let modules = found.iter().flat_map(|(file, _)| all.above(file.name.expose())).map(str::to_owned).collect();
    let renamed = |(file, found): (&File, Vec<(Sighting, Ruling)>)| {
        let rewritten = |(sighting, ruling): (Sighting, Ruling)| {
            let Sighting { id, value, spelling, .. } = sighting;
            // EXPOSE: the stand-in may take the shape of what it stands for.
            let notation = all.notation(file.name.expose(), id.span);
            let (entity, text, draft) = (value.entity, spelling.expose().as_str(), ruling.draft.as_deref());
            let original = Original { entity, text, number: ruling.number, notation, draft };
            let stand_in = policy.rule(entity).replacement.stand_in(&original);
            Rewritten { span: id.span, stand_in, is_drafted: ruling.draft.is_some() }
        };
        let mut places: Vec<Rewritten> = found.into_iter().map(rewritten).collect();
        places.sort_by_key(|place| place.span.start());
        Renamed { path: file.name.clone(), places }
    };
    Renames::new(found.into_iter().map(renamed).collect(), modules)
}
