import type { TaskDefinition } from '../../aws/shapes/ecs.ts'

/** Shorter values, such as ports, are in every other line by chance. */
const SHORTEST = 6

// Programs tell of an address mostly when it cannot be read: when its password has signs that are not escaped.
const IN_ADDRESS = /:\/\/[^\s/@:]{0,200}:(?!\d+(?:[/\s]|$))[^\s"'`<>]{1,300}@/g
/** What stands in quotes behind the name of a credential, as objects and JSON are printed. */
const MEMBER =
  /((?:password|passwd|pwd|secret|(?<!unexpected )token|api[_-]?key|(?:private|access|auth)[_-]?key|authorization)\\*["']? ?[:=] ?\\*(["']))(?:(?!\2)[^\n\\]){6,300}/gi

/**
 * A log line with each value of the environment replaced by the variable's name, and without passwords in addresses and in
 * members that are named so.
 */
export function hideValues(line: string, definition: TaskDefinition | undefined): string {
  const variables = (definition?.containerDefinitions ?? [])
    .flatMap(({ environment = [] }) => environment)
    .filter(({ value = '' }) => value.length >= SHORTEST)
    // The longest first: one value may be a part of another.
    .sort((a, b) => (b.value ?? '').length - (a.value ?? '').length)
  const hidden = variables.reduce((text, { name, value = '' }) => text.replaceAll(value, `<${name}>`), line)
  return hidden.replace(IN_ADDRESS, '://…@').replace(MEMBER, '$1…')
}
