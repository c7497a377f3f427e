#!/usr/bin/python3
# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of the README and of software centres: the sample, a claim selected.

`./dev screenshots` starts this on a virtual display. They come out alike on
every machine with the same fonts, in data/screenshots unless a folder is named.
"""

import os
import subprocess
import sys
import tempfile

import desk

ARTICLE = "Halden denies night-time"
CLAIM = "farms upstream were the likelier cause"
BORDER = 5  # pixels that GTK draws around a window where nothing composes shadows


def take(d, path):
    d.shoot("full")
    subprocess.run(["convert", os.path.join(d.pictures, "full.png"), "-shave", f"{BORDER}x{BORDER}", "+repage",
                    "-strip", "-define", "png:compression-level=9", path], check=True)


def show(d):
    d.start()
    d.find("label", having=ARTICLE, seconds=30)
    d.resize(1200 + 2 * BORDER, 800 + 2 * BORDER)
    d.activate_row(ARTICLE)
    d.wait("the article", lambda: d.text().startswith(ARTICLE))
    d.wait("its marks", lambda: len(d.underlined()) >= 3)
    # Away with the pointer, then from mark to mark until the claim is selected.
    d.mouse(600, 790)
    d.key("ctrl+Home")
    for _ in range(20):
        d.key("n")
        if d.is_showing(having="Label: Claim.") and d.is_showing(having=f"“{CLAIM}”"):
            break
    else:
        sys.exit(f"The sample has no mark “{CLAIM}”.")


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.join(desk.ROOT, "data", "screenshots")
    os.makedirs(folder, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="gainsay-screenshots-") as home:
        d = desk.Desk(home)
        d.pictures = home
        try:
            for scheme, name in (("light", "read"), ("dark", "read-dark")):
                d.setting("color-scheme", f"'{scheme}'")
                show(d)
                take(d, os.path.join(folder, f"{name}.png"))
                d.quit()
                print(os.path.join(folder, f"{name}.png"))
        finally:
            d.kill()


if __name__ == "__main__":
    main()
