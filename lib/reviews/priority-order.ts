import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { reviewCases as c } from "@/db/schema/reviews";
import { timeWeights } from "./priority";

/** The priority on a day (Beijing) as the database orders by it: the rule of `timePriority`; what is closed has no hurry. */
export const priorityOn = (today: string): SQL<number> => sql<number>`(${c.basePriority} + case
  when ${c.closedAt} is not null then 0
  when ${c.dueOn} < ${today} then ${timeWeights.over}::int
  when ${c.mostOn} <= ${today} then ${timeWeights.most}::int
  when ${c.halfOn} <= ${today} then ${timeWeights.half}::int
  else 0 end)`;
