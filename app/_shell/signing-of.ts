import "server-only";
import type { Viewer } from "@/lib/auth/actor";
import { getSecondFactor } from "@/lib/second-factor/queries";
import { personOf } from "./person-of";

/** As whom the viewer signs, and whether they have what signing asks for. */
export async function signingOf(viewer: Viewer) {
  const [signer, factor] = await Promise.all([personOf(viewer), getSecondFactor(viewer, {})]);
  return { signer, isEnrolled: factor.state === "active" };
}
