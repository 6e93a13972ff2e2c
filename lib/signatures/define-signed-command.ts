import "server-only";
import type { z } from "zod";
import type { Viewer } from "@/lib/auth/actor";
import type { Gate } from "@/lib/command/api-face";
import { type CommandDefinition, defineCommand } from "@/lib/command/define-command";
import { proveSigner, type SignerProof } from "./prove-signer";
import type { SigningCredential } from "./schema";

type SignedSchema = z.ZodType<{ displayedDigest: string; credential: SigningCredential }>;

/**
 * A command that its actor signs: the signer is proven before the transaction, and `run` calls `signDisplayed` with its
 * context inside it, so that signature and change are stored together or not at all.
 */
export function defineSignedCommand<Schema extends SignedSchema, Result>(
  definition: Omit<CommandDefinition<Viewer, Schema, Result, SignerProof>, "prepare">,
): Gate<Viewer, unknown, Result> {
  return defineCommand<Viewer, Schema, Result, SignerProof>({
    ...definition,
    prepare: ({ credential }, actor) => proveSigner(actor, credential),
  });
}
