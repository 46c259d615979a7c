"""python -m extractor: the same as the command naskah."""

from .cli import main

if __name__ == "__main__":
    main()
