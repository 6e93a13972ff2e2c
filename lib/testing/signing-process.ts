/**
 * A process of its own that signs one classification and moves it on, to be killed meanwhile. It says on its output when it
 * has signed, before it moves on, and when it was told that both are stored.
 */
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { classifications } from "@/db/schema/classifications";
import { viewerOfSession } from "@/lib/auth/mint";
import { canonicalDigest } from "@/lib/digest";
import { AppError } from "@/lib/errors";
import { defineSignedCommand } from "@/lib/signatures/define-signed-command";
import { signedFields } from "@/lib/signatures/schema";
import { signDisplayed } from "@/lib/signatures/sign";

const order = z.object({
  sessionId: z.uuid(),
  id: z.uuid(),
  code: z.string(),
  password: z.string(),
  pause: z.number(),
});
const { sessionId, id, pause, ...credential } = order.parse(JSON.parse(process.argv[2] ?? ""));
const say = (word: string) => process.stdout.write(`${word}\n`);

const signAndSubmit = defineSignedCommand({
  name: "test.sign-and-submit",
  permission: "signature:read",
  input: z.strictObject({ id: z.uuid(), ...signedFields }),
  run: async (work) => {
    const { tx, at } = work;
    const mine = and(eq(classifications.id, work.input.id), eq(classifications.state, "saved"));
    const [row] = await tx.select().from(classifications).where(mine);
    if (row === undefined) throw new AppError("record.wrong-state");
    const { institutionId, jurisdictionCode, revision } = row;
    const { entry } = await signDisplayed(work, {
      meaning: "responsibility",
      subject: { kind: "classification", id: row.id, revision, institutionId, jurisdictionCode },
      case: null,
      displayed: { id: row.id },
      rendering: "test/1",
    });
    say("signed");
    await new Promise((resolve) => setTimeout(resolve, pause));
    await tx.update(classifications).set({ state: "submitted", submittedAt: at }).where(mine);
    const object = { kind: "classification", id: row.id, version: revision };
    const place = { institutionId, jurisdictionCode };
    return { result: {}, audit: [entry, { ...place, action: "classification.submitted", object }] };
  },
});

const viewer = await viewerOfSession(sessionId, {
  requestId: "00000000-0000-4000-8000-000000000000",
  address: null,
});
if (viewer === null) throw new Error("the session is over");
await signAndSubmit(viewer, { id, displayedDigest: canonicalDigest({ id }), credential });
say("stored");
process.exit(0);
