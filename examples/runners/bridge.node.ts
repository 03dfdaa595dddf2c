import { test } from "node:test";
import { systemChecks } from "../../conformance/mod.ts";
import { assertConforms } from "../../report/mod.ts";
import adapter from "../bridge/adapter.ts";

for (const check of systemChecks(adapter, { steps: 3_000 })) {
  test(check.title, () => assertConforms(check));
}
