import { useLocale } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import { codeLabel } from "@/lib/reference/codes";

/** Device or non-device partition. Ink for devices: being one is not a fault. */
export function PartitionMark({ partition }: { partition: string }) {
  const locale = useLocale();
  return (
    <StatusMark
      glyph={partition === "device" ? "device" : "nondevice"}
      tone={partition === "device" ? "ink" : "plain"}
    >
      {codeLabel("partitions", partition, locale)}
    </StatusMark>
  );
}
