/** Seedings of the catalogue of real defects that stand in no mutant, and why. */
export const NOT_SEEDED: Readonly<Record<string, string>> = {
  K21a:
    "The events of the kit's engine name a call and no user: they are only ever about this one.",
  K33b:
    "A push is answered here when its handler returns, and a trace does not show what it awaits.",
  K34d: "No rule asks for starts to be accepted: a system may refuse one below the limit too.",
  K41b: "No rule is about a microphone that nobody has asked to be muted.",
  K45a: "No rule asks for holds to be fulfilled: an app may fail any of them.",
  K50a: "No rule says which members of a group come off hold.",
  K53a: "No rule asks for a request when the user answers in the app.",
  K53b: "No rule counts how often an app accepts a call at its engine.",
};
