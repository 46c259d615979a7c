from __future__ import annotations

from makers import at, extent

from extractor.kinds.instrument.definitions import read_definitions

TEXT = """BAB I
KETENTUAN UMUM
Pasal 1
Dalam Peraturan ini yang dimaksud dengan:
1. Pasar Ikan adalah tempat orang berjual beli
ikan.
2. Dinas Perikanan yang selanjutnya disebut Dinas adalah perangkat daerah;
3. Ketentuan lain dilarang.
Pasal 2
1. Nelayan adalah orang.
"""


def test_terms_and_what_they_mean() -> None:
    whole = extent(TEXT)
    found = read_definitions(whole)
    assert found is not None
    assert found.value == [
        {"term": "Pasar Ikan", "definition": "tempat orang berjual beli ikan."},
        {"term": "Dinas Perikanan", "definition": "perangkat daerah"},
    ]
    assert at(found, "/0/term", whole.document) == ["Pasar Ikan"]
    assert at(found, "/0/definition", whole.document) == ["tempat orang berjual beli\nikan."]


def test_without_a_first_article_nothing_is_defined() -> None:
    assert read_definitions(extent("1. Pasar adalah tempat.")) is None
    assert read_definitions(extent("Pasal 1\nPasar dibuka pagi hari.")) is None


def test_a_term_ends_early_or_is_none() -> None:
    long = "x " * 200
    assert read_definitions(extent(f"Pasal 1\n1. {long}adalah y.")) is None


def test_an_amendment_quotes_only_the_terms_it_changes() -> None:
    whole = extent("Pasal 1\n1. Daerah adalah kabupaten.\n9. Dihapus.\n12a. Los adalah bangunan pasar.\nPasal II\n")
    found = read_definitions(whole)
    assert found is not None
    assert [(d["term"], d["definition"]) for d in found.value] == [("Daerah", "kabupaten."), ("Los", "bangunan pasar.")]
    assert at(found, "/1/definition", whole.document) == ["bangunan pasar."]
