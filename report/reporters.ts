import { checksumOf } from "./digests.ts";
import { githubAnnotations } from "./github.ts";
import { junitXml } from "./junit.ts";
import { markdownSummary } from "./markdown.ts";
import type { ResultData } from "./result_data.ts";
import { dataText } from "./result_text.ts";
import { shieldsBadge } from "./shields.ts";
import { tapText } from "./tap.ts";

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
export type ReporterName = "text" | "json" | "junit" | "tap" | "markdown" | "github" | "shields";

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
    render: (data) => `${JSON.stringify(sealed(data), null, 2)}\n`,
  },
  junit: {
    about: "For pipelines that read JUnit XML: a case for each rule, its cause as the type.",
    fileName: "callspec.junit.xml",
    render: junitXml,
  },
  tap: {
    about: "For consumers of the Test Anything Protocol, version 14: a point for each rule.",
    fileName: "callspec.tap",
    render: tapText,
  },
  markdown: {
    about: "For the summary page of a pipeline, or for an issue: the verdict and the causes.",
    fileName: "callspec.md",
    render: markdownSummary,
  },
  github: {
    about: "For the log of a GitHub workflow: an annotation for each cause.",
    fileName: "callspec.annotations.txt",
    render: githubAnnotations,
  },
  shields: {
    about: "For a badge: the endpoint data of shields.io, with the claim and no percentage.",
    fileName: "callspec.badge.json",
    render: shieldsBadge,
  },
};

/** A share travels before it is read again: with its checksum. */
function sealed(data: ResultData): ResultData {
  return data.shard.of > 1 ? { ...data, checksum: checksumOf(data) } : data;
}
