# SPDX-FileCopyrightText: Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""plurals.py FILE.ts: fills in the English forms of texts with %n that lupdate has left open.

"%n edit(s)" becomes "%n edit" and "%n edits"; a text without "(s)" is the same in both. What needs
another form ("were" and "was") is written into the file by hand, and stays as it is written.
"""
import sys
import xml.etree.ElementTree as ET

path = sys.argv[1]
tree = ET.parse(path)
written = 0
for message in tree.getroot().iter("message"):
    translation = message.find("translation")
    if translation.get("type") != "unfinished":
        continue
    source = message.find("source").text
    forms = translation.findall("numerusform")
    if len(forms) != 2:
        sys.exit(f"{path}: English has two forms: {source}")
    forms[0].text, forms[1].text = source.replace("(s)", ""), source.replace("(s)", "s")
    del translation.attrib["type"]
    written += 1
    print(f"Look at it: {forms[0].text} / {forms[1].text}", file=sys.stderr)  # the verb, too
body = ET.tostring(tree.getroot(), encoding="unicode")
with open(path, "w", encoding="utf-8") as file:
    file.write('<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n' + body + "\n")
print(f"{written} new", file=sys.stderr)
