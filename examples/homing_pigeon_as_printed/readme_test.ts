import { assertEquals } from "@std/assert";
import { conform } from "../../conformance/mod.ts";
import adapter from "./adapter.ts";

Deno.test("the README of the printed app names every rule that the app does not pass", async () => {
  const readme = await Deno.readTextFile(new URL("./README.md", import.meta.url));
  const named = new Set(readme.match(/(?<=`)app\/[a-z-]+(?=`)/g));
  const { verdicts } = await conform(adapter, { steps: 20_000, seed: 1 });
  const notPassed = verdicts.filter(({ status }) => status !== "passed").map(({ rule }) => rule.id);
  assertEquals([...named].sort(), [...notPassed].sort());
});
