/** A policy document as IAM gives it back: percent-encoded as RFC 3986 has it. */
export function encoded(document: string): string {
  return encodeURIComponent(document).replace(/[!'()*]/g, mark => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
}
