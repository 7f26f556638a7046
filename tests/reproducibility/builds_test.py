#!/usr/bin/python3
"""Another compiler, no optimisation and fewer instructions, all at once, give the same bits."""
import unittest

import builds


class AllAtOnce(builds.Builds):
    variants = builds.ALL_AT_ONCE


if __name__ == "__main__":
    unittest.main()
