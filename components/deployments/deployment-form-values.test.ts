import { describe, expect, it } from "vitest";
import { numberOf } from "@/components/form/number-of";
import { payloadOf } from "@/components/form/payload";
import { fieldProblems } from "@/lib/command/field-problems";
import { configurationForm, optionalConfigurationFields } from "@/lib/deployments/configuration";
import { deploymentEdit, deploymentForm, optionalDeploymentFields } from "@/lib/deployments/schema";
import { withoutEmptyParts } from "@/lib/records/form-values";
import { configurationSpec } from "./configuration-form-spec";
import { configurationFormValues } from "./configuration-form-values";
import {
  deploymentFormValues,
  emptyEndpoint,
  newDeploymentValues,
  recordedEndpoint,
  withPartitionOfModule,
} from "./deployment-form-values";

const id = "0190a1b2-c3d4-7e5f-8a6b-9c0d1e2f3a4b";
const unknown = (fields: readonly string[]) =>
  Object.fromEntries(fields.map((field) => [field, "unknown" as const]));
const problems = (parsed: ReturnType<typeof deploymentForm.safeParse>) =>
  parsed.error ? fieldProblems(parsed.error) : [];

describe("a deployment through its form", () => {
  it("asks a new one for every value or its reason", () => {
    const paths = problems(deploymentForm.safeParse(payloadOf(newDeploymentValues()))).map(
      ({ path }) => path,
    );
    expect(paths).toContain("name");
    expect(paths).toEqual(expect.arrayContaining(["partition", ...optionalDeploymentFields]));
    expect(paths).not.toContain("endpoint");
  });

  it("asks for the partition only once a module is named, and refuses either way", () => {
    const asked = (moduleName: string) => {
      const payload = withPartitionOfModule(payloadOf({ ...newDeploymentValues(), moduleName }));
      return problems(deploymentForm.safeParse(payload)).map(({ path }) => path);
    };
    expect(asked("")).toContain("moduleName");
    expect(asked("")).not.toContain("partition");
    expect(asked("算力模块A")).toContain("partition");
  });

  it("accepts one whose optional values are all blank for a reason", () => {
    const values = {
      ...newDeploymentValues(),
      name: "临床推理服务",
      moduleName: "算力模块A",
      partition: "device",
      blanks: unknown(optionalDeploymentFields),
    };
    expect(deploymentForm.safeParse(payloadOf(values)).success).toBe(true);
  });

  it("comes back as it was, endpoint and module included", () => {
    const row = { id, revision: 2, name: "服务", hosting: "on-premises", isInternetExposed: false };
    const endpoint = {
      ...emptyEndpoint,
      serverKind: "vllm",
      host: "llm.local",
      port: 8000,
      modelIdSent: "r1",
    };
    const reasons = unknown(optionalDeploymentFields);
    const values = deploymentFormValues(row, { name: "模块", partition: "non_device" }, endpoint, reasons);
    const parsed = deploymentEdit.parse(payloadOf(values));
    expect(parsed).toMatchObject({ ...row, moduleName: "模块", partition: "non_device", endpoint });
    expect(parsed.blanks).not.toHaveProperty("isInternetExposed");
  });

  it("tells the portal's own simulator from a server of the hospital's", () => {
    expect(recordedEndpoint(null)).toBe("none");
    expect(recordedEndpoint({ isSimulator: false })).toBe("server");
    expect(recordedEndpoint({ isSimulator: true })).toBe("simulator");
  });

  it("names the part of an endpoint that is missing", () => {
    const values = { ...newDeploymentValues(), endpoint: emptyEndpoint };
    const found = problems(deploymentForm.safeParse(payloadOf(values), { reportInput: true }));
    expect(found).toContainEqual({ path: "endpoint.port", code: "required" });
  });
});

describe("a configuration through its form", () => {
  const components = {
    modelFamily: "deepseek",
    modelName: "DeepSeek-R1",
    sizeBillion: 671,
    adaptation: ["prompt", "rag"],
    decoding: { topP: 0.9, thinking: true, maxTokens: 8192, temperature: 0 },
    hardware: null,
  };
  const reasons = unknown(optionalConfigurationFields);
  const values = configurationFormValues({ id, revision: 5 }, { components }, reasons);
  const send = (typed: Record<string, unknown>) =>
    configurationForm.safeParse(withoutEmptyParts(configurationSpec, payloadOf(typed)), {
      reportInput: true,
    });

  it("comes back as it was", () => {
    expect(send(values).data).toMatchObject({ deploymentId: id, revision: 5, ...components });
  });

  it("starts empty where none is in force", () => {
    const first = configurationFormValues({ id, revision: 1 }, null, {});
    expect(send(first).error?.issues.length).toBe(optionalConfigurationFields.length + 2);
  });

  it.each(["约0.2", "0,2", "NaN", "1e-1"])("refuses %s as a temperature in words, never as NaN", (typed) => {
    const decoding = { ...components.decoding, temperature: numberOf(typed) };
    const parsed = send({ ...values, decoding });
    expect(parsed.error && fieldProblems(parsed.error)).toEqual([
      { path: "decoding.temperature", code: "format" },
    ]);
  });

  it("tells a number that is missing from one that is none", () => {
    const parsed = send({ ...values, decoding: { ...components.decoding, maxTokens: null } });
    expect(parsed.error && fieldProblems(parsed.error)).toEqual([
      { path: "decoding.maxTokens", code: "required" },
    ]);
  });
});
