import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OwnSuites } from "@/components/spot-checks/own-suites";
import { PageHead } from "@/components/ui/page-head";
import { requireViewer } from "@/lib/auth/viewer";
import { listPrivateSuites } from "@/lib/spot-checks/suite-queries";
import { addItemAction, createSuiteAction, publishSuiteAction, removeItemAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("checks.own"))("title") };
}

export default async function OwnSuitesPage() {
  const viewer = await requireViewer("suite:keep");
  const [suites, t] = await Promise.all([listPrivateSuites(viewer, {}), getTranslations("checks.own")]);
  const shown = suites.map(({ id, name, isPublished, isOwn, digest, madeByName, items }) => ({
    ...{ id, name, isPublished, isOwn, digest, madeByName },
    items: items.map(({ id: itemId, lang, category, severity, check, messages, reason, source }) => ({
      itemId,
      item: { lang, category, severity, check, messages, reason, source },
    })),
  }));
  const actions = {
    create: createSuiteAction,
    add: addItemAction,
    remove: removeItemAction,
    publish: publishSuiteAction,
  };
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <OwnSuites suites={shown} actions={actions} />
    </>
  );
}
