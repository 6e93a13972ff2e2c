import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFieldLabel } from "@/components/records/field-label";
import { FieldValue } from "@/components/records/field-value";
import { FieldWords } from "@/components/records/field-words";
import { Footing } from "@/components/records/footing";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { isBlank } from "@/lib/records/claims";
import type { FieldChange, StatedField } from "@/lib/records/version-diff";
import type { FieldKind } from "@/lib/register/labels";
import { DiffSide } from "./diff-side";
import { sideBySide } from "./stacked";

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

/** Two versions side by side; on a narrow screen the older and the newer of a field one under the other. */
export function DiffTable({ changed, rows = [], placeOf, caption, before, after }: Props) {
  const t = useTranslations("versions.diff");
  const head = [
    { key: "field", label: t("field") },
    { key: "before", label: before },
    { key: "after", label: after },
  ];
  return (
    <Table caption={caption} head={head} open className={`${sideBySide} [&_thead_th:first-child]:w-[22%]`}>
      {rows.map((row) => (
        <Row key={row.key}>
          <RowHead>{row.label}</RowHead>
          <DiffSide is="old" label={before}>
            {row.before}
          </DiffSide>
          <DiffSide is="new" label={after}>
            {row.after}
          </DiffSide>
        </Row>
      ))}
      {changed.map((change) => (
        <FieldRow key={change.field} change={change} placeOf={placeOf} labels={{ before, after }} />
      ))}
    </Table>
  );
}

type RowProps = { change: FieldChange; placeOf: PlaceOf; labels: Pick<Props, "before" | "after"> };

function FieldRow({ change, placeOf, labels }: RowProps) {
  const t = useTranslations("versions.diff");
  const { kind, field } = placeOf(change.field);
  const label = useFieldLabel(kind)(field);
  if (change.of === "source") {
    return (
      <Row>
        <RowHead sub={t("sourceOnly")}>{label}</RowHead>
        {(["before", "after"] as const).map((side) => (
          <Cell key={side} label={labels[side]}>
            <Stated kind={kind} field={field} stated={change[side]} />
            <FootingLine stated={change[side]} />
          </Cell>
        ))}
      </Row>
    );
  }
  return (
    <Row>
      <RowHead>
        {label}
        <ListChange kind={kind} field={field} items={change.items} />
      </RowHead>
      <DiffSide is="old" label={labels.before} below={<FootingLine stated={change.before} />}>
        <Stated kind={kind} field={field} stated={change.before} />
      </DiffSide>
      <DiffSide is="new" label={labels.after} below={<FootingLine stated={change.after} />}>
        <Stated kind={kind} field={field} stated={change.after} />
      </DiffSide>
    </Row>
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
