import { test } from "@jest/globals";
import { appChecks } from "../../conformance/mod.ts";
import { assertConforms } from "../../report/mod.ts";
import adapter from "../homing_pigeon/adapter.ts";

test.each([...appChecks(adapter, { steps: 2_000 })])("$title", (check) => assertConforms(check));
