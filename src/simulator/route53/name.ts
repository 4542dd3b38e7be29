/** A DNS name as Route 53 keeps it: lower case, with a trailing dot, and unusual characters as octal escapes. */
export function canonicalName(name: string): string {
  const escaped = name
    .replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
    .toLowerCase()
    .replace(/[^a-z0-9._-]/g, character => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`)
  return escaped.endsWith('.') ? escaped : `${escaped}.`
}

/** Orders names as Route 53 lists them: by their labels from the last to the first. */
export function compareNames(a: string, b: string): number {
  const [left, right] = [reversed(a), reversed(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

/** Whether a name is the zone's name or below it. */
export function liesIn(name: string, zone: string): boolean {
  return name === zone || name.endsWith(`.${zone}`)
}

// The dot at the end counts, so that what has a hyphen comes before the rest: https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListResourceRecordSets.html
const reversed = (name: string): string => `${name.slice(0, -1).split('.').reverse().join('.')}.`

/** What Route 53 says of a character that a name may have only escaped. */
export function unsupportedIn(name: string): string | undefined {
  const [character] = /(?<!\\)[\s\p{Cc}]/u.exec(name) ?? []
  return (
    character &&
    `FATAL problem: UnsupportedCharacter (Value contains unsupported characters) encountered with '${character}'`
  )
}
