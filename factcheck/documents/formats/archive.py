"""Reading zip archives and the XML inside office files without being led astray: sizes are bounded, document types refused."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from xml.etree import ElementTree

from factcheck.documents.formats.bounds import LARGEST, MOST

_DOCTYPE = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
_HIDDEN = re.compile(r"(?:^|/)(?:\.|__MACOSX/)")
_TOO_LARGE = f"unpacks to more than {LARGEST >> 20} MB: unpack it and take what is needed"
_DAMAGED = "is a damaged archive: save or pack it anew"


@contextmanager
def opened(data: bytes) -> Iterator[zipfile.ZipFile]:
    """The archive in these bytes. Raises ValueError, with the remedy, for whatever goes wrong in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive
    except (zipfile.BadZipFile, NotImplementedError, EOFError, KeyError, OverflowError, zipfile.LargeZipFile):
        raise ValueError(_DAMAGED) from None
    except RuntimeError as error:
        raise ValueError("is locked: unpack it with its password" if "password" in str(error) else _DAMAGED) from None


def member(archive: zipfile.ZipFile, name: str, largest: int = LARGEST) -> bytes:
    """The bytes of a member, whatever the archive says of their number. Raises ValueError for too many, KeyError where it is missing."""
    import zlib

    try:
        with archive.open(name) as file:
            data = file.read(largest + 1)
    except (zlib.error, OSError):
        raise ValueError(_DAMAGED) from None
    if len(data) > largest:
        raise ValueError(_TOO_LARGE)
    return data


def xml(data: bytes) -> Any:
    """The root of an XML file. Raises ValueError where it is damaged, or defines entities, which no office program writes."""
    if _DOCTYPE.search(data[:4096]):
        raise ValueError("defines entities, which a document of this kind never needs: save it anew")
    try:
        return ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError):
        raise ValueError("holds damaged XML: save it anew") from None


def members(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """The files of an archive in the order of their names, hidden ones left out. Raises ValueError where they are too many or too large."""
    names = sorted({info.filename for info in archive.infolist() if not info.is_dir() and not _HIDDEN.search(info.filename)})
    if len(names) > MOST:
        raise ValueError(f"packs {len(names)} files, more than {MOST}: unpack it and take what is needed")
    left = LARGEST
    for name in names:
        data = member(archive, name, left)
        left -= len(data)
        yield name, data


def unpacked(data: bytes) -> bytes:
    """What a gzip file holds. Raises ValueError where it is damaged or too large."""
    import gzip
    import zlib

    try:
        with gzip.open(io.BytesIO(data)) as file:
            content = file.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error):
        raise ValueError(_DAMAGED) from None
    if len(content) > LARGEST:
        raise ValueError(_TOO_LARGE)
    return content
