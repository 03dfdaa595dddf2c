import { reportsEnd, rings, showsInRecents, wait } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, header } from "../source.ts";
import { dateText, isDate, ToldDates } from "../told_dates.ts";

/** What is reported with a date happened then. */
export const useGivenDates: Rule = {
  id: "system/use-given-dates",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [
    apple("callkit/cxendcallaction/fulfill(withdateended:)"),
    apple("callkit/cxanswercallaction/fulfill(withdateconnected:)"),
    apple("callkit/cxprovider/reportcall(with:endedat:reason:)"),
    header("CXAnswerCallAction"),
  ],
  refs: ["END-14", "INC-12"],
  sees: "recentsSeen",
  statement: "The system uses the date that the app gives for the connection or the end of a call.",
  because: "The app hears of things later than they happen, and it knows by how much.",
  examples: {
    satisfied: [
      ...rings("a"),
      wait(9_000),
      reportsEnd("a", 8_000),
      showsInRecents("a", null, 8_000),
    ],
    broken: [...rings("a"), wait(9_000), reportsEnd("a", 8_000), showsInRecents("a", null, 9_000)],
  },
  judge({ world, exercised, violated }) {
    const dates = new ToldDates(world);
    return {
      ...dates.handlers,
      recentsSeen(event) {
        for (const { callId, of, given, shown } of dates.shownBy(event)) {
          if (given === null || shown === null) continue;
          exercised();
          if (isDate(shown, given)) continue;
          violated({
            at: event,
            callId,
            expected: `the call ${of} at ${dateText(given)}, as the app said`,
            observed: `Recents have it ${of} at ${dateText(shown)}`,
          });
        }
      },
    };
  },
};
