import { assertEquals } from "@std/assert";
import { FLAWLESS, judged } from "../foreign_adapter.ts";

const ADAPTER = new URL("./adapter.ts", import.meta.url).pathname;
const CONFIG = new URL("../../deno.json", import.meta.url).pathname;

Deno.test("serveStdio: a call system in a program of its own is conformant", async () => {
  const flags = ["--quiet", "--no-check", "--cached-only", `--config=${CONFIG}`, "--allow-read"];
  const command = [Deno.execPath(), "run", ...flags, ADAPTER];
  assertEquals(await judged(command, { steps: 1_500, scope: null }), FLAWLESS);
});
