import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildTree, headLeaf, inclusionProof, leafHash, treeRoot, verifyInclusion } from "./merkle";

/** Leaves and roots of the test set published with the Certificate Transparency reference implementation. */
const leaves = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
];
const roots = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

const hashes = leaves.map((leaf) => leafHash(Buffer.from(leaf, "hex")));

describe("treeRoot", () => {
  it.each(roots.map((root, size) => ({ size, root })))("of $size published leaves", ({ size, root }) => {
    expect(treeRoot(buildTree(hashes.slice(0, size)))).toBe(root);
  });
});

describe("inclusionProof", () => {
  it("is the published path of leaf 0 in the tree of 8", () => {
    expect(inclusionProof(buildTree(hashes), 0).path).toEqual([
      "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ]);
  });

  it("refuses an index outside the tree", () => {
    expect(() => inclusionProof(buildTree(hashes), 8)).toThrow(RangeError);
    expect(() => inclusionProof(buildTree([]), 0)).toThrow(RangeError);
  });

  it("leads every leaf of every small tree to the root, and nothing else", () => {
    for (let size = 1; size <= 40; size += 1) {
      const all = Array.from({ length: size }, (_, index) => leafHash(Buffer.of(index)));
      const tree = buildTree(all);
      for (const [index, leaf] of all.entries()) {
        const proof = inclusionProof(tree, index);
        expect(verifyInclusion(leaf, proof, treeRoot(tree))).toBe(true);
        expect(verifyInclusion(leafHash(Buffer.of(200)), proof, treeRoot(tree))).toBe(false);
        expect(verifyInclusion(leaf, { ...proof, path: [...proof.path, leaf] }, treeRoot(tree))).toBe(false);
        if (size > 1)
          expect(verifyInclusion(leaf, { ...proof, path: proof.path.slice(1) }, treeRoot(tree))).toBe(false);
      }
    }
  });

  it("fails for a leaf moved to another place", () => {
    const tree = buildTree(hashes);
    fc.assert(
      fc.property(fc.nat(7), fc.integer({ min: -1, max: 9 }), (index, claimed) => {
        const proof = { ...inclusionProof(tree, index), leafIndex: claimed };
        expect(verifyInclusion(hashes[index] ?? "", proof, treeRoot(tree))).toBe(claimed === index);
      }),
    );
  });
});

describe("headLeaf", () => {
  it("depends on institution, number and hash alone", () => {
    const head = { institutionId: "a", seq: 3, hash: "h" };
    const more = { ...head, note: "not part of it" };
    expect(headLeaf(more)).toEqual(headLeaf(head));
    expect(headLeaf({ ...head, seq: 4 })).not.toEqual(headLeaf(head));
  });
});
