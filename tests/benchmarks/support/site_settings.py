"""The settings of the demo, with one more page."""

from __future__ import annotations

from careerpath.settings import *

ROOT_URLCONF = "tests.benchmarks.support.site"
