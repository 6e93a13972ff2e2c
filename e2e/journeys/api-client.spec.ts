import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { generateApi } from "swagger-typescript-api";
import { applicationValues, configurationValues, deploymentValues } from "@/lib/testing/forms";
import { askOne } from "../database";
import { expect, test } from "../fixtures";
import { accounts } from "../people";

const root = path.resolve(import.meta.dirname, "../..");
const folder = path.join(root, ".test-output/api-client");

/** What a hospital's own programmer would write against the generated client. */
const program = `
import { Api, type ApplicationCreateInput, type ConfigurationSaveInput, type DeploymentCreateInput } from "./client.js";
declare const process: { argv: string[] };
const [base = "", token = "", forms = "{}"] = process.argv.slice(2);
const asked = JSON.parse(forms) as { deployment: DeploymentCreateInput; configuration: ConfigurationSaveInput; application: ApplicationCreateInput };
const { api } = { api: new Api({ baseUrl: base + "/api/v1", baseApiParams: { secure: true }, securityWorker: () => ({ headers: { Authorization: "Bearer " + token } }) }) };
const made = await api.deployments.deploymentCreate(asked.deployment, { headers: { "Idempotency-Key": "client-1" } });
const { id, number, revision } = made.data;
const configured = await api.deployments.configurationSave(id, asked.configuration, { headers: { "If-Match": '"' + revision + '"' } });
await api.deployments.applicationCreate(id, asked.application);
const read = await api.deployments.deploymentGet(id);
if (read.data.configuration?.digest !== configured.data.digest) throw new Error("another configuration than the one saved");
const seen = read.data.moves.find((move) => move.move === "submit")?.records.map((record) => ({ id: record.id, revision: record.revision })) ?? [];
const { data: { moved } } = await api.records.recordSubmit("deployment", id, { seen });
console.log(JSON.stringify({ number, moved }));
`;

function newToken(): string {
  const scopes = "deployment:read deployment:edit application:edit record:submit";
  const argv = [
    "run",
    "--silent",
    "token",
    "--",
    "create",
    "--email",
    accounts.otherItOfA,
    "--scopes",
    scopes,
  ];
  const env = { ...process.env, DATA_DIR: process.env.E2E_DATA_DIR ?? "", LANG: "en_US.UTF-8" };
  return execFileSync("npm", argv, { cwd: root, env, encoding: "utf8" }).trim();
}

test("a client made by a public generator compiles and registers a deployment", async ({
  baseURL,
  request,
}) => {
  test.setTimeout(120_000);
  const base = baseURL ?? "";
  const document = await request.get("/api/v1/openapi.json");
  expect(document.status()).toBe(200);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, "openapi.json"), await document.body());
  await generateApi({
    input: path.join(folder, "openapi.json"),
    output: folder,
    fileName: "client.ts",
    httpClientType: "fetch",
    silent: true,
  });
  fs.writeFileSync(path.join(folder, "program.ts"), program);
  fs.writeFileSync(path.join(folder, "package.json"), '{"type":"module"}');
  const compiler = path.join(root, "node_modules/typescript/bin/tsc");
  const options = [
    "--strict",
    "--target",
    "es2022",
    "--module",
    "nodenext",
    "--ignoreConfig",
    "--outDir",
    "built",
  ];
  execFileSync(process.execPath, [compiler, ...options, "--types", "", "program.ts"], {
    cwd: folder,
    stdio: "pipe",
  });
  const forms = JSON.stringify({
    deployment: deploymentValues("由接口登记的平台"),
    configuration: { ...configurationValues("", 1), deploymentId: undefined, revision: undefined },
    application: { ...applicationValues(""), deploymentId: undefined },
  });
  const said = execFileSync(process.execPath, ["built/program.js", base, newToken(), forms], {
    cwd: folder,
    encoding: "utf8",
  });
  const { number, moved } = JSON.parse(said) as { number: string; moved: number };
  expect(moved).toBeGreaterThanOrEqual(2);
  const stored = await askOne<{ state: string; name: string }>(
    "select state, name from deployments where number = $1",
    [number],
  );
  expect(stored).toEqual({ state: "submitted", name: "由接口登记的平台" });
});
