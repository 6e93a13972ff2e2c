import { useEffect, useState } from "react";
import type { Similar } from "@/lib/records/similar";

export type FindAlike = (nameZh: string, provinceAdcode: string) => Promise<Similar[]>;
export type Alike = { state: "none" | "found" | "failed"; similar: readonly Similar[] };

const none: Alike = { state: "none", similar: [] };
const REST_MS = 400;

/** Public institutions of a name while it is typed; an answer to an earlier name is dropped. */
export function useLikeInstitutions(find: FindAlike, nameZh: string, provinceAdcode: string): Alike {
  const [alike, setAlike] = useState(none);
  useEffect(() => {
    setAlike(none);
    if (nameZh === "" || provinceAdcode === "") return;
    let isDropped = false;
    const timer = setTimeout(() => {
      void find(nameZh, provinceAdcode)
        .then((similar): Alike => ({ state: "found", similar }))
        .catch((): Alike => ({ state: "failed", similar: [] }))
        .then((answer) => {
          if (!isDropped) setAlike(answer);
        });
    }, REST_MS);
    return () => {
      isDropped = true;
      clearTimeout(timer);
    };
  }, [find, nameZh, provinceAdcode]);
  return alike;
}
