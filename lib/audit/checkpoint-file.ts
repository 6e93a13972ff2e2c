import "server-only";
import type { Viewer, Visitor } from "@/lib/auth/actor";
import { beijingDate } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import type { Checkpoint } from "./checkpoint";
import { writeCheckpoint } from "./export-format";
import { getLatestCheckpoint } from "./queries";

export type CheckpointFile = { name: string; content: string };

async function latest(actor: Viewer | Visitor): Promise<Checkpoint> {
  const found = await getLatestCheckpoint(actor, {});
  if (found === null) throw new AppError("record.not-found");
  // The column holds what signCheckpoint() made; whoever relies on it checks the signature themselves.
  return found.document as Checkpoint;
}

/** The newest checkpoint as the verifier's `--checkpoint` reads it: one line of canonical JSON, no receipt. */
export async function checkpointFile(actor: Viewer | Visitor): Promise<CheckpointFile> {
  const checkpoint = await latest(actor);
  const mark = checkpoint.instance === "demo" ? "demo-" : "";
  const name = `checkpoint-${mark}${beijingDate(new Date(checkpoint.takenAt))}.json`;
  return { name, content: [...writeCheckpoint({ checkpoint, receipt: null })].join("") };
}

/** The key it names, as the verifier's `--key` reads it. */
export async function publicKeyFile(actor: Viewer | Visitor): Promise<CheckpointFile> {
  const { keyId, publicKey } = await latest(actor);
  return { name: `${keyId}.pem`, content: publicKey };
}
