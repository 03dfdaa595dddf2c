/** Where the sound of a call goes, as the bridge calls it. */
export type AudioRouteName = "Phone" | "Speaker" | "Headset" | "Bluetooth";

/** A way that the sound can go, as the bridge lists it. */
export interface AudioRoute {
  /** What it is called. */
  name: string;
  /** Which kind it is. */
  type: string;
  /** Whether it goes this way now. */
  selected?: boolean;
}

/** The port of each route by AVFoundation's name. */
export const PORTS: Readonly<Record<AudioRouteName, string>> = {
  Phone: "Receiver",
  Speaker: "Speaker",
  Headset: "Headphones",
  Bluetooth: "BluetoothHFP",
};

/** The route by Android Telecom's name. */
export const TELECOM_ROUTES: Readonly<Record<AudioRouteName, string>> = {
  Phone: "EARPIECE",
  Speaker: "SPEAKER",
  Headset: "WIRED_HEADSET",
  Bluetooth: "BLUETOOTH",
};

/** What the bridge lists on a phone: its own ways, and what is plugged in and in use. */
export function routesWith(
  selected: AudioRouteName,
  nameOf: (route: AudioRouteName) => string,
): AudioRoute[] {
  const all = new Set<AudioRouteName>(["Speaker", "Phone", selected]);
  return [...all].map((type) => ({
    name: nameOf(type),
    type,
    ...(type === selected && { selected: true }),
  }));
}
