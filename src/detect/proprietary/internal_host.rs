//! Machines, addresses and packages that only an organisation itself can reach.
//!
//! # Finds
//! Hosts under `.corp`, `.internal`, `.local`, `.lan` and their like, hosts of one word with a port or named after a tool
//! of the house (`http://wiki/`, `//jira.acme.com/`), an organisation's own address at a provider
//! (`acme.atlassian.net`), shares (`\\server\share`), buckets (`s3://…`), package scopes with a registry of their own.
//! # Does not find
//! `localhost`, members in code (`threading.local`), public pages of the same providers, public scopes.
//! # Evidence
//! The ending, the provider's domain, or the way it is written; for endings that code uses too, a scheme, a port, a
//! digit, or a name that machines have.
//! # Source
//! RFC 6762, appendix G; RFC 8375; ICANN resolution 2024.07.29.06 on `.internal`; documentation of the providers.

use super::phrase::entries;
use crate::detect::character::ends_inside_word;
use crate::detect::{About, Detector, Hit, Trigger, decoy};
use crate::model::bytes::is_listed;
use crate::model::fold::class;
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: InternalHost = InternalHost;

/// See the module.
#[derive(Debug)]
pub struct InternalHost;

static ABOUT: About = About {
    id: "internal-host",
    entity: Entity::InternalHost,
    examples: About::proof(&[
        "ssh «db01.acme.corp» now",
        "at «https://wiki.acme.internal/x/AbC?y=1».",
        "ping «fileserver.local» first",
        "«postgres.prod.svc.cluster.local:5432»",
        "see «https://acme-labs.atlassian.net/browse/FAL-12»,",
        "(«acmelabs.sharepoint.com/sites/deal»)",
        "copy to «\\\\fs01\\finance$\\2024\\q3.xlsx» please",
        "open \"«\\\\\\\\fs01\\\\finance»\" in JSON",
        "aws s3 ls «s3://acme-prod-exports/2024/»",
        "«http://buildserver:8080/job/x»",
        "«https://jira.acme.com/browse/X»",
        "«http://intranet/hr»",
        "«@acme»:registry=«https://npm.acme.io/»",
        "{\"name\": \"«@acme»/billing\"}",
        "registry=«https://npm.acme.io/simple»",
        "host: «nas-2.lan»",
        "«smb://files/public»",
        "\"arn:aws:s3:::«acme-exports/raw»\"",
        "git@«gitlab.acme.com»:group/repo.git",
        "«file://fileserver/share/x.doc»",
    ]),
    counterexamples: About::proof(&[
        "http://localhost.localdomain:5000/",
        "http://localhost:8080/",
        "threading.local()",
        "self.cache.local",
        "https://api.slack.com/methods",
        "https://gitlab.com/group/x",
        "https://git.kernel.org/pub",
        "import com.sun.internal",
        "\\\\d+\\\\w",
        "r'\\\\n\\t'",
        "@types/node",
        "https://support.atlassian.net/",
        "s3://{bucket}/x",
        "config.local",
        "[HOST 1]",
        "registry=https://registry.npmjs.org/",
        "http://example:80/",
        "file:///etc/hosts",
        "file://localhost/etc",
        "git@gitlab.com:group/repo.git",
        "jdk.internal.misc",
    ]),
};

/// What the triggers stand for, in their order.
const ENDING: usize = 0;
const PROVIDER: usize = 1;
const TOOL: usize = 2;
const PORT: usize = 3;
const SHARE: usize = 4;
const SCHEME: usize = 5;
const SCOPE: usize = 6;
const REGISTRY: usize = 7;
const BUCKET: usize = 8;

/// Providers that give each organisation a host of its own.
const PROVIDERS: &str = "\
    atlassian.net|jira.com|sharepoint.com|my.salesforce.com|lightning.force.com|slack.com|zendesk.com|\
    okta.com|service-now.com|visualstudio.com|onmicrosoft.com|jfrog.io|snowflakecomputing.com|\
    core.windows.net|database.windows.net|azurecr.io|azuredatabricks.net|rds.amazonaws.com|awsapps.com|\
    amazonaws.com|myworkday.com|workday.com|notion.site|freshservice.com|bamboohr.com|box.com";

