import { z } from "zod";
import { publicationReasons } from "@/db/values";
import { AppError } from "@/lib/errors";
import type { PublishedVersionPage, PublishedVersions } from "./version-queries";

const head = {
  version: z.int().positive(),
  reason: z.enum(publicationReasons),
  publishedAt: z.iso.datetime(),
  digest: z.string(),
};
type Head = { version: number; reason: string; publishedAt: Date; digest: string };

const headOf = ({ version, reason, publishedAt, digest }: Head) => ({
  version,
  reason,
  publishedAt: publishedAt.toISOString(),
  digest,
});

/** A number's versions, newest first. Of a record that was taken down only that is told. */
export const publishedVersionsFace = {
  method: "GET",
  path: "/register/{number}/versions",
  input: z.strictObject({ number: z.string().max(40) }),
  answer: z.object({ number: z.string(), items: z.array(z.object(head)) }),
  present: (found: PublishedVersions | null) => {
    if (found === null) throw new AppError("record.not-found");
    if (found.record.state === "retired") throw new AppError("record.taken-down");
    return { number: found.record.number, items: found.versions.map(headOf) };
  },
} as const;

/**
 * One version as it stood. `digest` is SHA-256 over the RFC 8785 text of `{number, version, reason, publishedAt, record}`,
 * exactly as given here.
 */
export const publishedVersionFace = {
  method: "GET",
  path: "/register/{number}/versions/{version}",
  input: z.strictObject({
    number: z.string().max(40),
    version: z.coerce.number().pipe(z.int().positive().max(1_000_000)),
  }),
  answer: z.object({
    number: z.string(),
    ...head,
    /** The newest version there is; the same as `version` for the one in force. */
    current: z.int().positive(),
    record: z.record(z.string(), z.unknown()),
  }),
  present: (found: PublishedVersionPage | null) => {
    if (found === null) throw new AppError("record.not-found");
    if (found.version === null) throw new AppError("record.taken-down");
    const { number, version: current } = found.record;
    return { number, ...headOf(found.version), current, record: found.version.record };
  },
} as const;
