/** The most accounts or sessions one page shows; the search by person finds the others. */
export const MOST_LISTED = 500;
