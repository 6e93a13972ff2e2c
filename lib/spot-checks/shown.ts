import type { ItemView } from "./item-view";

/** An item as a page is given it: without the examples its grader was tested by. */
export function shownItem({ item, ...view }: ItemView) {
  return {
    ...view,
    item:
      item === null
        ? null
        : {
            lang: item.lang,
            category: item.category,
            severity: item.severity,
            check: item.check,
            messages: item.messages,
            reason: item.reason,
            source: item.source,
          },
  };
}
export type ShownItem = ReturnType<typeof shownItem>;
