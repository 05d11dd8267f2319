"""Schemas against parsers: `schema.py ORISON WORK FILE...` holds what `orison schema` says to what Orison does.

1. A file that Orison takes is as its schema says (its `format` tells which), and one with a key that it does not
   know is not. Every key of the schemas is tried:
2. a key with a value that the schema gives an example of is read, and the same under a misspelt name is refused
   by both, at every place where the schema has the key;
3. a mapping without a key that the schema requires is refused by both;
4. what the schema calls the default is what holds without the key.
"""
import copy
import json
import pathlib
import re
import subprocess
import sys

import jsonschema
import yaml

orison, work = sys.argv[1], pathlib.Path(sys.argv[2])
failures = []
counts = {"files": 0, "keys": 0, "misspelt": 0, "required": 0, "defaults": 0}


def schema_of(kind):
    text = subprocess.run([orison, "schema", kind], capture_output=True, text=True, check=True).stdout
    schema = json.loads(text)
    jsonschema.Draft7Validator.check_schema(schema)
    return schema


SCHEMAS = {kind: schema_of(kind) for kind in ("content", "layout", "printer")}


class Loader(yaml.SafeLoader):
    """YAML as Orison and the language server have it (1.2): `2027-02` is a text, `no` too."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in rows if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
    for first, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))


def complain(what):
    failures.append(what)


def is_valid(kind, value):
    return jsonschema.Draft7Validator(SCHEMAS[kind]).is_valid(value)


def resolve(kind, part):
    while "$ref" in part:
        part = SCHEMAS[kind]["definitions"][part["$ref"].rsplit("/", 1)[1]]
    return part


def sample_text(pattern):
    for text in ("1.5mm", "2027-02", "en", "4n", "smcp", "Text"):
        if not pattern or re.match(pattern, text):
            return text
    raise ValueError(pattern)


def sample(kind, part):
    """A value that the schema takes."""
    if "default" in part:
        return part["default"]
    part = resolve(kind, part)
    if "anyOf" in part and "properties" not in part:
        return sample(kind, part["anyOf"][0])
    if "enum" in part:
        return part["enum"][0]
    types = part["type"]
    if types == "object":
        names = part.get("required", []) + [rule["required"][0] for rule in part.get("anyOf", [])[:1]]
        return {name: sample(kind, part["properties"][name]) for name in names}
    if types == "array":
        return [sample(kind, part["items"])] * part.get("minItems", 1)
    if types == "boolean":
        return True
    if types in ("number", "integer"):
        return part["minimum"]
    return sample_text(part.get("pattern"))


def paths_of(kind, part, path, seen):
    """Every key of a schema, with the steps that lead to it: names, 0 into a list, "own" for a name of one's own."""
    part = resolve(kind, part)
    if id(part) in seen:
        return
    for alternative in part.get("anyOf", []) if "properties" not in part else []:
        yield from paths_of(kind, alternative, path, seen)
    if "items" in part:
        yield from paths_of(kind, part["items"], path + [0], seen)
    if isinstance(part.get("additionalProperties"), dict):
        yield from paths_of(kind, part["additionalProperties"], path + ["own"], seen)
    for name, value in part.get("properties", {}).items():
        yield path + [name], part, value
        yield from paths_of(kind, value, path + [name], seen | {id(part)})


def put(root, path, value, mapping):
    """Puts `value` at `path`, with `mapping` beside it where that says more; the steps between are made."""
    node = root
    for step, after in zip(path, path[1:]):
        empty = [] if after == 0 else {}
        if step == 0:
            if not node:
                node.append(empty)
            node = node[0]
        else:
            if not isinstance(node.get(step), type(empty)):
                node[step] = empty
            node = node[step]
    for name, beside in mapping.items():
        node.setdefault(name, beside)
    node[path[-1]] = value


BASES = {
    "content": {"format": "orison-content/1", "language": "en", "title": "T", "sections": [{"name": "N"}]},
    "layout": {"format": "orison-layout/1", "extends": "a5.yaml"},
    "printer": {"format": "orison-printer/1"},
}
CONTENT = work / "plain.yaml"


def run(kind, value):
    """What Orison says: the codes of its errors, and the layout as it was understood."""
    path = work / f"tried-{kind}.yaml"
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False))
    command = [orison, "build", str(path), "--dump", "doc", "--diagnostics", "json"]
    if kind != "content":
        layout = path
        if kind == "printer":
            layout = work / "prints.yaml"
            layout.write_text(f"format: orison-layout/1\nextends: a5.yaml\nprinter: {path.name}\n")
        command = [orison, "build", str(CONTENT), "-l", str(layout), "--dump", "layout", "--diagnostics", "json"]
    done = subprocess.run(command, capture_output=True, text=True)
    reports = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]
    return [report["code"] for report in reports if report["severity"] == "error"], done.stdout


def with_key(kind, path, part, name, value):
    root = copy.deepcopy(BASES[kind])
    beside = {} if part is SCHEMAS[kind] else sample(kind, part)
    if "own" in path and path[0] == "styles":
        path = ["body" if step == "own" else step for step in path]
    put(root, path[:-1] + [name], value, {k: v for k, v in beside.items() if k != path[-1]})
    return root


