const OF_TASKS = [
  'containerOverrides',
  'cpu',
  'ephemeralStorage',
  'executionRoleArn',
  'inferenceAcceleratorOverrides',
  'memory',
  'taskRoleArn',
]

/**
 * The overrides in the input of a target, as JSON. What somebody else has put there may be none: it is kept as it is, in a
 * field that no plan shows, as nobody knows what is in it.
 */
export function overridesIn(input: string | undefined): object {
  if (input === undefined) return {}
  try {
    const parsed: unknown = JSON.parse(input)
    const isOverrides = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
    if (isOverrides && Object.keys(parsed).every(key => OF_TASKS.includes(key))) return parsed
  } catch {
    // No JSON at all.
  }
  return { [OTHER_INPUT]: input }
}

/** Where an input is kept that has no overrides. */
export const OTHER_INPUT = 'otherInput'

/** The input of a target with these overrides; none without. */
export function inputWith(overrides: object): { readonly Input?: string } {
  const other: unknown = Reflect.get(overrides, OTHER_INPUT)
  if (typeof other === 'string') return { Input: other }
  return Object.keys(overrides).length > 0 ? { Input: JSON.stringify(overrides) } : {}
}
