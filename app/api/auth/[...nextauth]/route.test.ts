import { expect, it } from "vitest";
import { GET } from "./route";

const ask = (path: string) =>
  GET(new Request(`http://localhost:3000/api/auth/${path}`), {
    params: Promise.resolve({
      nextauth: new URL(path, "http://portal.invalid").pathname.slice(1).split("/"),
    }),
  });

it.each([
  "error",
  "error?error=x%0d%0aSet-Cookie:a=b",
  "error?error=%E9%94%99",
  "error/x%0d%0aSet-Cookie:a=b",
])("GET /api/auth/%s leads on to our sign-in page and carries nothing along", async (path) => {
  const answer = await ask(path);
  expect(answer.status).toBe(303);
  expect(Object.fromEntries(answer.headers)).toEqual({ location: "/sign-in", "cache-control": "no-store" });
});