# What is wrong with a sample is no matter here (a picture that is not there, a style of characters), as long as
# the key itself and the form of its value are taken.
FORM = {"yaml-unknown-key", "yaml-type", "layout-range", "layout-format", "content-format"}
# Values that hold in a place of their own.
OWN = {"file": "a.png", "extends": "a5.yaml", "printer": {"name": "Text"}, "language": "en", "profile": "default",
       "font": "body", "color": "black", "size": "a5", "style": "ornament", "mark": "•"}


def value_at(kind, path, value):
    key = path[-1]
    if kind == "layout" and key in ("size", "color", "extends") and path[0] == "styles":
        return {"size": "12pt", "color": "black", "extends": "body"}[key]
    if key in OWN and path != ["deliver", "color"] and not (kind == "content" and key in ("color", "mark")):
        return OWN[key]
    return sample(kind, value)


def try_key(kind, path, part, value):
    told = ".".join(map(str, path))
    if len(value.get("description", "")) < 10:
        complain(f"{kind}: nothing is said of {told}")
    example = value_at(kind, path, value)
    right, wrong = with_key(kind, path, part, path[-1], example), with_key(kind, path, part, "x" + path[-1], example)
    codes, dump = run(kind, right)
    counts["keys"] += 1
    if not is_valid(kind, right):
        complain(f"{kind}: the schema refuses its own {told}: {example}")
    if FORM & set(codes):
        complain(f"{kind}: Orison refuses {told}: {example}: {codes}")
    counts["misspelt"] += 1
    if is_valid(kind, wrong) or not {"yaml-unknown-key", "layout-title"} & set(run(kind, wrong)[0]):
        complain(f"{kind}: a misspelt {told} is taken")
    if kind == "layout" and "default" in value and not codes and "styles" not in path and "title_page" not in path:
        try_default(path, part, value["default"], dump)


def try_default(path, part, default, dump):
    """Where no file of the chain says it, the default is what holds without the key."""
    base = yaml.load(pathlib.Path("layouts/a5.yaml").read_text(), Loader)
    for step in path:
        base = base.get(step) if isinstance(base, dict) else None
    if base is not None and base != default:
        return
    without = with_key("layout", path, part, path[-1], default)
    node = without
    for step in path[:-1]:
        node = node[step]
    del node[path[-1]]
    counts["defaults"] += 1
    plain = re.sub(r"printer .*", "", run("layout", without)[1])
    if plain != re.sub(r"printer .*", "", dump):
        complain(f"layout: {'.'.join(map(str, path))} is not {default} where nothing is said")


def try_without(kind, path, part, name):
    """A mapping without a key: a required one is missed by both."""
    root = with_key(kind, path, part, path[-1], None)
    node = root
    for step in path[:-1]:
        node = node[step]
    full = sample(kind, part) if part is not SCHEMAS[kind] else copy.deepcopy(BASES[kind])
    node.clear()
    node.update({key: OWN.get(key, value) for key, value in full.items() if key != name})
    counts["required"] += 1
    if is_valid(kind, root) or not run(kind, root)[0]:
        complain(f"{kind}: {'.'.join(map(str, path[:-1]))} without {name} is taken")


def try_kind(kind):
    tried = set()
    for path, part, value in list(paths_of(kind, SCHEMAS[kind], [], frozenset())):
        if path == ["format"]:
            continue
        try_key(kind, path, part, value)
        if id(part) not in tried:
            tried.add(id(part))
            for name in part.get("required", []):
                try_without(kind, path, part, name)


def try_file(path):
    try:
        value = yaml.load(path.read_text(), Loader)
    except yaml.YAMLError:
        return  # no YAML, so no matter of a schema
    kind = value.get("format", "").removeprefix("orison-").removesuffix("/1") if isinstance(value, dict) else ""
    if kind not in SCHEMAS:
        return
    counts["files"] += 1
    command = [orison, "build", str(path), "--dump", "doc"]
    if kind == "layout":
        command = [orison, "build", str(CONTENT), "-l", str(path), "--dump", "layout"]
    done = subprocess.run(command, capture_output=True, text=True)
    is_taken = done.returncode == 0
    errors = list(jsonschema.Draft7Validator(SCHEMAS[kind]).iter_errors(value))
    if "[yaml-unknown-key]" in done.stderr and not errors:
        complain(f"{path}: Orison refuses a key that its schema takes")
    for error in errors if is_taken else []:
        complain(f"{path}: {'.'.join(map(str, error.absolute_path))}: {error.message}")


(work / "a5.yaml").write_text(pathlib.Path("layouts/a5.yaml").read_text())
CONTENT.write_text(yaml.safe_dump(BASES["content"]))
for name in sys.argv[3:]:
    try_file(pathlib.Path(name))
for kind in SCHEMAS:
    try_kind(kind)
for failure in failures:
    print(failure)
print(", ".join(f"{count} {name}" for name, count in counts.items()))
sys.exit(1 if failures or not all(counts.values()) else 0)
