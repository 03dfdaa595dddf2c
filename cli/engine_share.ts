import type { Shard } from "../conformance/mod.ts";
import { Refusal } from "./exit_codes.ts";

/** What an engine says of the share that this process is to do. */
export interface EngineShare {
  /** The share. */
  readonly shard: Shard;
  /** The variables that say so. */
  readonly from: string;
}

/** The variable that says how many shares there are, where the engine does not. */
export const SHARES = "CALLSPEC_SHARDS";

type Environment = (name: string) => string | undefined;

interface Engine {
  /** The variable in which it counts its tasks. */
  readonly index: string;
  /** What the first task is called. */
  readonly first: 0 | 1;
}

/** The engines that count their tasks and do not say how many there are. */
const COUNTING: readonly Engine[] = [
  { index: "JOB_COMPLETION_INDEX", first: 0 }, // An Indexed Job of Kubernetes.
  { index: "PARALLEL_SEQ", first: 1 }, // GNU parallel.
];

const SLURM = "SLURM_ARRAY_TASK_";

/**
 * The share that an engine hands out, by the variables that it sets; null where none does. Whoever has
 * `parallel` run other things than shares does not say how many there are: nothing is taken then.
 *
 * @throws {Refusal} where a variable makes no sense, or two engines want two things
 */
export function engineShare(environment: Environment): EngineShare | null {
  const counted = COUNTING.filter(({ index }) => isSet(environment, index));
  const isSlurm = isSet(environment, `${SLURM}ID`);
  const isCounted = isSet(environment, SHARES);
  if (isSlurm && !isCounted) return slurmShare(environment);
  if (!isCounted) return null;
  const engines = isSlurm ? [...counted, { index: `${SLURM}ID`, first: 1 } as const] : counted;
  const [engine, other] = engines;
  if (!engine) {
    const indices = [...COUNTING.map(({ index }) => index), `${SLURM}ID`];
    throw unclear(`${SHARES} is set, and none of ${indices.join(", ")}`);
  }
  if (other) throw unclear(`${engine.index} and ${other.index} are both set`);
  const of = numberIn(environment, SHARES, 1);
  const index = numberIn(environment, engine.index, engine.first) - engine.first + 1;
  if (index > of) {
    throw unclear(
      `${engine.index} is ${environment(engine.index)}, and ${SHARES} is ${of}: it is to be ` +
        `${engine.first} to ${of - 1 + engine.first}`,
    );
  }
  return { shard: { index, of }, from: `${engine.index} and ${SHARES}` };
}

/** What to tell where an engine counts tasks, and it is not clear that they are shares; null: nothing. */
export function engineHint(environment: Environment): string | null {
  if (!isSet(environment, "JOB_COMPLETION_INDEX") || isSet(environment, SHARES)) return null;
  return `All of the work is done: JOB_COMPLETION_INDEX is set, and ${SHARES} is not, which ` +
    "would say how many share it";
}

/** An array of tasks without gaps is what shares are; an array of one is none. */
function slurmShare(environment: Environment): EngineShare | null {
  const of = numberIn(environment, `${SLURM}COUNT`, 1);
  if (of === 1) return null;
  const [first, id] = ["MIN", "ID"].map((name) => numberIn(environment, `${SLURM}${name}`, 0));
  if (first === undefined || id === undefined) return null;
  const index = id - first + 1;
  const last = environment(`${SLURM}MAX`);
  const isWhole = last === undefined || Number(last) === first + of - 1;
  if (index < 1 || index > of || !isWhole) {
    throw unclear(
      `of the ${of} tasks of the array from ${first} to ${last ?? "?"} this is ${id}: the array ` +
        `is to be without gaps, as in --array=1-${of}`,
    );
  }
  return { shard: { index, of }, from: `${SLURM}ID and ${SLURM}COUNT` };
}

function isSet(environment: Environment, name: string): boolean {
  return (environment(name) ?? "") !== "";
}

function numberIn(environment: Environment, name: string, least: number): number {
  const text = environment(name) ?? "";
  const number = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (number >= least) return number;
  throw unclear(
    `${name} is ${text === "" ? "not set" : text}: expected a whole number of at least ${least}`,
  );
}

function unclear(what: string): Refusal {
  return new Refusal(`Cannot tell which share to do: ${what}; or say it with --shard i/n`);
}
