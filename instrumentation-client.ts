import { z } from "zod";

// Without this zod probes `new Function`, which the content security policy reports. Here, because a page may make its
// schema before any component runs.
z.config({ jitless: true });
