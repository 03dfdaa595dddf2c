import type { AudioOutputPortType, AudioPort, AudioRoute } from "./audio.ts";

/** The way of a kind. */
export function portOf(portType: AudioOutputPortType): AudioPort {
  return { portType, portName: portType, uid: portType };
}

/** Sound that goes out by a way comes in by the microphone of the device. */
export function routeBy(portType: AudioOutputPortType): AudioRoute {
  return { inputs: [portOf("builtInMic")], outputs: [portOf(portType)] };
}