/// Hosts of the providers that everybody uses.
const PUBLIC_HOSTS: &str = "\
    api|app|blog|community|developer|developers|docs|download|files|help|hooks|id|join|login|product|status|\
    support|web|www|get|aws|s3|sts|account|your-domain|yourcompany|your-company|mycompany|example|my|cdn|\
    static";

/// Words by which machines of a house are called.
const MACHINES: &str = "\
    server|srv|nas|printer|jira|confluence|wiki|git|gitlab|jenkins|build|mail|smtp|ldap|proxy|vpn|intranet|\
    sharepoint|sql|postgres|mysql|mongo|redis|kafka|vault|grafana|kibana|router|gateway|dns|dc|host|node|\
    prod|staging|dev|db";

/// Registries that everybody uses.
const PUBLIC_REGISTRIES: &str = "\
    npmjs.org|npmjs.com|yarnpkg.com|pypi.org|pypi.python.org|crates.io|docker.io|maven.org|nuget.org|\
    rubygems.org|npmmirror.com|github.com|gitlab.com|jsr.io";

/// Package scopes that everybody uses, for whatever names a package.
const PUBLIC_SCOPES: &str = "\
    @types|@babel|@angular|@vue|@nestjs|@aws-sdk|@google-cloud|@azure|@mui|@emotion|@storybook|\
    @testing-library|@typescript-eslint|@jest|@rollup|@vitejs|@sveltejs|@reduxjs|@tanstack|@octokit|@nuxt|\
    @react-native|@apollo|@graphql-tools|@sentry";

impl Detector for InternalHost {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[
            Trigger::Pattern(
                r#"[A-Za-z0-9]\.(?:corp|internal|intranet|local|localdomain|lan|home\.arpa)(?:[:/.,"'`<>?)\]; \t\r\n]|$)"#,
            ),
            Trigger::Pattern(
                r"[A-Za-z0-9]\.(?:atlassian\.net|jira\.com|sharepoint\.com|salesforce\.com|force\.com|slack\.com|zendesk\.com|okta\.com|service-now\.com|visualstudio\.com|onmicrosoft\.com|jfrog\.io|snowflakecomputing\.com|windows\.net|azurecr\.io|azuredatabricks\.net|amazonaws\.com|awsapps\.com|workday\.com|myworkday\.com|notion\.site|freshservice\.com|bamboohr\.com|box\.com)",
            ),
            Trigger::Pattern(
                r"(?://|git@)(?:jira|confluence|gitlab|jenkins|intranet|sharepoint|wiki|artifactory|nexus|sonar|sonarqube|grafana|kibana|vpn|git|bitbucket|harbor|sso|adfs|internal|staging|stage|uat|qa|dev|portal|svn|go|erp|crm)[0-9]*[./\-]",
            ),
            Trigger::Pattern("://[A-Za-z0-9]"),
            Trigger::Pattern(r"\\\\[A-Za-z0-9]"),
            Trigger::Pattern(r"(?:s3a?|s3n|gs|abfss?|wasbs?|hdfs|smb|afp|file)://[A-Za-z0-9]"),
            Trigger::Pattern(r#":registry|"name": *"@"#),
            Trigger::Pattern("(?:registry|index-url|index_url|repository-url) ?[=:] ?[\"']?https?://[A-Za-z0-9]"),
            Trigger::Pattern("arn:aws[a-z-]*:s3:::[A-Za-z0-9]"),
        ]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        match hit.trigger {
            ENDING => ending(hit, out),
            PROVIDER => provider(hit, out),
            TOOL if hit.before(hit.end, 24).contains("git@") => {
                scheme(hit, hit.before(hit.end, 24).rfind("t@"), 24, out)
            }
            PORT if !has_port(hit) => {}
            TOOL | PORT => scheme(hit, hit.before(hit.end, 64).rfind("//"), 64, out),
            SHARE => share(hit, out),
            SCHEME => scheme(hit, hit.before(hit.end, 16).rfind("//"), 16, out),
            SCOPE => scope(hit, out),
            BUCKET => bucket(hit, out),
            REGISTRY => scheme(hit, hit.before(hit.end, 16).rfind("//"), 16, out),
            _ => {}
        }
    }
}

