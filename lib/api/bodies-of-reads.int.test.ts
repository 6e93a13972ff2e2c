import { describeBodies } from "@/lib/testing/api-bodies";

describeBodies({ isRead: true, part: 1, of: 1 });
