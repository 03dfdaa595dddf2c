import { assertEquals } from "@std/assert";
import { conform } from "../conformance/mod.ts";
import { type DialIn, whyRefused } from "./dial_in.ts";
import { connect } from "./mod.ts";
import { RELAY_EXITS } from "./relay.ts";

const ADDRESS = "http://127.0.0.1:8000/wire?token=secret";
const OPEN: DialIn = { url: new URL(ADDRESS), origin: null, isUpgrade: true };

const DIAL_INS: readonly (readonly [name: string, Partial<DialIn>, status: number | null])[] = [
  ["the right token", {}, null],
  ["a page of this machine", { origin: "http://localhost:5173" }, null],
  ["a page of somebody else", { origin: "https://example.com" }, 403],
  ["a page without an address", { origin: "null" }, 403],
  ["a page whose name only begins well", { origin: "http://localhost.example.com" }, 403],
  ["a name that leads here", { url: new URL(ADDRESS.replace("127.0.0.1", "example.com")) }, 403],
  ["a token that is wrong at its end", { url: new URL(ADDRESS.replace(/t$/, "x")) }, 403],
  ["a token that is too short", { url: new URL(ADDRESS.replace(/t$/, "")) }, 403],
  ["a token that is too long", { url: new URL(`${ADDRESS}s`) }, 403],
  ["no token", { url: new URL("http://127.0.0.1:8000/wire") }, 403],
  ["another path", { url: new URL("http://127.0.0.1:8000/other?token=secret") }, 404],
  ["no WebSocket", { isUpgrade: false }, 400],
];

for (const [name, changed, status] of DIAL_INS) {
  Deno.test(`whyRefused: ${name}: ${status ?? "let in"}`, () => {
    const dialIn = { ...OPEN, ...changed };
    assertEquals(whyRefused(dialIn, "secret", false)?.status ?? null, status);
  });
}

Deno.test("whyRefused: the token is good for one, the right one too", () => {
  assertEquals(whyRefused(OPEN, "secret", true)?.status, 409);
});

const RELAY = new URL("./relay.ts", import.meta.url).pathname;
const DIAL_OUT = new URL("../examples/wire_websocket/dial_out.ts", import.meta.url).pathname;
const CONFIG = new URL("../deno.json", import.meta.url).pathname;
const FLAGS = ["--quiet", "--no-check", "--cached-only", `--config=${CONFIG}`];
const LOCAL = "--allow-net=127.0.0.1";
const RELAYING = ["run", ...FLAGS, LOCAL, RELAY];

/** Starts a relay, and reads where it is to be dialed. */
async function started() {
  const child = new Deno.Command(Deno.execPath(), {
    args: RELAYING,
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const lines = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  const { params } = JSON.parse((await lines.read()).value ?? "");
  return { child, lines, address: String(params.text) };
}

/** Dials, and tells whether it was let in. */
function dialed(address: string): Promise<WebSocket | null> {
  const socket = new WebSocket(address);
  return new Promise((resolve) => {
    socket.onopen = () => resolve(socket);
    socket.onerror = () => resolve(null);
  });
}

Deno.test("relay: it passes lines on, lets one in, and ends with a code when that one is gone", async () => {
  const { child, lines, address } = await started();
  assertEquals(await dialed(`${address}0`), null);
  const socket = await dialed(address);
  assertEquals(await dialed(address), null);
  const heard = Promise.withResolvers<string>();
  if (socket) socket.onmessage = ({ data }) => heard.resolve(data);
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode('{"id":1}\n'));
  assertEquals(await heard.promise, '{"id":1}');
  socket?.send('{"id":1,\n"result":{}}');
  assertEquals((await lines.read()).value, '{"id":1, "result":{}}\n');
  socket?.close();
  assertEquals((await child.status).code, RELAY_EXITS.connectionLost);
  await writer.abort().catch(() => {});
  await lines.cancel();
});

Deno.test("relay: it ends when nobody asks any more, whoever was to dial in", async () => {
  const { child, lines } = await started();
  await child.stdin.close();
  assertEquals((await child.status).code, RELAY_EXITS.ended);
  await lines.cancel();
});

Deno.test("connect: an app that dials in through a relay is judged", async () => {
  const dialing: Deno.ChildProcess[] = [];
  const environment = { HOME: Deno.env.get("HOME") ?? "/" };
  const connected = await connect([Deno.execPath(), ...RELAYING], {
    environment,
    firstPatienceMs: 60_000,
    patienceMs: 20_000,
    onLog(text) {
      const args = ["run", ...FLAGS, LOCAL, DIAL_OUT, JSON.parse(text).text];
      dialing.push(new Deno.Command(Deno.execPath(), { args, stderr: "null" }).spawn());
    },
  });
  try {
    const { verdicts, faults } = await conform(connected.adapter, { steps: 200, corpus: false });
    const broken = verdicts.filter(({ status }) => status === "failed").map(({ rule }) => rule.id);
    assertEquals([broken, faults, connected.oddities()], [[], [], []]);
  } finally {
    await connected.close();
    for (const child of dialing) assertEquals((await child.status).success, true);
  }
});
