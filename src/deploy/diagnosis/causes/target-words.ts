import { advice, ofService } from '../advice.ts'
import { type Cause, guide } from './cause.ts'

const DOCS = guide('troubleshoot-service-load-balancers')

/** Why a task cannot be a target of its load balancer at all. What is wrong with one that is: `target.ts`. */
export const TARGET_WORDS_CAUSES: readonly Cause[] = [
  {
    code: 'target.other-network',
    words:
      /not in the target group VPC|IP address '[^']*'.{0,20} is (?:not (?:with)?in|outside) the VPC|Availability Zone that is not enabled|not in an availability zone enabled|Target\.NotInUse|not configured to receive traffic/i,
    mends: 'never',
    cause: ({ words }) => elsewhere(words)[1],
    fix: clue => advice`${elsewhere(clue.words)[2]}: ${ofService(clue, '.network(…)', 'networkConfiguration')}.`,
    docs: DOCS,
  },
  {
    code: 'target.group-missing',
    words: /failed to (de)?register targets.*(not found|NotFound)|target groups? .*(not found|does not exist)/is,
    mends: 'never',
    cause: () => 'A target group of the service is gone',
    fix: clue =>
      clue.subject.program
        ? advice`Deploy again: it makes the target group anew for ${ofService(clue, '.target(…)', 'loadBalancers')}.`
        : advice`Make it again, or name another: ${ofService(clue, '.target(…)', 'loadBalancers')}.`,
    docs: DOCS,
  },
]

const NOT_REGISTERED = /failed to (?:de)?register targets in (.+?) with \(error (.+?)\)\.?$/i

/** What is left: tasks could not be put into their target group, and why is in no words that are known. */
export const NOT_REGISTERED_CAUSE: Cause = {
  code: 'target.unhealthy',
  words: NOT_REGISTERED,
  mends: 'itself',
  cause: ({ words }) => `ECS could not change the targets of a target group: ${NOT_REGISTERED.exec(words)?.[2]}`,
  fix: clue =>
    advice`Correct what Elastic Load Balancing says there; the target groups are ${ofService(clue, '.target(…)', 'loadBalancers')}.`,
  docs: DOCS,
}

const SAME = 'Give the load balancer and the service subnets of the same VPC and zones'
const ANOTHER_VPC = ['The tasks run in another VPC than their target group is of', SAME] as const

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html
const ELSEWHERE: readonly (readonly [words: RegExp, cause: string, fix: string])[] = [
  [
    /NotInUse|not configured to receive traffic/i,
    'No load balancer sends anything to the target group in the zone of a task',
    'Let a listener or a rule forward to the target group, and give the load balancer a subnet in each zone of the service',
  ],
  [/the VPC\b/, ...ANOTHER_VPC],
  [/zone/i, 'A task runs in a zone that its load balancer does not serve', SAME],
]

const elsewhere = (words: string) => ELSEWHERE.find(([known]) => known.test(words)) ?? ([/./, ...ANOTHER_VPC] as const)
