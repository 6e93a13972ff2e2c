import { Absent } from "@/app/_shell/absent";
import { PublicShell } from "@/app/_shell/public-shell";

/** An address that no route knows; absent records are shown inside the frame of their own area. */
export default function NotFound() {
  return (
    <PublicShell>
      <Absent />
    </PublicShell>
  );
}