/// A web address or a host, taken apart.
struct Address<'a> {
    start: usize,
    end: usize,
    scheme: &'a str,
    host: &'a str,
    has_port: bool,
}

impl<'a> Address<'a> {
    /// Reads the address around a byte of its host.
    fn around(hit: &Hit<'a>, at: usize) -> Option<Self> {
        let before = hit.before(at, 96);
        let is_host = class(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_'));
        let lead: usize = before.chars().rev().take_while(|&c| is_host(c)).map(char::len_utf8).sum();
        let host_start = at - lead;
        let rest = hit.after(host_start, 96 + 256);
        let host_len = rest.find(|c| !is_host(c)).unwrap_or(rest.len());
        let host = rest.get(..host_len)?.trim_end_matches(class(|c| matches!(c, '.' | '-' | '_')));
        let shown = hit.before(host_start, 16);
        let scheme = shown.strip_suffix("://").map_or("", |shown| {
            let len = shown.bytes().rev().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            shown.get(shown.len() - len..).unwrap_or_default()
        });
        let start = host_start - if scheme.is_empty() { 0 } else { scheme.len() + 3 };
        let after = rest.get(host.len()..)?;
        let port = after.strip_prefix(':').map_or(0, |digits| digits.bytes().take_while(u8::is_ascii_digit).count());
        let mut len = host.len() + if port > 0 { port + 1 } else { 0 };
        let behind = rest.get(len..)?;
        if behind.starts_with(class(|c| matches!(c, '/' | '?' | '#'))) {
            let stops = class(|c| {
                c.is_whitespace()
                    || matches!(c, '"' | '\'' | '<' | '>' | '`' | '|' | ',' | ';' | ')' | ']' | '}' | '\\')
            });
            let path = behind.get(..behind.find(stops).unwrap_or(behind.len()))?;
            len += path.trim_end_matches(class(|c| matches!(c, '.' | ':' | '!' | '?'))).len();
        }
        let (end, has_port) = (host_start + len, port > 0);
        (!host.is_empty()).then_some(Self { start, end, scheme, host, has_port })
    }

    fn labels(&self) -> usize {
        self.host.split('.').count()
    }

    fn first(&self) -> &'a str {
        self.host.split('.').next().unwrap_or_default()
    }
}

fn ending(hit: &Hit<'_>, out: &mut Vec<Candidate>) {
    let back = hit.before(hit.end, 16);
    let Some(at) = back.rfind(class(|c| c.is_ascii_alphabetic())).map(|found| hit.end - back.len() + found) else {
        return;
    };
    let Some(found) = Address::around(hit, at) else { return };
    let host = found.host;
    let is_mail = hit.before(found.start, 1) == "@";
    // Every machine calls itself so.
    let is_own = host == "localhost.localdomain" || host.ends_with(".localhost.localdomain");
    let last = host.rsplit('.').next().unwrap_or_default();
    let goes_on = !matches!(last, "corp" | "internal" | "intranet" | "local" | "localdomain" | "lan" | "arpa");
    let is_code = host.contains('_') && found.scheme.is_empty()
        || hit.after(found.end, 1).starts_with(class(|c| matches!(c, '(' | '[' | '=')))
        || host.chars().any(|c| c.is_ascii_uppercase())
            && host.chars().any(|c| c.is_ascii_lowercase())
            && found.scheme.is_empty();
    let is_machine = found.first().split('-').any(|word| {
        let word = word.trim_end_matches(class(|c| c.is_ascii_digit()));
        entries(MACHINES)
            .any(|known| word == known || word.len() > known.len() + 1 && known.len() > 3 && word.ends_with(known))
    });
    let is_marked = host
        .split('.')
        .any(|label| label.contains('-') || label.ends_with(class(|c| c.is_ascii_digit())) && label.len() > 1);
    let is_shown = !found.scheme.is_empty() || found.has_port;
    let rare = matches!(last, "corp" | "lan" | "intranet") && found.labels() >= 2 || host.ends_with("cluster.local");
    let domain = matches!(host.rsplit_once('.').map(|(_, tld)| tld), Some("com" | "net" | "io" | "org" | "de" | "eu"))
        && found.labels() >= 3;
    let is_package = ["com", "org", "java", "javax", "sun", "jdk", "os", "sys", "self", "this", "net", "io"]
        .contains(&found.first());
    if is_mail
        || is_own
        || is_code
        || is_package && !is_shown
        || goes_on && !(domain || is_shown)
        || decoy::is_placeholder(host)
    {
        return;
    }
    let score = match (is_shown, is_machine || is_marked, rare) {
        (true, _, _) => 0.85,
        (_, true, _) => 0.75,
        (_, _, true) => 0.65,
        _ if found.labels() >= 3 && last != "local" => 0.55,
        _ => return,
    };
    out.extend(hit.candidate(&ABOUT, found.start, found.end, score));
}

