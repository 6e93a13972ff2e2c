import { describeBodies } from "@/lib/testing/api-bodies";

describeBodies({ isRead: false, part: 1, of: 2 });
