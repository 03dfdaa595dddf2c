import { PHONE_SETTINGS } from "../phone/mod.ts";
import type { StepOf } from "../scenario/mod.ts";
import { HURDLES, type World } from "../trace/mod.ts";

/** A setting of the phone is turned. */
type Turn = StepOf<"phoneTurns">;

/** The turns that mean something now: at most one setting at a time is in the way of calls. */
export function turnsOf(world: World): readonly Turn[] {
  const back = turnsBack(world);
  if (back.length > 0) return back;
  return PHONE_SETTINGS.flatMap((setting): readonly Turn[] => {
    const hindering = HURDLES[setting];
    const values = hindering === undefined ? [true, false] : [hindering];
    return values.map((isOn) => ({ kind: "phoneTurns", setting, isOn }));
  });
}

/** The turns by which what is in the way of calls is so no longer. */
export function turnsBack({ hurdles }: World): readonly Turn[] {
  return PHONE_SETTINGS.filter((setting) => hurdles.has(setting))
    .map((setting) => ({ kind: "phoneTurns", setting, isOn: !HURDLES[setting] }));
}
