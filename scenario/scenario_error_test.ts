import { assertEquals, assertThrows } from "@std/assert";
import { BUTTONS, QUIRK_NAMES } from "../phone/mod.ts";
import { PROFILE_NAMES } from "../profile/mod.ts";
import { parseScenario, ScenarioError } from "./mod.ts";

const FIRST = '"remote", "user", "headset", "foreign", "push", "app", "phone", "engine", ' +
  '"system", "service", "quirk", "clock", "native", "runtime"';
const OF_CALL_KIT = "callKit/unknown, callKit/unentitled, callKit/invalidArgument, " +
  "callKit/missingVoipBackgroundMode";
const CODES = "unknown, unentitled, unknownCallProvider, emptyTransaction, unknownCallId, " +
  "callIdAlreadyExists, invalidAction, maximumCallGroupsReached, callIsProtected, " + OF_CALL_KIT;
const REPORT_CODES = "unknown, unentitled, callIdAlreadyExists, filteredByDoNotDisturb, " +
  "filteredByBlockList, filteredDuringRestrictedSharingMode, callIsProtected, " +
  "filteredBySensitiveParticipants, " + OF_CALL_KIT;
const KEYS = "keys of the keypad in double quotes (0 to 9, *, #, and , or ; for a pause)";
const FIELDS = "profile, overLimit, onAppDeath, maximumCallGroups, maximumCallsPerCallGroup, " +
  "includesCallsInRecents, supportsVideo, supportsAudioTranslation";
const END = "the end of the line";
const SYSTEM = '"will", "resets", "speaks", "performs", "begins" or "lapses"';
const SETTINGS = "doNotDisturb, restrictedSharing, entitlement, voipMode, callService, lock, " +
  "foreground";
const FLAGS = "supportsHolding, supportsGrouping, supportsUngrouping, supportsDtmf, hasVideo";
const QUIRKS = QUIRK_NAMES.join(", ");
const BUTTON_WORDS = BUTTONS.join(", ");

type Refusal = readonly [text: string, place: string, expected: string, found: string];

/** Texts without a title. */
const untitled: readonly Refusal[] = [
  ["", "1:1", '"scenario"', "nothing"],
  ["# why\n\n", "1:1", '"scenario"', "nothing"],
  ["user ends a", "1:1", '"scenario"', '"user"'],
  ["scenario", "1:9", "a title in double quotes", END],
  ["scenario ada", "1:10", "a title in double quotes", '"ada"'],
  ['scenario "ada', "1:10", "a title in double quotes", '"\\"ada"'],
  ['scenario "\\x"', "1:10", "a title in double quotes", '"\\"\\\\x\\""'],
  ['scenario "a\tb"', "1:10", "a title in double quotes", '"\\"a"'],
  ['scenario "a" b', "1:14", END, '"b"'],
];

