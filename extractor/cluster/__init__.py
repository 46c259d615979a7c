"""A run on more than one machine: the workers of a Dask cluster read its documents."""

from .client import Cluster
from .errors import ClusterError

__all__ = ["Cluster", "ClusterError"]
