import { assertEquals } from "@std/assert";
import { playScenario } from "../../../conformance/mod.ts";
import { importSip, sipAdapter } from "../sip/adapter.ts";
import { testSubject } from "./subject_tests.ts";

const files = await testSubject("sip");
const sip = files && await importSip(files);

/** What is played, and what crosses the network by it: to whom, and the first line in short. */
const TALKS: readonly (readonly [title: string, steps: string, messages: readonly string[]])[] = [
  [
    "answers, sends digits and hangs up",
    `remote calls a from generic "ada"
     user answers a
     user presses "12" on a
     user ends a`,
    [
      "phone: INVITE",
      "far side: 100 Trying",
      "far side: 180 Ringing",
      "far side: 200 OK",
      "phone: ACK",
      "far side: INFO",
      "phone: 200 OK",
      "far side: INFO",
      "phone: 200 OK",
      "far side: BYE",
      "phone: 200 OK",
    ],
  ],
  [
    "calls, and cancels what nobody answers",
    `app starts a to generic "bob"
     remote rings a
     app ends a`,
    [
      "phone: 100 Trying",
      "far side: INVITE",
      "phone: 100 Trying",
      "phone: 182 Queued",
      "phone: 180 Ringing",
      "far side: CANCEL",
      "phone: 200 OK",
      "phone: 487 Request Terminated",
      "far side: ACK",
    ],
  ],
  [
    "cancels what the network has not let through yet",
    `engine will wait dial
     app starts a to generic "bob"
     app ends a`,
    [
      "phone: 100 Trying",
      "far side: CANCEL",
      "phone: 503 Service Unavailable",
      "phone: 481 Call/Transaction Does Not Exist",
    ],
  ],
  [
    "fails a hold that is refused, leaves the call as it was, and holds when asked again",
    `remote calls a from generic "ada"
     user answers a
     engine will fail setHeld
     user holds a
     engine will succeed setHeld
     user holds a
     expect call a is held`,
    [
      "phone: INVITE",
      "far side: 100 Trying",
      "far side: 180 Ringing",
      "far side: 200 OK",
      "phone: ACK",
      "phone: 503 Service Unavailable",
      "far side: INVITE sendonly",
      "phone: 200 OK",
      "far side: ACK",
    ],
  ],
  [
    "fails an answer that crosses the caller's giving up",
    `engine will wait accept
     remote calls a from generic "ada"
     user answers a
     engine completes accept of a
     at once remote ends a hungUp`,
    [
      "phone: INVITE",
      "far side: 100 Trying",
      "far side: 180 Ringing",
      "phone: CANCEL",
      "far side: 200 OK",
      "far side: 487 Request Terminated",
      "phone: ACK",
    ],
  ],
  [
    "cancels a call that is being answered",
    `app starts a to generic "bob"
     remote answers a
     at once app ends a`,
    [
      "phone: 100 Trying",
      "far side: INVITE",
      "phone: 100 Trying",
      "phone: 182 Queued",
      "far side: CANCEL",
      "phone: 200 OK",
      "phone: 487 Request Terminated",
      "far side: ACK",
    ],
  ],
];

for (const [title, steps, messages] of TALKS) {
  Deno.test({
    name: `sip.js behind the reference app ${title}`,
    ignore: sip === null,
    async fn() {
      if (!sip) return;
      const heard: string[] = [];
      const adapter = sipAdapter(sip, (to, message) => {
        const [line = ""] = message.split("\r\n");
        const hold = message.includes("a=sendonly") && line.startsWith("INVITE") ? " sendonly" : "";
        heard.push(`${to}: ${line.replace(/ ?sip:\S+| ?SIP\/2\.0 ?/g, "")}${hold}`);
      });
      const { found, lines } = await playScenario(adapter, `scenario "${title}"\n${steps}`);
      const unlike = lines.filter(({ status }) => status !== "taken" && status !== "met");
      assertEquals([heard, found.map(({ rule }) => rule.id), unlike], [messages, [], []]);
    },
  });
}
