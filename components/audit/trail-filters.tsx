import Form from "next/form";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { auditActions, isAuditAction } from "@/lib/audit/labels";
import { type TrailFilter, trailPath } from "./trail-query";

/** The filters of the list: a form that only changes the address, and what is applied as chips. */
export function TrailFilters({ filter }: { filter: TrailFilter }) {
  const t = useTranslations("audit");
  const { action, object } = filter;
  return (
    <section aria-label={t("filter.title")} className="mb-6">
      <Form action="/audit" className="flex flex-wrap items-end gap-x-4 gap-y-3" key={trailPath(filter)}>
        <label className="grow basis-52">
          <span className="lab">{t("filter.action")}</span>
          <select name="action" className="in" defaultValue={action ?? ""}>
            <option value="">{t("filter.anyAction")}</option>
            {auditActions.map((known) => (
              <option key={known} value={known}>
                {t(`action.${known}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="grow-[2] basis-64">
          <span className="lab">{t("filter.object")}</span>
          <input
            name="object"
            className="in mono"
            defaultValue={object ?? ""}
            aria-describedby="trail-object-hint"
            autoComplete="off"
            spellCheck={false}
          />
        </label>
        <Button type="submit">{t("filter.apply")}</Button>
      </Form>
      <p className="hint mt-1" id="trail-object-hint">
        {t("filter.objectHint")}
      </p>
      {action === null && object === null ? null : (
        <p className="flex flex-wrap items-center gap-2">
          {action !== null && isAuditAction(action) ? (
            <Chip
              label={t("filter.actionChip", { action: t(`action.${action}`) })}
              href={trailPath({ object })}
            />
          ) : null}
          {object === null ? null : (
            <Chip label={t("filter.objectChip", { object })} href={trailPath({ action })} />
          )}
          <Link href="/audit">{t("filter.clear")}</Link>
        </p>
      )}
    </section>
  );
}
