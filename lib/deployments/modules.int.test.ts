import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { infrastructureModules } from "@/db/schema/institutions";
import { deploymentValues } from "@/lib/testing/forms";
import { answerOf } from "@/lib/testing/gate-world";
import { makeHospital, openTestPortal, type TestHospital, type TestPortal } from "@/lib/testing/portal";
import { createDeployment } from "./commands";

let portal: TestPortal;
let hospital: TestHospital;

beforeAll(async () => {
  portal = await openTestPortal();
  hospital = await makeHospital(portal);
});
afterAll(() => portal.close());

const modules = (name: string) =>
  portal.asMaintenance((tx) =>
    tx.select().from(infrastructureModules).where(eq(infrastructureModules.name, name)),
  );

it("two people who name a new module at the same moment share it", async () => {
  const values = { ...deploymentValues(), moduleName: "同时命名的模块" };
  const made = await Promise.all(
    Array.from({ length: 6 }, (_, at) => createDeployment(hospital.it, { ...values, name: `平台${at}` })),
  );
  expect(new Set(made.map(({ number }) => number)).size).toBe(6);
  expect(await modules("同时命名的模块")).toHaveLength(1);
});

it("a module is for devices or for other things, also when two people name it at the same moment", async () => {
  const named = (partition: string) =>
    answerOf(createDeployment(hospital.it, { ...deploymentValues(), moduleName: "有争议的模块", partition }));
  const both = await Promise.all([named("device"), named("non_device")]);
  const refused = both.filter((answer) => "refused" in (answer as object));
  expect(refused).toMatchObject([
    { refused: { code: "input.invalid", fields: [{ path: "partition", code: "modulePartition" }] } },
  ]);
  expect(await modules("有争议的模块")).toHaveLength(1);
});
