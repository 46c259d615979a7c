"""What only the office itself knows of its feeds and lists: a TOML file, each key of it optional."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..errors import NaskahError, reason


class _Settings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class JdihnSettings(_Settings):
    """Of the feed for JDIHN."""

    base_url: Annotated[str | None, Field(description="The address of the office's JDIH site.")] = None
    region_code: Annotated[
        str | None, Field(pattern=r"^[0-9]{4}$", description="The four digits in file names; not always Kemendagri's.")
    ] = None
    bahasa: Annotated[str, Field(description="The language of the documents.")] = "Indonesia"
    bidang_hukum: Annotated[str | None, Field(description="The field of law of all documents.")] = None
    status: Annotated[str | None, Field(description="The status of documents of which nothing else is known.")] = None
    kinds: Annotated[dict[str, str], Field(description="First words of an instrument's name → jenis.")] = {}
    letters: Annotated[dict[str, str], Field(description="Jenis → the letters of its file names.")] = {}


class ArchiveSettings(_Settings):
    """Of the archive's lists: what no document says of itself."""

    unit: Annotated[str | None, Field(description="The office that keeps the records (unit pengolah).")] = None
    tingkat_perkembangan: Annotated[str | None, Field(description="Asli, Salinan, Tembusan, Fotokopi …")] = None
    media_simpan: Annotated[str | None, Field(description="What the records are kept on or in.")] = None
    lokasi_simpan: Annotated[str | None, Field(description="Where the records are kept.")] = None
    akses: Annotated[str | None, Field(description="Biasa, Terbatas, Rahasia, Sangat Rahasia.")] = None
    kategori_arsip: Annotated[str | None, Field(description="Such as Arsip Konvensional, Terjaga, Vital.")] = None
    repository: Annotated[str | None, Field(description="The repository in AtoM.")] = None
    parent: Annotated[str | None, Field(description="The slug of the description in AtoM that all stand under.")] = None


class DatasetSettings(_Settings):
    """Of the card that describes an export as a data set."""

    title: str | None = None
    publisher: Annotated[str | None, Field(description="The office that holds the documents (produsen data).")] = None
    contact: Annotated[str | None, Field(description="The office that answers for the data (walidata).")] = None
    license: str | None = None
    access_rights: str | None = None
    spatial: Annotated[str | None, Field(description="The Kemendagri code of the region, with dots.")] = None
    periodicity: str | None = None


class ExportSettings(_Settings):
    """The whole file."""

    jdihn: JdihnSettings = JdihnSettings()
    arsip: ArchiveSettings = ArchiveSettings()
    dataset: DatasetSettings = DatasetSettings()


def load_settings(path: Path | None) -> ExportSettings:
    """The settings in the file; those of none where there is no file. NaskahError that names the key that is wrong."""
    if path is None:
        return ExportSettings()
    try:
        return ExportSettings.model_validate(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except OSError as error:
        raise NaskahError(f"{path}: it cannot be opened: {reason(error)}") from None
    except UnicodeDecodeError as error:
        raise NaskahError(f"{path}: it is no UTF-8 ({error.reason}); save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise NaskahError(f"{path}: it is no TOML: {error}") from None
    except ValidationError as error:
        fault = error.errors()[0]
        key = ".".join(map(str, fault["loc"]))
        raise NaskahError(f"{path}: {key}: {fault['msg']}; the README lists the settings") from None
