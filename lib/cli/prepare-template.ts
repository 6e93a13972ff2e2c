/** Prepares the template of the test databases; started by db/test-database.ts with the owner's address. */
import { randomBytes } from "node:crypto";
import { loginUrls, prepareTestTemplate } from "./prepare";

process.once("message", async ({ ownerUrl }: { ownerUrl: string }) => {
  const secret = randomBytes(32).toString("hex");
  await prepareTestTemplate(ownerUrl, secret);
  process.send?.(loginUrls(ownerUrl, secret), () => process.exit(0));
});
