import { v5, validate as isUuid, version } from "uuid";

/** Whether a text is a UUID made from a name. */
export function validate(id: string): boolean {
  return isUuid(id) && version(id) === 5;
}

/** The UUID of a name in a namespace: the same name gives the same UUID. */
export function generate(namespace: string, data: Uint8Array): Promise<string> {
  return Promise.resolve(v5(data, namespace));
}
