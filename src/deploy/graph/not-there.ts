/** A resource whose outputs were asked for is not there. */
export class NotThere extends Error {}

/** The result of work that may find that something it refers to is not there. */
export function unlessNotThere<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (error instanceof NotThere) return undefined
    throw error
  }
}
