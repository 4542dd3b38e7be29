/**
 * Makes a call that AWS refuses with `code` once it was made: after an attempt whose reply was lost, `findDone` looks
 * for its result. Where there is none, the refusal stands.
 */
export async function repeatable<T>(
  code: string,
  attempt: () => Promise<T>,
  findDone: (refusal: Error) => Promise<T | undefined>,
): Promise<T> {
  try {
    return await attempt()
  } catch (error) {
    if (!(error instanceof Error && error.name === code)) throw error
    const done = await findDone(error)
    if (done === undefined) throw error
    return done
  }
}
