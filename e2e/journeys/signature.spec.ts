import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { recordsOfHospital } from "../database";
import { expect, type Person, test } from "../fixtures";
import { accounts } from "../people";
import { nextCode, setUpSecondFactor } from "./signing-steps";

const run = promisify(execFile);

test("a person sets up a second factor, sees recovery codes once, and removes it with one of them", async ({
  arrive,
}) => {
  const person = await arrive({ as: accounts.qualityOfB });
  const { page, t } = person;
  const { secret, codes } = await setUpSecondFactor(person);
  expect(codes).toHaveLength(10);
  await page.reload();
  const whole = await page.content();
  expect([secret, ...codes].filter((word) => whole.includes(word))).toEqual([]);

  const admin = await arrive({ as: accounts.securityAdmin });
  await admin.page.goto("/admin/factors");
  await expect(admin.page.getByRole("row").filter({ hasText: accounts.qualityOfB })).toBeVisible();

  const form = page.getByRole("form", { name: t("signatures.factor.removeTitle") });
  const password = form.getByLabel(t("signatures.factor.password"), { exact: true });
  const code = form.getByLabel(t("signatures.factor.code"), { exact: true });
  await expect(code).toHaveAttribute("autocomplete", "one-time-code");
  await expect(password).toHaveAttribute("autocomplete", "current-password");
  await password.fill("Demonstration-2026");
  await code.fill((await nextCode(person, secret)) === "000000" ? "111111" : "000000");
  await form.getByRole("button", { name: t("signatures.factor.remove") }).click();
  await expect(form.locator(".errsum")).toContainText(t("errors.field.codeWrong"));
  await code.fill(codes[0]?.toLowerCase() ?? "");
  await form.getByRole("button", { name: t("signatures.factor.remove") }).click();
  await expect(page.getByRole("button", { name: t("signatures.factor.begin") })).toBeVisible();
});

async function saved({ page }: Person, press: () => Promise<void>, folder: string): Promise<string> {
  const download = page.waitForEvent("download");
  await press();
  const file = await download;
  const name = path.join(folder, file.suggestedFilename());
  await file.saveAs(name);
  return name;
}

test("a signature is opened, downloaded with the keys and the verifier, and checked offline", async ({
  arrive,
}) => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "signature-journey-"));
  const { signature } = await recordsOfHospital(accounts.itOfA);
  const reader = await arrive({ locale: "en", as: accounts.reviewer });
  const { page, t } = reader;
  await page.goto(`/signatures/${signature}`);
  await expect(page.getByRole("article")).toContainText(t("signatures.meaning.responsibility"));
  const press = (name: string) => () => page.getByRole("link", { name }).click();
  const file = await saved(reader, press(t("signatures.page.download")), folder);
  const keys = await saved(reader, press(t("signatures.verify.keys")), folder);
  const verifier = await saved(reader, press(t("signatures.verify.verifier")), folder);
  const { stdout } = await run(process.execPath, [verifier, file, "--key", keys]);
  expect(stdout).toContain("[成立 valid]");
  expect(stdout).toContain("demo instance");

  // Whoever checks one later finds the keys without an account.
  const visitor = await arrive({ locale: "en" });
  await visitor.page.goto("/checkpoints");
  await expect(visitor.page.getByText(/^ed25519-/).first()).toBeVisible();
  await expect(visitor.page.getByRole("link", { name: t("signatures.keys.download") })).toBeVisible();
  expect((await visitor.page.request.get(`/signatures/${signature}/file`)).status()).toBe(401);
  await rm(folder, { recursive: true, force: true });
});
