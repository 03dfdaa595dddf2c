import { assertEquals } from "@std/assert";
import { commandsLacking, steady, stepsOf, walkPage } from "./walked_page.ts";

const PAGE = `# A page

This is \`src/a.js\`:

\`\`\`text
a();
\`\`\`

\`\`\`sh
one
two
\`\`\`

\`\`\`text
ok (3 ms)
\`\`\`

And this is not printed by anything that is done here:

\`\`\`sh
three
\`\`\`
`;

Deno.test("stepsOf reads files, commands and what they print, in order", () => {
  assertEquals(stepsOf(PAGE), [
    { kind: "file", path: "src/a.js", text: "a();\n" },
    { kind: "commands", lines: ["one", "two"], printed: "ok (3 ms)\n" },
    { kind: "commands", lines: ["three"], printed: "" },
  ]);
});

Deno.test("steady leaves out times, and nothing else", () => {
  assertEquals(steady("ok 3 (12 ms)\nTime: 0.61 s, estimated 1 s\n"), "ok 3\nTime: N s");
});

Deno.test("walkPage writes, runs, and shows what was printed where the page says otherwise", async () => {
  const done: string[] = [];
  const findings = await walkPage(
    PAGE,
    (path, text) => Promise.resolve(void done.push(`${path}: ${text}`)),
    (line) => {
      done.push(line);
      return Promise.resolve(line === "two" ? "ok (4 ms)\n" : line === "three" ? "oh\n" : "");
    },
  );
  assertEquals(done, ["src/a.js: a();\n", "one", "two", "three"]);
  assertEquals(findings, [
    ["one; two", []],
    ["three", ["the page says:", "", "and this is printed:", "oh\n"]],
  ]);
});

Deno.test("walkPage finds nothing to walk where a page has no commands", async () => {
  const nothing = () => Promise.reject(new Error("nothing is to be done"));
  assertEquals(await walkPage("# A page\n", nothing, nothing), [
    ["the page has commands to type", ["no block of it is one of sh"]],
  ]);
});

Deno.test("commandsLacking names the commands under a title that a fuller page has not", () => {
  const readme =
    "## Start\n\n```sh\none    # the first\nfour\n```\n\n## Else\n\n```sh\nfive\n```\n";
  assertEquals(commandsLacking(readme, "Start", PAGE), ['it has no "four"']);
  assertEquals(commandsLacking("## Start\n\n## Else\n\n```sh\none\n```\n", "Start", PAGE), [
    'there are no commands under "Start"',
  ]);
});
