import "server-only";
import { suiteSignOffs } from "@/db/schema/suites";
import { portalStream } from "@/lib/audit/append";
import type { Viewer } from "@/lib/auth/actor";
import { defineViewerCommand } from "@/lib/command/define-command";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { itemDigest } from "./asked-items";
import { signOffForm } from "./schema";
import { publicSuite } from "./suites";

/** What belongs to no institution: written as the person, recorded in the portal's trail. */
const scope = ({ userId }: Viewer) =>
  ({ kind: "account", userId, institutionId: portalStream.institutionId }) as const;

/** A clinician's word on one item as it stands; a changed text needs a new one. */
export const signItem = defineViewerCommand({
  name: "suite.sign",
  permission: "suite:sign",
  input: signOffForm,
  scope,
  run: async ({ actor, input, tx, at }) => {
    const item = publicSuite(input.suite)?.items.find(({ id }) => id === input.itemId);
    if (item === undefined) throw new AppError("record.not-found");
    const [id, digest] = [newId(), itemDigest(item)];
    const by = { byId: actor.userId, byName: actor.name, at };
    await tx.insert(suiteSignOffs).values({ id, ...input, itemDigest: digest, ...by });
    const { suite, itemId, decision, qualification, note } = input;
    return {
      result: { id },
      audit: [
        {
          ...portalStream,
          action: "suite.signed",
          object: { kind: "suite-item", id: `${suite} ${itemId}` },
          after: digest,
          reason: note,
          detail: { decision, qualification },
        },
      ],
    };
  },
});
