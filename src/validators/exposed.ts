import { isCredential, redacted, redactedArgument } from '../model/credentials.ts'

const NONE: readonly string[] = []

/** The names of what looks like a credential, or holds one. */
export function exposedOf(record: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  if (!record) return NONE
  return Object.keys(record).filter(name => isCredential(name, record[name]) || isExposed(record[name]))
}

/** Whether there is a credential in the words of a command. */
export function holds(words: readonly unknown[] = NONE): boolean {
  return words.some((word, at) => {
    const before = words[at - 1]
    return typeof word === 'string' && redactedArgument(word, typeof before === 'string' ? before : undefined) !== word
  })
}

export const isExposed = (value: unknown): boolean => typeof value === 'string' && redacted(value) !== value

/** Whether there is one in data, as deep as it goes. */
export function exposes(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return isExposed(data)
  return exposedOf({ ...data }).length > 0 || Object.values(data).some(exposes)
}