/** Second lines, under a title. */
const mistaken: readonly Refusal[] = [
  ["dance", "2:1", `${FIRST}, "listener" or "expect"`, '"dance"'],
  [
    "user dances a",
    "2:6",
    '"answers", "declines", "ends", "holds", "resumes", "swaps", "mutes", "unmutes", ' +
    '"merges", "splits", "translates", "stops", "calls" or "presses"',
    '"dances"',
  ],
  ["user ends", "2:10", 'a call (a to z) or "and"', END],
  ["user ends A", "2:11", 'a call (a to z) or "and"', '"A"'],
  ["user ends aa", "2:11", 'a call (a to z) or "and"', '"aa"'],
  ["user holds and a", "2:16", '"accepts"', '"a"'],
  ["user ends a now", "2:13", END, '"now"'],
  ["\t user ends 7", "2:13", 'a call (a to z) or "and"', '"7"'],
  ['remote calls a from sip "ada"', "2:21", 'a handle (as generic "ada")', '"sip"'],
  ['remote calls a from generic "ada" with', "2:35", END, '"with"'],
  [
    "remote ends a bored",
    "2:15",
    "hungUp, busy, noAnswer, connectionLost, answeredElsewhere, declinedElsewhere",
    '"bored"',
  ],
  ['user presses "5x" on a', "2:14", KEYS, '"\\"5x\\""'],
  ['user presses "" on a', "2:14", KEYS, '"\\"\\""'],
  ["user presses 5 on a", "2:14", KEYS, '"5"'],
  [`app presses "${"5".repeat(41)}" on a`, "2:13", KEYS, `"\\"${"5".repeat(41)}\\""`],
  ["headset presses mute", "2:17", "hook, hold", '"mute"'],
  ["foreign calls a on landline", "2:20", "cellular, otherApp", '"landline"'],
  [
    'push brings a from generic "ada"',
    "2:33",
    "unmarked, required, optional",
    END,
  ],
  ['push brings a from generic "ada" required too', "2:43", END, '"too"'],
  ["phone turns sound on", "2:13", SETTINGS, '"sound"'],
  ["phone turns lock maybe", "2:18", "on or off", '"maybe"'],
  ["phone turns lock On", "2:18", "on or off", '"On"'],
  ['phone lists generic "ada" as friend', "2:30", "vip, blocked, protected, sensitive", '"friend"'],
  ['phone knows generic "ada" as Ada', "2:30", "text in double quotes", '"Ada"'],
  ["app groups a with", "2:18", "a call (a to z)", END],
  ["app updates a supportsVideo on", "2:15", FLAGS, '"supportsVideo"'],
  ["clock +5s", "2:7", "a duration (as +5000ms)", '"+5s"'],
  ["clock +12345678901ms", "2:7", "a duration (as +5000ms)", '"+12345678901ms"'],
  [
    "app will dance end",
    "2:10",
    "fulfill, fail, defer, throw, fulfillTwice, failTwice, fulfillLate, backdate",
    '"dance"',
  ],
  [
    "app will fail toString",
    "2:15",
    "start, answer, end, hold, mute, group, dtmf, translate",
    '"toString"',
  ],
  ["app fulfills end a", "2:18", '"of"', '"a"'],
  ["engine will defer dial", "2:13", "succeed, fail, wait", '"defer"'],
  ["engine will wait x", "2:18", "dial, accept, hangUp, setHeld, sendDigits, find", '"x"'],
  ["system will refuse end", "2:23", '"with"', END],
  ["system will refuse end with no", "2:29", CODES, '"no"'],
  [
    "system will refuse end with filteredByBlockList",
    "2:29",
    CODES,
    '"filteredByBlockList"',
  ],
  ["system will refuse end with callKit", "2:29", CODES, '"callKit"'],
  ["system will refuse report with invalidAction", "2:32", REPORT_CODES, '"invalidAction"'],
  [
    "system speaks delegate, delegate, observer",
    "2:15",
    "completion, delegate and observer in an order, with commas",
    '"delegate,"',
  ],
  ["system performs neither", "2:17", "together, oneByOne", '"neither"'],
  ["system begins early", "2:15", "atOnce, late", '"early"'],
  ["system lapses second", "2:15", "first, last", '"second"'],
  ["quirk firstRequestRefused", "2:26", "on or off", END],
  ["quirk oddity on", "2:7", QUIRKS, '"oddity"'],
  ["native emits x for a", "2:14", "answerCall, endCall, setHeld, audioActivated", '"x"'],
  ["listener attaches third", "2:19", "first, second", '"third"'],
  [
    "expect nothing",
    "2:8",
    '"call", "app", "audio", "no", "refusal", "report", "phone" or "recents"',
    '"nothing"',
  ],
  [
    "expect call a is happy",
    "2:18",
    "ringing, starting, started, connecting, active, held, muted, grouped, translated, gone",
    '"happy"',
  ],
  ["expect app lists a b", "2:18", "calls (as a, b) or nothing", '"a"'],
  ["expect audio is loud", "2:17", "active, inactive", '"loud"'],
  ["expect no open", "2:15", '"action"', END],
  ["expect no call", "2:11", '"open" or "recents"', '"call"'],
  ["expect refusal no", "2:16", CODES, '"no"'],
  ["expect report refusal no", "2:23", REPORT_CODES, '"no"'],
  ["expect phone offers tea on a", "2:21", BUTTON_WORDS, '"tea"'],
  ["expect phone does offer end on a", "2:19", '"not"', '"offer"'],
  ["expect phone shows a as ada", "2:25", "text in double quotes", '"ada"'],
  [
    "expect recents show a as lost",
    "2:26",
    "connected, missed, declined, answeredElsewhere, declinedElsewhere, notConnected",
    '"lost"',
  ],
  ["expect app is asleep", "2:15", "running, dead", '"asleep"'],
  ["at once", "2:8", `${FIRST} or "listener"`, END],
  ["at once expect no open action", "2:9", `${FIRST} or "listener"`, '"expect"'],
  ["at noon system resets", "2:1", `${FIRST}, "listener" or "expect"`, '"at"'],
  ["with", "2:5", FIELDS, END],
  ["with toString 1", "2:6", FIELDS, '"toString"'],
  ["with profile ios", "2:14", PROFILE_NAMES.join(", "), '"ios"'],
  ["with overLimit endCalls", "2:16", "offerEndAndAccept, reject", '"endCalls"'],
  ["with onAppDeath", "2:16", "keepCalls, endCalls", END],
  ["with maximumCallGroups 0", "2:24", "a whole number of at least 1", '"0"'],
  ["with profile apple, supportsVideo yes", "2:35", "true or false", '"yes"'],
  ["system resets\nwith profile apple", "3:1", `${FIRST}, "listener" or "expect"`, '"with"'],
  ["# why\r\n\r\n  system sleeps", "4:10", SYSTEM, '"sleeps"'],
];

const titled = mistaken.map(([text, ...rest]): Refusal => [`scenario "t"\n${text}`, ...rest]);
for (const [text, place, expected, found] of [...untitled, ...titled]) {
  Deno.test(`parseScenario refuses ${JSON.stringify(text)} at ${place}`, () => {
    const { name, code, line, column, message } = assertThrows(
      () => parseScenario(text),
      ScenarioError,
    );
    assertEquals([name, code, `${line}:${column}`], ["ScenarioError", "malformedScenario", place]);
    assertEquals(
      message,
      `line ${line}, column ${column}: expected ${expected}, found ${found}`,
    );
  });
}
