import { validate as isUuid, version } from "uuid";

/** Whether a text is a UUID made by chance. */
export function validate(id: string): boolean {
  return isUuid(id) && version(id) === 4;
}
