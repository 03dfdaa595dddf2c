import { assertEquals } from "@std/assert";
import { pinned } from "../npm/mod.ts";
import { versionFindings } from "./example_versions.ts";

Deno.test("versionFindings names what an example does not ask for in the version that is pinned", async () => {
  assertEquals(await versionFindings("jest_callkeep", ["jest", "jest29"]), [[
    "jest_callkeep has the versions that are pinned",
    [`examples/jest_callkeep/package.json does not ask for ${pinned("jest29")}`],
  ]]);
});
