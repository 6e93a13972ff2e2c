import { useTranslations } from "next-intl";
import { useFieldLabel } from "@/components/records/field-label";
import { Section } from "@/components/ui/section";
import { countShown, type VersionDiff } from "@/lib/records/version-diff";
import { DiffTable, type PlaceOf, type RowChange } from "./diff-table";

type Props = {
  title: string;
  diff: VersionDiff;
  rows?: readonly RowChange[];
  placeOf: PlaceOf;
  before: string;
  after: string;
};

/** The difference of two versions: what changed in a table, the rest folded with its count. */
export function DiffSection({ title, diff, rows = [], placeOf, before, after }: Props) {
  const t = useTranslations("versions.diff");
  const note = t("note", countShown(diff, rows.length));
  return (
    <Section id="diff" title={title} note={note}>
      {diff.changed.length + rows.length === 0 ? (
        <p className="soft">{t("same")}</p>
      ) : (
        <DiffTable
          changed={diff.changed}
          rows={rows}
          placeOf={placeOf}
          caption={title}
          before={before}
          after={after}
        />
      )}
      {diff.changed.length + rows.length > 0 && diff.unchanged.length > 0 ? (
        <details className="mt-3 text-sm">
          <summary className="muted">{t("unchanged", { count: diff.unchanged.length })}</summary>
          <p className="soft mt-1">
            <Unchanged fields={diff.unchanged} placeOf={placeOf} />
          </p>
        </details>
      ) : null}
    </Section>
  );
}

function Unchanged({ fields, placeOf }: { fields: readonly string[]; placeOf: PlaceOf }) {
  const separator = useTranslations("common")("listSeparator");
  return fields.map((name, at) => (
    <span key={name}>
      {at === 0 ? null : separator}
      <FieldName {...placeOf(name)} />
    </span>
  ));
}

function FieldName({ kind, field }: ReturnType<PlaceOf>) {
  return useFieldLabel(kind)(field);
}
