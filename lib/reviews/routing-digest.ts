import "server-only";
import { canonicalDigest } from "@/lib/digest";
import { reviewRouting } from "./routing";

/** SHA-256 of the routing table (RFC 8785), kept with every case that it routed. */
export const routingDigest: string = canonicalDigest(reviewRouting);
