import type { HostedZoneModel } from '../model/hosted-zone.ts'
import type { RecordModel, RecordType } from '../model/record.ts'
import type { Mistake } from './mistake.ts'
import type { RuleFamily } from './rule.ts'
import { type Filled, filled } from './sentence.ts'

/** What the compiler and the run time say of a record name outside its zone. */
export const OUTSIDE_ZONE = 'Record name "{name}" is not in the zone "{zone}": it must be "{zone}" or end in ".{zone}"'

/** A record name, when it is the zone's name or ends in it. Names with unknown parts pass. */
export type NameIn<Zone extends string, N extends string> = true extends Open<Zone> | Open<N>
  ? N
  : Canonical<N> extends Canonical<Zone> | `${string}.${Canonical<Zone>}`
    ? N
    : Mistake<Filled<typeof OUTSIDE_ZONE, { name: N; zone: Zone }>>

/** What the compiler and the run time say of a CNAME with the name of its zone. */
export const CNAME_OF_ZONE = 'A CNAME cannot have the name of its zone, "{zone}": use an alias, or another type'

/** The same, of records of a type: a CNAME has none of the zone's own name. */
export type RecordName<Zone extends string, N extends string, T extends RecordType> = true extends Open<Zone> | Open<N>
  ? N
  : [T, Canonical<N>] extends ['CNAME', Canonical<Zone>]
    ? Mistake<Filled<typeof CNAME_OF_ZONE, { zone: Zone }>>
    : NameIn<Zone, N>

type Canonical<N extends string> = Lowercase<N extends `${infer Rest}.` ? Rest : N>
type Open<N extends string> = Record<never, never> extends Record<N, 1> ? true : false

/** A domain name as it is compared: lower case, no trailing dot. */
export const canonicalName = (name: string): string => name.toLowerCase().replace(/\.$/, '')

const docs = 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html'
const LABEL = /^[^.\s]{1,63}$/

/** Whether it is a domain name: labels of 1 to 63 characters, 255 in all. */
export const isDomainName = (name: string): boolean =>
  name.split('.').every(label => LABEL.test(label)) && name.length <= 255

export const recordRules: RuleFamily<Pick<RecordModel, 'name' | 'zone'>> = {
  docs,
  codes: ['R53-NAM-01', 'R53-NAM-02'],
  check({ name, zone }, report) {
    for (const [field, domain] of Object.entries({ name, zone: zone.name })) {
      const labels = domain.split('.')
      const wellFormed = labels.every(
        (label, at) => LABEL.test(label) && (!label.includes('*') || isWildcard(label, at)),
      )
      if (wellFormed && domain.length <= 255) continue
      const hint = 'use labels of 1 to 63 characters separated by dots, 255 in all; * only as the whole first label'
      report({ code: 'R53-NAM-01', path: [field], message: `"${domain}" is not a domain name`, hint, docs })
    }
    if (name === zone.name || name.endsWith(`.${zone.name}`)) return
    const message = filled(OUTSIDE_ZONE, { name, zone: zone.name })
    report({ code: 'R53-NAM-02', path: ['name'], message, hint: 'use the hosted zone of that domain', docs })
  },
}

/** Rules about a zone that is looked up. */
export const zoneRules: RuleFamily<HostedZoneModel> = {
  docs,
  codes: ['R53-NAM-01', 'R53-ZON-01'],
  check({ name, hostedZoneId }, report) {
    if (!isDomainName(name)) {
      const hint = 'use labels of 1 to 63 characters separated by dots, 255 in all'
      report({ code: 'R53-NAM-01', path: ['name'], message: `"${name}" is not a domain name`, hint, docs })
    }
    if (hostedZoneId === undefined || /^[A-Z0-9]{1,32}$/.test(hostedZoneId)) return
    const message = `"${hostedZoneId}" is not the id of a hosted zone`
    report({ code: 'R53-ZON-01', path: ['id'], message, hint: 'use an id like Z0123456789ABCDEFGHIJ', docs })
  },
}

const isWildcard = (label: string, at: number): boolean => label === '*' && at === 0
