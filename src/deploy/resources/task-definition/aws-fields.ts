/** Fields as the API writes them, in their canonical form: what AWS takes for "not set" is left out. */
export function significant<T extends object>(fields: T): T {
  const entries = Object.entries(fields).flatMap(([field, value]) => {
    const kept = MAPS.has(field) ? (isEmpty(value) ? undefined : value) : significantValue(value)
    return kept === undefined || kept === DEFAULTS[field] ? [] : [[field, kept] as const]
  })
  return Object.fromEntries(entries) as T
}

/** The fields of these names alone. */
export function pick<T extends object, K extends keyof T>(from: T, names: Readonly<Record<K, true>>): Pick<T, K> {
  return Object.fromEntries(Object.keys(names).map(name => [name, from[name as K]])) as Pick<T, K>
}

/** What AWS takes for a field that is not set, and may give back for it. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  transitEncryption: 'DISABLED',
  iam: 'DISABLED',
  rootDirectory: '/',
  scope: 'task',
  versionConsistency: 'enabled',
  restartAttemptPeriod: 300,
}

/** Fields whose keys and values are the user's own: each of them means something. */
const MAPS: ReadonlySet<string> = new Set(['dockerLabels', 'driverOpts', 'labels', 'options'])

function isEmpty(value: unknown): boolean {
  return typeof value !== 'object' || value === null || Object.keys(value).length === 0
}

function significantValue(value: unknown): unknown {
  if (value === false || value === '') return undefined
  if (typeof value !== 'object' || value === null) return value ?? undefined
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(item => significantItem(item))
  const kept = significant(value)
  return Object.keys(kept).length === 0 ? undefined : kept
}

/** Items keep their place, whatever is left of them. */
function significantItem(item: unknown): unknown {
  return typeof item === 'object' && item !== null ? significant(item) : item
}
