import { type Ended, type Finding, run } from "../npm/mod.ts";
import type { Workshop } from "./workshop.ts";

/** Where the package keeps the command, in a project. */
const COMMAND = "node_modules/@callspec/callspec/cli/main.js";

const TRACE =
  `{"callspec":"0.1.0","side":"app","clock":"wall","profile":"apple","kinds":["incomingReported","incomingSettled"]}
{"at":1767225600000.25,"kind":"incomingReported","report":1,"callId":"6F9619FF-8B86-D011-B42D-00CF4FC964FF","update":{}}
{"at":1767225600004.5,"kind":"incomingSettled","report":1,"callId":"6F9619FF-8B86-D011-B42D-00CF4FC964FF","error":null}
`;

/** What lies in the project for the command to work on. */
const FILES: Readonly<Record<string, string>> = {
  "good.js": `export { good as default } from "./claims.js";\n`,
  "broken.js": `export { broken as default } from "./claims.js";\n`,
  "serve.js":
    `import { serveStdio } from "@callspec/callspec/wire";\nimport { good } from "./claims.js";\nawait serveStdio(good);\n`,
  "begun.ts":
    `import type { AppAdapter } from "@callspec/callspec/conformance";\nimport { good } from "./claims.js";\nconst adapter: AppAdapter = good;\nexport default adapter;\n`,
  "story.scenario":
    `scenario "declined"\nremote calls a from generic "ada"\nuser declines a\nexpect call a is gone\n`,
  "device.ndjson": TRACE,
};

/** What is typed, what it ends with, and what it says. */
type Line = readonly [typed: string, code: number, says: RegExp];

/** What says the same under Node and under Deno, to the byte. */
const LINES: readonly Line[] = [
  ["--version", 0, /^callspec 0\.\d+\.\d+\n$/],
  ["--help", 0, /^callspec/],
  ["", 64, /^callspec/],
  ["list rules --kit app", 0, /app\/forget-ended-calls/],
  ["list capabilities --json", 0, /^[[{]/],
  ["explain app/forget-ended-calls", 0, /app\/forget-ended-calls/],
  ["smoke good.js --in-process", 0, /^good app: ALIVE: /],
  ["smoke begun.ts --in-process", 0, /^good app: ALIVE: /],
  ["smoke -- node serve.js", 0, /^good app: ALIVE: /],
  ["run good.js --in-process --steps 500 --quiet --reporter json", 0, /"app\/forget-ended-calls"/],
  ["run good.js --in-process --jobs 2 --steps 200 --scope none", 2, /^good app: NO CLAIM /],
  ["run broken.js --in-process --steps 200", 1, /app\/forget-ended-calls +\(MUST/],
  ["replay story.scenario good.js --in-process", 0, /declined/],
  ["verify device.ndjson", 2, /6 ?of|NO CLAIM/],
  ["completions bash", 0, /_callspec/],
  ["completions zsh", 0, /_callspec/],
  ["completions fish", 0, /complete -c callspec/],
  ["run nowhere.js", 64, /^Cannot open nowhere\.js: there is no such file\n$/],
  [
    "run node_modules --in-process",
    64,
    /^Cannot read node_modules: it is a folder; name a file\n$/,
  ],
  ["rnu good.js", 64, /did you mean run\?\n$/],
];

/** Where there is no Deno, and what needs it is asked for. */
const NO_DENO =
  /^Cannot run mine\/adapter\.ts in a sandbox: that takes Deno, and there is none on PATH; .*--in-process/;

/** What must hold of the command in an installed package. */
export async function commandFindings(workshop: Workshop): Promise<readonly Finding[]> {
  for (const [path, text] of Object.entries(FILES)) {
    await Deno.writeTextFile(`${workshop.path("esm")}/${path}`, text);
  }
  const findings: Finding[] = [];
  for (const line of LINES) findings.push(await saysTheSame(workshop, line));
  const begun = await workshop.run("esm", "npx", "callspec", "init", "mine");
  const smoked = await workshop.run(
    "esm",
    "npx",
    "callspec",
    ..."smoke mine/adapter.ts --in-process".split(" "),
  );
  return [
    ...findings,
    ["npx callspec init begins an adapter", flaws(begun, 0, /mine\/adapter\.ts/)],
    ["what was begun is alive", flaws(smoked, 0, /^my app: ALIVE: /)],
    [
      "a sandbox is made where Deno is on PATH",
      flaws(await inSandbox(workshop, true), 0, /^my app: ALIVE: /),
    ],
    [
      "what needs Deno says so where there is none",
      flaws(await inSandbox(workshop, false), 3, NO_DENO),
    ],
  ];
}

async function saysTheSame(workshop: Workshop, [typed, code, says]: Line): Promise<Finding> {
  const words = typed === "" ? [] : typed.split(" ");
  const [here, there] = await Promise.all([
    workshop.node("esm", COMMAND, ...words),
    workshop.run("esm", Deno.execPath(), "run", "-A", "--quiet", COMMAND, ...words),
  ]);
  const differs = here.code !== there.code || saidBy(here) !== saidBy(there);
  return [
    `callspec ${typed}`,
    [
      ...flaws(here, code, says),
      ...(differs ? [`under Deno it ends with ${there.code} and says\n${there.text}`] : []),
    ],
  ];
}

/** What a command says; how far it has come, which it tells beside that, is another each time. */
function saidBy({ out, text }: Ended): string {
  return out === "" ? text : out;
}

function flaws(ended: Ended, expected: number, says: RegExp): readonly string[] {
  const { code, text } = ended;
  const isSo = code === expected && says.test(saidBy(ended));
  return isSo ? [] : [`it ends with ${code}, not ${expected}, or does not say ${says}\n${text}`];
}

/**
 * Runs an adapter in a sandbox under Node, with Deno on PATH or with nothing there. It is the one that was
 * begun: in a sandbox there is this package and no other, and the claims take fast-check.
 */
async function inSandbox(workshop: Workshop, hasDeno: boolean): Promise<Ended> {
  const folder = workshop.path("programs");
  await Deno.mkdir(folder, { recursive: true });
  if (hasDeno) await Deno.symlink(Deno.execPath(), `${folder}/deno`);
  const PATH = hasDeno ? `${folder}:/usr/bin:/bin` : "";
  const env = { PATH, NO_COLOR: "1" };
  return await run(workshop.nodePath, [COMMAND, "smoke", "mine/adapter.ts"], {
    cwd: workshop.path("esm"),
    env,
  });
}
