import { describe, expect, it } from "vitest";
import { versionAddressIn } from "./version-address";

describe("the path of a public version", () => {
  it.each(["99", "0", "abc", "01"])("names record and version as they are written: %s", (version) => {
    const asked = { number: "DEP-0000642-6", version };
    expect(versionAddressIn(`/register/DEP-0000642-6/versions/${version}`)).toEqual(asked);
    expect(versionAddressIn(`/register/DEP-0000642-6/versions/${version}?from=1`)).toEqual(asked);
  });

  it("is no other page's path", () => {
    for (const path of ["", "/register", "/register/DEP-0000642-6", "/register/DEP-0000642-6/versions"]) {
      expect(versionAddressIn(path)).toBeNull();
    }
  });
});
