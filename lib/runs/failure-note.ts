/** How long the note of whoever acknowledges a failure may be, in characters. */
export const maxNoteLength = 500
