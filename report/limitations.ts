import type { ConformanceResult } from "../conformance/mod.ts";
import { limitationTexts } from "../rules/mod.ts";
import type { RecordedConfiguration } from "../trace/mod.ts";

/** What a subject cannot do, in sentences: nothing of that was asked of it. */
export function limitationsIn(
  { limitations }: Pick<ConformanceResult, "limitations">,
  own: Partial<RecordedConfiguration>,
): readonly string[] {
  const fixed = Object.entries(own).map(([field, value]) => `${field} (${shown(value)})`);
  return [
    ...limitationTexts(limitations),
    ...fixed.length > 0 ? [`An app cannot choose ${fixed.join(", ")}.`] : [],
  ];
}

function shown(value: RecordedConfiguration[keyof RecordedConfiguration]): string {
  if (value === null) return "none";
  if (typeof value !== "object") return String(value);
  const isImage = value.some((each) => typeof each === "number");
  return isImage ? `${value.length} bytes` : value.join(", ");
}
