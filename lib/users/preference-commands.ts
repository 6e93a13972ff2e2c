import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { users } from "@/db/schema/users";
import { PORTAL_STREAM_ID } from "@/db/values";
import { portalStream } from "@/lib/audit/append";
import { defineViewerCommand } from "@/lib/command/define-command";

/** Turns the keys without ⌘ or Ctrl on or off for oneself, on every machine one signs in at. */
export const savePreferences = defineViewerCommand({
  name: "preference.save",
  permission: "preference:keep",
  input: z.strictObject({ isSingleKeyOn: z.boolean() }),
  scope: () => ({ kind: "auth", institutionId: PORTAL_STREAM_ID }),
  run: async ({ actor, input, tx }) => {
    await tx.update(users).set(input).where(eq(users.id, actor.userId));
    const object = { kind: "account", id: actor.userId };
    return {
      result: {},
      audit: [{ ...portalStream, action: "preference.changed", object, detail: { ...input } }],
    };
  },
});
