import { alone, together } from "../alone.ts";
import { answersAsk, asks, gestures, rests, rings, talks } from "../example.ts";
import type { Judge, Rule } from "../rule.ts";
import { WWDC_2016 } from "../source.ts";

const tapped = [
  ...talks("a"),
  ...rings("b", 2),
  rests,
  gestures("endAndAccept", "b"),
] as const;

/** One tap is one transaction: the running call ends, and the other is answered. */
export const endFirstAndThenAnswer: Rule = {
  id: "system/end-first-and-then-answer",
  level: "should",
  since: "0.1.0",
  evidence: "documented",
  sources: [WWDC_2016],
  refs: ["TX-13"],
  needs: ["tells.execute"],
  statement: "The system makes one transaction of end and accept: " +
    "first the end of the running call, then the answer.",
  because: "An app that answers first has two calls that both want the audio.",
  examples: {
    satisfied: [...tapped, asks(["endCall", "a"], ["answerCall", "b"]), answersAsk(true), rests],
    broken: [...tapped, asks(["answerCall", "b"]), answersAsk(true), rests],
  },
  judge({ world, timing, exercised, violated }) {
    let hasForeign = false;
    const lone = alone(timing, "userGestured", ({ cause, offers }) => {
      if (cause.gesture !== "endAndAccept") return;
      const offer = offers.find(({ at, actions }) =>
        at.kind === "executeAsked" &&
        actions.some(({ kind, callId }) => kind === "answerCall" && callId === cause.callId)
      );
      // What the phone ends of other apps it ends by itself.
      if (!offer || hasForeign) return;
      exercised();
      const ends = (actions: typeof offer.actions) =>
        actions.filter(({ kind, callId }) => kind === "endCall" && callId !== cause.callId);
      const place = offer.actions.findIndex(({ kind }) => kind === "answerCall");
      if (ends(offer.actions.slice(0, place)).length > 0) return;
      const isEnded = offers.some(({ actions }) => ends(actions).length > 0);
      violated({
        at: offer.at,
        callId: cause.callId,
        expected: "one transaction that ends the running call and then answers",
        observed: `${offer.actions.map(({ kind }) => kind).join(" and ")}` +
          (isEnded ? ", and the end beside it or behind" : ", and no end at all"),
      });
    });
    const look: Judge = {
      userGestured() {
        hasForeign = world.foreign.size > 0;
      },
    };
    return together(look, lone);
  },
};
