#!/usr/bin/python3
"""The examples once more, with pictures in English: examples_test.py."""
import os
import subprocess
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.exit(subprocess.run([sys.executable, Path(__file__).with_name("examples_test.py")],
                            env={**os.environ, "LINLI_EXAMPLES_LANG": "en"}, check=False).returncode)
