import { expect, test } from "vitest";
import { callId } from "../../mod.ts";
import { createCallSystem } from "../../reference/mod.ts";
import { CallService } from "./call_service.ts";

test("the system takes back a call that the app never answers", async () => {
  const system = createCallSystem();
  const call = callId("aaaaaaaa-0000-4000-8000-00000000000a");
  const sdk = { accept: () => new Promise(() => {}), leave() {} };
  const service = new CallService(system.launch().provider(), sdk);
  await service.incoming(call, "Ada");
  system.user.answer(call);
  await system.advance("61s");
  await system.flows.reached(call, "over");
  expect([...service.listed]).toEqual([]);
});
