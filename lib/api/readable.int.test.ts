import { expect, it } from "vitest";
import { readableInterface } from "./readable";
import { endpoints } from "./registry";

it("shows every operation of the registry once, with what its document asks for", () => {
  const shown = readableInterface();
  expect(shown.map(({ name }) => name)).toEqual(endpoints.map(({ name }) => name));
  const change = shown.find(({ name }) => name === "institution.update");
  expect(change).toMatchObject({ method: "PUT", scope: "institution:edit", isOpen: false });
  const place = (name: string) => change?.fields.find((field) => field.name === name);
  expect(place("id")).toMatchObject({ in: "path", isRequired: true, type: "uuid" });
  expect(place("If-Match")).toMatchObject({ in: "header", isRequired: true });
  expect(place("nameZh")).toMatchObject({ in: "body", isRequired: true, type: "string 2–120" });
  expect(place("claims")).toMatchObject({ in: "body", isRequired: false });
  expect(shown.find(({ name }) => name === "register.search")).toMatchObject({ isOpen: true });
});
