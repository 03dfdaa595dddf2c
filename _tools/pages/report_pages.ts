import { SAMPLES } from "../../report/given_results_test.ts";
import { REPORTERS } from "../../report/mod.ts";

/** The files of `docs/reports/`: every report of a few results, as users will get them. */
export function reportPages(): Readonly<Record<string, string>> {
  const reports = Object.entries(SAMPLES).flatMap(([name, data]) =>
    Object.values(REPORTERS).map(({ fileName, render }) =>
      [`reports/${name}/${fileName}`, render(data)] as const
    )
  );
  return Object.fromEntries(reports);
}
