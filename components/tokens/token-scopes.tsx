import { useTranslations } from "next-intl";
import { apiScopes } from "@/lib/auth/scopes";

/** What a token may do, in words. */
export function TokenScopes({ scopes }: { scopes: readonly string[] }) {
  const t = useTranslations("permissions.name");
  return (
    <ul className="list-none text-sm">
      {apiScopes
        .filter((scope) => scopes.includes(scope))
        .map((scope) => (
          <li key={scope}>{t(scope)}</li>
        ))}
    </ul>
  );
}
