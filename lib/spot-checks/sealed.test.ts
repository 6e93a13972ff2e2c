import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { EnvelopeError } from "@/lib/envelope";
import { sampleBodySchema } from "./body";
import { bodyPlace, seal, unseal } from "./sealed";

beforeEach(() => {
  vi.stubEnv("PORTAL_SECRET", "s".repeat(40));
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const body = {
  messages: [{ role: "user", content: "问" }],
  reasoning: "",
  answer: "答",
  canary: null,
  said: null,
};
const opened = (value: unknown, place = bodyPlace("a")) =>
  unseal(sampleBodySchema, seal(value, bodyPlace("a")), place);

it("opens what was sealed for the same row", () => {
  expect(opened(body)).toEqual(body);
});

it("opens nothing for another row", () => {
  expect(() => opened(body, bodyPlace("b"))).toThrow(EnvelopeError);
});

it.each([null, {}, { ...body, answer: 7 }, { ...body, messages: "问" }])(
  "hands out nothing that is no body: %j",
  (value) => {
    expect(() => opened(value)).toThrow(/invalid/i);
  },
);
