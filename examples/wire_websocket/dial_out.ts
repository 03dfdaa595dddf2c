/**
 * An app that dials out to the kit: what runs in a browser, in a simulator or on a phone, where
 * nobody can start a program. `deno run --allow-net=127.0.0.1 dial_out.ts ws://127.0.0.1:PORT/...`
 *
 * @module
 */
import { WireServer } from "../../wire/mod.ts";
import pigeon from "../homing_pigeon/adapter.ts";

// A socket does not block, so the app goes on between two requests: answers wait until it is quiet.
const server = new WireServer(pigeon, { blocks: false });
const socket = new WebSocket(Deno.args[0] ?? "");
socket.onmessage = async ({ data }) => {
  socket.send(await server.answer(data));
  if (server.isOver) socket.close();
};
