import "server-only";
import { desc } from "drizzle-orm";
import { checkpoints } from "@/db/schema/users";
import { scoped } from "@/lib/database";
import { type Checkpoint, checkpointDigest, type StreamReceipt } from "./checkpoint";
import { buildTree, headLeaf, inclusionProof, leafHash } from "./merkle";

/**
 * The newest checkpoint and one institution's way to its root. The other heads are read only to build the tree: of
 * another institution the receipt holds hashes and nothing else. Null before the first checkpoint, or before the
 * institution had a trail.
 */
export async function latestReceipt(
  institutionId: string,
): Promise<{ checkpoint: Checkpoint; receipt: StreamReceipt } | null> {
  const [row] = await scoped({ kind: "system", institutionId }, (tx) =>
    tx.select().from(checkpoints).orderBy(desc(checkpoints.takenAt)).limit(1),
  );
  if (row === undefined) return null;
  const checkpoint = row.document as Checkpoint;
  const index = row.heads.findIndex((head) => head.institutionId === institutionId);
  const head = row.heads[index];
  if (head === undefined) return null;
  const tree = buildTree(row.heads.map((leaf) => leafHash(headLeaf(leaf))));
  const receipt = {
    version: 1 as const,
    checkpointDigest: checkpointDigest(checkpoint),
    ...head,
    ...inclusionProof(tree, index),
  };
  return { checkpoint, receipt };
}
