import type { Owner } from '../../ownership.ts'
import { dnsName } from '../dns-name.ts'

/** The name of the TXT record that says whose the records of a name are. */
export function markerName(name: string): string {
  const plain = dnsName(name)
  return plain.startsWith('*.') ? `_fluent-ecs-wildcard.${plain.slice(2)}` : `_fluent-ecs.${plain}`
}

/** The name whose records such a TXT record is about, if it is one. */
export function markedName(marker: string): string | undefined {
  const [, wildcard, name] = /^_fluent-ecs(-wildcard)?\.(.+)$/.exec(dnsName(marker)) ?? []
  return name === undefined || wildcard === undefined ? name : `*.${name}`
}

/** The value of that TXT record, in the quotes that Route 53 wants. */
export function markerValue({ stack, id, adopted }: Owner): string {
  return `"heritage=fluent-ecs,stack=${stack},id=${id}${adopted ? ',adopted=true' : ''}"`
}

/** The owner that such a value names, if it is one. */
export function markerOwner(value: string): Owner | undefined {
  const [, stack, id, adopted] = /^"heritage=fluent-ecs,stack=([^,"]+),id=([^,"]+)(,adopted=true)?"$/.exec(value) ?? []
  if (stack === undefined || id === undefined) return undefined
  return { stack, id, ...(adopted !== undefined && { adopted: true }) }
}
