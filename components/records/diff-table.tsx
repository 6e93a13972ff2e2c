import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFieldLabel } from "@/components/records/field-label";
import { FieldValue } from "@/components/records/field-value";
import { FieldWords } from "@/components/records/field-words";
import { Footing } from "@/components/records/footing";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { isBlank } from "@/lib/records/claims";
import type { FieldChange, StatedField } from "@/lib/records/version-diff";
import type { FieldKind } from "@/lib/register/labels";

/** A name of a version's field as whose field it is: a deployment's version holds its configuration too. */
export type PlaceOf = (name: string) => { kind: FieldKind; field: string };
/** A fact beside the fields: a badge, a name the register shows with the record. */
export type RowChange = { key: string; label: string; before: ReactNode; after: ReactNode };

type Props = {
  changed: readonly FieldChange[];
  rows?: readonly RowChange[];
  placeOf: PlaceOf;
  caption: string;
  before: string;
  after: string;
};

/** Two versions side by side. A comparison stays side by side: on a narrow screen it scrolls inside a named region. */
export function DiffTable({ changed, rows = [], placeOf, caption, before, after }: Props) {
  const t = useTranslations("versions.diff");
  return (
    <ScrollRegion label={t("region")}>
      <table className="tb open diff min-w-140 table-fixed">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="w-[22%]">
              {t("field")}
            </th>
            <th scope="col">{before}</th>
            <th scope="col">{after}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              <Side is="old">{row.before}</Side>
              <Side is="new">{row.after}</Side>
            </tr>
          ))}
          {changed.map((change) => (
            <FieldRow key={change.field} change={change} placeOf={placeOf} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function FieldRow({ change, placeOf }: { change: FieldChange; placeOf: PlaceOf }) {
  const t = useTranslations("versions.diff");
  const { kind, field } = placeOf(change.field);
  const label = useFieldLabel(kind)(field);
  if (change.of === "source") {
    return (
      <tr>
        <th scope="row">
          {label}
          <span className="sub">{t("sourceOnly")}</span>
        </th>
        {[change.before, change.after].map((stated, at) => (
          <td key={at === 0 ? "before" : "after"}>
            <Stated kind={kind} field={field} stated={stated} />
            <FootingLine stated={stated} />
          </td>
        ))}
      </tr>
    );
  }
  return (
    <tr>
      <th scope="row">
        {label}
        <ListChange kind={kind} field={field} items={change.items} />
      </th>
      <Side is="old" below={<FootingLine stated={change.before} />}>
        <Stated kind={kind} field={field} stated={change.before} />
      </Side>
      <Side is="new" below={<FootingLine stated={change.after} />}>
        <Stated kind={kind} field={field} stated={change.after} />
      </Side>
    </tr>
  );
}

/** The sign is for the eye; `del` and `ins` say it to a reader's voice. */
function Side({ is, children, below }: { is: "old" | "new"; children: ReactNode; below?: ReactNode }) {
  const Mark = is === "old" ? "del" : "ins";
  return (
    <td className={is}>
      <Mark>
        <span aria-hidden="true">{is === "old" ? "− " : "+ "}</span>
        {children}
      </Mark>
      {below}
    </td>
  );
}

type Named = { kind: FieldKind; field: string };

function Stated({ kind, field, stated }: Named & { stated: StatedField }) {
  return <FieldValue kind={kind} field={field} value={stated.value} nullReason={stated.known?.nullReason} />;
}

function FootingLine({ stated }: { stated: StatedField }) {
  return stated.known === undefined ? null : (
    <span className="sub font-sans">
      <Footing provenance={stated.known} />
    </span>
  );
}

/** What came into a list and what went: two long lists are not compared by eye. */
function ListChange({ kind, field, items }: Named & { items: FieldChange["items"] }) {
  const t = useTranslations("versions.diff");
  if (items === null) return null;
  const parts = (["added", "removed"] as const).filter((part) => !isBlank(items[part]));
  return parts.map((part) => (
    <span key={part} className="sub">
      {t(part)} <FieldWords kind={kind} field={field} value={items[part]} />
    </span>
  ));
}
