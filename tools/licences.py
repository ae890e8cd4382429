"""The licences of what is installed with the program: a line for each package, and status 1 where one is not on the list.

python tools/licences.py [EXTRA ...]          the program and these extras of it; without any, all of them
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import metadata
from typing import NamedTuple

from packaging.requirements import Requirement

PROGRAM, EXTRAS = "factcheck-gate", ("all", "dask")
ALLOWED = re.compile(
    r"MIT(-CMU|-0)?|BSD(-[23]-Clause)?|Apache-2\.0|ISC|PSF-2\.0|Python-2\.0|0BSD|Unlicense|Zlib|CC0-1\.0|CNRI-Python|LicenseRef-PdfiumThirdParty"
)
"""Licences that ask for no more than that they be named."""

TAKEN = {"chardet": "LGPL-2.1-or-later", "pathspec": "MPL-2.0"}
"""Licences that ask for more, package by package: these are called as libraries and neither changed nor shipped."""

SPELLINGS = (
    (r"(?i).*mozilla public license 2.*", "MPL-2.0"),
    (r"(?i)\bapache\b.*", "Apache-2.0"),
    (r"(?i).*\b(mit|expat)\b.*", "MIT"),
    (r"(?i).*\b(new|3-clause|modified|revised) bsd\b.*|.*bsd[- ]3.*|.*\bbsd\b.*", "BSD-3-Clause"),
    (r"(?i).*\bisc\b.*", "ISC"),
    (r"(?i).*python software foundation.*|PSF.*", "PSF-2.0"),
    (r"(?i).*(lesser general public|LGPL).*", "LGPL-2.1-or-later"),
)


class Package(NamedTuple):
    """A package and the licence that it says it has."""

    name: str
    version: str
    licence: str

    @property
    def allowed(self) -> bool:
        parts = [p for p in re.split(r"\s+(?:AND|OR|WITH)\s+|[()\s]+", self.licence) if p]
        free = bool(parts) and all(ALLOWED.fullmatch(p) for p in parts)
        return free or TAKEN.get(self.name) == self.licence


def report(extras: tuple[str, ...] = EXTRAS) -> list[Package]:
    """The packages that the program with these extras needs here, by name, but for itself."""
    found: dict[str, Package] = {}
    _gather(PROGRAM, set(extras), found, set())
    return [found[name] for name in sorted(found) if name != PROGRAM]


def _gather(name: str, extras: set[str], found: dict[str, Package], seen: set[tuple[str, str]]) -> None:
    try:
        package = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return
    found[name] = Package(name, package.version, _licence(package))
    for line in package.requires or ():
        needed = Requirement(line)
        if any(needed.marker is None or needed.marker.evaluate({"extra": extra}) for extra in (*extras, "")):
            key = (_plain(needed.name), ",".join(sorted(needed.extras)))
            if key not in seen:
                seen.add(key)
                _gather(key[0], set(needed.extras), found, seen)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _licence(package: metadata.Distribution) -> str:
    told = package.metadata
    if expression := told.get("License-Expression"):
        return str(expression)
    return next((known for text in _told(told.get("License"), told.get_all("Classifier") or []) if (known := _spelt(text))), "unknown")


def _told(field: str | None, classifiers: list[str]) -> Iterator[str]:
    yield from (c.rsplit("::", 1)[1].strip() for c in classifiers if c.startswith("License ::") and c.count("::") > 1)
    if field:
        yield field.strip().splitlines()[0][:100]


def _spelt(text: str) -> str:
    return next((name for shape, name in SPELLINGS if re.fullmatch(shape, text)), "")


if __name__ == "__main__":
    packages = report(tuple(sys.argv[1:]) or EXTRAS)
    for package in packages:
        print(f"{package.name:24} {package.version:14} {package.licence}{'' if package.allowed else '   NOT ON THE LIST'}")
    sys.exit(not all(package.allowed for package in packages))
