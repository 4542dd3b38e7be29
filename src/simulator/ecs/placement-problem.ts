import type { TaskDefinition } from '@aws-sdk/client-ecs'
import type { World } from '../operation.ts'
import { failureAmong } from './failure.ts'
import type { PlacementProblem } from './problem.ts'

const EVENTS = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html'
const NONE = 'was unable to place a task because no container instance met all of its requirements.'
const closest = (trouble: string): string =>
  `${NONE} The closest matching container-instance 48fccf62981f4fc2b53e62233a586fe8 ${trouble} For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.`

/** What the service's event says, after its name, and where AWS documents it or where it was reported. */
export const PLACEMENT_PROBLEMS: Readonly<
  Record<
    PlacementProblem,
    { readonly words: (definition: TaskDefinition, subnet: string) => string; readonly source: string }
  >
> = {
  'no capacity': {
    words: () =>
      'was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone.',
    source: EVENTS,
  },
  'no instances': { words: () => `${NONE} No Container Instances were found in your cluster.`, source: EVENTS },
  'too little memory': { words: () => closest('has insufficient memory available.'), source: EVENTS },
  'too little CPU': { words: () => closest('has insufficient CPU units available.'), source: EVENTS },
  'no free network interface': { words: () => closest('encountered error "RESOURCE:ENI".'), source: EVENTS },
  'port taken': { words: () => closest('is already using a port required by your task.'), source: EVENTS },
  'constraint not met': {
    words: () => closest('is missing an attribute required by your task.'),
    source: EVENTS,
  },
  'agent disconnected': { words: () => closest('encountered error "AGENT".'), source: EVENTS },
  'task quota': {
    words: () =>
      "was unable to place a task. Reason: You've reached the limit on the number of tasks you can run concurrently.",
    source: EVENTS,
  },
  'vCPU quota': {
    words: () =>
      'was unable to place a task. Reason: You’ve reached the limit on the number of vCPUs you can run concurrently.',
    source: EVENTS,
  },
  'subnet full': {
    words: (_, subnet) =>
      `was unable to place a task. Reason: Unexpected EC2 error while attempting to Create Network Interface in subnet '${subnet}': InsufficientFreeAddressesInSubnet.`,
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/failed-to-start-error.html',
  },
  'role not assumable': {
    words: ({ executionRoleArn, taskRoleArn }) =>
      `failed to launch a task with (error ECS was unable to assume the role '${executionRoleArn ?? taskRoleArn}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.).`,
    source: 'https://github.com/boto/boto3/issues/1878',
  },
  'percents too tight': {
    words: () =>
      'was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
    source: EVENTS,
  },
}

/** Why no task of the definition can be started, in AWS's words. */
export function placementProblem(world: World, definition: TaskDefinition, subnet = ''): string | undefined {
  const failure = failureAmong(world, 'cannot place', definition.containerDefinitions)
  return failure && PLACEMENT_PROBLEMS[failure.because].words(definition, subnet)
}
