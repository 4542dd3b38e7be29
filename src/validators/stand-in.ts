/** The marks of templates, names in large letters, and such with underscores. */
const LATER = /[$<>{}%@*[\]]|__|^[A-Za-z]+(_[A-Za-z]+)+$|^[A-Z][A-Z\d_\s-]*$/

/** Whether a text of JSON stands for a value that comes later: a rule that looks at values has nothing to say about it. */
export const standsIn = (text: string): boolean => LATER.test(text)
