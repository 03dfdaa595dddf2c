/**
 * Draws the diagrams of all scenario files anew: `deno task golden`. What changes shows in the diff,
 * and is to be read there.
 *
 * @module
 */
import { playScenario } from "../../conformance/mod.ts";
import { scenarioText } from "../../report/mod.ts";
import { diagramOf, scenarioFiles } from "./subjects.ts";

await Deno.remove(new URL("./diagrams/", import.meta.url), { recursive: true }).catch(() => {});
for (const file of await scenarioFiles()) {
  const diagram = diagramOf(file);
  await Deno.mkdir(new URL("./", diagram), { recursive: true });
  await Deno.writeTextFile(
    diagram,
    `${scenarioText(await playScenario(file.subject, file.text))}\n`,
  );
}
