// Writes the fixtures of data, markup, programs and archives: `node tests/corpus/make-source.mjs`.
//
// Every name, number and address is made up. A file is named after the trouble it holds.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { zip } from "../browser/fixture/zip.js";

const here = dirname(fileURLToPath(import.meta.url));

/** @param {string} text */
const utf8 = (text) => Buffer.from(text, "utf8");

/**
 * A tape archive with owners and dates in it.
 *
 * @param {Record<string, Buffer>} files
 */
function tar(files) {
  const blocks = [];
  for (const [name, content] of Object.entries(files)) {
    const header = Buffer.alloc(512);
    const put = (/** @type {string} */ text, /** @type {number} */ at) => header.write(text, at, "latin1");
    const octal = (/** @type {number} */ number, /** @type {number} */ length) => number.toString(8).padStart(length - 1, "0");
    put(name, 0);
    put(octal(name.endsWith(".sh") ? 0o755 : 0o644, 8), 100);
    put(octal(1000, 8), 108);
    put(octal(1000, 8), 116);
    put(octal(content.length, 12), 124);
    put(octal(1_700_000_000, 12), 136);
    put("        ", 148);
    put("0", 156);
    put("ustar\0" + "00", 257);
    put("jroe", 265);
    put("staff", 297);
    put(octal(header.reduce((sum, byte) => sum + byte, 0), 7) + "\0", 148);
    blocks.push(header, content, Buffer.alloc((512 - (content.length % 512)) % 512));
  }
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

const record = `{
  "name": "Jane Roe", "mail": "jane.roe\\u0040example.com",
  "phones": ["+1 202 555 0143", "+1 202 555 0144"],
  "born": 19800214, "note": "Asked \\"Jane\\" \\u2014 twice.\\nCall \\/ write.", "ok": true
}
`;
const script = `#!/bin/sh
# Written by Jane Roe <jane.roe@example.com>
export MAIL_TO=jane.roe@example.com
echo 'Dear Jane' "to \\"Jane\\"" # done
`;
const module = `"""Sends mail for Jane Roe."""
# Jane Roe wrote this,
# jane.roe@example.com knows it.
OWNER = 'Jane "J" Roe'  # also r'C:\\Users\\jroe'
PATH = r"C:\\Users\\jroe"
def greet(jane_roe: str = "x") -> str:
    return f"Dear {jane_roe}"
`;
const page = `<!DOCTYPE html>
<html><head><title>Jane Roe</title><meta name="author" content="Jane Roe">
<script>var owner = "Jane Roe"; // jane.roe@example.com
</script><script type="application/ld+json">{"name": "Jane Roe"}</script>
<style>/* by Jane Roe */ p { color: red }</style></head>
<body><!-- ask Jane -->
<p onclick="mail('jane.roe@example.com')">Dear <b>Jane</b>
 <i>R&ouml;e</i>,<br>write to <a href="mailto:jane.roe@example.com?subject=a&amp;b">us</a></p>
<input type=hidden name=owner value=jroe><img alt="Jane &quot;J&quot; Roe" src="a.png">
</body></html>
`;

/** @type {Record<string, Buffer>} */
const fixtures = {
  "json/escapes.json": utf8(record),
  "json/one-value-on-each-line.jsonl": utf8(`{"name": "Jane Roe"}\n{"name": "John Doe", "age": 41}\r\n\n"alone"\n`),
  "json/by-hand.json5": utf8(`// by Jane Roe\n{ owner: 'Jane \\'J\\' Roe', /* or */ size: .5, }\n`),
  "json/broken.json": utf8(`{"name": "Jane Roe", "open": "\n`),
  "yaml/values-of-every-kind.yaml": utf8(
    `%YAML 1.2\n---\n# by Jane Roe,\n# once\nname: Jane Roe # her\nmails: [jane.roe@example.com, 'x, y']\n"it's": 'it''s "Jane"'\nnote: |\n  Dear Jane,\n\n    yours\nfolded: >-\n  Jane\n  Roe\nlong: Jane\n  Roe\nbase: &jane {name: Jane, "at": [Bonn]}\nuse: *jane\n- odd\n`,
  ),
  "yaml/windows-line-ends.yml": utf8("owner: Jane Roe\r\nlist:\r\n  - Jane\r\n  - key: \"J\\u00e9\"\r\n"),
  "toml/values-of-every-kind.toml": utf8(
    `# by Jane Roe\n[package]\nauthors = ["Jane Roe <jane.roe@example.com>", 'C:\\jroe']\nborn = 1980-02-14\nsize = 1_000\ntext = """\nDear "Jane",\nbye"""\nat = { city = "Bonn", zip."a b" = 1 }\n[[bin]]\nname = "x"\n`,
  ),
  "settings/sections.ini": utf8("; by Jane Roe\n[owner]\nname = Jane Roe\nmail=jane.roe@example.com\n  more of it\nalone\n\n[db]\npassword: \"a \\\"b\\\" c\" ; x\n"),
  "settings/quoted.env": utf8("# Jane\nexport OWNER='Jane Roe'\nMAIL=jane.roe@example.com\nEMPTY=\n"),
  "settings/escapes.properties": utf8("! by Jane\nowner=J\\u00e4ne Roe\npath = C\\:\\\\jroe\n"),
  "xml/fields.xml": utf8(
    `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE staff [<!ENTITY owner "Jane Roe">]>\n<s:staff xmlns:s="urn:example:staff">\n <!-- by Jane Roe -->\n <name>Jane &amp; J&#246;rg Roe</name><add key="mail" value='jane.roe@example.com'/>\n <note><![CDATA[Dear <Jane>]]></note>\n</s:staff>\n`,
  ),
  "html/text-among-tags.html": utf8(page),
  "program/comments-and-strings.py": utf8(module),
  "program/templates.js": utf8(
    "// Jane Roe\nconst a = `Dear ${jane}`, b = /['\"]/g.test('it\\'s');\n/** Sends.\n * @author Jane Roe\n */\nfetch('https://example.com/jroe?x=1') // y\n",
  ),
  "program/verbatim.cs": utf8(`/// <author>Jane Roe</author>\nvar path = @"C:\\Users\\jroe ""x"""; char c = 'x'; var s = "Jane \\"J\\" Roe";\n`),
  "program/doubled.sql": utf8("-- by Jane Roe\nINSERT INTO staff (name) VALUES ('O''Neil'), ('Jane Roe'); /* x */\n"),
  "program/words-as-values.sh": utf8(script),
  "archive/files-of-many-kinds.zip": zip({ "jroe/record.json": record, "jroe/module.py": module, "jroe/empty.txt": "", "jroe/letter.txt": "Dear Jane Roe,\n" }),
  "archive/owners.tar": tar({ "jroe/send.sh": utf8(script), "jroe/page.html": utf8(page) }),
  "archive/packed.tgz": gzipSync(tar({ "jroe/record.json": utf8(record) })),
};

for (const [name, content] of Object.entries(fixtures)) {
  const path = join(here, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
