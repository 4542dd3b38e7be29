import type { ExecuteCommandRequest } from '@aws-sdk/client-ecs'
import { refusalOf } from '../iam/refusal.ts'
import { identity } from '../iam/state.ts'
import { AwsError, type World } from '../operation.ts'
import { beginSession, streamUrlOf } from '../session/session-state.ts'
import type { ContainerState, TaskState } from './account-state.ts'
import { clusterOf } from './cluster.ts'
import { invalid } from './service-refusals.ts'
import { ecsArn, shortName } from './state.ts'

/** https://github.com/aws/aws-cli/issues/6242 and others */
const NOT_ENABLED =
  "The execute command failed because execute command was not enabled when the task was run or the execute command agent isn't running. Wait and try again or run a new task with execute command enabled and try again."

export function executeCommand(input: ExecuteCommandRequest, world: World): object {
  const cluster = clusterOf(world, input.cluster)
  const task = cluster.tasks.get(shortName(input.task ?? ''))
  if (!task) throw invalid('The referenced task was not found.')
  if (!input.interactive) throw invalid('Interactive is the only mode supported currently.')
  const running = task.containers.filter(({ lastStatus }) => lastStatus === 'RUNNING')
  const container = running.find(({ name }) => name === (input.container ?? running[0]?.name))
  if (!container) throw invalid('The container is not running.')
  if (!task.enableExecuteCommand || task.lastStatus !== 'RUNNING') throw invalid(NOT_ENABLED)
  // https://github.com/aws/aws-cli/issues/6456
  if (!agentRuns(world, task, container))
    throw new AwsError(
      'TargetNotConnectedException',
      'The execute command failed due to an internal error. Try again later.',
    )
  const session = beginSession(world, 'ecs-execute-command', {
    task,
    container: container.name,
    what: { command: input.command ?? '' },
  })
  return {
    clusterArn: cluster.arn,
    containerArn: ecsArn(world, `container/${cluster.name}/${task.id}/${container.name}`),
    containerName: container.name,
    interactive: true,
    session: { sessionId: session.id, streamUrl: streamUrlOf(session), tokenValue: session.token },
    taskArn: task.arn,
  }
}

const ACTIONS = ['CreateControlChannel', 'CreateDataChannel', 'OpenControlChannel', 'OpenDataChannel']

/** Whether the agent in a container has come to Systems Manager: its task role must let it. */
export function agentRuns(world: World, task: TaskState, container: ContainerState): boolean {
  const { taskRoleArn } = task.definition
  if (!task.enableExecuteCommand || container.lastStatus !== 'RUNNING' || taskRoleArn === undefined) return false
  if (container.timeline.definition.readonlyRootFilesystem) return false
  const role = identity(world).roleByArn(taskRoleArn)
  return !role || ACTIONS.every(action => refusalOf(world, role, `ssmmessages:${action}`, '*') === undefined)
}
