"""Writes a copy of a 64-bit little-endian ELF library that loads although a library it needs lacks a version.

The need is marked as weak (VER_FLG_WEAK in .gnu.version_r); a symbol of that version must then come from elsewhere."""
import argparse
import pathlib
import struct
import sys

SHT_GNU_VERNEED, VER_FLG_WEAK = 0x6FFFFFFE, 2


def sections(data):
    """(type, offset, link) of each section."""
    if data[:6] != b"\x7fELF\x02\x01":
        raise ValueError("it is not a 64-bit little-endian ELF file")
    start, = struct.unpack_from("<Q", data, 0x28)
    size, count = struct.unpack_from("<HH", data, 0x3A)
    for at in range(start, start + size * count, size):
        kind, offset, link = struct.unpack_from("<4xI16xQ8xI", data, at)
        yield kind, offset, link


def needs(data):
    """(version, place of its flags) of each version that the library needs of another."""
    every = list(sections(data))
    for kind, need, link in every:
        if kind != SHT_GNU_VERNEED:
            continue
        names = every[link][1]
        while True:
            count, first, following = struct.unpack_from("<2xH4xII", data, need)
            entry = need + first
            for _ in range(count):
                name, step = struct.unpack_from("<8xII", data, entry)
                text = names + name
                yield data[text:data.index(b"\0", text)].decode(), entry + 4
                entry += step
            if not following:
                break
            need += following


def weakened(data, version):
    found = [place for name, place in needs(data) if name == version]
    if not found:
        raise ValueError(f"it does not need {version}")
    for place in found:
        flags, = struct.unpack_from("<H", data, place)
        struct.pack_into("<H", data, place, flags | VER_FLG_WEAK)
    return data


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("library", type=pathlib.Path)
    arguments.add_argument("version", help="such as GLIBCXX_3.4.32")
    arguments.add_argument("copy", type=pathlib.Path)
    given = arguments.parse_args()
    try:
        given.copy.write_bytes(weakened(bytearray(given.library.read_bytes()), given.version))
    except (OSError, ValueError, IndexError, struct.error) as error:
        sys.exit(f"error: {given.library} cannot be weakened: {error}.\nhint: give a library that needs {given.version}.")


if __name__ == "__main__":
    main()
