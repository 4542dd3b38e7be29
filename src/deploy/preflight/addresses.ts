import { keyOf } from '../ownership.ts'
import type { PlannedGraph, PlannedNode } from '../planning/planned-graph.ts'
import { startsDeployment } from '../resources/service/service-effect.ts'
import type { Outlook } from './outlook.ts'
import type { Starter } from './started.ts'
import type { Surroundings } from './surroundings.ts'

/** Whether the subnets have an address for each task that a deploy starts beside those that run. */
export function lookAtAddresses(
  { model, subject }: Starter,
  { subnets }: Surroundings,
  planned: PlannedGraph,
  outlook: Outlook,
): void {
  // One of IPv6 alone has no number of addresses to run out of.
  if (subnets.some(({ Ipv6Native }) => Ipv6Native === true)) return
  const change = planned.get(keyOf(model))
  const needed = model.kind === 'service' ? moreTasks(subject.service, change) : model.count
  const free = subnets.reduce((sum, { AvailableIpAddressCount = 0 }) => sum + AvailableIpAddressCount, 0)
  if (needed <= free) return
  const [only, ...others] = subnets
  const where = others.length === 0 ? ` in ${only?.SubnetId}` : ''
  // Addresses come and go: of another service that scales in, or of old tasks that make room.
  const isNew = model.kind === 'task' || change?.action === 'create'
  outlook.add({
    code: 'subnet.full',
    of: model,
    path: ['network'],
    clue: { words: `not enough free addresses${where}`, subject },
    severity: free === 0 && isNew ? 'error' : 'warning',
    seen: `${free} free for ${needed} more tasks`,
  })
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html */
function moreTasks(service: Starter['subject']['service'], planned: PlannedNode | undefined): number {
  const { desiredCount = 1, deploymentConfiguration } = service
  if (planned?.action === 'create' || planned?.action === 'replace') return desiredCount
  if (planned?.action !== 'update') return 0
  const { from } = planned.changes.find(({ path }) => path === 'desiredCount') ?? {}
  const more = typeof from === 'number' ? Math.max(0, desiredCount - from) : 0
  if (!startsDeployment(planned.changes)) return more
  const { strategy = 'ROLLING', maximumPercent = 200 } = deploymentConfiguration ?? {}
  return strategy === 'ROLLING'
    ? Math.max(more, Math.floor((desiredCount * (maximumPercent - 100)) / 100))
    : desiredCount
}
