import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { type KeyValue, KeyValueList } from "@/components/ui/key-value-list";
import { codeLabel } from "@/lib/reference/codes";
import type { TrailItem } from "./trail-entry";
import type { TrailEvent } from "./trail-event";
import { exportPath, trailPath } from "./trail-query";

type Props = { item: TrailItem; event: TrailEvent; hasStreams: boolean };

/** Everything else an entry holds, opened in its row. Works without scripts. */
export function TrailDetails({ item, event, hasStreams }: Props) {
  const t = useTranslations("audit.event");
  const count = event.changes.length;
  return (
    <details>
      <summary className="inline-block cursor-pointer py-1 text-sm text-dai max-[720px]:py-3">
        {count === 0 ? t("open") : t("openDiff", { count })}
      </summary>
      <div className="well mt-1 mb-1">
        {count === 0 ? null : <Changes item={item} event={event} />}
        <Facts item={item} event={event} />
        <p className="mt-2 flex flex-wrap gap-x-4 text-sm">
          <Link href={trailPath({ object: item.objectId })}>{t("sameObject")}</Link>
          {hasStreams ? (
            <a href={exportPath(item.institutionId)} download>
              {t("exportStream")}
            </a>
          ) : null}
        </p>
      </div>
    </details>
  );
}

type Say = { has: (key: string) => boolean } & ((key: string) => string);

/** A field by its words on the form, where it has some; by the trail's own name of it otherwise. */
function FieldWord({ kind, field }: { kind: string; field: string }) {
  // The field is data; whether the catalogue knows it is asked first.
  const codes = useTranslations("codes") as unknown as Say;
  const t = useTranslations("audit.event");
  if (field === "state") return t("state");
  const key = `fields.${kind}.${field}`;
  return codes.has(key) ? codes(key) : <code>{field}</code>;
}

function Value({ field, value }: { field: string; value: string | null }) {
  const t = useTranslations("audit.event");
  const locale = useLocale();
  if (value === null) return t("none");
  return field === "state" ? codeLabel("recordStates", value, locale) : value;
}

function Changes({ item, event }: Pick<Props, "item" | "event">) {
  const items = event.changes.map(({ field, from, to }) => ({
    key: field,
    term: <FieldWord kind={item.objectKind} field={field} />,
    value: (
      <>
        <del className={from === null ? "text-ink-3 no-underline" : "text-zhu"}>
          <Value field={field} value={from} />
        </del>
        {" → "}
        <ins className={to === null ? "text-ink-3 no-underline" : "text-pine"}>
          <Value field={field} value={to} />
        </ins>
      </>
    ),
  }));
  return (
    <div className="mb-2 border-rule border-b pb-2">
      <KeyValueList tight items={items} />
    </div>
  );
}

function Facts({ item, event }: Pick<Props, "item" | "event">) {
  const t = useTranslations("audit.event");
  const code = (value: string | null) => (value === null ? null : <code>{value}</code>);
  const detail = event.detail.map(({ key, value }) => `${key} = ${value}`).join("; ");
  const facts: (Omit<KeyValue, "key"> & { key: string })[] = [
    { key: "reason", term: t("reason"), value: event.reason },
    { key: "object", term: t("object"), value: code(item.objectId) },
    { key: "version", term: t("version"), value: event.version },
    { key: "stream", term: t("stream"), value: code(item.institutionId) },
    { key: "address", term: t("address"), value: code(event.address) },
    { key: "session", term: t("session"), value: code(event.session) },
    { key: "request", term: t("request"), value: code(event.requestId) },
    { key: "detail", term: t("detail"), value: detail === "" ? null : code(detail) },
    { key: "before", term: t("before"), value: code(event.before) },
    { key: "after", term: t("after"), value: code(event.after) },
    { key: "hash", term: t("hash"), value: code(item.hash) },
    { key: "previous", term: t("previous"), value: code(item.previousHash) },
  ];
  return <KeyValueList tight items={facts.filter(({ value }) => value !== null && value !== undefined)} />;
}
