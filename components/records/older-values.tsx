import { useLocale, useTranslations } from "next-intl";
import { CodedBlank } from "@/components/ui/coded-blank";
import { useSealWord } from "@/components/ui/seal";
import { nullReasons } from "@/db/values";
import { formatDate } from "@/lib/i18n/format";
import { codeLabel } from "@/lib/reference/codes";
import type { FieldKind } from "@/lib/register/labels";
import { FieldWords } from "./field-words";
import { sourceOf } from "./source-of";

/** A value a field had before, with what is known of who said it and how. */
export type OlderValue = {
  value: unknown;
  nullReason?: string | null;
  source: string;
  asOf: string | Date;
  stand?: string;
  byRole?: string | null;
};

type Props = { kind: FieldKind; field: string; older: readonly OlderValue[] };

/** What stood here before, newest first. Nothing that was said is lost by saying something else. */
export function OlderValues({ kind, field, older }: Props) {
  const t = useTranslations("register.seal");
  if (older.length === 0) return null;
  return (
    <>
      <b>{t("older")}</b>
      <ul className="list-none">
        {older.map((value, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list of what has been said is only ever added to
          <li key={at}>
            <OneValue kind={kind} field={field} older={value} />
          </li>
        ))}
      </ul>
    </>
  );
}

function OneValue({ kind, field, older }: { kind: FieldKind; field: string; older: OlderValue }) {
  const t = useTranslations("common");
  const locale = useLocale();
  const sealWord = useSealWord();
  const { value, nullReason, asOf, byRole } = older;
  const reason = nullReasons.find((known) => known === nullReason);
  const said = [
    sealWord(sourceOf(older.source)),
    ...(older.stand ? [codeLabel("statementStands", older.stand, locale)] : []),
    ...(byRole ? [codeLabel("membershipRoles", byRole, locale)] : []),
    ...(asOf ? [formatDate(asOf)] : []),
  ];
  return (
    <>
      {value === null && reason ? (
        <CodedBlank reason={reason} />
      ) : (
        <FieldWords kind={kind} field={field} value={value} />
      )}
      <span className="muted ml-2 text-xs">{said.join(t("listSeparator"))}</span>
    </>
  );
}
