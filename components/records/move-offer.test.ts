import { describe, expect, it } from "vitest";
import { type MoveOffer, moves, payloadFor, reasonedMoves } from "./move-offer";

const records: MoveOffer["records"] = [
  { kind: "deployment", id: "d", number: "DEP-1", name: "平台", revision: 3 },
  { kind: "application", id: "a", number: "APP-1", name: "问诊", revision: 1 },
];
const root = { kind: "deployment", id: "d" } as const;

describe("payloadFor", () => {
  it.each(moves)("%s carries every record at the revision on the screen", (move) => {
    const payload = payloadFor({ move, records, blockedBy: null }, root, "理由");
    expect(payload).toMatchObject({
      move,
      kind: "deployment",
      id: "d",
      seen: [
        { id: "d", revision: 3 },
        { id: "a", revision: 1 },
      ],
    });
  });

  it("sends the reason with the two moves that need one, and never otherwise", () => {
    const sent = moves.filter(
      (move) => "reason" in payloadFor({ move, records, blockedBy: null }, root, "理由"),
    );
    expect(sent).toEqual([...reasonedMoves]);
  });
});
