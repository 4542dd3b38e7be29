import { keyOf } from '../ownership.ts'
import type { PlannedGraph } from '../planning/planned-graph.ts'
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
  const needed = model.kind === 'service' ? moreTasks(subject.service, planned.get(keyOf(model))?.action) : model.count
  const free = subnets.reduce((sum, { AvailableIpAddressCount = 0 }) => sum + AvailableIpAddressCount, 0)
  if (needed <= free) return
  const [only, ...others] = subnets
  const where = others.length === 0 ? ` in ${only?.SubnetId}` : ''
  // Addresses come and go: of another service that scales in, or of tasks that have just stopped.
  outlook.add({
    code: 'subnet.full',
    of: model,
    path: ['network'],
    clue: { words: `not enough free addresses${where}`, subject },
    severity: free === 0 ? 'error' : 'warning',
    seen: `${free} free for ${needed} more tasks`,
  })
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html */
function moreTasks(service: Starter['subject']['service'], action: string | undefined): number {
  const { desiredCount = 1, deploymentConfiguration } = service
  if (action === 'create' || action === 'replace') return desiredCount
  if (action !== 'update') return 0
  const { strategy = 'ROLLING', maximumPercent = 200 } = deploymentConfiguration ?? {}
  return strategy === 'ROLLING' ? Math.max(0, Math.floor((desiredCount * (maximumPercent - 100)) / 100)) : desiredCount
}
