/**
 * Gives people of the demonstration what signing from outside takes: a second factor and a token, both by the product's own
 * commands. Prints `{ [email]: { token, secret } }`. Started by signing.spec.ts: node … signers.ts PASSWORD EMAIL…
 */
import { generateSync } from "otplib";
import { viewerOfSession } from "@/lib/auth/mint";
import { may } from "@/lib/auth/permissions";
import { apiScopes } from "@/lib/auth/scopes";
import { signIn } from "@/lib/auth/sign-in";
import { newId } from "@/lib/ids";
import { beginEnrolment, confirmEnrolment } from "@/lib/second-factor/commands";
import { getSecondFactor } from "@/lib/second-factor/queries";
import { createToken } from "@/lib/users/token-commands";

const [password = "", ...emails] = process.argv.slice(2);
const request = { requestId: newId(), address: null };

async function equip(email: string): Promise<{ token: string; secret: string }> {
  const { sessionId } = await signIn({ email, password, userAgent: "signers", request });
  const viewer = await viewerOfSession(sessionId, request);
  if (viewer === null) throw new Error("the viewer of a fresh session");
  await beginEnrolment(viewer, { password });
  const begun = await getSecondFactor(viewer, {});
  if (begun.state !== "pending") throw new Error("a factor that was begun");
  const { secret } = begun;
  await confirmEnrolment(viewer, { code: generateSync({ secret }) });
  const scopes = apiScopes.filter((scope) => may(viewer.role, scope));
  const token = await createToken(viewer, { name: "中断测试", scopes });
  return { token: token.secret, secret };
}

const equipped: Record<string, { token: string; secret: string }> = {};
for (const email of emails) equipped[email] = await equip(email);
console.log(JSON.stringify(equipped));
process.exit(0);
