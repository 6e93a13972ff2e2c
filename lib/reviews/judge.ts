import "server-only";
import { AppError } from "@/lib/errors";
import { actorOf, type CaseRow, type CaseStanding, standingOfCase } from "./case-rows";
import type { CaseWork } from "./move-case";
import { barred, type CaseStep, heldBy, isClosed, next, undeclared } from "./rules";

export type Judged = CaseStanding & { to: NonNullable<ReturnType<typeof next>["to"]> };

/** Reads what the machine looks at and asks it; a step that may not be taken is refused with its reason. */
export async function judge({ tx, actor, at }: CaseWork, row: CaseRow, step: CaseStep): Promise<Judged> {
  const standing = await standingOfCase(tx, row, at);
  const verdict = next(standing.facts, step, await actorOf(tx, actor, row), at);
  if (verdict.to === null) throw new AppError(verdict.refusal);
  return { ...standing, to: verdict.to };
}

/** For what moves no case and only its officials do: theirs, open, and no hospital of their own. */
export async function requireOfficial({ tx, actor, at }: CaseWork, row: CaseRow): Promise<CaseStanding> {
  const standing = await standingOfCase(tx, row, at);
  const refusal = barred(standing.facts, await actorOf(tx, actor, row));
  if (refusal !== null) throw new AppError(refusal);
  if (isClosed(standing.facts.state)) throw new AppError("review.wrong-state");
  return standing;
}

/** For what only whoever has claimed the case does to it, once they have declared that no tie stands in the way. */
export async function requireHolder(work: CaseWork, row: CaseRow): Promise<CaseStanding> {
  const standing = await requireOfficial(work, row);
  if (standing.facts.state !== "in_review") throw new AppError("review.wrong-state");
  if (heldBy(standing.facts, work.at) !== work.actor.userId) throw new AppError("review.not-held");
  const refusal = undeclared(await actorOf(work.tx, work.actor, row));
  if (refusal !== null) throw new AppError(refusal);
  return standing;
}
