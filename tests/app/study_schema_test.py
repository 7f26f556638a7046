#!/usr/bin/python3
"""The schema that editors read for study files: it is the program's own, takes what the reader takes, refuses what it can."""
import json
import re
import unittest

import jsonschema
import yaml

from program import ROOT, ProgramTest
from schema_test import Reader

SCHEMA = ROOT / "scenarios" / "linli.study.schema.json"
EXAMPLES = sorted([*(ROOT / "tests" / "study" / "examples").glob("*.yaml"),
                   *(ROOT / "scenarios" / "studies").glob("*.yaml")])
MALFORMED = ROOT / "tests" / "study" / "malformed"

# Studies of the corpus whose fault is one of form: the reader refuses them, and so must the schema.
REFUSED = """
all_words arm_from_no_week arm_name arm_set_out_of_range arm_set_unknown_path arm_unknown_key arms_empty arms_list arms_nothing
base_nothing budget budget_none design_more design_two design_unknown design_unknown_map design_word factor_levels_twice
factor_list factor_log factor_map factor_range factor_run factor_unknown factors_no_map fractional keys_missing keys_unknown
morris_keys morris_number no_map outcome_by outcome_keys outcome_ratio outcome_unknown_series panels precision_keys replicates
saltelli_no_number set_fault set_no_map several vary worlds worlds_both worlds_none
""".split()


class StudySchema(ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
        jsonschema.Draft7Validator.check_schema(cls.schema)
        cls.validator = jsonschema.Draft7Validator(cls.schema)

    def errors(self, path):
        return [error.message for error in self.validator.iter_errors(yaml.load(path.read_text(encoding="utf-8"), Reader))]

    def test_is_what_the_program_writes(self):
        self.assertEqual(self.linli("schema", "--study").stdout, SCHEMA.read_text(encoding="utf-8"),
                         "write it again: build/release/bin/linli schema --study > scenarios/linli.study.schema.json")

    def test_takes_what_the_reader_takes(self):
        studies = [path for path in EXAMPLES if re.search(r"(?m)^study:", path.read_text(encoding="utf-8"))]
        self.assertGreaterEqual(len(studies), 4)
        for path in studies:
            with self.subTest(study=path.name):
                self.assertEqual(self.errors(path), [])

    def test_refuses_what_the_reader_refuses(self):
        for name in REFUSED:
            with self.subTest(study=name):
                self.assertTrue(self.errors(MALFORMED / f"{name}.yaml"))

    def test_every_key_has_a_meaning_in_both_languages(self):
        for name, key in self.schema["properties"].items():
            self.assertRegex(key["description"], r"^[A-Z].* \([^a-z]+\)$", name)


if __name__ == "__main__":
    unittest.main()
