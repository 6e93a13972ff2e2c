import { describe, expect, it } from "vitest";
import { inboxAddress, inboxPath } from "./inbox-address";

describe("the address of the inbox", () => {
  it.each([
    { unread: false, before: null },
    { unread: true, before: null },
    { unread: true, before: "2026-11-24T02:03:04.000005Z_0198" },
  ])("is read as it was written: %j", (address) => {
    const { searchParams } = new URL(inboxPath(address), "http://portal.example");
    expect(inboxAddress(Object.fromEntries(searchParams))).toEqual(address);
  });

  it("means everything, from the newest on, where it says anything else", () => {
    expect(inboxAddress({ view: ["unread", "all"], before: "" })).toEqual({ unread: false, before: null });
  });
});
