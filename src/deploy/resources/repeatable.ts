/**
 * Makes a call that AWS refuses with `code` once it was made: after an attempt whose reply was lost, `findDone` looks
 * for its result. Where there is none, the refusal stands.
 */
export async function repeatable<T>(
  code: string,
  attempt: () => Promise<T>,
  findDone: () => Promise<T | undefined>,
): Promise<T> {
  try {
    return await attempt()
  } catch (error) {
    if (!(error instanceof Error && error.name === code)) throw error
    const done = await findDone()
    if (done === undefined) throw error
    return done
  }
}
