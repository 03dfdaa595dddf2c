import type { ResultData } from "./result_data.ts";
import { dataText } from "./result_text.ts";

/** A form in which a result can be written. */
export interface Reporter {
  /** Who reads it. */
  readonly about: string;
  /** The name of its file, where none is given. */
  readonly fileName: string;
  /** The whole report. Equal data give equal reports. */
  render(data: ResultData): string;
}

/** Names a reporter. */
export type ReporterName = "text" | "json";

/** Every form in which a result can be written, by name. */
export const REPORTERS: Readonly<Record<ReporterName, Reporter>> = {
  text: {
    about: "For people: the verdict, every rule, and a card with a diagram for each finding.",
    fileName: "callspec.txt",
    render: (data) => `${dataText(data)}\n`,
  },
  json: {
    about: "For programs: all of the result, as docs/schema/result.schema.json describes it.",
    fileName: "callspec.json",
    render: (data) => `${JSON.stringify(data, null, 2)}\n`,
  },
};
