import type { RoleChangeView } from "@/components/roles/role-change-view";
import type { listRoleChanges } from "@/lib/users/role-queries";

type Row = Awaited<ReturnType<typeof listRoleChanges>>["pending"][number];

const states = ["pending", "approved", "refused", "withdrawn"] as const;

/** A stored change as the page shows it; the text column becomes the code the database checks it to be. */
export const changeOf = (row: Row): RoleChangeView => ({
  ...row,
  state: states.find((state) => state === row.state) ?? "pending",
});
