"""naskah: folders of Indonesian government documents become records that people can trust."""

__version__ = "0.1.0"
