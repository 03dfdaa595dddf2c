import { mergeResults, readResult, type Remnant, type ResultData } from "../../report/mod.ts";
import { type Context, say } from "../context.ts";
import { EXIT, Refusal } from "../exit_codes.ts";
import { leftBehindIn } from "../findings_file.ts";
import { report } from "../reports.ts";

/**
 * Puts the results of all shares of a run together, and reports on the whole. Of a share that was
 * killed the findings are told that it left behind; without it there is no pass.
 */
export async function merge(context: Context): Promise<number> {
  const { operands: [folder = ""], surroundings } = context;
  const names = surroundings.listFolder(folder);
  if (!names) throw new Refusal(`Cannot merge ${folder}: there is no such folder`);
  const read = names.filter((name) => name.endsWith(".json"))
    .map((name) => resultIn(`${folder}/${name}`, context));
  const results = read.filter((each) => typeof each !== "string");
  const flaws = read.filter((each) => typeof each === "string");
  for (const flaw of flaws) say(context, `${flaw}: it is left out`);
  try {
    const merged = mergeResults(results, remnantsIn(folder, names, results, context));
    if (flaws[0] !== undefined && !merged.missing) {
      throw new Refusal(
        `Cannot merge ${folder}: all shares are there, and a file that is none; take it away`,
        EXIT.untested,
      );
    }
    return await report(merged, context);
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal(error.message, EXIT.untested);
    throw error;
  }
}

/** The result in a file, or what is wrong with it. */
function resultIn(path: string, { surroundings }: Context): ResultData | string {
  try {
    return readResult(surroundings.readFile(path) ?? "");
  } catch (error) {
    if (error instanceof SyntaxError) return `${error.message} (${path})`;
    throw error;
  }
}

/** What shares of the same run left behind. */
function remnantsIn(
  folder: string,
  names: readonly string[],
  [first]: readonly ResultData[],
  { surroundings }: Context,
): readonly Remnant[] {
  return names.filter((name) => name.endsWith(".ndjson")).flatMap((name) => {
    const left = leftBehindIn(surroundings.readFile(`${folder}/${name}`) ?? "");
    const isSame = left && left.shard?.of === first?.shard.of && left.seed === first?.seed &&
      left.spec === first?.spec && left.profile === first?.profile;
    return isSame && left.shard ? [{ index: left.shard.index, findings: left.findings }] : [];
  });
}
