import { assertEquals } from "@std/assert";
import { callId } from "../../mod.ts";
import { createCallSystem } from "../../reference/mod.ts";
import { CallService } from "./call_service.ts";

const ada = callId("aaaaaaaa-0000-4000-8000-00000000000a");
const bob = callId("bbbbbbbb-0000-4000-8000-00000000000b");

Deno.test("a second call is declined, and the first goes on", async () => {
  const system = createCallSystem();
  const left: string[] = [];
  const sdk = { accept: () => Promise.resolve(), leave: (call: string) => void left.push(call) };
  const service = new CallService(system.launch().provider({}), sdk);
  await service.incoming(ada, "Ada");
  await system.flows.answered(ada);
  await service.incoming(bob, "Bob");
  await system.flows.secondDeclined(ada, bob);
  assertEquals([...service.listed], [ada]);
  assertEquals(left, [bob]);
});