fn provider(hit: &Hit<'_>, out: &mut Vec<Candidate>) {
    let Some(found) = Address::around(hit, hit.end - 1) else { return };
    let host = found.host.to_ascii_lowercase();
    let Some(own) = entries(PROVIDERS).find_map(|known| host.strip_suffix(known)?.strip_suffix('.')) else { return };
    let is_public = own.split('.').all(|label| is_listed(PUBLIC_HOSTS, label) || label.starts_with("s3-"));
    // What Amazon calls its own services has no more than the service and the region.
    let is_service = host.ends_with("amazonaws.com")
        && !(own.contains("s3") || own.contains("rds") || own.contains("elb"))
        || own.starts_with("s3.");
    if !is_public && !is_service && hit.before(found.start, 1) != "@" && !decoy::is_placeholder(own) {
        out.extend(hit.candidate(&ABOUT, found.start, found.end, 0.85));
    }
}

/// An address behind `//`, which stands in the last `reach` bytes before the end of the hit.
fn scheme(hit: &Hit<'_>, slashes: Option<usize>, reach: usize, out: &mut Vec<Candidate>) {
    let Some(slashes) = slashes else { return };
    let at = hit.end - hit.before(hit.end, reach).len() + slashes + 2;
    let Some(found) = Address::around(hit, at) else { return };
    let Address { scheme, host, has_port, .. } = found;
    let lower = host.to_ascii_lowercase();
    let is_made_up = decoy::is_placeholder(&lower)
        || lower.split(class(|c| matches!(c, '.' | '-'))).any(|label| {
            matches!(
                label,
                "localhost" | "example" | "foo" | "bar" | "spam" | "hostname" | "myhost" | "yourhost" | "myserver"
            )
        });
    let is_shell = hit.before(found.start, 4) == "git@";
    if is_made_up
        || scheme.is_empty() && !is_shell
        || scheme == "file" && host.len() < 3
        || hit.after(found.end, 1) == "@"
        || hit.after(found.end, 48).split_whitespace().next().is_some_and(|rest| rest.contains('@'))
    {
        return;
    }
    let score = match hit.trigger {
        SCHEME => 0.8,
        REGISTRY if entries(PUBLIC_REGISTRIES).any(|known| lower.ends_with(known)) => return,
        REGISTRY => 0.75,
        // A host of one word cannot be reached from outside.
        _ if !host.contains('.') && host.len() > 1 && host.bytes().any(|byte| byte.is_ascii_alphabetic()) => {
            if matches!(lower.as_str(), "host" | "server" | "proxy" | "test" | "a" | "dev" | "qa" | "go")
                && hit.trigger == PORT
            {
                return;
            }
            if has_port || hit.trigger == TOOL { 0.7 } else { return }
        }
        TOOL if found.labels() >= 3 && found.first() != "go" && !is_open(&lower) => 0.65,
        _ => return,
    };
    out.extend(hit.candidate(&ABOUT, found.start, found.end, score));
}

/// Tells whether a host belongs to a public body or a public project, whose tools are open to all.
fn is_open(host: &str) -> bool {
    const OPEN: &[&str] = &[
        ".org",
        ".edu",
        ".gov",
        ".info",
        "gitlab.com",
        "github.com",
        "github.io",
        "gitlab.io",
        "microsoft.com",
        "google.com",
        "mozilla.com",
        "wikipedia.com",
        "fandom.com",
    ];
    OPEN.iter().any(|known| host.ends_with(known))
}

