import { describe, expect, it } from "vitest";
import { type LayerRule, layerRules } from "./testing/layer-rules";
import { importsOf, readSources, type Source, withoutComments } from "./testing/sources";

const sources = readSources();
const server = 'import "server-only";\n';
const long = "const line = 1;\n".repeat(301);

/** For each rule small sources that break it; the complaint must name the file. */
const breaches: Record<LayerRule, Record<string, string>[]> = {
  "imports point to the right": [
    { "db/client.ts": 'import { may } from "@/lib/auth/permissions";' },
    { "lib/records/rules.ts": 'import { Seal } from "@/components/ui/seal";' },
    { "components/ui/seal.tsx": 'import type { X } from "../../app/layout";' },
    { "components/ui/seal.tsx": 'const late = import("@/db/client");' },
    { "app/page.tsx": 'export { users } from "@/db/schema/users";' },
    { "app/page.tsx": 'import { badges } from "@/db/values";' },
    { "e2e/journeys/a.ts": 'import "@/app/layout";' },
  ],
  "nothing of the product imports its tests or drivers": [
    { "lib/records/rules.ts": 'import { makeHospital } from "@/lib/testing/portal";' },
    { "lib/cli/test.ts": 'import { startPortal } from "../../e2e/portal";' },
  ],
  "a route keeps to its own folder": [
    {
      "app/(portal)/home/page.tsx": 'import { act } from "../reviews/actions";',
      "app/(portal)/reviews/page.tsx": "",
    },
  ],
  "a component keeps to its own area and the common ones": [
    { "components/audit/row.tsx": 'import { X } from "@/components/users/labels";' },
  ],
  "a form is handed its action": [
    {
      "components/a/form.tsx": 'import { act } from "@/app/a/actions";',
      "app/a/actions.ts": '"use server";\n',
    },
    {
      "app/a/form.tsx": '"use client";\nimport { act } from "./actions";',
      "app/a/actions.ts": '"use server";\n',
    },
  ],
  "what the browser may have imports no server file": [
    {
      "components/a/list.tsx": 'import { list } from "@/lib/users/queries";',
      "lib/users/queries.ts": server,
    },
    {
      "lib/users/labels.ts": 'import {\n  list,\n  type Row,\n} from "./queries";',
      "lib/users/queries.ts": server,
    },
  ],
  "only server files reach tables and connections": [
    { "lib/users/rules.ts": 'import { users } from "@/db/schema/users";' },
  ],
  "gates say that they are server files in their first line": [
    { "lib/users/queries.ts": 'import { x } from "y";' },
    { "lib/users/membership-commands.ts": `\n${server}` },
    { "lib/users/commands/end.ts": "export const end = 1;" },
  ],
  "no domain calls another's commands": [
    { "lib/changes/commands.ts": 'import { submitRecord } from "@/lib/records/commands";' },
    { "lib/changes/queries.ts": 'import { decide } from "../users/membership-commands";' },
  ],
  "no imports run in a circle": [
    {
      "lib/a.ts": 'import { b } from "./b";',
      "lib/b.ts": 'import { c } from "@/lib/c";',
      "lib/c.ts": 'import { a } from "./a";',
    },
  ],
  "no domains run in a circle": [
    {
      "lib/changes/queries.ts": 'import { x } from "@/lib/reviews/rules";',
      "lib/reviews/queries.ts": 'import { y } from "@/lib/changes/rules";',
    },
  ],
  "the environment is read in one place": [
    { "db/client.ts": "const url = process.env.DATABASE_URL;" },
    { "lib/users/queries.ts": "process.env.X" },
  ],
  "only the guarded call reaches a hospital's server": [
    { "lib/spot-checks/commands.ts": "const answer = await fetch(url);" },
    { "lib/jobs/call.ts": 'import { request } from "undici";' },
  ],
  "no file is longer than 300 lines": [{ "lib/long.ts": long }],
  "nothing that a cluster of databases would not carry": [
    { "db/client.ts": "sql`select set_config('app.user_id', '', true)`" },
    { "lib/jobs/take.ts": "sql`select 1 for update Skip  Locked`" },
    { "db/migrations/1.sql": "select set_config('a', 'b', true);" },
  ],
  "the shared tuples import nothing": [
    { "db/values.ts": 'import { z } from "zod";' },
    { "db/values/spot-checks.ts": 'import { z } from "zod";' },
  ],
};

describe.each(Object.keys(layerRules) as LayerRule[])("%s", (rule) => {
  it("holds for every file", () => {
    expect(layerRules[rule](sources)).toEqual([]);
  });

  it.each(breaches[rule])("is seen to be broken by %j", (files) => {
    const sample: Source[] = Object.entries(files).map(([path, text]) => ({ path, text }));
    const found = layerRules[rule](sample);
    expect(found.length).toBeGreaterThan(0);
    expect(
      Object.keys(files).some((path) =>
        found.join("\n").includes(path.replace(/\.tsx?$/, "").split("/")[1] ?? ""),
      ),
    ).toBe(true);
  });
});

describe("the reader of imports", () => {
  it("read all five folders and hundreds of files and imports", () => {
    expect(sources.length).toBeGreaterThan(300);
    expect(new Set(sources.map(({ path }) => path.split("/")[0]))).toEqual(
      new Set(["app", "components", "lib", "db", "e2e"]),
    );
    expect(sources.flatMap(importsOf).length).toBeGreaterThan(1000);
  });

  it("knows every way to import, and no import in a comment", () => {
    const text = [
      'import a from "@/lib/a";',
      'import type { B } from "./b";',
      'import {\n  c,\n  type D,\n} from "../c";',
      'import "@/app/globals.css";',
      'export * from "./e";',
      'export type { F } from "./f";',
      'const g = await import("./g");',
      '// import h from "@/lib/h";',
      '/* import i from "@/lib/i"; */',
      'import { z } from "zod";',
    ].join("\n");
    const found = importsOf({ path: "lib/x/y.ts", text });
    expect(found.map(({ to, isType }) => `${to}${isType ? " type" : ""}`)).toEqual([
      "lib/a",
      "lib/x/b type",
      "lib/c",
      "app/globals.css",
      "lib/x/e",
      "lib/x/f type",
      "lib/x/g",
    ]);
  });

  it("keeps what looks like a comment inside a text", () => {
    expect(withoutComments('const a = "https://b"; // c')).toBe('const a = "https://b";  ');
  });

  it("misses no import that the plainest search finds", () => {
    const plain = sources.flatMap(({ path, text }) =>
      path.endsWith(".sql")
        ? []
        : [...withoutComments(text).matchAll(/\bfrom "(@\/|\.)[^"\n]*";$/gm)].map(() => path),
    );
    const samples = plain.filter((path) => path === "lib/layers.test.ts").length;
    const found = sources.flatMap(importsOf).length;
    expect(found).toBeGreaterThanOrEqual(plain.length - samples);
  });
});
