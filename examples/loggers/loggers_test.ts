import { assertEquals } from "@std/assert";
import { type JudgedTrace, judgeLines } from "../../conformance/mod.ts";
import { verifyExitCode, verifyText } from "../../report/mod.ts";

const HERE = new URL("./", import.meta.url).pathname;

async function output(command: string, args: readonly string[]): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(command, { args: [...args] }).output();
  const text = new TextDecoder();
  if (!success) throw new Error(`Cannot run ${command}: ${text.decode(stderr)}`);
  return text.decode(stdout).trim();
}

const hasGnustep = await output("gnustep-config", ["--objc-flags"]).then(() => true, () => false);
const where = hasGnustep ? "compiled with GNUstep" : "left out: gnustep-config is not installed";

/** Compiles the story, has it told, and gives the lines. */
async function told(...args: readonly string[]): Promise<readonly string[]> {
  const folder = await Deno.makeTempDir();
  try {
    const flags = async (which: string) =>
      (await output("gnustep-config", [which])).split(/\s+/).filter((flag) => !/^-M/.test(flag));
    const sources = ["story.m", "trace_logger.m"].map((file) => HERE + file);
    await output("gcc", [
      ...await flags("--objc-flags"),
      ...sources,
      "-o",
      `${folder}/story`,
      ...await flags("--base-libs"),
    ]);
    for (const life of args) await output(`${folder}/story`, [`${folder}/log.ndjson`, life]);
    return (await Deno.readTextFile(`${folder}/log.ndjson`)).trim().split("\n");
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Lines with their ids and moments by the order in which they come: they differ from run to run. */
function still(lines: readonly string[]): readonly unknown[] {
  const seen: string[] = [];
  const place = (id: string) => seen.includes(id) ? seen.indexOf(id) : seen.push(id) - 1;
  return lines.map((line) =>
    JSON.parse(
      line.replace(/[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}/g, (id) => `id ${place(id)}`)
        .replace(/"(at|timeoutAt)": ?[\d.]+/g, '"$1":0'),
    )
  );
}

const firstLine = (judged: JudgedTrace) => verifyText(judged, "story").split("\n")[0];

const STORY = (await Deno.readTextFile(`${HERE}story.ndjson`)).trim().split("\n");

Deno.test("the golden log of the Objective-C logger breaks no law", async () => {
  const judged = await judgeLines(STORY);
  assertEquals(
    [firstLine(judged), verifyExitCode(judged), judged.events, judged.unheard],
    [
      "story: breaks no law under callspec 0.1.0, profile apple: 5 rules exercised and kept",
      0,
      9,
      0,
    ],
  );
});

Deno.test({
  name: `the Objective-C logger writes its golden log again (${where})`,
  ignore: !hasGnustep,
  async fn() {
    assertEquals(still(await told("once")), still(STORY));
  },
});

Deno.test({
  name: `a log of two lives tells which call was introduced twice (${where})`,
  ignore: !hasGnustep,
  async fn() {
    const judged = await judgeLines(await told("once", "twice"));
    assertEquals(
      [judged.findings.map(({ rule, line }) => [rule.id, line]), verifyExitCode(judged)],
      [[["app/unique-call-ids", 16]], 1],
    );
  },
});
