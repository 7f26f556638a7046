#!/usr/bin/python3
"""The fault tests without samples: every call with every error, every call as the moment of death, 200 random moments,
10,000 flipped bits."""
import unittest

import calls_test
import checkpoints_test
import damage_test
import signals_test


class AllFailingCalls(calls_test.FailingCalls):
    everything = True


class AllFailingCheckpoints(checkpoints_test.FailingCheckpoints):
    everything = True


class AllSignals(signals_test.Signals):
    everything = True


class ManyTwoWriters(signals_test.TwoWriters):
    everything = True


class ManyFlippedBits(damage_test.FlippedBits):
    everything = True


if __name__ == "__main__":
    unittest.main()
