import { describe, expect, it } from "vitest";
import { apartFrom, type MenuItem, matching, neighbour } from "./menu-items";

const item = (label: string, href: string): MenuItem => ({ id: href, label, href });
const items = [
  item("登记部署", "/deployments/new"),
  item("部署", "/deployments"),
  item("API tokens", "/tokens"),
  item("New API token", "/tokens#make"),
];
const labels = (query: string) => matching(items, query).map(({ label }) => label);

describe("apartFrom", () => {
  it("leaves out what leads where another line does, and keeps what leads nowhere", () => {
    const button: MenuItem = { id: "offer-0", label: "确认" };
    expect(apartFrom(items, [item("部署列表", "/deployments"), button])).toEqual([button]);
    expect(apartFrom(items, [item("确认", "/deployments/1")])).toHaveLength(1);
  });
});

describe("matching", () => {
  it("puts what begins so before what holds it, and that before what only its address holds", () => {
    expect(labels("部署")).toEqual(["部署", "登记部署"]);
    expect(labels("api")).toEqual(["API tokens", "New API token"]);
    expect(labels("tokens")).toEqual(["API tokens", "New API token"]);
  });
  it("finds a page by the English word of its address in any language", () => {
    expect(labels("deploy")).toEqual(["登记部署", "部署"]);
  });
  it("asks for every word, with narrow or wide spaces between", () => {
    expect(labels("new　token")).toEqual(["New API token"]);
    expect(labels("new nothing")).toEqual([]);
  });
  it("lists everything in its order for nothing typed", () => {
    expect(labels("  ")).toHaveLength(items.length);
  });
});

describe("neighbour", () => {
  it("goes round both ends, and begins at the one it comes from", () => {
    const last = items.at(-1);
    expect(neighbour(items, last?.id, 1)).toBe(items[0]);
    expect(neighbour(items, items[0]?.id, -1)).toBe(last);
    expect(neighbour(items, "gone", 1)).toBe(items[0]);
    expect(neighbour(items, undefined, -1)).toBe(last);
    expect(neighbour([], undefined, 1)).toBeUndefined();
  });
});
