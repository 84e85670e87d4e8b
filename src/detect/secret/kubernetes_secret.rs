//! Secrets of Kubernetes.
//!
//! # Finds
//! The values below `data:` and `stringData:` in a manifest of `kind: Secret`, also those written over several lines.
//! # Does not find
//! Placeholders and templates; sealed and external secrets, which hold no values; values of a few characters.
//! # Evidence
//! The kind, the key above the value and, below `data:`, base64.
//! # Source
//! Kubernetes documentation, "Secrets".

use crate::detect::{About, Detector, Hit, Trigger, decoy};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: KubernetesSecret = KubernetesSecret;

/// See the module.
#[derive(Debug)]
pub struct KubernetesSecret;

/// How far before and after its kind a manifest is read, in bytes.
const REACH: usize = 4096;

static ABOUT: About = About {
    id: "kubernetes-secret",
    entity: Entity::Password,
    examples: About::proof(&[
        "apiVersion: v1\nkind: Secret\ndata:\n  # set by hand\n  login: «amFuZTp4SzkhdjI=»\n",
        "data:\n\textra: «YWRtaW46aHVudGVyMg==»\nkind: Secret\nmetadata:\n\tname: x",
        "kind: Secret\nstringData:\n  config: «kW2xz9Lp!»\ntype: Opaque",
        "kind: \"Secret\"\ndata:\n  .dockercfg: >\n    «eyJhdXRocyI6eyJodHRwczovL2V4»\n",
    ]),
    counterexamples: About::proof(&[
        "kind: Secret\ndata:\n  extra: YmFyCg==\n",
        "kind: Secret\ndata:\n  password: {{ .Values.password }}\n",
        "kind: SecretStore\ndata:\n  extra: YWRtaW46aHVudGVyMg==\n",
        "kind: ConfigMap\ndata:\n  extra: YWRtaW46aHVudGVyMg==\n",
        "kind: Secret\nmetadata:\n  name: app-secret-settings\n",
    ]),
};

impl Detector for KubernetesSecret {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[Trigger::Pattern(r#"kind["']?[ \t]*:[ \t]*["']?[Ss]ecret"#)]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let after = hit.after(hit.end, REACH);
        if after.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            return;
        }
        let before = hit.before(hit.end, REACH);
        let begin = before.rfind("\n---").map_or(0, |at| at + 1);
        let end = after.find("\n---").unwrap_or(after.len());
        let start = hit.end - before.len() + begin;
        let manifest = hit.slice(start, hit.end + end);
        let mut section: Option<(usize, bool)> = None;
        let mut at = start;
        for line in manifest.split_inclusive('\n') {
            let (line_start, content) = (at, line.trim());
            at += line.len();
            if content.is_empty() || content.starts_with('#') {
                continue;
            }
            let indent = line.len() - line.trim_start().len();
            section = section.filter(|(above, _)| indent > *above);
            match (section, content.trim_end()) {
                (None, "data:") => section = Some((indent, true)),
                (None, "stringData:") => section = Some((indent, false)),
                (Some((_, is_encoded)), _) => {
                    let value = value_of(content);
                    if !value.is_empty() && is_value(value, is_encoded) {
                        let value_start = line_start + line.find(value).unwrap_or_default();
                        out.extend(hit.candidate(&ABOUT, value_start, value_start + value.len(), 0.85));
                    }
                }
                _ => {}
            }
        }
    }
}

/// The value of a line, its key, its quotes and the mark of a longer text left out.
fn value_of(content: &str) -> &str {
    let value = content.split_once(": ").map_or(content, |(_, value)| value);
    if value.ends_with(':') {
        return "";
    }
    value.split(" #").next().unwrap_or_default().trim().trim_matches(['"', '\''])
}

fn is_value(value: &str, is_encoded: bool) -> bool {
    const LEAST: usize = 10;
    if decoy::is_placeholder(value) || value.contains("{{") {
        return false;
    }
    if is_encoded {
        let digits = value.trim_end_matches('=');
        let is_base64 = digits.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/'));
        return is_base64 && digits.len() >= LEAST;
    }
    value.len() >= 4 && !value.contains(' ')
}
