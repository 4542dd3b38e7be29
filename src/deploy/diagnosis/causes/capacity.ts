import { networkOf } from '../names.ts'
import { ofService, ofTask } from '../subject.ts'
import { type Cause, guide } from './cause.ts'

const EVENTS = guide('service-event-messages-list')
const NO_INSTANCE = /no container instance met all of its requirements/i

/** Why a task finds no place. */
export const CAPACITY_CAUSES: readonly Cause[] = [
  {
    code: 'quota.reached',
    words:
      /reached the limit on the number of|configuration is above your limit|tasks provisioning capacity limit|ServiceQuotaExceeded|LimitExceeded|TooMany\w+Exception|MaxSpotInstanceCountExceeded|VcpuLimitExceeded/i,
    calls: true,
    hopeless: false,
    cause: ({ words }) => `A quota of the account is reached: ${quota(words)}`,
    fix: () => 'Ask for a higher quota in Service Quotas, or free what uses it up.',
    docs: guide('service-quotas'),
  },
  {
    code: 'capacity.constraint',
    words:
      /no container instance met.*(attribute|constraint)|placement constraint|RESOURCE:ATTRIBUTE|encountered error "ATTRIBUTE"/is,
    hopeless: false,
    cause: () => 'No container instance meets the placement constraints, or has an attribute that the task needs',
    fix: clue =>
      `Add an instance that does, in a subnet of the service, or change ${ofService(clue, '.placementConstraints(…)', 'placementConstraints')}.`,
    docs: guide('task-placement-constraints'),
  },
  {
    code: 'capacity.agent',
    words: /encountered error "AGENT"|agent connected|Timed out waiting for Amazon ECS Agent/i,
    hopeless: false,
    cause: () => 'The ECS agent of the container instance is disconnected',
    fix: () => 'Restart the agent (sudo systemctl restart ecs), and check the way from the instance to ECS.',
    docs: EVENTS,
  },
  {
    code: 'capacity.instances',
    words:
      /no container instance met|no container instances were found|insufficient (CPU|memory)|RESOURCE:(CPU|MEMORY|ENI|GPU|PORTS)|already using a port|could not launch \d+ tasks|Unable to launch instance/i,
    hopeless: false,
    cause: clue => `No container instance has room for the task: ${short(clue.words)}`,
    fix: clue =>
      `Add instances to the cluster (raise the capacity provider's maximum), or ask for less: ${ofTask(clue, '.cpu(…) and .memory(…)', 'cpu and memory')}.`,
    docs: EVENTS,
  },
  {
    code: 'capacity.spot',
    words: /Spot Task was interrupted|SpotInterruption|TerminationNotice|capacity is unavailable/i,
    when: ({ words, subject: { service } }) =>
      !/capacity is unavailable/i.test(words) || isSpotOnly(service.capacityProviderStrategy),
    hopeless: false,
    cause: () => 'AWS has no Spot capacity for the task, or took it back',
    fix: clue =>
      `Keep a base on FARGATE beside FARGATE_SPOT: ${ofService(clue, '.capacityProviderStrategy(…)', 'capacityProviderStrategy')}.`,
    docs: guide('spot-interruption-errors'),
  },
  {
    code: 'capacity.unavailable',
    words: /capacity is unavailable|Reason: Internal error/i,
    hopeless: false,
    cause: clue => `AWS has no capacity for the task in the zones of ${networkOf(clue)} at the moment`,
    fix: clue => `Wait, or add subnets in other zones: ${ofService(clue, '.network(…)', 'networkConfiguration')}.`,
    docs: EVENTS,
  },
]

// AWS says the same of Fargate and of Fargate Spot.
function isSpotOnly(strategy: readonly { readonly capacityProvider?: string | undefined }[] = []): boolean {
  return strategy.length > 0 && strategy.every(({ capacityProvider }) => capacityProvider === 'FARGATE_SPOT')
}

function quota(words: string): string {
  return (
    /limit on the number of ([^.]*?)(?: you can run|\.|$)/i.exec(words)?.[1] ??
    /requested (\w+) configuration/i.exec(words)?.[1]?.toUpperCase() ??
    words.slice(0, 200)
  )
}

const SHORT: readonly (readonly [RegExp, string])[] = [
  [/insufficient memory|RESOURCE:MEMORY/i, 'memory is short'],
  [/insufficient CPU|RESOURCE:CPU/i, 'CPU is short'],
  [/RESOURCE:ENI|network interface/i, 'network interfaces are short'],
  [/RESOURCE:GPU/i, 'GPUs are short'],
  [/using a port|RESOURCE:PORTS/i, 'a port is taken'],
  [/launch instance/i, 'the capacity provider could not start an instance'],
]

function short(words: string): string {
  return (
    SHORT.find(([pattern]) => pattern.test(words))?.[1] ??
    (NO_INSTANCE.test(words) ? 'none is registered, or none fits' : 'none fits')
  )
}
