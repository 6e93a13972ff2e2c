import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import { type ListedRow, stopOf } from "@/lib/register/listed-row";

/** That something of a record has stopped, its own deployment included; nothing where it runs. */
export function StopMark({ row }: { row: Pick<ListedRow, "kind" | "lifecycleStage" | "deploymentStage"> }) {
  const t = useTranslations("register.stopped");
  const stop = stopOf(row);
  if (stop === null) return null;
  return (
    <StatusMark glyph="stop" tone="zhu">
      {t(`${stop.what}.${stop.stage}`)}
    </StatusMark>
  );
}
