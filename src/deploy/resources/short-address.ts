/** An address of IPv6 as AWS writes it; what is none stays. */
export function shortAddress(value: string): string {
  const url = `http://[${value}]`
  return URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : value
}
