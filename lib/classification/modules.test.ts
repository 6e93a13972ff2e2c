import { expect, it } from "vitest";
import { freeModuleKey, modulesOf } from "./modules";

const version = (module: string, revision: number, state: string, moduleName: string | null = module) => ({
  module,
  moduleName,
  revision,
  state,
});

it("lists what stands, the application itself first, each by the name of its newest version", () => {
  const versions = [
    version("module-10", 1, "saved", "随访"),
    version("module-2", 1, "submitted", "问诊"),
    version("module-2", 2, "saved", "预问诊"),
    version("module-3", 4, "superseded", "已停用"),
    version("main", 1, "submitted", null),
  ];
  expect(
    modulesOf(versions).map(({ key, name, newest, submitted }) => [
      key,
      name,
      newest.revision,
      submitted?.revision ?? null,
    ]),
  ).toEqual([
    ["main", null, 1, 1],
    ["module-2", "预问诊", 2, 1],
    ["module-10", "随访", 1, null],
  ]);
});

it("gives a new module a key that none has or had", () => {
  expect(freeModuleKey([])).toBe("module-2");
  expect(
    freeModuleKey([
      version("main", 1, "saved"),
      version("module-2", 1, "superseded"),
      version("module-3", 1, "saved"),
    ]),
  ).toBe("module-4");
});
