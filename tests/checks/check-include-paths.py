# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that the include paths of the build keep the folders apart.

Takes how the build compiles a file of model/ and compiles two others the same
way: one with a header of model/ must do, one with a header of store/ must
fail because it is not found. Usage: check-include-paths.py ROOT BUILD
"""

import json
import pathlib
import shlex
import subprocess
import sys
import tempfile

import source_tree


def command_of(build, folder):
    """Returns the compiler with its options as used in src/FOLDER, without
    input and output, or None where nothing is compiled there."""
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        words = shlex.split(entry["command"])
        file = pathlib.Path(entry["file"])
        if "src" in file.parts and file.parent.name == folder and file.suffix == ".c":
            kept = [word for word in words if not word.endswith((".c", ".o", ".d"))]
            return [word for word in kept if word not in {"-c", "-o", "-MD", "-MQ", "-MF"}
                    and pathlib.Path(word).name != "ccache"]
    return None


def compile_with(command, build, header):
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "control.c"
        source.write_text(f'#include "{header}"\n', encoding="utf-8")
        return subprocess.run(command + ["-fsyntax-only", str(source)], cwd=build,
                              capture_output=True, text=True, check=False)


def first_header(root, folder):
    return min(path.name for path in (root / "src" / folder).glob("*.h"))


def main():
    root, build = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
    command = command_of(build, "model")
    if command is None:
        print("nothing is compiled in src/model")
        sys.exit(77)

    own, foreign = first_header(root, "model"), first_header(root, "store")
    findings = []
    allowed = compile_with(command, build, own)
    if allowed.returncode != 0:
        findings.append(f"model/ cannot include its own {own}:\n{allowed.stderr}")
    forbidden = compile_with(command, build, foreign)
    if forbidden.returncode == 0:
        findings.append(f"model/ can include {foreign} of store/")
    elif f"{foreign}: No such file" not in forbidden.stderr and "file not found" not in forbidden.stderr:
        findings.append(f"{foreign} failed for another reason:\n{forbidden.stderr}")
    source_tree.finish(findings)


if __name__ == "__main__":
    main()