/// Tells whether the host whose first byte ends the trigger is one word with a port.
fn has_port(hit: &Hit<'_>) -> bool {
    let rest = hit.after(hit.end, 64);
    let name = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '-');
    name.strip_prefix(':').is_some_and(|port| port.starts_with(|c: char| c.is_ascii_digit()))
}

fn share(hit: &Hit<'_>, out: &mut Vec<Candidate>) {
    let before = hit.before(hit.end, 80);
    let is_path = class(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '$' | '\\'));
    let lead: usize = before.chars().rev().take_while(|&c| is_path(c)).map(char::len_utf8).sum();
    let text = before.get(before.len() - lead..).unwrap_or_default();
    let Some(first) = text.find("\\\\") else { return };
    let start = hit.end - text.len() + first;
    let rest = hit.after(start, 240);
    let slashes = rest.bytes().take_while(|byte| *byte == b'\\').count();
    // Patterns and strings of code have other numbers of them.
    if !matches!(slashes, 2 | 4) {
        return;
    }
    let stops = class(|c| {
        c.is_whitespace()
            || matches!(
                c,
                '"' | '\'' | '<' | '>' | '`' | '|' | '*' | '?' | ',' | ';' | ')' | ']' | ':' | '(' | '+' | '{' | '['
            )
    });
    let path = rest.get(..rest.find(stops).unwrap_or(rest.len())).unwrap_or_default();
    let path = path.trim_end_matches(class(|c| matches!(c, '.' | '\\')));
    let mut parts = path.split('\\').filter(|part| !part.is_empty());
    let doubled = path.get(slashes..).unwrap_or_default().contains("\\\\");
    let (Some(server), Some(share)) = (parts.next(), parts.next()) else { return };
    let is_escape = doubled != (slashes == 4);
    let is_after_word = first > 0 || ends_inside_word(hit.before(start, 4)) || hit.before(start, 1) == ":";
    let is_short = server.len() < 3
        || share.len() < 2
        || matches!(server.to_ascii_lowercase().as_str(), "server" | "localhost" | "example" | "unc");
    if !is_escape && !is_after_word && !is_short {
        let score = if out.last().is_some_and(|last| last.detector == ABOUT.id && last.span.start() == start) {
            return;
        } else {
            0.75
        };
        out.extend(hit.candidate(&ABOUT, start, start + path.len(), score));
    }
}

/// `arn:aws:s3:::bucket`.
fn bucket(hit: &Hit<'_>, out: &mut Vec<Candidate>) {
    let name = hit.after(hit.end - 1, 96);
    let len =
        name.find(class(|c| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '/' | '_')))).unwrap_or(name.len());
    let name = name.get(..len).unwrap_or_default().trim_end_matches(class(|c| matches!(c, '.' | '/')));
    if name.len() >= 3 && !decoy::is_placeholder(name) {
        out.extend(hit.candidate(&ABOUT, hit.end - 1, hit.end - 1 + name.len(), 0.75));
    }
}

fn scope(hit: &Hit<'_>, out: &mut Vec<Candidate>) {
    // Of a package's name the trigger has only the first sign.
    let rest = hit.after(hit.end, 64);
    let end = match hit.before(hit.end, 1) {
        "@" => hit.end + rest.find('/').map_or(0, |slash| slash + 1),
        _ => hit.end,
    };
    let hit = &hit.ending_at(end);
    let before = hit.before(hit.end, 80);
    let Some(at) = before.rfind('@') else { return };
    let start = hit.end - before.len() + at;
    let rest = before.get(at..).unwrap_or_default();
    let len = rest.find(class(|c| matches!(c, ':' | '/'))).unwrap_or(rest.len());
    let name = rest.get(..len).unwrap_or_default();
    if name.len() > 3 && !is_listed(PUBLIC_SCOPES, name) && !decoy::is_placeholder(name) && !name.contains("scope") {
        let score = if rest.contains(":registry") { 0.75 } else { 0.45 };
        out.extend(hit.candidate(&ABOUT, start, start + len, score));
    }
}
