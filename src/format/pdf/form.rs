//! Forms that are filled in (ISO 32000-2, 12.7).

use super::annotation::Touched;
use super::resource::Used;
use super::walk::{Kind, Walk};
use crate::error::Result;
use crate::model::{DroppedKind, Location, Notation, Place};
use crate::syntax::pdf::{Dict, File, Object};

/// What the fields of a file call by name.
pub fn resources(file: &File) -> Dict {
    let root = file.root();
    let form = root.as_deref().and_then(Object::as_dict).map(|root| file.value(root, "AcroForm"));
    let resources = form.as_deref().and_then(Object::as_dict).map(|form| file.value(form, "DR"));
    resources.as_deref().and_then(Object::as_dict).cloned().unwrap_or_default()
}

impl Walk<'_> {
    /// The form of a file.
    ///
    /// # Errors
    /// What its fields give.
    pub fn interactive_form(&mut self, from: &Dict) -> Result<Dict> {
        let file = self.file;
        let mut dict = Dict::default();
        self.copy(from, &["NeedAppearances", "Q"], &mut dict);
        if let Some(set) = file.value(from, "DA").as_string() {
            dict.set("DA", Object::String(self.default_appearance(set)));
        }
        if from.has("XFA") {
            self.drop(DroppedKind::CustomData);
        }
        if from.has("CO") {
            self.drop(DroppedKind::Script);
        }
        // Names of fonts stand in settings of fields, so all of them stay.
        let resources = self.form_resources.clone();
        let mut used = Used::default();
        if let Some(fonts) = file.value(&resources, "Font").as_dict() {
            fonts.0.keys().for_each(|name| used.note("Font", name));
        }
        let resources = self.resources(&std::rc::Rc::new(resources), &used)?;
        dict.set("DR", resources.into());
        let fields = file.value(from, "Fields");
        let mut all = Vec::new();
        for field in fields.as_array().unwrap_or_default().iter().filter(|field| field.as_ref().is_some()) {
            let link = self.link(field, Kind::Annotation)?;
            if !self.is_touched(field) {
                all.push(link);
            }
        }
        dict.set("Fields", Object::Array(all));
        Ok(dict)
    }

    /// Tells whether an area takes a field whole.
    fn is_touched(&self, field: &Object) -> bool {
        field.as_ref().is_some_and(|at| self.touched_fields.get(&at.number) == Some(&Touched::Whole))
    }

    /// Tells whether an object is a field although it does not say so itself, since its parent does.
    pub fn is_field(&self, dict: &Dict) -> bool {
        let parent = self.file.value(dict, "Parent");
        parent.as_dict().is_some_and(|parent| parent.has("FT") || parent.has("Kids"))
    }

    /// Takes over what a field says.
    ///
    /// # Errors
    /// What the texts give.
    pub fn field(&mut self, from: &Dict, number: usize, to: &mut Dict) -> Result<()> {
        let file = self.file;
        self.copy_name(from, "FT", &["Btn", "Tx", "Ch", "Sig"], to);
        self.copy(from, &["Ff", "MaxLen", "TI", "I"], to);
        let location = Location::visible(Place::Control, number);
        let hidden = Location::metadata(Place::Control, number);
        // A point parts the names of fields that lie in one another.
        if let Some(name) = file.value(from, "T").as_string() {
            to.set("T", self.text(name, hidden, Notation::Identifier)?);
        }
        for key in ["TU", "TM"] {
            if let Some(text) = file.value(from, key).as_string() {
                to.set(key, self.text(text, hidden, Notation::Prose)?);
            }
        }
        let is_signature = file.value(from, "FT").as_name() == Some(b"Sig");
        if is_signature && (from.has("V") || from.has("Lock") || from.has("SV")) {
            self.drop(DroppedKind::Signature);
        }
        if !is_signature {
            for key in ["V", "DV"] {
                let value = self.field_value(from.get(key), location)?;
                if value != Object::Null {
                    to.set(key, value);
                }
            }
        }
        if from.has("Opt") {
            let options = self.field_value(from.get("Opt"), location)?;
            to.set("Opt", options);
        }
        if let Some(look) = file.value(from, "MK").as_dict() {
            let mut own = Dict::default();
            self.copy(look, &["R", "BC", "BG", "TP"], &mut own);
            for key in ["CA", "RC", "AC"] {
                if let Some(text) = file.value(look, key).as_string() {
                    own.set(key, self.text(text, location, Notation::Prose)?);
                }
            }
            to.set("MK", own.into());
        }
        let kids = file.value(from, "Kids");
        if let Some(kids) = kids.as_array() {
            let mut all = Vec::new();
            for kid in kids.iter().filter(|kid| kid.as_ref().is_some()) {
                let link = self.link(kid, Kind::Annotation)?;
                if !self.is_touched(kid) {
                    all.push(link);
                }
            }
            to.set("Kids", Object::Array(all));
        }
        Ok(())
    }

    /// A value: a text, the name of a state, or a list of them.
    fn field_value(&mut self, object: &Object, location: Location) -> Result<Object> {
        let found = self.file.resolve(object);
        Ok(match &*found {
            Object::String(text) => self.text(text, location, Notation::Prose)?,
            Object::Stream(stream) => {
                let text = self.file.bytes_of(stream)?;
                self.text(&text, location, Notation::Prose)?
            }
            Object::Name(name) => Object::Name(self.state_name(name, location.number)?),
            Object::Array(items) => {
                let mut all = Vec::new();
                for item in items {
                    // An option may be a pair: what is stored and what is shown.
                    let pair = self.file.resolve(item);
                    all.push(match pair.as_array() {
                        Some([one, other]) => {
                            let one = self.field_text(one, location)?;
                            Object::Array(vec![one, self.field_text(other, location)?])
                        }
                        _ => self.field_text(&pair, location)?,
                    });
                }
                Object::Array(all)
            }
            _ => Object::Null,
        })
    }

    fn field_text(&mut self, object: &Object, location: Location) -> Result<Object> {
        let found = self.file.resolve(object);
        match found.as_string() {
            Some(text) => self.text(text, location, Notation::Prose),
            None => Ok(Object::String(Vec::new())),
        }
    }
}
