import { useLocale } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import type { RecordState } from "@/db/values";
import { codeLabel } from "@/lib/reference/codes";
import { stateMark } from "@/lib/register/labels";

/** A record's state: form, word and colour. */
export function StateMark({ state, tag }: { state: RecordState; tag?: boolean }) {
  const locale = useLocale();
  return (
    <StatusMark {...stateMark[state]} {...(tag ? { tag } : {})}>
      {codeLabel("recordStates", state, locale)}
    </StatusMark>
  );
}
