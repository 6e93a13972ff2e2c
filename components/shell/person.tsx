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

/** Name over role, authority and reach. */
export function PersonLine({ person }: { person: Person }) {
  const t = useTranslations("shell");
  const facts = [
    t(`role.${person.role}`),
    person.authority && t(`authority.${person.authority}`),
    person.reach,
  ];
  return (
    <>
      <b>{person.name}</b>
      {facts.filter(Boolean).join(" · ")}
    </>
  );
}
