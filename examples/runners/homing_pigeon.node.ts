import { test } from "node:test";
import { appChecks } from "../../conformance/mod.ts";
import { assertConforms } from "../../report/mod.ts";
import adapter from "../homing_pigeon/adapter.ts";

for (const check of appChecks(adapter, { steps: 10_000 })) {
  test(check.title, () => assertConforms(check));
}
