"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Glyph } from "@/components/ui/glyph";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { formatDateTime } from "@/lib/i18n/format";
import type { Difference, LatestRecord } from "./conflict";
import type { FieldRegistry } from "./field-registry";

type Props = {
  latest: LatestRecord;
  rows: readonly Difference[];
  registry: FieldRegistry;
  /** The names of the fields where theirs was taken. */
  resolve: (taken: ReadonlySet<string>) => void;
};

/** Somebody was first: who, what differs, and for each field whose value goes on. Nothing typed is dropped. */
export function ConflictPanel({ latest, rows, registry, resolve }: Props) {
  const t = useTranslations("forms.conflict");
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  const pick = (name: string, theirs: boolean) => {
    const next = new Set(taken);
    if (theirs) next.add(name);
    else next.delete(name);
    setTaken(next);
  };
  const head = (["field", "mine", "theirs", "keep"] as const).map((key) => ({ key, label: t(key) }));
  return (
    <section className="conflict" role="alert" tabIndex={-1} ref={box}>
      <h2>
        <Glyph name="changed" />
        {t("title")}
      </h2>
      <p>{t("who", { by: latest.by ?? t("unknownWho"), at: formatDateTime(latest.at) })}</p>
      {rows.length === 0 ? (
        <p>{t("same")}</p>
      ) : (
        <Table caption={t("title")} head={head} open>
          {rows.map((row) => (
            <Row key={row.name}>
              <RowHead>{registry.get(row.name)?.label ?? row.name}</RowHead>
              <Cell label={t("mine")}>
                <Shown value={row.mine} reason={row.myReason} entry={registry.get(row.name)} />
              </Cell>
              <Cell label={t("theirs")}>
                <Shown value={row.theirs} reason={row.theirReason} entry={registry.get(row.name)} />
              </Cell>
              <Cell label={t("keep")}>
                <Choice
                  name={row.name}
                  label={registry.get(row.name)?.label ?? row.name}
                  theirs={taken.has(row.name)}
                  pick={pick}
                />
              </Cell>
            </Row>
          ))}
        </Table>
      )}
      <p className="mt-3">
        <Button onClick={() => resolve(taken)}>{t("resolve")}</Button>
      </p>
    </section>
  );
}

type ShownProps = {
  value: unknown;
  reason: string;
  entry: { words: (value: unknown) => string } | undefined;
};

function Shown({ value, reason, entry }: ShownProps) {
  const t = useTranslations("forms");
  const word = useTranslations("common.blank");
  if (
    reason === "unknown" ||
    reason === "not_applicable" ||
    reason === "withheld" ||
    reason === "not_asked"
  ) {
    return <span className="nul">{`〔${word(reason)}〕`}</span>;
  }
  const isEmpty =
    value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
  if (isEmpty) return <span className="muted">{t("empty")}</span>;
  return <span>{entry?.words(value) || String(value)}</span>;
}

type ChoiceProps = {
  name: string;
  label: string;
  theirs: boolean;
  pick: (name: string, theirs: boolean) => void;
};

function Choice({ name, label, theirs, pick }: ChoiceProps) {
  const t = useTranslations("forms.conflict");
  return (
    <fieldset className="seg" aria-label={label}>
      <button type="button" aria-pressed={!theirs} onClick={() => pick(name, false)}>
        {t("keepMine")}
      </button>
      <button type="button" aria-pressed={theirs} onClick={() => pick(name, true)}>
        {t("takeTheirs")}
      </button>
    </fieldset>
  );
}
