# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks files of Gainsay against the published JSON Schemas.

Usage: check-schemas.py [PROJECT|EXPORT.jsonl]...

Without arguments it checks the schemas themselves: against their metaschema,
their references, their examples, and that every example with one required
member missing or one value of another type is refused; and that in a folder
made of the examples a wrong file is found and named. With arguments it checks
every file of a project folder, or every line of an export.

Exit status: 0 all good, 1 violations, 2 wrong use, 77 no schema validator.
"""

import copy
import json
import pathlib
import re
import sys
import tempfile

try:
    import jsonschema
    from jsonschema import Draft202012Validator
except ImportError:
    print("the Python module jsonschema is missing: install python3-jsonschema")
    sys.exit(77)

SCHEMAS = pathlib.Path(__file__).resolve().parents[2] / "data" / "schema"

# Which schema is for which path below the project folder.
PLACES = [
    (r"project\.json", "gainsay-project"),
    (r"codebook/[0-9]+\.json", "gainsay-codebook"),
    (r"articles/[^/]+/[^/]+\.meta\.json", "gainsay-article-meta"),
    (r"articles/[^/]+/[^/.]+\.json", "gainsay-article"),
    (r"annotations/[^/]+/[^/]+/[^/]+\.json", "gainsay-annotations"),
    (r"submissions/[^/]+/[^/]+/[^/]+\.json", "gainsay-annotations"),
    (r"registry/[^/]+\.json", "gainsay-registry"),
    (r"journal/[^/]+/[^/]+\.jsonl", "gainsay-journal"),
]
# Not ours to judge: copies of what was wrong, and what has no schema yet.
ELSEWHERE = re.compile(r"(attic|reviews|gold)/.*|.*\.html\.gz|(.*/)?\.[^/]*|.*\.lock")


class Schemas:
    """The schemas by name; references between them are names of files."""

    def __init__(self, folder):
        self.documents = {path.stem: json.loads(path.read_text(encoding="utf-8"))
                          for path in sorted(folder.glob("*.json"))}
        self.store = {f"{name}.json": document for name, document in self.documents.items()}

    def validator(self, name):
        resolver = jsonschema.RefResolver(f"{name}.json", self.documents[name], store=self.store)
        return Draft202012Validator(self.documents[name], resolver=resolver)


def place_of(error):
    return "/" + "/".join(str(step) for step in error.absolute_path)


def sentence_of(error):
    # Of several alternatives, the one that comes nearest says most.
    best = jsonschema.exceptions.best_match([error])
    message = best.message if len(best.message) <= 200 else best.message[:200] + "…"
    return f"{place_of(best)}: {message}"


def violations(validator, value):
    return [sentence_of(error) for error in validator.iter_errors(value)]


def unique_members(pairs):
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return members


def read_values(path):
    """Yields (where, value) for the one value of a file, or for each line."""
    data = path.read_bytes().decode("utf-8")
    if path.suffix != ".jsonl":
        yield "", json.loads(data, object_pairs_hook=unique_members)
        return
    # A last line without an end was cut when the program was stopped.
    for number, line in enumerate(data.split("\n")[:-1], 1):
        yield f":{number}", json.loads(line, object_pairs_hook=unique_members)


def check_file(schemas, name, path, shown):
    validator = schemas.validator(name)
    findings = []
    try:
        for where, value in read_values(path):
            findings += [f"{shown}{where}: {text}" for text in violations(validator, value)]
    except ValueError as error:
        findings.append(f"{shown}: not readable as JSON: {error}")
    return findings


def check_project(schemas, folder):
    findings = []
    n_files = 0
    if not (folder / "project.json").exists():
        findings.append(f"{folder}: no project.json in it")
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        shown = path.relative_to(folder).as_posix()
        if ELSEWHERE.fullmatch(shown):
            continue
        name = next((name for place, name in PLACES if re.fullmatch(place, shown)), None)
        if name is None:
            findings.append(f"{shown}: no schema says what such a file looks like")
            continue
        n_files += 1
        findings += check_file(schemas, name, path, shown)
    return n_files, findings


def references(node):
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from references(child)


def steps_to_values(node, steps=()):
    """Yields the path to every value inside."""
    if steps:
        yield steps
    if isinstance(node, dict):
        inner = node
    else:
        inner = range(len(node)) if isinstance(node, list) else []
    for step in inner:
        yield from steps_to_values(node[step], steps + (step,))


def spoilt(example, required):
    """Yields (what was done, the example so spoilt)."""
    for name in required:
        yield f"without {name}", {key: value for key, value in example.items() if key != name}
    for steps in steps_to_values(example):
        changed = copy.deepcopy(example)
        holder = changed
        for step in steps[:-1]:
            holder = holder[step]
        holder[steps[-1]] = 0.5  # no value of ours is a fraction
        yield "with 0.5 at /" + "/".join(map(str, steps)), changed


def check_schema(schemas, name):
    document = schemas.documents[name]
    findings = []
    try:
        Draft202012Validator.check_schema(document)
    except jsonschema.SchemaError as error:
        return 0, [f"{name}: {sentence_of(error)}"]
    validator = schemas.validator(name)
    for reference in references(document):
        try:
            validator.resolver.resolve(reference)
        except jsonschema.RefResolutionError as error:
            findings.append(f"{name}: {reference} leads nowhere: {error}")
    if findings:
        return 0, findings
    return check_examples(validator, name, document, findings)


def check_examples(validator, name, document, findings):
    n_spoilt = 0
    if not document.get("examples") and "type" in document:
        findings.append(f"{name}: no example")
    for example in document.get("examples", []):
        findings += [f"{name}: its own example: {text}" for text in violations(validator, example)]
        if violations(validator, example | {"of_a_later_version": {"x": 0.5}}):
            findings.append(f"{name}: an unknown member is refused")
        for how, wrong in spoilt(example, document["required"]):
            n_spoilt += 1
            if validator.is_valid(wrong):
                findings.append(f"{name}: its own example passes {how}")
    return n_spoilt, findings


PLACED_EXAMPLES = {
    "project.json": "gainsay-project",
    "codebook/1.json": "gainsay-codebook",
    "articles/ab/abcdefghijklm234.json": "gainsay-article",
    "articles/ab/abcdefghijklm234.meta.json": "gainsay-article-meta",
    "annotations/anna/ab/abcdefghijklm234.json": "gainsay-annotations",
    "submissions/anna/ab/abcdefghijklm234-1.json": "gainsay-annotations",
    "registry/anna.json": "gainsay-registry",
    "journal/anna/laptop-2026-11.jsonl": "gainsay-journal",
}


def check_folder_control(schemas):
    """A folder of examples is good; with one file wrong, that file is named."""
    findings = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for place, schema in PLACED_EXAMPLES.items():
            path = folder / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(schemas.documents[schema]["examples"][0]) + "\n")
        (folder / "attic").mkdir()
        (folder / "attic" / "project.json").write_text("{")
        findings += [f"control: {found}" for found in check_project(schemas, folder)[1]]
        for place, schema in PLACED_EXAMPLES.items():
            good = (folder / place).read_text()
            member = schemas.documents[schema]["required"][-1]
            (folder / place).write_text(json.dumps(json.loads(good) | {member: 0.5}) + "\n")
            found = check_project(schemas, folder)[1]
            if not any(text.startswith(place) and f" /{member}: " in text for text in found):
                findings.append(f"control: a wrong {member} in {place} is not named: {found}")
            (folder / place).write_text(good)
    return findings


def main(arguments):
    if any(argument.startswith("-") for argument in arguments):
        print(__doc__)
        return 2
    schemas = Schemas(SCHEMAS)
    findings = []
    for name in schemas.documents if not arguments else []:
        n_spoilt, found = check_schema(schemas, name)
        print(f"{name}: {n_spoilt} spoilt examples tried")
        findings += found
    if not arguments and not findings:
        findings += check_folder_control(schemas)
    for path in map(pathlib.Path, arguments):
        if path.is_dir():
            n_files, found = check_project(schemas, path)
            print(f"{path}: {n_files} files")
        else:
            found = check_file(schemas, "gainsay-export", path, str(path))
        findings += found
    for finding in findings:
        print(finding)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
