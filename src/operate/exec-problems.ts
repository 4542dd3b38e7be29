import type { TaskDefinition } from '../aws/shapes/ecs.ts'
import { unlessUnavailable } from '../aws/unless-unavailable.ts'
import type { AccountContext } from '../deploy/context.ts'
import { deniedTo } from '../deploy/diagnosis/denied-to.ts'
import { PlanError, type PlanProblem } from '../errors.ts'
import { EXEC_ACTIONS } from '../model/exec-rights.ts'
import type { FoundContainer } from './exec-target.ts'
import { nameIn } from './name-in.ts'

const AGENT = 'ExecuteCommandAgent'
/** What the agent of an instance puts into a container was not there. https://github.com/aws/amazon-ecs-agent/blob/master/agent/engine/execcmd/manager_init_task.go */
const OF_INSTANCE = /Initialization failed|no valid versions were found|could not (?:find certs|generate ExecAgent)/

/** What the task itself says of why it cannot be entered; undefined where nothing speaks against it. */
export function taskProblem({ task, container, taskId, name }: FoundContainer): PlanProblem | undefined {
  const resource = `task ${taskId}`
  if (!task.enableExecuteCommand)
    return {
      code: 'exec.off',
      resource,
      message: `ECS Exec is off for task ${taskId}: it was off when the task started`,
      fix: 'Switch it on for the service (.executeCommand(), with .allowExecuteCommand() of its task definition) and deploy: new tasks have it.',
    }
  const agent = container.managedAgents?.find(each => each.name === AGENT)
  if (agent?.lastStatus === 'STOPPED')
    return {
      code: 'exec.agent',
      resource,
      message: `The agent of ECS Exec has stopped in container "${name}"${agent.reason ? `: ${agent.reason}` : ''}`,
      fix:
        task.launchType !== 'FARGATE' && OF_INSTANCE.test(agent.reason ?? '')
          ? 'Update the ECS agent of the container instance, or replace the instance by one with the newest ECS-optimized AMI: the files of ECS Exec there are missing or cannot be used. Then start a new task.'
          : 'Stop the task (fluent-ecs stop): its service starts another. Where it happens again, see that the container has memory to spare and /tmp has room.',
    }
  return undefined
}

/** Whether the agent may still be starting. */
export const isStarting = ({ container }: FoundContainer): boolean =>
  container.managedAgents?.some(({ name, lastStatus }) => name === AGENT && lastStatus === 'PENDING') ?? false

/** Why AWS did not begin a session, from what can be read of the task and its role. */
export async function execProblem(found: FoundContainer, error: Error, context: AccountContext): Promise<PlanError> {
  const { taskId, name } = found
  const known = taskProblem(found)
  const problems = known ? [known] : await likelyProblems(found, context)
  const [first = unknownProblem(found), ...others] = problems
  const message = `Container "${name}" of task ${taskId} could not be entered: ${error.message.replace(/\.$/, '')}. ${first.message}`
  return new PlanError(first.code, { ...first, message, cause: error }, others)
}

const unknownProblem = ({ taskId }: FoundContainer): PlanProblem => ({
  code: 'exec.unreachable',
  resource: `task ${taskId}`,
  message: 'Its agent is not connected to Systems Manager',
  fix: 'Try again in a minute. Then see that the subnets of the task reach ssmmessages (through NAT, or a VPC endpoint whose security group admits the task on port 443), that the task does not set AWS_ACCESS_KEY_ID for itself, and enter a new task.',
})

async function likelyProblems(found: FoundContainer, context: AccountContext): Promise<PlanProblem[]> {
  const { task, name, taskId } = found
  const missing = new Set<string>()
  const { taskDefinition: definition = {} } =
    (await unlessUnavailable('ecs:DescribeTaskDefinition', missing, () =>
      context.aws.ecs('DescribeTaskDefinition', { taskDefinition: task.taskDefinitionArn ?? '' }),
    )) ?? {}
  const resource = `task ${taskId}`
  const problems: PlanProblem[] = []
  const role = task.overrides?.taskRoleArn ?? definition.taskRoleArn
  if (definition.taskDefinitionArn !== undefined && (role === undefined || !(await mayOpenChannels(role, context))))
    problems.push({
      code: 'exec.role',
      resource,
      message:
        role === undefined
          ? 'The task has no task role, so that its agent may not open a session'
          : `Task role ${nameIn(role)} does not let its agent open a session`,
      fix: `Allow the task role ${EXEC_ACTIONS.join(', ')} (.allowExecuteCommand() of the task definition does), and start new tasks.`,
    })
  if (isReadOnly(definition, name))
    problems.push({
      code: 'exec.read-only',
      resource,
      message: `The root file system of container "${name}" is read-only, and the agent of ECS Exec writes to it`,
      fix: 'Leave readonlyRootFilesystem out, or enter another container of the task.',
    })
  return problems
}

const isReadOnly = ({ containerDefinitions = [] }: TaskDefinition, name: string): boolean =>
  containerDefinitions.find(each => each.name === name)?.readonlyRootFilesystem ?? false

/** Whether IAM lets the role open them; what it does not tell speaks for it. */
async function mayOpenChannels(role: string, context: AccountContext): Promise<boolean> {
  try {
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonmessagegatewayservice.html: they have
    // no resource, so that only "*" allows them.
    const denied = await unlessUnavailable('iam:SimulatePrincipalPolicy', new Set(), () =>
      deniedTo(role, EXEC_ACTIONS, ['*'], context),
    )
    return denied?.every(({ isDoubtful }) => isDoubtful) ?? true
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchEntityException') return true
    throw error
  }
}
