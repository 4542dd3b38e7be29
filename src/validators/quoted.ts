import { redacted } from '../model/credentials.ts'

/** A value for a message: short, so that messages stay readable whatever is given. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(redacted(value)) : String(value)
  return text.length > 120 ? `${text.slice(0, 117)}...` : text
}
