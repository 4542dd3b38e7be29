/** A time for people, in UTC: `2026-01-04T05:10:06Z`. */
export const timeOf = (date: Date): string => date.toISOString().replace(/\.\d+Z$/, 'Z')
