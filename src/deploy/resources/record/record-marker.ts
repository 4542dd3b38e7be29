import { RECORD_TYPES, type RecordType } from '../../../model/record.ts'
import { textOfValue, textValue } from '../../../model/record-text.ts'
import type { Owner } from '../../ownership.ts'
import { dnsName } from '../dns-name.ts'

/** Whose records a marker says they are. */
export interface RecordOwner extends Owner {
  /** Of a Region: hosted zones are global, and another one may have a stack of the same name. */
  readonly region?: string
}

/**
 * The name of the TXT record that says whose the records of a name are: aliases, or those of a `type`. Where they have a
 * set identifier, it has the same.
 */
export function markerName(name: string, type?: string): string {
  const plain = dnsName(name)
  const [wildcard, rest] = plain.startsWith('*.') ? ['-wildcard', plain.slice(2)] : ['', plain]
  return `_fluent-ecs${wildcard}${type ? `-${type.toLowerCase()}` : ''}.${rest}`
}

/** The name, and the type, of the records that such a TXT record is about, if it is one. */
export function markedName(marker: string): { readonly name: string; readonly type?: RecordType } | undefined {
  const [, wildcard, given, name] = /^_fluent-ecs(-wildcard)?(?:-([a-z]+))?\.(.+)$/.exec(dnsName(marker)) ?? []
  if (name === undefined) return undefined
  const type = RECORD_TYPES.find(each => each.toLowerCase() === given)
  if (given !== undefined && !type) return undefined
  return { name: wildcard === undefined ? name : `*.${name}`, ...(type && { type }) }
}

/** The value of that TXT record, in the quotes that Route 53 wants. */
export function markerValue({ stack, id, region, adopted }: RecordOwner): string {
  const members = [`stack=${stack}`, `id=${encoded(id)}`, ...(region ? [`region=${region}`] : [])]
  return textValue(['heritage=fluent-ecs', ...members, ...(adopted ? ['adopted=true'] : [])].join(','))
}

const MARKER = /^heritage=fluent-ecs,stack=([^,"]+),id=([^,"]+?)(?:,region=([^,"]+))?(,adopted=true)?$/

/** The owner that such a value names, if it is one. */
export function markerOwner(value: string): RecordOwner | undefined {
  const [, stack, id, region, adopted] = MARKER.exec(textOfValue(value)) ?? []
  if (stack === undefined || id === undefined) return undefined
  return {
    stack,
    id: decoded(id),
    ...(region !== undefined && { region }),
    ...(adopted !== undefined && { adopted: true }),
  }
}

// A set identifier may have anything in it.
const encoded = (id: string): string => id.replace(/[^ -~]|[%,"\\]/gu, encodeURIComponent)

function decoded(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}
