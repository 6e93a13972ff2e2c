import "server-only";
import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/canonical";

/** Last event of a stream. */
export type StreamHead = { readonly institutionId: string; readonly seq: number; readonly hash: string };

/** The way from a leaf to the root: sibling hashes from the bottom up, hexadecimal. */
export type InclusionProof = {
  readonly leafIndex: number;
  readonly treeSize: number;
  readonly path: readonly string[];
};

/** All levels of a tree, leaves first; the last level holds the root alone. An empty tree has no level. */
export type MerkleTree = { readonly levels: readonly (readonly string[])[] };

const HEAD_TAG = "hospital-llm-oversight/head/v1";

/** Leaf data of a stream head: tag, 0x00, RFC 8785 text, so no other signed text can stand for a head. */
export function headLeaf(head: StreamHead): Buffer {
  const { institutionId, seq, hash } = head;
  return Buffer.from(`${HEAD_TAG}\0${canonicalJson({ institutionId, seq, hash })}`);
}

/** Leaf hash of RFC 6962 §2.1: SHA-256(0x00 ‖ data). */
export function leafHash(data: Uint8Array): string {
  return createHash("sha256").update(Buffer.of(0)).update(data).digest("hex");
}

/** Node hash of RFC 6962 §2.1: SHA-256(0x01 ‖ left ‖ right). */
function nodeHash(left: string, right: string): string {
  return createHash("sha256").update(Buffer.of(1)).update(left, "hex").update(right, "hex").digest("hex");
}

/**
 * The tree of RFC 6962 §2.1 over leaf hashes in the given order. Pairing neighbours and carrying an odd last
 * node up unchanged gives the same tree as the standard's split at the largest power of two.
 */
export function buildTree(leaves: readonly string[]): MerkleTree {
  const levels: string[][] = leaves.length === 0 ? [] : [[...leaves]];
  for (let level = levels.at(-1); level !== undefined && level.length > 1; level = levels.at(-1)) {
    levels.push(parents(level));
  }
  return { levels };
}

function parents(level: readonly string[]): string[] {
  const above: string[] = [];
  for (let index = 0; index < level.length; index += 2) {
    const left = level[index] ?? "";
    const right = level[index + 1];
    above.push(right === undefined ? left : nodeHash(left, right));
  }
  return above;
}

/** Root of the tree; SHA-256 of nothing for an empty one, as the standard says. */
export function treeRoot(tree: MerkleTree): string {
  return tree.levels.at(-1)?.[0] ?? createHash("sha256").digest("hex");
}

/** Audit path of RFC 6962 §2.1.1 for a leaf. Throws RangeError for an index outside the tree. */
export function inclusionProof(tree: MerkleTree, leafIndex: number): InclusionProof {
  const treeSize = tree.levels[0]?.length ?? 0;
  if (!Number.isInteger(leafIndex) || leafIndex < 0 || leafIndex >= treeSize) {
    throw new RangeError("leaf index outside the tree");
  }
  const path: string[] = [];
  let index = leafIndex;
  for (const level of tree.levels) {
    const sibling = level[index % 2 === 0 ? index + 1 : index - 1];
    if (sibling !== undefined) path.push(sibling);
    index = Math.floor(index / 2);
  }
  return { leafIndex, treeSize, path };
}

/** True if the proof leads from the leaf hash to the root: the procedure of RFC 9162 §2.1.3.2. */
export function verifyInclusion(leaf: string, proof: InclusionProof, root: string): boolean {
  let index = proof.leafIndex;
  let lastIndex = proof.treeSize - 1;
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(lastIndex) || index < 0 || index > lastIndex)
    return false;
  let hash = leaf;
  for (const sibling of proof.path) {
    if (lastIndex === 0) return false;
    if (index % 2 === 1 || index === lastIndex) {
      hash = nodeHash(sibling, hash);
      // The last node of an odd level was carried up unchanged: skip those levels.
      while (index % 2 === 0 && index !== 0) {
        index = Math.floor(index / 2);
        lastIndex = Math.floor(lastIndex / 2);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    index = Math.floor(index / 2);
    lastIndex = Math.floor(lastIndex / 2);
  }
  return lastIndex === 0 && hash === root;
}
