import { advice, ofService } from '../advice.ts'
import { type Cause, guide } from './cause.ts'

const DOCS = guide('troubleshoot-service-load-balancers')

/** Why a task cannot be a target of its load balancer at all. What is wrong with one that is: `target.ts`. */
export const TARGET_WORDS_CAUSES: readonly Cause[] = [
  {
    code: 'target.other-network',
    words:
      /not in the target group VPC|Availability Zone that is not enabled|not in an availability zone enabled|Target\.NotInUse/i,
    mends: 'never',
    cause: ({ words }) =>
      /zone/i.test(words)
        ? 'A task runs in a zone that its load balancer does not serve'
        : 'The tasks run in another VPC than their target group is of',
    fix: clue =>
      advice`Give the load balancer and the service subnets of the same VPC and zones: ${ofService(clue, '.network(…)', 'networkConfiguration')}.`,
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
