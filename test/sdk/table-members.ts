import { acm } from '../../src/validators/api/acm.ts'
import { applicationAutoScaling } from '../../src/validators/api/application-auto-scaling.ts'
import { autoScaling } from '../../src/validators/api/auto-scaling.ts'
import { cloudWatch } from '../../src/validators/api/cloud-watch.ts'
import { cloudWatchLogs } from '../../src/validators/api/cloud-watch-logs.ts'
import { ec2 } from '../../src/validators/api/ec2.ts'
import { ecr } from '../../src/validators/api/ecr.ts'
import { ecs } from '../../src/validators/api/ecs.ts'
import { elbv2 } from '../../src/validators/api/elbv2.ts'
import { eventBridge } from '../../src/validators/api/event-bridge.ts'
import { iam } from '../../src/validators/api/iam.ts'
import { route53 } from '../../src/validators/api/route53.ts'
import { scheduler } from '../../src/validators/api/scheduler.ts'
import { serviceDiscovery } from '../../src/validators/api/service-discovery.ts'
import type { ApiTable, ApiType } from '../../src/validators/api/table.ts'

/** The tables of `src/validators/api`, by their names. */
export const TABLES: Readonly<Record<string, ApiTable>> = {
  acm,
  applicationAutoScaling,
  autoScaling,
  cloudWatch,
  cloudWatchLogs,
  ec2,
  ecr,
  ecs,
  elbv2,
  eventBridge,
  iam,
  route53,
  scheduler,
  serviceDiscovery,
}

/** The paths of all members of a request that a table has: those that the SDK sends, and those that it does not. */
export function tableMembers(table: ApiTable | undefined, operation: string) {
  const sent: string[] = []
  const unsent: string[] = []
  const walk = (type: ApiType, at: string, seen: readonly string[]): void => {
    if (type.kind === 'list') walk(type.of, at, seen)
    if (type.kind !== 'structure' || seen.includes(type.name)) return
    for (const [name, member] of table?.membersOf(type.name) ?? []) {
      if (member.readOnly) continue
      const path = at === '' ? name : `${at}.${name}`
      const all = member.unsent ? unsent : sent
      all.push(path)
      if (!member.unsent) walk(member.type, path, [...seen, type.name])
    }
  }
  const [input = ''] = ['Request', 'Input', 'Type']
    .map(end => operation + end)
    .filter(name => table?.membersOf(name).size)
  walk({ kind: 'structure', name: input }, '', [])
  return { sent, unsent }
}
