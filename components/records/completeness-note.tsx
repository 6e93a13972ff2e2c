import Link from "next/link";
import { useTranslations } from "next-intl";
import { CodedBlank } from "@/components/ui/coded-blank";
import { Note } from "@/components/ui/folio";
import type { RecordKind } from "@/db/values";
import { askedReason } from "@/lib/records/asked-because";
import { completenessOf, type Missing } from "@/lib/records/completeness";
import type { Stated } from "@/lib/records/version-diff";
import { AskedWhy } from "./asked-why";
import { useFieldLabel } from "./field-label";
import { recordPath } from "./record-view";

type Props = { kind: RecordKind; id: string; stated: Stated; canEdit: boolean };

/** What of a record is answered, and what is missing: each with the reason it is asked and the way to its field. */
export function CompletenessNote({ kind, id, stated, canEdit }: Props) {
  const t = useTranslations("asked");
  const { asked, answered, missing } = completenessOf(kind, stated);
  return (
    <Note title={t("title")}>
      <p>{t("count", { asked, answered })}</p>
      {missing.length > 0 ? (
        <ul className="mt-1.5 grid list-none gap-1">
          {missing.map((field) => (
            <MissingField
              key={`${field.kind}.${field.field}`}
              missing={field}
              href={canEdit ? fieldHref(kind, id, field) : null}
            />
          ))}
        </ul>
      ) : null}
    </Note>
  );
}

/** Where a field is answered: a configuration has a form of its own. */
const fieldHref = (kind: RecordKind, id: string, { kind: of, field }: Missing): string =>
  `${recordPath(kind, id)}/${of === "configuration" ? "configuration" : "edit"}#field-${field}`;

function MissingField({ missing, href }: { missing: Missing; href: string | null }) {
  const t = useTranslations("asked");
  const label = useFieldLabel(missing.kind)(missing.field);
  const reason = askedReason(missing.kind, missing.field);
  return (
    <li>
      <details>
        <summary>
          {label} <CodedBlank reason={missing.reason} />
        </summary>
        <div className="mt-1 mb-2 border-l border-rule pl-3 text-sm">
          {reason ? <AskedWhy reason={reason} /> : null}
          {href ? (
            <p className="mt-1">
              <Link href={href}>{t("fill")}</Link>
            </p>
          ) : null}
        </div>
      </details>
    </li>
  );
}
