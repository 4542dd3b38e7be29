/** The result of a call; undefined when AWS refuses it with one of these codes. */
export async function unlessRefused<T>(call: Promise<T>, ...codes: readonly string[]): Promise<T | undefined> {
  try {
    return await call
  } catch (error) {
    if (error instanceof Error && codes.includes(error.name)) return undefined
    throw error
  }
}
