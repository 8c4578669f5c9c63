"""Four antidepressants on one benefit and five harms: the results that JSMAA publishes with its model.

The figures are those of van Valkenhoef and others 2012 (Journal of Clinical Epidemiology 65, 394-403): the efficacy of
each as a log-normal ratio to fluoxetine, the incidence of harms as normal percentages, every criterion scaled between
the ends of the widest 95% intervals. The results are those JSMAA holds itself to (Tervonen 2014, International Journal
of Systems Science 45, 69-81): no preferences, 10,000 samples, shares to two decimals, to within 0.02 and confidence to
within 0.03.
"""

import math

import numpy as np
import pytest

from prioritise.robustness.acceptability import rank_acceptability

SAMPLES = 10_000
DRUGS = ("fluoxetine", "paroxetine", "sertraline", "venlafaxine")
EFFICACY = ((0.0, 0.0), (0.086, 0.056), (0.095, 0.044), (0.113, 0.048))
HARMS = (
    ((11.7, 2.5), (9.2, 1.86), (15.4, 2.65), (5.5, 2.32)),  # diarrhoea
    ((7.2, 1.45), (10.6, 1.58), (7.5, 1.48), (15.7, 4.44)),  # dizziness
    ((16.6, 3.27), (21.2, 5.15), (20.2, 3.78), (12.8, 2.45)),  # headache
    ((13.7, 1.89), (14.3, 2.93), (15.0, 3.21), (11.2, 3.98)),  # insomnia
    ((18.6, 1.79), (18.3, 3.7), (19.5, 2.6), (31.0, 1.68)),  # nausea
)
RANKS = ((0.20, 0.28, 0.30, 0.22), (0.25, 0.29, 0.27, 0.19), (0.17, 0.25, 0.29, 0.30), (0.39, 0.18, 0.15, 0.29))
CENTRAL_WEIGHTS = (
    (0.08, 0.14, 0.23, 0.18, 0.16, 0.22),
    (0.18, 0.17, 0.15, 0.13, 0.15, 0.22),
    (0.21, 0.10, 0.22, 0.13, 0.15, 0.20),
    (0.18, 0.21, 0.12, 0.21, 0.19, 0.09),
)
CONFIDENCE = (0.48, 0.44, 0.34, 0.74)
WITHIN_95_PERCENT = 1.96


@pytest.fixture(scope="module")
def found():
    rng = np.random.default_rng(2012)
    columns = [np.exp(_normal(rng, EFFICACY)), *(-_normal(rng, harm) for harm in HARMS)]
    ends = [_ends(EFFICACY, math.exp), *([-end for end in reversed(_ends(harm, float))] for harm in HARMS)]
    values = np.stack([(drawn - low) / (high - low) for drawn, (low, high) in zip(columns, ends, strict=True)], axis=2)
    return rank_acceptability(values, rng.dirichlet(np.ones(6), SAMPLES))


def _normal(rng, figures):
    return np.column_stack([rng.normal(mean, spread, SAMPLES) for mean, spread in figures])


def _ends(figures, unit):
    reach = [unit(mean + side * WITHIN_95_PERCENT * spread) for mean, spread in figures for side in (-1, 1)]
    return [min(reach), max(reach)]


def test_rank_acceptabilities(found):
    assert found.ranks == pytest.approx(np.array(RANKS), abs=0.02)


def test_central_weights(found):
    assert found.central_weights == pytest.approx(np.array(CENTRAL_WEIGHTS), abs=0.02)


def test_confidence(found):
    assert found.confidence == pytest.approx(np.array(CONFIDENCE), abs=0.03)


def test_9604_samples_are_enough_for_a_share_within_one_hundredth():
    """Tervonen and Lahdelma 2007 (EJOR 178, 500-513): to within 0.01 with 95% confidence, whatever the share."""
    evenly = (np.arange(9604) + 0.5) / 9604
    half = rank_acceptability([[1, 0], [0, 1]], np.column_stack([evenly, 1 - evenly]))
    assert WITHIN_95_PERCENT * half.standard_error == pytest.approx(0.01, abs=1e-9)
