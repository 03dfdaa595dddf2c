import { assertEquals, assertThrows } from "@std/assert";
import { engineHint, engineShare } from "./engine_share.ts";
import { Refusal } from "./exit_codes.ts";

type Variables = Readonly<Record<string, string>>;

function slurm(id: string, count: string, first: string, last: string): Variables {
  return {
    SLURM_ARRAY_TASK_ID: id,
    SLURM_ARRAY_TASK_COUNT: count,
    SLURM_ARRAY_TASK_MIN: first,
    SLURM_ARRAY_TASK_MAX: last,
  };
}

/** What engines set, the share that it is, and the variables that it is said to be by. */
const SHARES: readonly (readonly [set: Variables, share: string, from: string])[] = [
  [
    { JOB_COMPLETION_INDEX: "0", CALLSPEC_SHARDS: "4" },
    "1/4",
    "JOB_COMPLETION_INDEX and CALLSPEC_SHARDS",
  ],
  [
    { JOB_COMPLETION_INDEX: "3", CALLSPEC_SHARDS: "4" },
    "4/4",
    "JOB_COMPLETION_INDEX and CALLSPEC_SHARDS",
  ],
  [{ PARALLEL_SEQ: "2", CALLSPEC_SHARDS: "3" }, "2/3", "PARALLEL_SEQ and CALLSPEC_SHARDS"],
  [slurm("1", "4", "1", "4"), "1/4", "SLURM_ARRAY_TASK_ID and SLURM_ARRAY_TASK_COUNT"],
  [slurm("3", "4", "0", "3"), "4/4", "SLURM_ARRAY_TASK_ID and SLURM_ARRAY_TASK_COUNT"],
  // A share that failed is done again as an array of one.
  [
    { ...slurm("3", "1", "3", "3"), CALLSPEC_SHARDS: "4" },
    "3/4",
    "SLURM_ARRAY_TASK_ID and CALLSPEC_SHARDS",
  ],
];

for (const [set, share, by] of SHARES) {
  Deno.test(`engineShare is ${share} by ${JSON.stringify(set)}`, () => {
    const taken = engineShare((name) => set[name]);
    assertEquals([`${taken?.shard.index}/${taken?.shard.of}`, taken?.from], [share, by]);
  });
}

/** What engines set where nobody shares anything, and what is told of it. */
const NONE: readonly (readonly [set: Variables, hint: boolean])[] = [
  [{}, false],
  [{ PARALLEL_SEQ: "2" }, false],
  [{ JOB_COMPLETION_INDEX: "2" }, true],
  [{ JOB_COMPLETION_INDEX: "", CALLSPEC_SHARDS: "" }, false],
  [slurm("3", "1", "3", "3"), false],
];

for (const [set, hasHint] of NONE) {
  Deno.test(`engineShare takes nothing from ${JSON.stringify(set)}`, () => {
    assertEquals(engineShare((name) => set[name]), null);
    assertEquals(engineHint((name) => set[name]) !== null, hasHint);
  });
}

/** What makes no sense, and what is said of it. */
const UNCLEAR: readonly (readonly [set: Variables, what: string])[] = [
  [
    { JOB_COMPLETION_INDEX: "4", CALLSPEC_SHARDS: "4" },
    "JOB_COMPLETION_INDEX is 4, and CALLSPEC_SHARDS is 4: it is to be 0 to 3",
  ],
  [
    { PARALLEL_SEQ: "0", CALLSPEC_SHARDS: "4" },
    "PARALLEL_SEQ is 0: expected a whole number of at least 1",
  ],
  [
    { PARALLEL_SEQ: "1", CALLSPEC_SHARDS: "many" },
    "CALLSPEC_SHARDS is many: expected a whole number of at least 1",
  ],
  [
    { PARALLEL_SEQ: "1", CALLSPEC_SHARDS: "0" },
    "CALLSPEC_SHARDS is 0: expected a whole number of at least 1",
  ],
  [
    { PARALLEL_SEQ: "1", JOB_COMPLETION_INDEX: "1", CALLSPEC_SHARDS: "4" },
    "JOB_COMPLETION_INDEX and PARALLEL_SEQ are both set",
  ],
  [
    { CALLSPEC_SHARDS: "4" },
    "CALLSPEC_SHARDS is set, and none of JOB_COMPLETION_INDEX, PARALLEL_SEQ, SLURM_ARRAY_TASK_ID",
  ],
  [
    slurm("7", "3", "1", "7"),
    "of the 3 tasks of the array from 1 to 7 this is 7: the array is to be without gaps, as in " +
    "--array=1-3",
  ],
  [
    slurm("3", "3", "1", "7"),
    "of the 3 tasks of the array from 1 to 7 this is 3: the array is to be without gaps, as in " +
    "--array=1-3",
  ],
  [
    { SLURM_ARRAY_TASK_ID: "1" },
    "SLURM_ARRAY_TASK_COUNT is not set: expected a whole number of at least 1",
  ],
];

for (const [set, what] of UNCLEAR) {
  Deno.test(`engineShare refuses ${JSON.stringify(set)}`, () => {
    assertThrows(
      () => engineShare((name) => set[name]),
      Refusal,
      `Cannot tell which share to do: ${what}; or say it with --shard i/n`,
    );
  });
}
