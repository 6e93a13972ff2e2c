import { useTranslations } from "next-intl";
import type { ActorRole, Authority } from "@/db/values";

/** Who is signed in, as the masthead shows them. Plain data: the layout takes it from the viewer. */
export type Person = {
  name: string;
  role: ActorRole;
  authority: Authority | null;
  /** The institution's name or the area's, already in the reader's language. */
  reach: string | null;
};

/** Role, authority and reach in one line. */
export function useRoleWords({ role, authority, reach }: Person): string {
  const t = useTranslations("shell");
  return [t(`role.${role}`), authority && t(`authority.${authority}`), reach].filter(Boolean).join(" · ");
}

/** Name over role, authority and reach. */
export function PersonLine({ person }: { person: Person }) {
  return (
    <>
      <b>{person.name}</b>
      {useRoleWords(person)}
    </>
  );
}
