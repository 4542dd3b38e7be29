/** A sentence of AWS without the line breaks that a driver, a hook or a cut page put into it. */
export const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim()
