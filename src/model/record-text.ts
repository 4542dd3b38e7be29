const LONGEST_STRING = 255

/**
 * A text as the value of a TXT record: in quotes, cut where it is longer than a string may be, with escapes of what is
 * not printable ASCII. https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html#TXTFormat
 */
export function textValue(text: string): string {
  const bytes = [...new TextEncoder().encode(text)]
  const strings: string[] = []
  for (let at = 0; at === 0 || at < bytes.length; at += LONGEST_STRING)
    strings.push(
      `"${bytes
        .slice(at, at + LONGEST_STRING)
        .map(escaped)
        .join('')}"`,
    )
  return strings.join(' ')
}

function escaped(byte: number): string {
  const character = String.fromCharCode(byte)
  if (character === '"' || character === '\\') return `\\${character}`
  return byte >= 0x20 && byte < 0x7f ? character : `\\${byte.toString(8).padStart(3, '0')}`
}

/** The text of such a value. */
export function textOfValue(value: string): string {
  const bytes = [...value.matchAll(/"((?:[^"\\]|\\.)*)"/gs)].flatMap(([, string = '']) =>
    [...string.matchAll(/\\([0-7]{3})|\\(.)|([^\\])/gsu)].flatMap(([, octal, plain = '', other = '']) =>
      octal === undefined ? [...new TextEncoder().encode(plain + other)] : [Number.parseInt(octal, 8)],
    ),
  )
  return new TextDecoder().decode(new Uint8Array(bytes))
}
