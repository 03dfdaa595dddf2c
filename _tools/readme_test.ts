/** Holds the README of the project to what it tells of: the picture of a failure, and the figures. */
import { assertEquals, assertStringIncludes } from "@std/assert";
import { conform } from "../conformance/mod.ts";
import printedPigeon from "../examples/homing_pigeon_as_printed/adapter.ts";
import { resultText } from "../report/mod.ts";
import { RULES } from "../rules/mod.ts";
import { projectFiles } from "./tree.ts";

const readme = await Deno.readTextFile(new URL("../README.md", import.meta.url));

/** Which walk found it first may change from one day to another. */
function withoutLuck(text: string): string {
  return text.replaceAll(/shrunk from \d+/g, "shrunk");
}

Deno.test("README.md shows a failure as deno task start prints it", async () => {
  const [, picture = "no picture"] = readme.match(/```text\n(app\/[^]+?)\n```/) ?? [];
  const printed = resultText(await conform(printedPigeon, { steps: 20_000, seed: 1 }));
  assertStringIncludes(withoutLuck(printed), withoutLuck(picture));
});

Deno.test("README.md counts the rules that there are", () => {
  assertEquals(Number(readme.match(/(\d+) rules of/)?.[1]), RULES.length);
});

Deno.test("no page names a file of the project that is not there", async () => {
  const files = await projectFiles();
  const paths = new Set(files.map(({ path }) => path));
  const pages = files.filter(({ path }) => path.endsWith(".md") && !isOfItsDay(path));
  const missing = pages.flatMap(({ path, text }) => {
    const folder = path.slice(0, path.lastIndexOf("/") + 1);
    const named = [...text.matchAll(/`([\w./]+\.(?:ts|md))`/g)].map(([, name = ""]) => name);
    return named
      .filter((name) =>
        ![`${folder}${name}`, name, resolved(folder, name)].some((each) => paths.has(each))
      )
      .map((name) => `${path} names ${name}`);
  });
  assertEquals(missing, []);
});

/** A decision and a change tell of what was. */
function isOfItsDay(path: string): boolean {
  return path.startsWith("docs/decisions/") || path === "CHANGELOG.md";
}

function resolved(folder: string, name: string): string {
  return new URL(name, `file:///${folder}`).pathname.slice(1);
}
