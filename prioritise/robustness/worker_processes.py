"""Many pieces of work on many cores or machines, each done once whatever is lost on the way."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from prioritise import __version__
from prioritise.domain.errors import ClusterLost, ClusterUnavailable
from prioritise.files.memory import MEMORY_GB

Piece = TypeVar("Piece")
Result = TypeVar("Result")

EXTRA = 'pip install "prioritise[cluster]"'
ANSWERS_WITHIN = "10s"
"""How long a scheduler is waited for."""
AHEAD = 3
"""Pieces sent for each thread of the cluster at one time, so that memory does not grow with how many there are."""
RETRIES = 3
"""How often a piece is tried again when the worker that had it is lost."""
NOISY = ("distributed", "tornado", "asyncio")
"""Loggers that report every lost connection with a traceback."""
BYTES_A_GB = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Where:
    """Where work is done: on a cluster by its scheduler's address, or on so many processes of this machine.

    `memory_gb` is what one process of this machine may use before it is started afresh; an existing cluster has
    limits of its own.
    """

    scheduler: str | None = None
    workers: int = 2
    memory_gb: float = MEMORY_GB


def has_dask() -> bool:
    """Say whether the libraries for many cores are installed."""
    try:
        import distributed  # noqa: F401
    except ImportError:
        return False
    return True


def distribute(
    work: Callable[[Piece], Result], pieces: Iterable[Piece], *, key: Callable[[Piece], str], where: Where
) -> Iterator[Result]:
    """Yield `work` of every piece as each is done, in any order. `work` is importable; `key` tells pieces apart.

    A piece whose worker is lost is done again elsewhere. Raises ClusterUnavailable when the cluster cannot be reached
    or runs another version, and ClusterLost when it stops answering; what was given until then stands.
    """
    from distributed import as_completed

    with _client(where) as client:
        threads = max(1, sum(client.nthreads().values()))
        waiting = iter(pieces)

        def send(piece: Piece) -> Any:
            return client.submit(work, piece, key=f"prioritise-{key(piece)}", retries=RETRIES)

        running = as_completed([send(piece) for piece in islice(waiting, AHEAD * threads)])
        for future in running:
            yield _result_of(future)
            future.release()
            for piece in islice(waiting, 1):
                running.add(send(piece))


def _result_of(future: Any) -> Any:
    from concurrent.futures import CancelledError

    from distributed.comm import CommClosedError
    from distributed.scheduler import KilledWorker

    try:
        return future.result()
    except KilledWorker as error:
        raise ClusterLost(
            "Every worker that had one piece of work was lost, most often for lack of memory. Give each more, with "
            "--memory or, on a cluster of your own, the workers' memory limit."
        ) from error
    except (CancelledError, CommClosedError, OSError) as error:
        raise ClusterLost("The scheduler stopped answering.") from error


@contextmanager
def _client(where: Where) -> Iterator[Any]:
    import dask
    from distributed import Client, LocalCluster

    # A scheduler that is gone for half a minute is gone; the user then asks again, and loses nothing.
    settings = {"distributed.comm.timeouts.connect": ANSWERS_WITHIN, "distributed.client.scheduler-info-interval": "2s"}
    with dask.config.set(settings), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # What it logs of lost connections is a traceback; what the user needs of them is raised in words.
        for name in list(logging.root.manager.loggerDict):
            if name.split(".")[0] in NOISY:
                logging.getLogger(name).setLevel(logging.CRITICAL)
        if where.scheduler is not None:
            with _reached(where.scheduler) as client:
                yield client
            return
        with (
            LocalCluster(
                n_workers=where.workers,
                threads_per_worker=1,
                processes=True,
                memory_limit=int(where.memory_gb * BYTES_A_GB),
                dashboard_address=None,
                silence_logs=logging.CRITICAL,
            ) as cluster,
            Client(cluster) as client,
        ):
            yield client


@contextmanager
def _reached(address: str) -> Iterator[Any]:
    from distributed import Client

    try:
        client = Client(address, timeout=ANSWERS_WITHIN)
    except (OSError, ValueError, TypeError) as error:
        raise ClusterUnavailable(
            f"No scheduler answers at {address!r}. Give its address as it prints it, such as tcp://10.0.0.5:8786."
        ) from error
    try:
        _check_versions(client, address)
        yield client
    finally:
        client.close(timeout=2)


def _check_versions(client: Any, address: str) -> None:
    try:
        versions = set(client.run(worker_version).values())
    except ImportError as error:
        raise ClusterUnavailable(
            f"A worker at {address!r} does not have prioritise. Install version {__version__} on every worker."
        ) from error
    if not versions:
        raise ClusterUnavailable(f"The scheduler at {address!r} has no workers. Start one: dask worker {address}")
    if versions != {__version__}:
        raise ClusterUnavailable(
            f"The workers at {address!r} have prioritise {', '.join(sorted(versions))}; you have {__version__}. "
            "Install the same version on all."
        )


def worker_version() -> str:
    """Return the version of prioritise that a worker has."""
    return __version__
