/** Each file for an engine, run as the engine would, against the run that nobody shared. */
import { assertEquals } from "@std/assert";
import { parse } from "yaml";

const HERE = new URL("./", import.meta.url);
const ROOT = new URL("../../", HERE);

/** What all shares are asked for: little, and in the process itself, since there are many of them. */
const SETTINGS = { steps: 600, inProcess: true, rule: ["app/*-end*", "app/forget-*"], quiet: true };

/** A folder with an adapter in it, settings, and a `callspec` that can be found. */
async function workplace(): Promise<string> {
  const folder = await Deno.makeTempDir();
  const printed = new URL("examples/homing_pigeon_as_printed/adapter.ts", ROOT).href;
  await Deno.mkdir(`${folder}/my_app`);
  await Deno.writeTextFile(
    `${folder}/my_app/adapter.ts`,
    `export { default } from ${JSON.stringify(printed)};\n`,
  );
  await Deno.writeTextFile(`${folder}/callspec.json`, JSON.stringify(SETTINGS));
  const { pathname: main } = new URL("cli/main.ts", ROOT);
  const { pathname: config } = new URL("deno.json", ROOT);
  await Deno.writeTextFile(
    `${folder}/callspec`,
    `#!/bin/sh\nexec '${Deno.execPath()}' run -A --quiet --no-check --cached-only ` +
      `--config '${config}' '${main}' "$@"\n`,
    { mode: 0o755 },
  );
  return folder;
}

/** Runs words in a workplace, and gives the exit code and what was printed. */
async function run(
  folder: string,
  words: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const [program = "", ...args] = words;
  const env = { ...variables, PATH: `${folder}:${Deno.env.get("PATH")}`, NO_COLOR: "1" };
  const child = new Deno.Command(program, { args, cwd: folder, env, stdin: "null" });
  const { code, stdout, stderr } = await child.output();
  const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, out: textOf(stdout), err: textOf(stderr) };
}

async function fileOf(name: string): Promise<string> {
  return await Deno.readTextFile(new URL(name, HERE));
}

/** What the run comes to that nobody shared. */
const whole = await (async () => {
  const folder = await workplace();
  const line = "callspec run my_app/adapter.ts --reporter json";
  const { out } = await run(folder, ["sh", "-c", line]);
  await Deno.remove(folder, { recursive: true });
  return out;
})();

/** A share, as an engine has it done. */
interface Task {
  readonly words: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
}

/** Does all tasks, and gives what their results come to. */
async function mergedOf(tasks: (folder: string) => readonly Task[]): Promise<string> {
  const folder = await workplace();
  for (const { words, variables } of tasks(folder)) {
    const { code, err } = await run(folder, words, variables);
    if (code > 1) throw new Error(`Cannot do a share: it ended with ${code}: ${err}`);
  }
  const { out, err } = await run(folder, ["callspec", "merge", "results", "--reporter", "json"]);
  await Deno.remove(folder, { recursive: true });
  return out === "" ? err : out;
}

Deno.test("kubernetes_job.yaml: an Indexed Job comes to what one run comes to", async () => {
  const { apiVersion, kind, spec } = parse(await fileOf("kubernetes_job.yaml"));
  const [{ command, args, env }] = spec.template.spec.containers;
  const set = Object.fromEntries(
    env.map(({ name, value }: { name: string; value: string }) => [name, value]),
  );
  assertEquals(
    [apiVersion, kind, spec.completionMode, set["CALLSPEC_SHARDS"]],
    ["batch/v1", "Job", "Indexed", `${spec.completions}`],
  );
  const merged = await mergedOf((folder) =>
    Array.from({ length: spec.completions }, (_, index) => ({
      words: [...command, ...args],
      variables: { ...set, RESULTS: `${folder}/results`, JOB_COMPLETION_INDEX: `${index}` },
    }))
  );
  assertEquals(merged, whole);
});

Deno.test("github_actions.yml: a matrix comes to what one run comes to, and the last job says it", async () => {
  const { jobs: { share, verdict } } = parse(await fileOf("github_actions.yml"));
  const lineOf = (job: typeof share, word: string): string =>
    job.steps.find(({ run = "" }) => run.startsWith(word)).run;
  const { shard: shards } = share.strategy.matrix;
  const merged = await mergedOf(() =>
    shards.map((shard: number) => ({
      words: [
        "bash",
        "-c",
        lineOf(share, "callspec run")
          .replaceAll("${{ matrix.shard }}", `${shard}`)
          .replaceAll("${{ strategy.job-total }}", `${shards.length}`),
      ],
      variables: {},
    }))
  );
  assertEquals(merged, whole);
  assertEquals(
    [lineOf(verdict, "callspec merge"), share.strategy["fail-fast"], verdict.needs, verdict.if],
    [
      "callspec merge results --reporter github --reporter markdown=summary.md",
      false,
      "share",
      "always()",
    ],
  );
});

Deno.test("slurm.sh: an array comes to what one run comes to", async () => {
  const script = await fileOf("slurm.sh");
  const [, first, last] = (/^#SBATCH --array=(\d+)-(\d+)$/m.exec(script) ?? []).map(Number);
  if (first === undefined || last === undefined) throw new Error("Cannot find the array");
  const { pathname: path } = new URL("slurm.sh", HERE);
  const merged = await mergedOf(() =>
    Array.from({ length: last - first + 1 }, (_, place) => ({
      words: ["sh", path, "my_app/adapter.ts"],
      variables: {
        SLURM_ARRAY_TASK_ID: `${first + place}`,
        SLURM_ARRAY_TASK_COUNT: `${last - first + 1}`,
        SLURM_ARRAY_TASK_MIN: `${first}`,
        SLURM_ARRAY_TASK_MAX: `${last}`,
      },
    }))
  );
  assertEquals(merged, whole);
});

Deno.test("parallel.sh: the jobs of GNU parallel come to what one run comes to", async () => {
  const script = (await fileOf("parallel.sh")).replaceAll("\\\n", "");
  const [, line = ""] = /\| parallel .*?(callspec run .*)$/m.exec(script) ?? [];
  const merged = await mergedOf(() =>
    ["1", "2", "3"].map((number) => ({
      words: ["sh", "-c", line.replaceAll("{#}", number)],
      variables: {
        PARALLEL_SEQ: number,
        CALLSPEC_SHARDS: "3",
        adapter: "my_app/adapter.ts",
        folder: "results",
      },
    }))
  );
  assertEquals(merged, whole);
});

/** Whether GNU parallel is here, and not another program of its name. */
async function isParallelHere(): Promise<boolean> {
  try {
    const { stdout } = await new Deno.Command("parallel", { args: ["--version"] }).output();
    return new TextDecoder().decode(stdout).startsWith("GNU parallel");
  } catch {
    return false;
  }
}

const hasParallel = await isParallelHere();

Deno.test({
  name: "parallel.sh: GNU parallel itself does the shares" +
    (hasParallel ? "" : " (left out: GNU parallel is not installed)"),
  ignore: !hasParallel,
  async fn() {
    const folder = await workplace();
    const { pathname: path } = new URL("parallel.sh", HERE);
    const words = ["sh", path, "my_app/adapter.ts", "3", "results"];
    const { code, out, err } = await run(folder, words, { PARALLEL_HOME: `${folder}/.parallel` });
    const merge = ["callspec", "merge", "results", "--reporter", "json"];
    const { out: merged } = await run(folder, merge);
    await Deno.remove(folder, { recursive: true });
    assertEquals([merged, code], [whole, 1], out + err);
  },
});
