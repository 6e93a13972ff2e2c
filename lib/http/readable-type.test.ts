import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { expect, it } from "vitest";
import { readableType } from "./readable-type";

const typeAfter = (value: string | string[]) => {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  readableType(response);
  response.setHeader("Content-Type", value);
  return response.getHeader("content-type");
};

it.each(["application/json", "application/problem+json; charset=utf-8"])("is one text for %s", (type) => {
  expect(typeAfter([type])).toBe(type);
  expect(typeAfter(type)).toBe(type);
});

it.each(["text/event-stream; charset=utf-8", "text/csv; charset=utf-8", "application/jsonl"])(
  "is left as its route made it for %s",
  (type) => {
    expect(typeAfter([type])).toEqual([type]);
  },
);
