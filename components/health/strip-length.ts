/** How many of its last runs a report shows on the health page. */
export const stripLength = 30
