import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Viewer } from "@/lib/auth/actor";

/**
 * Where notices come from: each source is the rows of one kind of act that somebody else did, all with the same columns
 * (see `NoticeRow` in notices.ts). Whose rows they are is decided by row security; a source only says what is news.
 */
export type Source = (viewer: Viewer) => SQL;

/** Nothing from before a person came to the institution is news to them. */
export const sinceJoined = ({ userId }: Viewer): SQL =>
  sql`(select m.created_at from memberships m where m.user_id = ${userId} and m.state = 'active')`;

/** The id of a notice that no row is kept of: a UUID of version 8, so that it reads as one everywhere. */
export const idFrom = (text: SQL): SQL =>
  sql`overlay(overlay(md5(${text}) placing '8' from 13) placing '8' from 17)::uuid`;

/** The first moment of a day in Beijing. */
export const dawnOf = (day: SQL): SQL => sql`${day}::timestamp at time zone 'Asia/Shanghai'`;
