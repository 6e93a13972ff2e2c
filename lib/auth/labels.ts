import { type ActorRole, actorRoles } from "@/db/values";
import { type Permission, permissions } from "./permissions";

/** The permissions in the order of the table; their words are `permissions.name.<permission>`. */
export const permissionNames = Object.keys(permissions) as Permission[];

/** The columns of the table. `system` is no column: a job holds no permission. */
export type TableRole = Exclude<ActorRole, "system">;
const fromOutside: readonly TableRole[] = ["public", "account"];
export const tableRoles: readonly TableRole[] = [
  ...fromOutside,
  ...actorRoles.filter(
    (role): role is TableRole => role !== "system" && !fromOutside.includes(role as TableRole),
  ),
];

/** Who holds a permission, in the order of the columns. */
export const holdersOf = (permission: Permission): TableRole[] =>
  tableRoles.filter((role) => (permissions[permission] as readonly ActorRole[]).includes(role));
