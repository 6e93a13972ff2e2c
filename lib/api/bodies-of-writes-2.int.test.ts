import { describeBodies } from "@/lib/testing/api-bodies";

describeBodies({ isRead: false, part: 2, of: 2 });
