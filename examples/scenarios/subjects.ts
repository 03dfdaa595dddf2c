import { type Adapter, appAdapter, referenceApp, referenceSystem } from "../../conformance/mod.ts";
import type { PushPayload } from "../../mod.ts";
import { CallDelegate } from "../../reference/mod.ts";

/** An app that looks something up before it reports the call that a push brings. */
class ReportsLate extends CallDelegate {
  override async pushed(payload: PushPayload): Promise<void> {
    const address = await Promise.resolve(payload);
    await super.pushed(address);
  }
}

/** On what the scenarios of each folder are played. */
export const SUBJECTS: Readonly<Record<string, Adapter>> = {
  app: referenceApp,
  late_app: appAdapter("an app that reports late", (parts) => new ReportsLate(parts)),
  system: referenceSystem,
};

/** A scenario file: `app/incoming_answered`, with what it is played on. */
export interface ScenarioFile {
  /** Its folder and name, without ending. */
  readonly name: string;
  readonly subject: Adapter;
  readonly text: string;
}

/** All scenario files, in the order of their names. */
export async function scenarioFiles(): Promise<readonly ScenarioFile[]> {
  const files: ScenarioFile[] = [];
  for (const [folder, subject] of Object.entries(SUBJECTS)) {
    const url = new URL(`./${folder}/`, import.meta.url);
    for await (const { name } of Deno.readDir(url)) {
      if (!name.endsWith(".scenario")) continue;
      const text = await Deno.readTextFile(new URL(name, url));
      files.push({ name: `${folder}/${name.replace(".scenario", "")}`, subject, text });
    }
  }
  return files.sort((one, other) => one.name < other.name ? -1 : 1);
}

/** Where the diagram of a scenario file is kept. */
export function diagramOf({ name }: Pick<ScenarioFile, "name">): URL {
  return new URL(`./diagrams/${name}.txt`, import.meta.url);
}
