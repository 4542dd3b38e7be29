import type { ApiModel, ModelShape } from './botocore.ts'
import { AROUND, DESCRIBED, INSIDE, LOOSER } from './operations.ts'

const SCALARS: Readonly<Record<string, string>> = {
  ...{ string: 's', character: 's', integer: 'i', long: 'i', double: 'n', float: 'n', boolean: 'b' },
  ...{ timestamp: 't', blob: 'x' },
}

/** Writes what a request can hold, in the lines that `src/validators/api/table.ts` reads. */
export function tableOf(
  model: ApiModel,
  operations: readonly string[],
  sent: (shape: string, member: string) => boolean,
) {
  const lines = new Map<string, string>()
  const shapeOf = (name: string): ModelShape => model.shapes[name] ?? { type: 'missing' }

  const structure = (name: string): void => {
    if (lines.has(name)) return
    lines.set(name, '')
    const { members = {}, required = [] } = shapeOf(name)
    const written = Object.entries(members).map(([member, { shape }]) => {
      if (AROUND.includes(name) && INSIDE.includes(member)) return `${member} *`
      const mark = required.includes(member) ? '!' : ''
      return `${member}${mark}${AROUND.includes(name) || sent(name, member) ? '' : '?'} ${LOOSER[`${name}.${member}`]?.type ?? typeOf(shape)}`
    })
    const described = Object.keys(shapeOf(DESCRIBED[name] ?? '').members ?? {}).filter(member => !(member in members))
    lines.set(name, `${name} { ${[...written, ...described.map(member => `${member}~ *`)].join(' ')}`)
  }

  const typeOf = (name: string): string => {
    const { type, member, value, document, enum: values, pattern, min, max } = shapeOf(name)
    const limits = min === undefined && max === undefined ? '' : `${min ?? ''}:${max ?? ''}`
    if (document) return '*'
    if (type === 'structure') {
      structure(name)
      return name
    }
    if (type === 'list') return `[${typeOf(member?.shape ?? '')}]${limits}`
    if (type === 'map') return `{${typeOf(value?.shape ?? '')}}${limits}`
    if (values) lines.set(name, `${name} | ${values.join(' ')}`)
    else if (pattern !== undefined) lines.set(name, `${name} / ${limits || ':'} ${readable(pattern)}`)
    else return `${SCALARS[type] ?? '*'}${limits}`
    return name
  }

  for (const operation of operations) structure(model.operations[operation]?.input?.shape ?? '')
  for (const answer of AROUND) if (model.shapes[answer] && operations.includes('CreateService')) structure(answer)
  return [...lines.values()].join('\n')
}

/** The pattern as JavaScript has it, for the whole of a value. */
function readable(pattern: string): string {
  const inside = pattern.replace(/^\^|\$$/g, '')
  const written = inside
    .replaceAll('\\p{Print}', '[ -~]')
    .replace(/\\([_@=:])/g, '$1')
    // Escaped outside of brackets, where it needs none.
    .replace(/\\-(?![^[]*\])/g, '-')
    .replace(/\\u([0-9A-F]{4})/g, '\\u$1')
  return new RegExp(`^(?:${written})$`, 'u').source
}
