import { CONFIG_SCHEMA } from "../../cli/mod.ts";
import { baselineSchema, resultSchema, verifySchema } from "../../report/mod.ts";
import { wireSchema } from "../../wire/mod.ts";
import { type EventLine, HEADER_SCHEMA, LINE_SCHEMA, type TraceHeader } from "../../trace/mod.ts";
import { either, jsonSchemaOf } from "../../schema/mod.ts";
import { askDeno } from "../run_deno.ts";

/** The files of `docs/schema/`: what our data look like, for those who do not write TypeScript. */
export async function schemaPages(): Promise<Readonly<Record<string, string>>> {
  const schemas = {
    "schema/result.schema.json": jsonSchemaOf(resultSchema, "Result"),
    "schema/verify.schema.json": jsonSchemaOf(verifySchema, "Verify"),
    "schema/wire.schema.json": wireSchema(),
    "schema/config.schema.json": jsonSchemaOf(CONFIG_SCHEMA, "callspec.json"),
    "schema/baseline.schema.json": jsonSchemaOf(baselineSchema, "Baseline"),
    "schema/trace_line.schema.json": jsonSchemaOf(
      either<TraceHeader | EventLine>([HEADER_SCHEMA, LINE_SCHEMA]),
      "TraceLine",
    ),
  };
  const files = await Promise.all(
    Object.entries(schemas).map(async ([file, schema]) =>
      [file, await askDeno(["fmt", "--ext=json", "-"], JSON.stringify(schema, null, 2))] as const
    ),
  );
  return Object.fromEntries(files);
}
