import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { NoteBox } from "@/components/ui/note-box";
import { Section } from "@/components/ui/section";

type Option = { version: number; label: string };
type Props = {
  action: string;
  options: readonly Option[];
  from: number;
  to: number;
};

/** Which two versions stand side by side: a form that only changes the address. */
export function VersionChoice({ action, options, from, to }: Props) {
  const t = useTranslations("versions.choice");
  return (
    <section aria-label={t("title")} className="mb-5 print:hidden">
      <Form action={action} className="flex flex-wrap items-end gap-x-4 gap-y-3" key={`${from}-${to}`}>
        <Choice name="from" label={t("from")} options={options} value={from} />
        <Choice name="to" label={t("to")} options={options} value={to} />
        <Button type="submit">{t("submit")}</Button>
      </Form>
    </section>
  );
}

/** One version kept, and nothing to choose. */
export function OnlyVersion({ missing }: { missing: readonly string[] }) {
  const t = useTranslations("versions");
  return (
    <Section title={t("choice.title")}>
      <NoSuchVersion missing={missing} />
      <p className="soft">{t("diff.only")}</p>
    </Section>
  );
}

/** What the address asks for and nobody kept, in words. */
export function NoSuchVersion({ missing }: { missing: readonly string[] }) {
  if (missing.length === 0) return null;
  return (
    <NoteBox tone="ochre">
      {missing.map((words) => (
        <p key={words}>{words}</p>
      ))}
    </NoteBox>
  );
}

type ChoiceProps = { name: string; label: string; options: readonly Option[]; value: number };

function Choice({ name, label, options, value }: ChoiceProps) {
  return (
    <label className="w-full max-w-72 min-w-0">
      <span className="lab">{label}</span>
      <select name={name} className="in" defaultValue={value}>
        {options.map(({ version, label: words }) => (
          <option key={version} value={version}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
