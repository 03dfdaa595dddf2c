import { causesOf, type ResultData } from "./result_data.ts";

/**
 * A result as the data of a badge (an endpoint of shields.io). It says what can be claimed and no
 * share of anything: nobody is conformant by 97 %.
 */
export function shieldsBadge(data: ResultData): string {
  const badge = { schemaVersion: 1, label: "callspec", ...shownOn(data) };
  return `${JSON.stringify(badge, null, 2)}\n`;
}

function shownOn(data: ResultData): { readonly message: string; readonly color: string } {
  const causes = causesOf(data).length;
  switch (data.outcome.claim) {
    case "conformant":
      return { message: `conformant ${data.spec} ${data.profile}`, color: "brightgreen" };
    case "notConformant":
      return {
        message: `not conformant: ${causes} cause${causes === 1 ? "" : "s"}`,
        color: "red",
      };
    case "none":
      return { message: "no claim", color: "lightgrey" };
  }
}
