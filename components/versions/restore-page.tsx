import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DiffSection } from "@/components/records/diff-section";
import { RecordBody } from "@/components/records/record-body";
import type { RecordView } from "@/components/records/record-view";
import { diffVersions, type Stated } from "@/lib/records/version-diff";
import { fieldOf, versionFields } from "@/lib/records/version-fields";
import { RecordKicker } from "./versions-page";

type Whole = Stated & { revision: number };
type Props = { record: RecordView; version: Whole; current: Whole; act: ReactNode };

/** What bringing a version back would change, before it is done. */
export function RestorePage({ record, version, current, act }: Props) {
  const t = useTranslations("versions");
  const numbers = { version: version.revision, next: record.revision + 1 };
  return (
    <>
      <RecordKicker record={record} title={t("restore.title", numbers)} lead={t("restore.lead", numbers)} />
      <div className="mt-5">
        <RecordBody act={act} notes={<p className="soft text-sm">{t("notPart")}</p>}>
          <DiffSection
            title={t("restore.preview")}
            diff={diffVersions(current, version, versionFields(record.kind))}
            placeOf={(name) => fieldOf(record.kind, name)}
            before={t("now", { version: current.revision })}
            after={t("number", { version: version.revision })}
          />
        </RecordBody>
      </div>
    </>
  );
}
