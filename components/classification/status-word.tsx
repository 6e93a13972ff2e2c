import { StatusMark } from "@/components/ui/status-mark";
import { statusLook } from "@/lib/classification/labels";
import { useClassificationWords } from "./use-words";

type Props = { status: string | null; tier?: string | null };

/** A verdict in one line: mark and word, and the tier where there is one. */
export function StatusWord({ status, tier = null }: Props) {
  const { status: word } = useClassificationWords();
  if (status === null) return tier;
  const { glyph, tone } = statusLook(status);
  return (
    <StatusMark glyph={glyph} tone={tone}>
      {word(status)}
      {tier === null ? null : ` · ${tier}`}
    </StatusMark>
  );
}
