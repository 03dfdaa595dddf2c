import { assertEquals } from "@std/assert";
import { conform } from "../../conformance/mod.ts";
import adapter from "./adapter.ts";

Deno.test("the README of the printed app names every rule that the app breaks", async () => {
  const readme = await Deno.readTextFile(new URL("./README.md", import.meta.url));
  const named = new Set(readme.match(/(?<=`)app\/[a-z-]+(?=`)/g));
  const { verdicts } = await conform(adapter, { steps: 20_000, seed: 1 });
  const broken = verdicts.filter(({ status }) => status === "failed").map(({ rule }) => rule.id);
  // Its screen is opened once in this adapter, and twice in two_screens.ts.
  assertEquals([...named].sort(), [...broken, "app/one-provider"].sort());
});
