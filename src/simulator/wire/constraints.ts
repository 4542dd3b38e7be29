import type { ServiceName } from '../../aws/service-name.ts'
import { constraints as acm } from '../acm/constraints.ts'
import { constraints as applicationAutoScaling } from '../application-auto-scaling/constraints.ts'
import { constraints as cloudWatchLogs } from '../cloud-watch-logs/constraints.ts'
import { constraints as ec2 } from '../ec2/constraints.ts'
import { constraints as ecr } from '../ecr/constraints.ts'
import { constraints as ecs } from '../ecs/constraints.ts'
import { constraints as elbv2 } from '../elbv2/constraints.ts'
import { constraints as iam } from '../iam/constraints.ts'
import { constraints as resourceGroupsTaggingAPI } from '../resource-groups-tagging-api/constraints.ts'
import { constraints as route53 } from '../route53/constraints.ts'
import { constraints as serviceDiscovery } from '../service-discovery/constraints.ts'
import { constraints as sts } from '../sts/constraints.ts'

/** What the model of an API asks of one value. */
export type Constraint =
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'value' | 'length'; readonly least: number; readonly most: number }
  | { readonly kind: 'pattern'; readonly source: string; readonly pattern: RegExp }

/** By structure and member: `Tag.key`; the items of a list as `names[]`, the keys and values of a map as `tags{key}` and `tags{}`. */
export type Constraints = ReadonlyMap<string, readonly Constraint[]>

const TABLES: Readonly<Record<ServiceName, string>> = {
  acm,
  applicationAutoScaling,
  cloudWatchLogs,
  ec2,
  ecr,
  ecs,
  elbv2,
  iam,
  resourceGroupsTaggingAPI,
  route53,
  serviceDiscovery,
  sts,
}

const known = new Map<ServiceName, Constraints>()

/** The constraints of a service's requests. */
export function constraintsOf(service: ServiceName): Constraints {
  const found = known.get(service) ?? read(TABLES[service])
  known.set(service, found)
  return found
}

function read(table: string): Constraints {
  const byTarget = new Map<string, Constraint[]>()
  for (const line of table.trim().split('\n').filter(Boolean)) {
    const [, targets = '', kind = '', text = ''] = /^(\S*) (\w+) (.*)$/.exec(line) ?? []
    const made = constraintOf(kind, text)
    for (const target of targets.split(',')) byTarget.set(target, [...(byTarget.get(target) ?? []), made])
  }
  return byTarget
}

function constraintOf(kind: string, text: string): Constraint {
  if (kind === 'enum') return { kind, values: text.split('|') }
  if (kind === 'pattern') return { kind, source: text, pattern: new RegExp(`^(?:${fromJava(text)})$`, 'u') }
  const [least = '', most = ''] = text.split('..')
  return {
    kind: kind === 'value' ? 'value' : 'length',
    least: least === '' ? -Infinity : Number(least),
    most: most === '' ? Infinity : Number(most),
  }
}

// Of Java's POSIX classes only this one occurs.
const fromJava = (pattern: string): string => pattern.replaceAll('\\p{Print}', '[ -~]')
