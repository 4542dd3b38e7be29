import type { TaskDefinition } from '../../aws/shapes/ecs.ts'

/** Shorter values, such as ports, are in every other line by chance. */
const SHORTEST = 6

/** A log line with each value of the environment replaced by the variable's name, and without passwords in addresses. */
export function hideValues(line: string, definition: TaskDefinition | undefined): string {
  const variables = (definition?.containerDefinitions ?? [])
    .flatMap(({ environment = [] }) => environment)
    .filter(({ value = '' }) => value.length >= SHORTEST)
    // The longest first: one value may be a part of another.
    .sort((a, b) => (b.value ?? '').length - (a.value ?? '').length)
  const hidden = variables.reduce((text, { name, value = '' }) => text.replaceAll(value, `<${name}>`), line)
  return hidden.replace(/:\/\/[^\s/@:]*:[^\s/@]+@/g, '://…@')
}
