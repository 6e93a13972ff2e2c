import "server-only";
import type { InstanceKind } from "@/db/values";
import { canonicalJson } from "@/lib/canonical";
import { canonicalDigest } from "@/lib/digest";
import { keyIdOf, type PortalKey, signBytes, verifyBytes } from "@/lib/portal-key";
import {
  buildTree,
  headLeaf,
  type InclusionProof,
  inclusionProof,
  leafHash,
  type StreamHead,
  treeRoot,
  verifyInclusion,
} from "./merkle";

/** A signed statement of where every stream stood. It leaves the database: who keeps it can check the portal. */
export type Checkpoint = {
  readonly version: 1;
  readonly portalId: string;
  readonly instance: InstanceKind;
  /** Instant in UTC with milliseconds. */
  readonly takenAt: string;
  /** Number of streams under the root. */
  readonly streams: number;
  readonly root: string;
  /** checkpointDigest of the one before, null for the first: two with the same predecessor are a fork. */
  readonly previousCheckpointDigest: string | null;
  readonly keyId: string;
  /** SPKI, PEM. */
  readonly publicKey: string;
  /** Ed25519, base64. */
  readonly signature: string;
};

/** One institution's share of a checkpoint: its head and the way to the root. Tells nothing of other streams. */
export type StreamReceipt = StreamHead &
  InclusionProof & { readonly version: 1; readonly checkpointDigest: string };

export type CheckpointInput = {
  readonly portalId: string;
  readonly instance: InstanceKind;
  readonly takenAt: string;
  readonly heads: readonly StreamHead[];
  readonly previous: Checkpoint | null;
  readonly key: PortalKey;
};

export type SignedCheckpoint = {
  readonly checkpoint: Checkpoint;
  /** Null for an institution that had no stream. */
  readonly receiptFor: (institutionId: string) => StreamReceipt | null;
};

export type CheckpointProblem = "version" | "key-id" | "signature" | "untrusted-key";

const CHECKPOINT_TAG = "hospital-llm-oversight/checkpoint/v1";

/** Signed bytes: tag, 0x00, RFC 8785 text of the checkpoint without its signature. */
function signedBytes(checkpoint: Omit<Checkpoint, "signature"> & { signature?: string }): Buffer {
  return Buffer.from(`${CHECKPOINT_TAG}\0${canonicalJson({ ...checkpoint, signature: undefined })}`);
}

/** Signs the heads, sorted by institution id. Throws RangeError if an institution occurs twice. */
export function signCheckpoint(input: CheckpointInput): SignedCheckpoint {
  const heads = [...input.heads].sort((a, b) => (a.institutionId < b.institutionId ? -1 : 1));
  const indexes = new Map(heads.map((head, index) => [head.institutionId, index]));
  if (indexes.size !== heads.length) throw new RangeError("one institution has two heads");
  const tree = buildTree(heads.map((head) => leafHash(headLeaf(head))));
  const unsigned = {
    version: 1 as const,
    portalId: input.portalId,
    instance: input.instance,
    takenAt: input.takenAt,
    streams: heads.length,
    root: treeRoot(tree),
    previousCheckpointDigest: input.previous === null ? null : checkpointDigest(input.previous),
    keyId: input.key.keyId,
    publicKey: input.key.publicKey,
  };
  const checkpoint = { ...unsigned, signature: signBytes(signedBytes(unsigned), input.key) };
  const digest = checkpointDigest(checkpoint);
  return {
    checkpoint,
    receiptFor: (institutionId) => {
      const index = indexes.get(institutionId);
      const head = index === undefined ? undefined : heads[index];
      if (index === undefined || head === undefined) return null;
      const { seq, hash } = head;
      return {
        version: 1,
        checkpointDigest: digest,
        institutionId,
        seq,
        hash,
        ...inclusionProof(tree, index),
      };
    },
  };
}

/** SHA-256 of the canonical checkpoint, its signature included. */
export function checkpointDigest(checkpoint: Checkpoint): string {
  return canonicalDigest(checkpoint);
}

/** Empty if the checkpoint is signed by the key it names, and that key is among `trustedKeys` where given. */
export function checkpointProblems(
  checkpoint: Checkpoint,
  trustedKeys?: readonly string[],
): CheckpointProblem[] {
  const problems: CheckpointProblem[] = [];
  const keyId = readKeyId(checkpoint.publicKey);
  if (checkpoint.version !== 1) problems.push("version");
  if (keyId === null || keyId !== checkpoint.keyId) problems.push("key-id");
  if (!verifyBytes(signedBytes(checkpoint), checkpoint.signature, checkpoint.publicKey))
    problems.push("signature");
  if (trustedKeys && !trustedKeys.some((key) => readKeyId(key) === keyId)) problems.push("untrusted-key");
  return problems;
}

function readKeyId(publicKey: string): string | null {
  try {
    return keyIdOf(publicKey);
  } catch {
    return null;
  }
}

/** True if the receipt belongs to the checkpoint and its head lies under the checkpoint's root. */
export function verifyReceipt(receipt: StreamReceipt, checkpoint: Checkpoint): boolean {
  return (
    receipt.checkpointDigest === checkpointDigest(checkpoint) &&
    receipt.treeSize === checkpoint.streams &&
    verifyInclusion(leafHash(headLeaf(receipt)), receipt, checkpoint.root)
  );
}
