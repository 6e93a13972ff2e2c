import { useTranslations } from "next-intl";
import { NoteBox } from "@/components/ui/note-box";
import { StatusMark } from "@/components/ui/status-mark";
import type { EndpointState } from "@/db/values/endpoints";
import { stateLook } from "./endpoint-words";

type Props = { state: EndpointState; isKilled: boolean; isSimulator: boolean };

/** Where an endpoint stands: its approval, the kill switch, and whether it is one at all. */
export function EndpointMark({ state, isKilled, isSimulator }: Props) {
  const t = useTranslations("endpoints");
  return (
    <span className="inline-flex flex-wrap gap-3">
      <StatusMark {...stateLook[state]} tag>
        {t(`state.${state}`)}
      </StatusMark>
      {isKilled ? (
        <StatusMark glyph="overdue" tone="zhu" tag>
          {t("killed")}
        </StatusMark>
      ) : null}
      {isSimulator ? (
        <StatusMark glyph="draft" tone="plum" tag>
          {t("simulator")}
        </StatusMark>
      ) : null}
    </span>
  );
}

/** Said wherever the stand-in appears: it is none of the models it plays. */
export function SimulatorNote() {
  const t = useTranslations("endpoints");
  return (
    <NoteBox tone="plum" glyph="draft" title={t("simulator")}>
      {t("simulatorNote")}
    </NoteBox>
  );
}
