import { alone, type Lone, type Offer, strayField } from "../alone.ts";
import { answersAsk, asks, idOf, requestsAll, rests, rings, settlesRequest } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, header } from "../source.ts";

const asked = [
  ...rings("a"),
  rests,
  requestsAll(
    { kind: "setMuted", callId: idOf("a"), isMuted: true },
    { kind: "endCall", callId: idOf("a") },
  ),
  settlesRequest(),
] as const;

/** A transaction is one thing: it is accepted whole, or refused whole. */
export const allOrNothing: Rule = {
  id: "system/all-or-nothing",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [header("CXCallController"), apple("callkit/cxcallcontroller")],
  refs: ["TX-02"],
  needs: ["requests.transactions", "settles"],
  statement: "The system takes on all actions of a transaction that it accepts, " +
    "and none of one that it refuses.",
  because: "An app that was told one thing of the whole cannot know which half was done.",
  examples: {
    satisfied: [...asked, asks(["setMuted", "a"], ["endCall", "a"]), answersAsk(true), rests],
    broken: [...asked, asks(["setMuted", "a"]), answersAsk(true), rests],
  },
  judge: ({ timing, exercised, violated }) =>
    alone(timing, "requested", (lone) => {
      const { cause: { actions }, settled, offers } = lone;
      if (!settled || actions.length < 2) return;
      exercised();
      const [part] = settled.error ? offers : partsOf(lone);
      const [given] = part?.actions ?? [];
      if (!part || !given) return;
      const how = settled.error ? `refused with ${settled.error.code}` : "accepted";
      violated({
        at: part.at,
        callId: given.callId,
        expected: settled.error
          ? `none of the ${actions.length} actions, since the request is refused`
          : `all ${actions.length} actions, since the request is accepted`,
        observed: `${part.actions.map(({ kind }) => kind).join(" and ")}, ` +
          `and the request ${how}`,
        hint: "look at every action of a transaction before you act on the first",
      });
    }),
};

/** The transactions that hold a part of what was accepted, where not all of it was given. */
function partsOf({ cause: { actions }, offers }: Lone<"requested">): readonly Offer[] {
  // What is performed without a question may come one by one: it says nothing of the whole.
  const asked = offers.filter(({ at }) => at.kind === "executeAsked");
  const isIn = (offer: Offer, wish: typeof actions[number]) =>
    offer.actions.some((action) => strayField(wish, action) === null);
  const isAll = actions.every((wish) => asked.some((offer) => isIn(offer, wish)));
  if (isAll) return [];
  return asked.filter((offer) =>
    offer.actions.length < actions.length && actions.some((wish) => isIn(offer, wish))
  );
}
