import { z } from "zod";

/** No rule is older, and nobody asks about a law so far ahead; Postgres has no year 0000 either. */
const BOUNDS = { minimum: "1990-01-01", maximum: "2100-12-31" };

/** A day whose law is applied. */
export const lawDay = z.iso
  .date({ abort: true })
  .refine((day) => day >= BOUNDS.minimum && day <= BOUNDS.maximum, { params: { code: "range", ...BOUNDS } });

const PROTO = "__proto__";

/** Answers by question. A record of zod's leaves out one name without a word; it is no question either. */
export const answersBy = <Key extends z.ZodString, Value extends z.ZodType>(key: Key, value: Value) =>
  z.preprocess(
    (given, context) => {
      if (typeof given === "object" && given !== null && Object.hasOwn(given, PROTO)) {
        const params = { code: "unknownQuestion", question: PROTO };
        context.issues.push({ code: "custom", path: [PROTO], message: params.code, params, input: given });
      }
      return given;
    },
    z.record(key, value),
  );
