import { AwsError } from '../operation.ts'

interface Filter {
  Name?: string | undefined
  Values?: string[] | undefined
}

/** Whether a thing passes all filters. `fields` gives the values of each filter name that the operation knows. */
export function matches(
  filters: readonly Filter[] | undefined,
  fields: Readonly<Record<string, string | readonly string[]>>,
  tags: ReadonlyMap<string, string>,
): boolean {
  return (filters ?? []).every(({ Name = '', Values = [] }) => {
    const found = valuesOf(Name, fields, tags)
    return Values.some(pattern => (/[*?]/.test(pattern) ? found.some(matcher(pattern)) : found.includes(pattern)))
  })
}

function valuesOf(
  name: string,
  fields: Readonly<Record<string, string | readonly string[]>>,
  tags: ReadonlyMap<string, string>,
): readonly string[] {
  if (name === 'tag-key') return [...tags.keys()]
  if (name.startsWith('tag:')) {
    const value = tags.get(name.slice('tag:'.length))
    return value === undefined ? [] : [value]
  }
  const known = fields[name]
  if (known === undefined) throw new AwsError('InvalidParameterValue', `The filter '${name}' is invalid`)
  return typeof known === 'string' ? [known] : known
}

function matcher(pattern: string): (value: string) => boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&')
  const wildcard = new RegExp(`^${escaped.replace(/\*/g, '.*').replace(/\?/g, '.')}$`, 's')
  return value => wildcard.test(value)
}
