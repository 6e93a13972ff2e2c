import Link from "next/link";
import { useTranslations } from "next-intl";

const deploymentTabs = ["overview", "applications", "configurations", "history"] as const;
export type DeploymentTab = (typeof deploymentTabs)[number];

/** The tab an address asks for; anything else is the overview. */
export const tabOf = (text: string | undefined): DeploymentTab =>
  deploymentTabs.find((tab) => tab === text) ?? "overview";

type Props = { id: string; current: DeploymentTab; counts: Partial<Record<DeploymentTab, number>> };

/** The tabs of a deployment: real links, each a page of its own. */
export function DeploymentTabs({ id, current, counts }: Props) {
  const t = useTranslations("deployments.page.tabs");
  return (
    <nav className="tabs" aria-label={t("label")}>
      {deploymentTabs.map((tab) => (
        <Link
          key={tab}
          href={tab === "overview" ? `/deployments/${id}` : `/deployments/${id}?tab=${tab}`}
          {...(tab === current ? { "aria-current": "page" as const } : {})}
        >
          {t(tab)}
          {counts[tab] === undefined ? null : <span>{counts[tab]}</span>}
        </Link>
      ))}
    </nav>
  );
}
