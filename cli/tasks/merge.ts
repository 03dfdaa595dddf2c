import { mergeResults, readResult, type ResultData } from "../../report/mod.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../exit_codes.ts";
import { report } from "../reports.ts";

/** Puts the results of all shares of a run together, and reports on the whole. */
export function merge(context: Context): number {
  const { operands: [folder = ""], surroundings } = context;
  const names = surroundings.listFolder(folder)?.filter((name) => name.endsWith(".json"));
  if (!names) throw new Refusal(`Cannot merge ${folder}: there is no such folder`);
  try {
    return report(mergeResults(names.map((name) => read(`${folder}/${name}`, context))), context);
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal(error.message);
    throw error;
  }
}

function read(path: string, { surroundings }: Context): ResultData {
  const text = surroundings.readFile(path) ?? "";
  try {
    return readResult(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal(`${error.message} (${path})`);
    throw error;
  }
}
