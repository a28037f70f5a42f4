"""Debian packages, for a machine where we may install them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

QUIET = {"DEBIAN_FRONTEND": "noninteractive"}


def install(package: str) -> bool:
    """Install ``package`` if we are root on a Debian; whether that worked."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    sys.stdout.write(f"Installing the Debian package {package} …\n")
    sys.stdout.flush()
    return _apt("update") and _apt("install", "--yes", "--no-install-recommends", package)


def _apt(*arguments: str) -> bool:
    command = ["apt-get", "-qq", *arguments]
    done = subprocess.run(
        command, check=False, env={**os.environ, **QUIET}, stdin=subprocess.DEVNULL
    )
    return done.returncode == 0
