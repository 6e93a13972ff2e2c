import Link from "next/link";
import { useTranslations } from "next-intl";
import { DiffSection } from "@/components/records/diff-section";
import { RecordName } from "@/components/records/record-name";
import { type RecordView, recordPath } from "@/components/records/record-view";
import { StateMark } from "@/components/records/state-mark";
import { NoSuchVersion, OnlyVersion, VersionChoice } from "@/components/records/version-choice";
import { Folio } from "@/components/ui/folio";
import { NoteBox } from "@/components/ui/note-box";
import { Kicker, PageHead } from "@/components/ui/page-head";
import { diffVersions, type Stated } from "@/lib/records/version-diff";
import { fieldOf, versionFields } from "@/lib/records/version-fields";
import { VersionTable, type VersionView } from "./version-table";

type Whole = Stated & { revision: number };
type Props = {
  record: RecordView;
  versions: readonly VersionView[];
  before: Whole | null;
  after: Whole | null;
  missing: readonly number[];
  path: string;
  canRestore: boolean;
};

/** The history of a record: every version kept, and any two of them side by side. */
export function VersionsPage({ record, versions, before, after, missing, path, canRestore }: Props) {
  const t = useTranslations("versions");
  const absent = missing.map((version) => t("diff.missing", { version }));
  const oldest = versions.at(-1);
  return (
    <>
      <RecordKicker record={record} lead={t("lead", { count: versions.length })} title={t("title")} />
      {oldest?.step === "kept" ? (
        <NoteBox tone="ochre">{t("kept", { revision: oldest.revision })}</NoteBox>
      ) : null}
      <div className="mt-5">
        <Folio>
          <VersionTable versions={versions} path={path} canRestore={canRestore} />
          {before === null || after === null ? (
            <OnlyVersion missing={absent} />
          ) : (
            <Comparison {...{ record, versions, before, after, path }} missing={absent} />
          )}
          <p className="muted mt-4 text-sm">{t("notPart")}</p>
        </Folio>
      </div>
    </>
  );
}

type ComparisonProps = Pick<Props, "record" | "versions" | "path"> & {
  before: Whole;
  after: Whole;
  missing: readonly string[];
};

function Comparison({ record, versions, before, after, missing, path }: ComparisonProps) {
  const t = useTranslations("versions");
  const options = versions.map(({ revision }) => ({
    version: revision,
    label: t(revision === record.revision ? "now" : "number", { version: revision }),
  }));
  return (
    <>
      <VersionChoice action={path} options={options} from={before.revision} to={after.revision} />
      {missing.length > 0 ? (
        <NoSuchVersion missing={missing} />
      ) : (
        <DiffSection
          title={t("diff.title", { from: before.revision, to: after.revision })}
          diff={diffVersions(before, after, versionFields(record.kind))}
          placeOf={(name) => fieldOf(record.kind, name)}
          before={t("diff.before", { version: before.revision })}
          after={t("diff.after", { version: after.revision })}
        />
      )}
    </>
  );
}

/** The head of a page about a record's versions: which record, and the way back. */
export function RecordKicker({ record, title, lead }: { record: RecordView; title: string; lead: string }) {
  const t = useTranslations("versions");
  const words = useTranslations("reviews.record");
  return (
    <PageHead
      kicker={
        <Kicker>
          <span>
            {words(`kind.${record.kind}`)} <code>{record.number}</code>
          </span>
          <Link href={recordPath(record.kind, record.id)}>
            <RecordName name={record.name} nameEn={record.nameEn} />
          </Link>
          {t("now", { version: record.revision })}
          <StateMark state={record.state} />
        </Kicker>
      }
      title={title}
      lead={lead}
    />
  );
}
