/** A JSON object, with whatever it has. */
export type Json = Readonly<Record<string, unknown>>

/** What DescribeTaskDefinition tells of a revision and RegisterTaskDefinition does not take. */
const OF_REVISIONS: ReadonlySet<string> = new Set([
  'taskDefinitionArn',
  'revision',
  'status',
  'requiresAttributes',
  'compatibilities',
  'registeredAt',
  'registeredBy',
  'deregisteredAt',
  'deleteRequestedAt',
])

/** A definition as it can be registered: without what AWS tells of a revision, and without members that are null. */
export function registrable(definition: Json): Json {
  return Object.fromEntries(
    Object.entries(definition).flatMap(([name, value]) =>
      OF_REVISIONS.has(name) || value === null ? [] : [[name, withoutNulls(value)]],
    ),
  )
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter(each => each !== null).map(withoutNulls)
  if (!isJson(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => (inner === null ? [] : [[name, withoutNulls(inner)]])),
  )
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The objects of a list. */
export function objectsIn(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isJson) : []
}

/** Tags that can be registered: none of AWS's own, and no empty list, which RegisterTaskDefinition refuses. */
export function ownTags(tags: unknown): readonly Json[] | null {
  const own = objectsIn(tags).filter(({ key }) => !String(key).startsWith('aws:'))
  return own.length > 0 ? own : null
}

/** The containers of a definition. */
export const containersOf = (definition: Json): readonly Json[] => objectsIn(definition.containerDefinitions)
