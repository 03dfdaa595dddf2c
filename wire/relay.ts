/**
 * An adapter that dials in: the program that stands for one that cannot be started from here, as it
 * runs in a browser, in a simulator or on a phone. It is started like the program of any adapter, and
 * passes the lines on by WebSocket, as text frames. `deno run --allow-net=127.0.0.1 wire/relay.ts`
 *
 * It needs Deno: Node has no server of WebSockets of its own.
 */
import { DIAL_IN_PATH, whyRefused } from "./dial_in.ts";

/** What the relay ends with. */
export const RELAY_EXITS = { ended: 0, connectionLost: 72 } as const;

/** An idle connection is asked for a sign of life each half of this time, in seconds. */
const IDLE_SECONDS = 10;

const encoder = new TextEncoder();

/** Relays until nobody asks any more, and gives the exit code. */
export async function relay(): Promise<number> {
  const token = crypto.randomUUID();
  const dialed = Promise.withResolvers<WebSocket>();
  const lost = Promise.withResolvers<number>();
  let isTaken = false;
  const onListen = ({ port }: Deno.NetAddr) =>
    say(`ws://127.0.0.1:${port}${DIAL_IN_PATH}?token=${token}`);
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen }, (request) => {
    const { headers } = request;
    const isUpgrade = headers.get("upgrade")?.toLowerCase() === "websocket";
    const dialIn = { url: new URL(request.url), origin: headers.get("origin"), isUpgrade };
    const refused = whyRefused(dialIn, token, isTaken);
    if (refused) return new Response(`${refused.because}\n`, { status: refused.status });
    isTaken = true;
    const { socket, response } = Deno.upgradeWebSocket(request, { idleTimeout: IDLE_SECONDS });
    socket.onopen = () => dialed.resolve(socket);
    socket.onmessage = ({ data }) => writeLine(String(data).replaceAll(/[\r\n]+/g, " "));
    socket.onclose = () => lost.resolve(RELAY_EXITS.connectionLost);
    return response;
  });
  const code = await Promise.race([lost.promise, passOn(dialed.promise)]);
  if (code === RELAY_EXITS.connectionLost) warn("the adapter's connection was lost");
  else if (isTaken) (await dialed.promise).close(1000);
  await server.shutdown();
  return code;
}

/** Passes the requests on, and waits with them until somebody is there. */
async function passOn(dialed: Promise<WebSocket>): Promise<number> {
  let rest = "";
  for await (const text of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) (await dialed).send(line);
  }
  return RELAY_EXITS.ended;
}

/** Tells where to dial: whoever started it by hand reads it, and whoever asks hears it. */
function say(address: string): void {
  warn(address);
  writeLine(JSON.stringify({ jsonrpc: "2.0", method: "log", params: { text: address } }));
}

function writeLine(line: string): void {
  const bytes = encoder.encode(`${line}\n`);
  for (let sent = 0; sent < bytes.length;) sent += Deno.stdout.writeSync(bytes.subarray(sent));
}

function warn(line: string): void {
  Deno.stderr.writeSync(encoder.encode(`${line}\n`));
}

if (import.meta.main) Deno.exit(await relay());
