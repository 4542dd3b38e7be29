/** The overrides in the input of a target, as JSON. What somebody else has put there may be none. */
export function overridesIn(input: string | undefined): object {
  try {
    const parsed: unknown = JSON.parse(input ?? '{}')
    return typeof parsed === 'object' && parsed !== null ? parsed : { input }
  } catch {
    return { input }
  }
}
