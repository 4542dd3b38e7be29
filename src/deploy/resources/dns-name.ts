/** A DNS name in one form: lower case, no dot at the end, `*` instead of the `\052` that Route 53 gives. */
export function dnsName(name: string): string {
  return name
    .replace(/\\([0-7]{3})/g, (_escape, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
    .replace(/\.$/, '')
    .toLowerCase()
}
