"""What can go wrong with a place behind a URL, each in one line that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..errors import NaskahError

_EXTRA = "pip install 'naskah[cluster]'"


class StoreError(NaskahError):
    """A store that cannot be used; exit status 2 where another address or an installation is what it takes."""

    code = "store"

    def __init__(self, message: str, exit_status: int = 1) -> None:
        super().__init__(message)
        self.exit_status = exit_status


@contextmanager
def told(url: str) -> Iterator[None]:
    """Errors of fsspec and what is below it as StoreError; that a name is missing or taken stays what it is."""
    try:
        yield
    except (NaskahError, FileExistsError, IsADirectoryError):
        raise
    except FileNotFoundError as error:
        if "specified bucket does not exist" in str(error):
            raise StoreError(f"{url}: there is no such bucket; check its name or create it", 2) from error
        raise
    except ImportError as error:
        raise StoreError(f"{url}: {_first_line(error)}; URLs need more: {_EXTRA}", 2) from error
    except Exception as error:
        raise _store_error(url, error) from error


def _store_error(url: str, error: Exception) -> StoreError:
    kind, text = type(error).__name__, _first_line(error)
    if isinstance(error, ValueError) and "rotocol" in text:
        return StoreError(f"{url}: {text}; is the part before :// right?", 2)
    if "Credential" in kind or "Token" in kind:
        return StoreError(f"{url}: no valid credentials ({text}); set them as the store's own tools want them")
    if isinstance(error, PermissionError):
        return StoreError(f"{url}: access is refused ({text}); check credentials and rights")
    if "Parameter" in kind or "Validation" in kind:
        return StoreError(f"{url}: {text}; check the address", 2)
    return StoreError(f"{url}: the store does not answer as it should ({kind}: {text}); try again later")


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
