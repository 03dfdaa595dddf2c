import { expect, jest, test } from "@jest/globals";
import { callId } from "../../mod.ts";
import { createCallSystem } from "../../reference/mod.ts";
import { CallService } from "./call_service.ts";

test("a reset of the call service leaves every call", async () => {
  const system = createCallSystem();
  const call = callId("aaaaaaaa-0000-4000-8000-00000000000a");
  const sdk = { accept: () => Promise.resolve(), leave: jest.fn() };
  const service = new CallService(system.launch().provider(), sdk);
  await service.incoming(call, "Ada");
  await system.flows.answered(await system.flows.ringing());
  system.reset();
  await system.settled();
  expect(sdk.leave.mock.calls).toEqual([[call]]);
  expect([...service.listed]).toEqual([]);
});
