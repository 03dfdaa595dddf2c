/** An entry of the contract that no rule judges, and why. */
export interface Untestable {
  /** The entry. */
  readonly ref: string;
  /** Why nobody can judge it from what crosses the boundary. */
  readonly because: string;
}

/** An entry that allows something, so that nothing can break it. */
export interface Freedom {
  /** The entry. */
  readonly ref: string;
  /** What is free. */
  readonly allows: string;
  /** Where both ways are played: a file of the project. */
  readonly shownBy: string;
}

/** The entries that no rule judges. */
export const UNTESTABLE: readonly Untestable[] = [
  { ref: "AUD-06", because: "No kit can see what plays beside a call." },
  {
    ref: "CFG-01",
    because:
      "A kit hands every adapter a whole configuration; a test holds our own defaults to it.",
  },
  { ref: "CFG-02", because: "It is about a constructor of Swift, which no trace shows." },
  { ref: "DTM-05", because: "No kit can hear the phone's speaker." },
  {
    ref: "OBS-09",
    because: "What an app relies on is not seen: kits play all orders, and what breaks is named.",
  },
  { ref: "OBS-10", because: "It is about memory: no trace shows who holds an object." },
  { ref: "PRV-03", because: "JavaScript has one executor: no trace shows a queue." },
  { ref: "PRV-04", because: "It is about memory: no trace shows who holds an object." },
  { ref: "PRV-11", because: "When an object is released is not seen from outside." },
  {
    ref: "PRV-16",
    because: "No kit resets a provider that was invalidated: it is an oddity of one system.",
  },
  {
    ref: "PUSH-06",
    because: "It binds a notification service extension: a process that no adapter plays.",
  },
  { ref: "PUSH-07", because: "It is about what a server sends, before anything reaches a phone." },
  { ref: "QUE-01", because: "JavaScript has one executor: no trace shows a queue." },
  { ref: "QUE-02", because: "JavaScript has one executor: no trace shows a queue." },
  {
    ref: "QUE-03",
    because: "What an app relies on is not seen: kits play both orders, and what breaks is named.",
  },
  { ref: "QUE-09", because: "JavaScript has one executor: no trace shows a queue." },
  { ref: "QUE-10", because: "Time is virtual in a kit: a handler that blocks takes none of it." },
];

/** The entries that allow something. */
export const FREEDOMS: readonly Freedom[] = [
  {
    ref: "AUD-05",
    allows: "audio that the app activated itself may never be announced",
    shownBy: "examples/scenarios",
  },
  {
    ref: "ERR-02",
    allows: "an error may carry nothing but its domain and code",
    shownBy: "call/call_error.ts",
  },
  {
    ref: "INC-17",
    allows: "the system may end a call that nobody answers",
    shownBy: "reference/contract/incoming_test.ts",
  },
  {
    ref: "PRV-14",
    allows: "an app may set its configuration again before each report",
    shownBy: "conformance/mutants/neutral_variants.ts",
  },
  {
    ref: "PUSH-03",
    allows: "a push may need no report, in the foreground or where it says so",
    shownBy: "conformance/enabled_steps.ts",
  },
  {
    ref: "RST-04",
    allows: "a reset may come at any time, and again",
    shownBy: "conformance/enabled_steps.ts",
  },
  {
    ref: "RST-06",
    allows: "the system may begin again after a reset",
    shownBy: "reference/freedoms_test.ts",
  },
  {
    ref: "TMO-05",
    allows: "a time-out may end the call",
    shownBy: "profile/profile.ts",
  },
];
