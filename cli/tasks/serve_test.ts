import { assertEquals, assertMatch } from "@std/assert";
import { referenceApp } from "../../conformance/mod.ts";
import { start } from "../command_process.ts";
import { typeLine } from "../fake_surroundings.ts";

const RULE = "--rule app/forget-ended-calls --steps 200";

Deno.test("serve prints where to dial, also where it is quiet, and judges who does", async () => {
  const { code, told, printed, closed } = await typeLine(`serve ${RULE}`, {
    dialsIn: referenceApp,
  });
  assertEquals(
    told(),
    'Dial ws://127.0.0.1:1/wire?token=x (one adapter, once)\n{"text":"hello"}\n',
  );
  assertEquals([code, closed], [0, ["who dialed in"]]);
  assertMatch(printed(), /^reference app: /);
  const quiet = await typeLine(`serve ${RULE} --quiet`, { dialsIn: referenceApp });
  assertEquals(quiet.told(), "Dial ws://127.0.0.1:1/wire?token=x (one adapter, once)\n");
});

Deno.test("serve is refused with 3 where nobody dials in", async () => {
  const { code, told } = await typeLine("serve --quiet");
  assertEquals(code, 3);
  assertMatch(told(), /\nCannot run an adapter that dials in: /);
});

Deno.test("serve is refused with 64 where it is given a program", async () => {
  for (const line of ["serve app.ts", "serve -- python3 app.py", "serve --jobs 2"]) {
    assertEquals((await typeLine(line)).code, 64);
  }
});

/** Reads a stream until something is in it, gives that, and reads on to its end. */
async function heard(stream: ReadableStream<Uint8Array>, what: RegExp): Promise<string> {
  const found = Promise.withResolvers<string>();
  let text = "";
  const whole = stream.pipeThrough(new TextDecoderStream()).pipeTo(
    new WritableStream({
      write(part) {
        text += part;
        const [match] = what.exec(text) ?? [];
        if (match !== undefined) found.resolve(match);
      },
    }),
  );
  void whole.then(() => found.reject(new Error(`Cannot find ${what} in: ${text}`)));
  return await found.promise;
}

Deno.test("serve judges an app that dials in from a process of its own, and lets it end", async () => {
  const child = start("serve", ...RULE.split(" "));
  const address = await heard(child.stderr, /ws:\/\/127\.0\.0\.1:\d+\/wire\?token=[\w-]+/);
  const { pathname: dialOut } = new URL(
    "../../examples/wire_websocket/dial_out.ts",
    import.meta.url,
  );
  const args = ["run", "--quiet", "--no-check", "--allow-net=127.0.0.1", dialOut, address];
  const app = new Deno.Command(Deno.execPath(), { args, stdout: "null", stderr: "null" }).spawn();
  const printed = await heard(child.stdout, /^.*\n/);
  assertMatch(printed, /^Homing Pigeon: NO CLAIM .*nothing of law broken/);
  assertEquals([(await child.status).code, (await app.status).code], [0, 0]);
});
