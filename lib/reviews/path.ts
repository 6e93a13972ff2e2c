/** Where a case is shown, for officials and for its hospital. */
export const casePath = (id: string): string => `/reviews/${id}`;
/** Where the letter of a case's decision is shown. */
export const letterPath = (id: string): string => `/reviews/${id}/letter`;
