import { useTranslations } from "next-intl";
import { useFieldLabel } from "@/components/records/field-label";
import { FieldValue } from "@/components/records/field-value";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { Section } from "@/components/ui/section";
import { configurationFields } from "@/lib/deployments/configuration";
import { diffComponents } from "./configuration-diff";
import type { ConfigurationView } from "./deployment-configurations";

type Props = { current: ConfigurationView; before: ConfigurationView | null };

/** What the configuration in force changed against the version before it. */
export function ConfigurationChanges({ current, before }: Props) {
  const t = useTranslations("deployments.page.configurations");
  if (before === null) {
    return (
      <Section title={t("diff")}>
        <p className="soft">{t("first")}</p>
      </Section>
    );
  }
  const [was, is] = [before.configuration, current.configuration];
  const { changed, unchanged } = diffComponents(was.components, is.components, configurationFields);
  const note = t("diffNote", { total: configurationFields.length, changed: changed.length });
  return (
    <Section title={t("diff")} note={note}>
      {changed.length === 0 ? (
        <p className="soft">{t("same")}</p>
      ) : (
        <>
          <ChangeTable changed={changed} was={was} is={is} />
          <p className="muted mt-2 text-sm">{t("unchanged", { count: unchanged.length })}</p>
        </>
      )}
    </Section>
  );
}

type TableProps = {
  changed: ReturnType<typeof diffComponents>["changed"];
  was: ConfigurationView["configuration"];
  is: ConfigurationView["configuration"];
};

/** A comparison has to stay side by side: on a narrow screen it scrolls inside a named region. */
function ChangeTable({ changed, was, is }: TableProps) {
  const t = useTranslations("deployments.page.configurations");
  const labelOf = useFieldLabel("configuration");
  return (
    <ScrollRegion label={t("diffRegion")}>
      <table className="tb open diff min-w-140">
        <caption className="vh">{t("diff")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("component")}</th>
            <th scope="col">{t("before")}</th>
            <th scope="col">{t("after")}</th>
          </tr>
        </thead>
        <tbody>
          {changed.map(({ field, before, after }) => (
            <tr key={field}>
              <th scope="row">{labelOf(field)}</th>
              <td className="old">
                <del>
                  <Sign text="−" />
                  <FieldValue
                    kind="configuration"
                    field={field}
                    value={before}
                    nullReason={was.provenance[field]?.nullReason}
                  />
                </del>
              </td>
              <td className="new">
                <ins>
                  <Sign text="+" />
                  <FieldValue
                    kind="configuration"
                    field={field}
                    value={after}
                    nullReason={is.provenance[field]?.nullReason}
                  />
                </ins>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** The sign is for the eye; `del` and `ins` say it to a reader's voice. */
function Sign({ text }: { text: string }) {
  return <span aria-hidden="true">{`${text} `}</span>;
}
