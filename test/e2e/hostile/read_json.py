"""Reads JSON with Python's own parser: for each line of base64, a line with every path and value, in their order."""

import base64
import json
import sys


def leaves(value, path):
    if isinstance(value, list):
        yield [path, "list"]
        for at, each in enumerate(value):
            yield from leaves(each, f"{path}/{at}")
    elif isinstance(value, dict):
        yield [path, "object"]
        for name, each in value.items():
            yield from leaves(each, f"{path}/{name}")
    else:
        yield [path, value]


def once(pairs):
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise ValueError("a member comes twice")
    return dict(pairs)


for line in sys.stdin:
    found = json.loads(base64.b64decode(line).decode("utf-8"), object_pairs_hook=once)
    print(json.dumps(list(leaves(found, ""))))
