/** A sentence of AWS without the line breaks that a driver, a hook or a cut page put into it. */
export const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim()

/** What is longer is no sentence of AWS, and reading it costs time that grows with its square. */
const LONGEST = 8_000

/** As much of somebody's words as is read for what they mean. */
export const readableLength = (words: string): string => words.slice(0, LONGEST)
