import { advice, ofService, ofTask } from '../advice.ts'
import { networkOf } from '../names.ts'
import { type Cause, guide } from './cause.ts'
import { REASONS } from './reasons.ts'

const FAILED = guide('failed-to-start-error')
const INTERFACE = /network interface|configure ENI|\beni\b/i

/** What keeps a task from getting its network. */
export const NETWORK_CAUSES: readonly Cause[] = [
  {
    code: 'subnet.full',
    words:
      /Insufficient ?Free ?Addresses|not enough free addresses|enough free (ip )?addresses|Not enough IP space|Network Interface with public IP assignment enabled in subnet '[^:\n]*$/im,
    calls: true,
    mends: 'itself',
    cause: clue => `No address is free in ${/subnet-\w+/.exec(clue.words)?.[0] ?? networkOf(clue)}`,
    fix: clue =>
      advice`Use larger or more subnets, or free addresses in these: ${ofService(clue, '.network(…)', 'networkConfiguration')}.`,
    docs: FAILED,
  },
  {
    code: 'network-interface.limit',
    words: /unused device index/i,
    mends: 'itself',
    cause: () => 'The container instance can have no more network interfaces',
    fix: clue =>
      advice`Use larger instances or switch on awsvpcTrunking, or ask for less: ${ofTask(clue, '.cpu(…) and .memory(…)', 'cpu', 'memory')}.`,
    docs: FAILED,
  },
  {
    code: 'network-interface.refused',
    about: INTERFACE,
    words:
      /TagPolicyViolation|InvalidGroup|InvalidSubnet|InvalidSecurityGroup|UnauthorizedOperation|not authorized|OperationNotPermitted/i,
    mends: 'never',
    cause: clue =>
      `EC2 refuses the network interface of a task: ${/TagPolicyViolation/i.test(clue.words) ? 'its tags break a tag policy of the organization' : "the service's subnets or security groups are gone, or may not be used"}`,
    fix: clue =>
      /TagPolicyViolation/i.test(clue.words)
        ? advice`Tag the service as the policy wants and pass the tags on: ${ofService(clue, '.tags(…) and .propagateTags(…)', 'tags', 'propagateTags')}.`
        : advice`Correct them: ${ofService(clue, '.network(…)', 'networkConfiguration')}.`,
    docs: FAILED,
  },
  {
    // EC2 says it of RunTask, where ECS names no network interface.
    code: 'network-interface.refused',
    words:
      /The (?:security group|subnet)(?: ID)? '(?:sg|subnet)-\w+' does not exist|Invalid(?:Group|SubnetID)\.NotFound/i,
    mends: 'never',
    cause: ({ words }) =>
      `${/(?:sg|subnet)-\w+/.exec(words)?.[0] ?? 'A subnet or security group of the service'} is gone`,
    fix: clue => advice`Name one that is there: ${ofService(clue, '.network(…)', 'networkConfiguration')}.`,
    docs: FAILED,
  },
  {
    code: 'network-interface.failed',
    words:
      /network interface provision|preparing network interface|ENI attachment\b|attachment of ENI|(time ?out|timed out)\b.*network interface|primary ENI|\b(branch|trunk|regular|task) eni\b|\beni (mac|message|device)|-eni failed|waiting for (eni|mac address)|attempting to (create|attach|tag) (the )?network interface|configure ENI|network interface.*(denied|AuthFailure|time ?out|timed out)/i,
    mends: 'itself',
    cause: clue => `A task got no network interface in ${networkOf(clue)}`,
    fix: clue =>
      advice`AWS tries again by itself; if it goes on, look at the limits for network interfaces and at ${ofService(clue, '.network(…)', 'networkConfiguration')}.`,
    docs: FAILED,
  },
  {
    code: 'network.failed',
    words:
      /ContainerNetworkingError|network namespace|(?:container )?namespace setup|container namespace|veth pair|\bnetns\b|resolv conf|dns config|ip6?tables|nftables|address pools?\b|network bridge not|\bns file\b|for mac '|loopback interface|link-scope route|IPv4 nor IPv6|network mode \S+: network|\bHNS (failed|call)|container networking|cni (setup|plugin|configuration)|bridge docker0|invoke \S+ plugin failed|failed to create endpoint (?!.*(already|in use))/i,
    when: ({ words }) => !REASONS.diskFull.test(words) && !/already allocated|already in use/i.test(words),
    mends: 'itself',
    cause: () => 'The container instance could not set up the network of the task',
    fix: () =>
      'ECS tries again, on other instances too. Drain the instance where it goes on, and replace it by one with the newest ECS-optimized AMI.',
    docs: guide('task-networking'),
  },
]
