#!/usr/bin/python3
"""Compiler, optimisation and instruction set, one after the other, leave the bits alone."""
import unittest

import builds


class OneByOne(builds.Builds):
    variants = builds.ONE_BY_ONE


if __name__ == "__main__":
    unittest.main()
