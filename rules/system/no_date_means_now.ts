import { reportsEnd, rings, showsInRecents, wait } from "../example.ts";
import type { Rule } from "../rule.ts";
import { header } from "../source.ts";
import { dateText, isDate, ToldDates } from "../told_dates.ts";

/** What is reported without a date happens now. */
export const noDateMeansNow: Rule = {
  id: "system/no-date-means-now",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [header("CXProvider"), header("CXAnswerCallAction")],
  refs: ["OUT-05", "INC-12"],
  sees: "recentsSeen",
  statement: "The system takes now for the date where the app says that a call is connected, " +
    "or reports its end, without a date.",
  because: "Recents show when a call was and how long it took.",
  examples: {
    satisfied: [...rings("a"), wait(9_000), reportsEnd("a"), showsInRecents("a", null, 9_000)],
    broken: [...rings("a"), wait(9_000), reportsEnd("a"), showsInRecents("a", null, 0)],
  },
  judge({ world, exercised, violated }) {
    const dates = new ToldDates(world);
    return {
      ...dates.handlers,
      recentsSeen(event) {
        for (const { callId, of, at, given, shown } of dates.shownBy(event)) {
          if (given !== null || shown === null) continue;
          exercised();
          if (isDate(shown, at, event.at)) continue;
          violated({
            at: event,
            callId,
            expected: `the call ${of} at ${dateText(at)}, when the app said so without a date`,
            observed: `Recents have it ${of} at ${dateText(shown)}`,
            hint: "a date that is missing is now, not the beginning of 1970",
          });
        }
      },
    };
  },
};
