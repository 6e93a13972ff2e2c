import "server-only";
import type { Viewer } from "@/lib/auth/actor";
import { proveAgain } from "@/lib/auth/sign-in";
import { proveCode, type SecondComponent } from "@/lib/second-factor/prove-code";
import { publishKey } from "./publish-key";
import type { SigningCredential } from "./schema";

const proven = Symbol("proven");

/** That this person proved themselves for one signing. Only `proveSigner` makes one. */
export type SignerProof = {
  readonly [proven]: true;
  readonly userId: string;
  readonly credentials: readonly ["password", SecondComponent];
};

/**
 * Proves the signer by password and second factor. Each failure counts and stands in the trail, whatever becomes of the
 * command; so it comes before the command's transaction, and holds none.
 */
export async function proveSigner(
  viewer: Viewer,
  { password, code }: SigningCredential,
): Promise<SignerProof> {
  await proveAgain(viewer, password, "credential.password");
  const component = await proveCode(viewer, code, "credential.code");
  await publishKey();
  return { [proven]: true, userId: viewer.userId, credentials: ["password", component] };
}
