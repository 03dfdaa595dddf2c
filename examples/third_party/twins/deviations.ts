import type { Difference } from "./type_differences.ts";

/** Types of our fakes that cannot stand for those of the real package, each with its reason. */
export const CALLKEEP_DEVIATIONS: readonly (readonly [Difference, reason: string])[] = [
  [
    ["AudioSessionMode", "ours for theirs"],
    "theirs is an enum of text, for which no other type can stand; wherever it is taken, text is too",
  ],
];

/** What our fake exports that the real package does not: what the test has in its hands. */
export const CALLKEEP_ADDITIONS: readonly string[] = ["NATIVE_EVENTS", "phone"];

/** Types of our fake that cannot stand for those of expo-callkit-telecom: none. */
export const EXPO_DEVIATIONS: readonly (readonly [Difference, reason: string])[] = [];

/** What our fake exports that expo-callkit-telecom does not: what the test has in its hands. */
export const EXPO_ADDITIONS: readonly string[] = ["phone"];
