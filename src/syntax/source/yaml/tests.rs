use super::*;

fn told(source: &str) -> Vec<String> {
    let tell = |piece: Piece| match piece.sense {
        Sense::Key => format!("{}:", piece.text),
        Sense::Comment => format!("#{}", piece.text),
        Sense::Command => format!(">{}", piece.text),
        _ => format!("{}={}", piece.label.unwrap_or_default(), piece.text),
    };
    pieces(source).into_iter().map(tell).collect()
}

#[test]
fn values_carry_their_keys() {
    let source =
        "# by Jane\n# Roe\nname: Jane Roe # x\n\"mail\": 'it''s'\nat:\n  - city: \"B\\u00e9\"\n    zip: 12\n  - Rome\n";
    let expected =
        ["# by Jane\n Roe", "name:", "name=Jane Roe", "# x", "mail:", "mail=it's", "at:", "city:", "city=Bé"];
    assert_eq!(told(source), [expected.as_slice(), &["zip:", "zip=12", "zip=Rome"]].concat());
    assert_eq!(told("a: http://x.example:80/b\n"), ["a:", "a=http://x.example:80/b"]);
    assert_eq!(told("- - a\n- b: c\n  d: e\n"), ["=a", "b:", "b=c", "d:", "d=e"]);
}

#[test]
fn texts_over_several_lines_are_one() {
    assert_eq!(told("a: |\n  Jane\n\n    Roe\nb: 1\n"), ["a:", "a=Jane\n\n  Roe\n", "b:", "b=1"]);
    assert_eq!(told("- >-\n  Jane\n- x\n"), ["=Jane\n", "=x"]);
    assert_eq!(told("a: Jane\n  Roe\n  and\nb: 1\n"), ["a:", "a=Jane Roe and", "b:", "b=1"]);
    assert_eq!(told("a: \"Jane\n  Roe\\n\"\nb: 1\n"), ["a:", "a=Jane Roe\n", "b:", "b=1"]);
}

#[test]
fn brackets_are_read_as_well() {
    let source = "a: [x, 'y, z', {b: c}]\nd: {e: f, \"g\": [h]} # i\n{j: k}\n";
    assert_eq!(told(source), ["a:", "a=x", "a=y, z", "b:", "b=c", "d:", "e:", "e=f", "g:", "g=h", "# i", "j:", "j=k"]);
    assert_eq!(told("a: [x,\n  y]\nb: 1\n"), ["a:", "a=x", "a=y", "b:", "b=1"]);
}

#[test]
fn what_is_neither_is_still_read() {
    assert_eq!(told("%YAML 1.2\n--- a\n...\n"), [">%YAML 1.2", "=a"]);
    assert_eq!(told("a: &base b\nc: *base\nd: !Ref e\n"), ["a:", "base:", "a=b", "c:", "base:", "d:", "Ref:", "d=e"]);
    assert_eq!(told("a: [open\nb: \"open\n"), ["a:", "a=[open", "b:", "b=\"open"]);
    assert_eq!(told("yarn@^1.0:\n  version \"1\"\n"), ["yarn@^1.0:", "yarn@^1.0=version \"1\""]);
}
