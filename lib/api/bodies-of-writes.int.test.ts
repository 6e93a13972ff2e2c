import { describeBodies } from "@/lib/testing/api-bodies";

describeBodies(false);
