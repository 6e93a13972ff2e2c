"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/text-field";
import { CopyDigest } from "@/components/ui/copy-digest";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import type { FormAction } from "@/lib/command/form-outcome";
import { suiteForm } from "@/lib/spot-checks/private-suite";
import type { ShownItem } from "@/lib/spot-checks/shown";
import { ActButton } from "./check-acts";
import { ItemHeading, Question, Reason, RuleText } from "./item-words";
import { OwnItemForm } from "./own-item-form";

export type OwnSuite = {
  id: string;
  name: string;
  isPublished: boolean;
  /** Made by who looks: only they change it. */
  isOwn: boolean;
  digest: string | null;
  madeByName: string;
  items: readonly { itemId: string; item: NonNullable<ShownItem["item"]> }[];
};
export type SuiteActions = Record<"create" | "add" | "remove" | "publish", FormAction>;

/** The suites of an authority: each with its items, and of a draft of one's own the forms that change it. */
export function OwnSuites({ suites, actions }: { suites: readonly OwnSuite[]; actions: SuiteActions }) {
  const t = useTranslations("checks.own");
  return (
    <div className="mt-5">
      {suites.length === 0 ? <p className="soft">{t("none")}</p> : null}
      {suites.map((suite) => (
        <OneSuite key={suite.id} suite={suite} actions={actions} />
      ))}
      <Section title={t("create")}>
        <div className="max-w-[40rem]">
          <ActionForm
            key={suites.length}
            action={actions.create}
            schema={suiteForm}
            defaultValues={{ name: "" }}
            label={t("create")}
            submitLabel={t("createSend")}
          >
            <TextField name="name" label={t("name")} />
          </ActionForm>
        </div>
      </Section>
    </div>
  );
}

function OneSuite({ suite, actions }: { suite: OwnSuite; actions: SuiteActions }) {
  const t = useTranslations("checks.own");
  const { isPublished, isOwn, items, digest } = suite;
  const mayChange = isOwn && !isPublished;
  return (
    <Section title={suite.name} note={t("by", { name: suite.madeByName, count: items.length })}>
      <p className="mb-3 flex flex-wrap items-center gap-4">
        <StatusMark glyph={isPublished ? "met" : "draft"} tone={isPublished ? "pine" : "plain"}>
          {t(isPublished ? "published" : "draft")}
        </StatusMark>
        {digest === null ? null : <CopyDigest digest={digest} />}
      </p>
      {items.length === 0 ? null : (
        <div className="sheet mb-4">
          {items.map((listed) => (
            <details key={listed.itemId} className="border-b border-rule last:border-b-0">
              <summary className="cursor-pointer px-5 py-2.5">
                <ItemHeading item={listed} />
              </summary>
              <div className="grid gap-3 px-5 pb-5">
                <Question item={listed} />
                <div className="well text-sm">
                  <RuleText check={listed.item.check} />
                  <Reason item={listed.item} />
                </div>
                {mayChange ? (
                  <ActButton
                    payload={{ id: suite.id, itemId: listed.itemId }}
                    label={t("remove", { item: listed.itemId })}
                    look="danger"
                    action={actions.remove}
                  />
                ) : null}
              </div>
            </details>
          ))}
        </div>
      )}
      {mayChange ? (
        <div className="grid gap-3">
          <details>
            <summary className="btn">{t("add")}</summary>
            <div className="sheet mt-3 p-5">
              <OwnItemForm key={items.length} suiteId={suite.id} add={actions.add} />
            </div>
          </details>
          {items.length === 0 ? null : (
            <ActButton
              payload={{ id: suite.id }}
              label={t("publish")}
              look="primary"
              action={actions.publish}
            />
          )}
        </div>
      ) : null}
    </Section>
  );
}
