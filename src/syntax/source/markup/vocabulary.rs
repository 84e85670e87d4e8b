//! The names of HTML that matter for where its text is, and those of attributes in any markup.

use crate::model::bytes::is_one_of;

/// Elements that stand among words (HTML, 4.5).
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
];

/// Elements without content (HTML, 13.1.2).
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Names that are those of everybody: elements beside the ones above, and the commonest attributes.
const KNOWN: &[&str] = &[
    "html",
    "head",
    "body",
    "title",
    "style",
    "script",
    "div",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "caption",
    "colgroup",
    "form",
    "select",
    "option",
    "optgroup",
    "button",
    "textarea",
    "fieldset",
    "legend",
    "pre",
    "blockquote",
    "section",
    "article",
    "aside",
    "nav",
    "header",
    "footer",
    "main",
    "figure",
    "figcaption",
    "iframe",
    "object",
    "video",
    "audio",
    "canvas",
    "svg",
    "noscript",
    "template",
    "center",
    "address",
    "summary",
    "details",
    "dialog",
    "picture",
    "class",
    "id",
    "href",
    "src",
    "alt",
    "name",
    "content",
    "value",
    "type",
    "rel",
    "lang",
    "width",
    "height",
    "style",
    "align",
    "valign",
    "border",
    "cellpadding",
    "cellspacing",
    "colspan",
    "rowspan",
    "target",
    "charset",
    "media",
    "method",
    "action",
    "placeholder",
    "for",
    "role",
    "onclick",
    "onload",
    "bgcolor",
    "color",
    "face",
    "size",
    "dir",
    "tabindex",
    "http-equiv",
    "property",
];

/// Attributes that say what an element is called.
const NAMING: &[&str] = &["name", "key", "property", "itemprop", "id", "field", "label", "http-equiv"];

/// Attributes that hold the value of what another one names.
const VALUE: &[&str] = &["value", "content", "val", "v", "data-value", "default"];

/// Attributes that say where something is reached.
pub const HOSTS: &[&str] = &["host", "hostname", "server", "url", "address"];

/// Attributes that say who comes.
pub const USERS: &[&str] = &["user", "username", "user-name", "login", "uid"];

/// Attributes that hold passwords.
pub const PASSWORDS: &[&str] = &["password", "passwd", "pwd", "pass"];

/// Attributes that hold addresses.
const ADDRESS: &[&str] = &[
    "href",
    "src",
    "action",
    "cite",
    "data",
    "poster",
    "background",
    "formaction",
    "longdesc",
    "manifest",
    "ping",
    "srcset",
    "xlink:href",
    "url",
    "uri",
    "codebase",
    "xsi:schemalocation",
    "xmlns",
];

/// Tells whether an element stands among the words of a text.
pub fn is_inline(name: &str) -> bool {
    is_one_of(name, INLINE)
}

/// Tells whether an element has no content and no closing tag.
pub fn is_void(name: &str) -> bool {
    is_one_of(name, VOID)
}

/// Tells whether the content of an element is a program.
pub fn is_program(name: &str) -> bool {
    is_one_of(name, &["script", "style"])
}

/// Tells whether a name is one of HTML itself.
pub fn is_known(name: &str) -> bool {
    is_one_of(name, KNOWN) || is_inline(name) || is_void(name)
}

/// Tells whether an attribute says what its element is called.
pub fn is_naming(name: &str) -> bool {
    is_one_of(name, NAMING)
}

/// Tells whether an attribute holds the value of what another one names.
pub fn is_value(name: &str) -> bool {
    is_one_of(name, VALUE)
}

/// Tells whether an attribute holds an address.
pub fn is_address(name: &str) -> bool {
    is_one_of(name, ADDRESS) || name.starts_with("xmlns:")
}
