import Link from "next/link";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Note } from "@/components/ui/folio";
import { formatDateTime } from "@/lib/i18n/format";
import type { ListedCheck } from "./check-list";
import { CheckMark, SimulatorTag } from "./check-words";

type Props = { deploymentId: string; checks: readonly ListedCheck[]; mayStart: boolean };

/** In the margin of a deployment: its latest checks, and the way to start one. */
export function LatestChecks({ deploymentId, checks, mayStart }: Props) {
  const t = useTranslations("checks");
  return (
    <Note title={t("act.latest")}>
      {checks.length === 0 ? <p>{t("list.none")}</p> : null}
      <ul className="grid list-none gap-2">
        {checks.map((check) => (
          <li key={check.id}>
            <Link href={`/spot-checks/${check.id}`}>
              <code>{check.number}</code>
            </Link>
            <span className="ml-2">
              <CheckMark state={check.state} />
            </span>
            <span className="muted block">{formatDateTime(check.requestedAt)}</span>
            {check.isSimulator ? <SimulatorTag /> : null}
          </li>
        ))}
      </ul>
      {mayStart ? (
        <p className="mt-3 print:hidden">
          <ButtonLink href={`/deployments/${deploymentId}/spot-checks/new`}>{t("act.new")}</ButtonLink>
        </p>
      ) : null}
    </Note>
  );
}
