import { InvalidDefinitionError } from '../errors.ts'
import type { Issue } from '../validators/issue.ts'
import { severalContainers, soleContainer, unknownContainer } from '../validators/named-container.ts'
import { quoted } from '../validators/quoted.ts'
import { containersOf, isJson, type Json, objectsIn, ownTags, registrable } from './definition-json.ts'
import type { ContainerChange, ReleaseChange } from './release-change.ts'

/**
 * The definition to register: the one that runs, or the one that is given, with the change made to it.
 *
 * @throws InvalidDefinitionError when the change names what is not there.
 */
export function changedDefinition(running: Json, change: ReleaseChange): Json {
  const { taskDefinition, placeholders = {}, image, environment, containers = {}, cpu, memory } = change
  const issues: Issue[] = []
  const base = taskDefinition === undefined ? running : given(taskDefinition, running, issues)
  const filled = withPlaceholders(base, placeholders, issues)
  const all = containersOf(filled)
  const names = all.flatMap(({ name }) => (typeof name === 'string' ? [name] : []))
  const changes = new Map<string, ContainerChange>(Object.entries(containers))
  if (image !== undefined) {
    const [only = '', ...others] = names
    if (others.length > 0) issues.push(severalContainers('REL-CON-02', 'image', names))
    else changes.set(only, { ...changes.get(only), image: changes.get(only)?.image ?? image })
  }
  if (environment !== undefined) {
    const only = soleContainer(all)
    if (only === undefined) issues.push(severalContainers('REL-CON-02', 'environment', names))
    else changes.set(only, { ...changes.get(only), environment: { ...environment, ...changes.get(only)?.environment } })
  }
  for (const name of changes.keys()) if (!names.includes(name)) issues.push(unknownContainer('REL-CON-01', name, names))
  if (issues.length > 0) throw new InvalidDefinitionError('Release', issues)
  return {
    ...filled,
    ...(cpu !== undefined && { cpu }),
    ...(memory !== undefined && { memory }),
    containerDefinitions: all.map(container => changed(container, changes.get(String(container.name)))),
  }
}

function given(json: unknown, running: Json, issues: Issue[]): Json {
  const whole = isJson(json) && isJson(json.taskDefinition) ? json.taskDefinition : json
  if (!isJson(whole)) {
    const message = 'taskDefinition must be a task definition as JSON has it'
    issues.push(issue('REL-JSN-01', ['taskDefinition'], message, 'give what JSON.parse makes of the file'))
    return running
  }
  const tags = whole.tags ?? (isJson(json) ? json.tags : undefined)
  return registrable({ family: running.family, ...whole, tags: tags ? ownTags(tags) : (running.tags ?? null) })
}

/** Pipelines put the names of images where the definition has placeholders for them. */
function withPlaceholders(definition: Json, placeholders: Readonly<Record<string, string>>, issues: Issue[]): Json {
  const unused = new Set(Object.keys(placeholders))
  const containerDefinitions = containersOf(definition).map(container => {
    if (typeof container.image !== 'string') return container
    let { image } = container
    for (const [placeholder, name] of Object.entries(placeholders)) {
      if (!image.includes(placeholder)) continue
      unused.delete(placeholder)
      image = image.replaceAll(placeholder, () => name)
    }
    return { ...container, image }
  })
  for (const placeholder of unused) {
    const message = `No image of the task definition has the placeholder ${quoted(placeholder)}`
    issues.push(
      issue('REL-PLC-01', ['placeholders', placeholder], message, 'correct it, or name the container instead'),
    )
  }
  return { ...definition, containerDefinitions }
}

function changed(container: Json, change: ContainerChange | undefined): Json {
  if (!change) return container
  const { environment = {}, secrets = {}, ...fields } = change
  const settings = Object.entries(fields).filter(([, value]) => value !== undefined)
  const kept = Object.entries(container).filter(([name]) => !settings.some(([field]) => field === name))
  return {
    ...inOrder(container, [...kept, ...settings.filter(([, value]) => value !== null)]),
    ...variables(container, 'environment', 'value', environment, secrets),
    ...variables(container, 'secrets', 'valueFrom', secrets, environment),
  }
}

/** The members in the order that they had, and what is new after them. */
function inOrder(before: Json, members: readonly (readonly [string, unknown])[]): Json {
  const now = new Map(members)
  return Object.fromEntries(
    [...Object.keys(before).filter(name => now.has(name)), ...now.keys()].map(name => [name, now.get(name)]),
  )
}

/** A list of variables with what is new: of two kinds of one name, the new one takes the place of the other. */
function variables(
  container: Json,
  list: 'environment' | 'secrets',
  value: 'value' | 'valueFrom',
  change: Readonly<Record<string, string | null>>,
  other: Readonly<Record<string, string | null>>,
): Json {
  if (Object.keys(change).length === 0 && !isMoved(container[list], other)) return {}
  const before = objectsIn(container[list])
  const changed = before.flatMap((entry): Json[] => {
    const name = String(entry.name)
    if (isGiven(other, name)) return []
    if (!Object.hasOwn(change, name)) return [entry]
    return isGiven(change, name) ? [{ ...entry, [value]: change[name] }] : []
  })
  const added = Object.entries(change).flatMap(([name, to]) =>
    to === null || before.some(entry => entry.name === name) ? [] : [{ name, [value]: to }],
  )
  return { [list]: [...changed, ...added] }
}

const isGiven = (change: Readonly<Record<string, string | null>>, name: string): boolean =>
  Object.hasOwn(change, name) && change[name] !== null

const isMoved = (list: unknown, other: Readonly<Record<string, string | null>>): boolean =>
  objectsIn(list).some(({ name }) => isGiven(other, String(name)))

const issue = (code: string, path: Issue['path'], message: string, hint: string): Issue => ({
  code,
  severity: 'error',
  path,
  message,
  hint,
})
