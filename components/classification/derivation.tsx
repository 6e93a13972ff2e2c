"use client";

import { useState } from "react";
import { Section } from "@/components/ui/section";
import type { CompiledRule } from "@/lib/classification/compile";
import { isInEffect } from "@/lib/classification/epochs";
import { shownPlaces } from "@/lib/classification/labels";
import { FALSE, TRUE, UNKNOWN } from "@/lib/classification/truth";
import { ruleAddress } from "./rule-address";
import { RuleTree, type TreeContext, TruthMark } from "./rule-tree";
import { useClassificationWords } from "./use-words";

/** How each jurisdiction's result was reached: its rules with what each part says, down to the answers. */
export function Derivation({ asOf, ...context }: TreeContext & { asOf: string }) {
  const { t, text, place: name } = useClassificationWords();
  const [place, setPlace] = useState<(typeof shownPlaces)[number]>("CN");
  const [isAll, setAll] = useState(false);
  const { compiled, run } = context;
  const own = compiled.rules.filter(
    ({ rule }) => rule.jurisdiction === place && (rule.kind === "status" || rule.kind === "class"),
  );
  const active = own.filter(({ rule }) => isInEffect(rule, asOf));
  const top = Math.max(
    -1,
    ...active
      .filter(({ rule, node }) => rule.kind === "status" && node.value(run) === TRUE)
      .map(({ rule }) => rule.priority),
  );
  // A status below the one that wins is true and says nothing.
  const counts = ({ rule, node }: CompiledRule) =>
    node.value(run) !== FALSE && (rule.kind !== "status" || rule.priority >= top);
  const shown = active.filter((each) => isAll || counts(each));
  return (
    <Section title={t("result.how")} note={name(place)}>
      <fieldset className="seg mb-3" aria-label={t("result.how")}>
        {shownPlaces.map((each) => (
          <button key={each} type="button" aria-pressed={each === place} onClick={() => setPlace(each)}>
            {t(`placeShort.${each}`)}
          </button>
        ))}
      </fieldset>
      <div className="well">
        <ul className="trace">
          {shown.map(({ rule, node }) => (
            <li key={rule.id}>
              <TruthMark value={node.value(run)} />{" "}
              <a href={ruleAddress(compiled.ruleSet, rule.id)}>
                <code>{rule.id}</code>
              </a>{" "}
              {text(rule.explanation)}
              <ul>
                <RuleTree condition={rule.condition} {...context} />
              </ul>
            </li>
          ))}
        </ul>
        <p className="muted mt-2 text-sm">
          {t("result.traceCount", {
            place: name(place),
            total: own.length,
            fired: active.filter(({ node }) => node.value(run) === TRUE).length,
            open: active.filter(({ node }) => node.value(run) === UNKNOWN).length,
          })}
        </p>
        <label className="acts mt-1 text-sm">
          <input type="checkbox" checked={isAll} onChange={() => setAll(!isAll)} />
          {t("result.showAll")}
        </label>
      </div>
    </Section>
  );
}
