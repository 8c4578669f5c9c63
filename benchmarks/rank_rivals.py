"""Ranks under many weights, by the fastest of pymcdm and scikit-criteria, which are not among our own libraries.

They go into an environment of their own: `python -m venv X; X/bin/pip install pymcdm scikit-criteria`. Then
`RIVALS_PYTHON=X/bin/python make bench` has the row. Each ranks by the weighted sum, one weighting after another, which
is all they offer; timed on some of the weights and taken to grow with their number.
"""

from __future__ import annotations

import os
import subprocess

import numpy as np

from benchmarks.sweep_speed import seconds
from prioritise.robustness.acceptability import rank_acceptability

WEIGHTS, TIMED = 10_000, 200
SCRIPT = f"""
import time, numpy as np
rng = np.random.default_rng(0)
values, weights = rng.uniform(0.1, 100, (50, 8)), rng.dirichlet(np.ones(8), {TIMED})
best = []
try:
    from pymcdm.methods import WSM
    method, types = WSM(), np.ones(8)
    start = time.process_time()
    for row in weights:
        method.rank(method(values, row, types))
    best.append(time.process_time() - start)
except ImportError:
    pass
try:
    import skcriteria as skc
    from skcriteria.agg.simple import WeightedSumModel
    model = WeightedSumModel()
    start = time.process_time()
    for row in weights:
        model.evaluate(skc.mkdm(values, [max] * 8, weights=row)).rank_
    best.append(time.process_time() - start)
except ImportError:
    pass
print(min(best))
"""


def rivals_timed(seed: int) -> float:
    """How many times longer the faster of the two takes. Raises RuntimeError where neither is there."""
    python = os.environ.get("RIVALS_PYTHON", "")
    if not python:
        raise RuntimeError("RIVALS_PYTHON names no Python that has them (see benchmarks/rank_rivals.py)")
    done = subprocess.run([python, "-c", SCRIPT], check=False, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"neither pymcdm nor scikit-criteria could be used by {python}")
    rng = np.random.default_rng(seed)
    values, weights = rng.uniform(0.1, 100, (50, 8)), rng.dirichlet(np.ones(8), WEIGHTS)
    return float(done.stdout) * WEIGHTS / TIMED / seconds(lambda: rank_acceptability(values, weights))
