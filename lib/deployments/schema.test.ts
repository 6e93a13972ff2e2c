import { describe, expect, it } from "vitest";
import { deploymentValues } from "@/lib/testing/forms";
import { deploymentForm } from "./schema";

const endpoint = { serverKind: "vllm", scheme: "https", port: 8000, modelIdSent: "r1" };
const issuesOf = (host: string) =>
  deploymentForm.safeParse({ ...deploymentValues(), endpoint: { ...endpoint, host } }).error?.issues ?? [];

describe("the host of an endpoint", () => {
  it.each(["10.0.0.8", "192.168.138.101", "llm-01.hospital.example", "[fd00::1380:138:1111]", "localhost"])(
    "may be %s",
    (host) => {
      expect(issuesOf(host)).toEqual([]);
    },
  );

  it.each([
    ["13812345678.hospital.example", "personalData.mobile"],
    ["llm-138-1234-5678", "personalData.mobile"],
    ["11010519491231002x", "personalData.idNumber"],
  ])("cannot be %s", (host, code) => {
    expect(issuesOf(host)).toMatchObject([{ path: ["endpoint", "host"], params: { code } }]);
  });
});
