import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, tenantKey, tenantPolicies } from "./columns";
import { institutions } from "./institutions";

/** What a hospital's second person or a reviewer decided about one revision of a record; never changed. */
export const recordReviews = pgTable(
  "record_reviews",
  {
    ...tenantKey(),
    id: uuid("id").notNull(),
    recordKind: text("record_kind").notNull(),
    recordId: uuid("record_id").notNull(),
    revision: integer("revision").notNull(),
    decision: text("decision").notNull(),
    reason: text("reason"),
    decidedBy: uuid("decided_by").notNull(),
    decidedByName: text("decided_by_name").notNull(),
    decidedByRole: text("decided_by_role").notNull(),
    decidedAt: instant("decided_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.id] }),
    index("record_reviews_id").on(t.id),
    index("record_reviews_record").on(t.institutionId, t.recordId),
    index("record_reviews_jurisdiction").on(t.jurisdictionCode),
    foreignKey({
      columns: [t.institutionId],
      foreignColumns: [institutions.institutionId],
      name: "record_reviews_institution",
    }),
    check(
      "record_reviews_decision",
      sql`decision in ('submitted', 'confirmed', 'declined', 'verified', 'returned', 'attested')`,
    ),
    // Neither side can put down a decision in the other's name.
    ...tenantPolicies("record_reviews", {
      hospital: sql`decision <> 'verified' and decision <> 'returned' and decided_by_role <> 'reviewer'`,
      regulator: sql`decided_by_role = 'reviewer'`,
    }),
  ],
).enableRLS();
