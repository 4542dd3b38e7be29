import type { TaskDefinition } from '../../../aws/shapes/ecs.ts'
import type { Diagnosis } from '../../../errors.ts'
import { guide } from '../causes/cause.ts'
import { deniedTo, type IamDecision } from '../denied-to.ts'
import { readable } from '../readable.ts'
import { trustOf, trusts } from '../trust.ts'
import type { StarterReader, TaskStarter } from './starter.ts'

const ANY_TASK = '0123456789abcdef0123456789abcdef'

/** Whether the service may be the role with which it starts tasks, and the role may start them. */
export async function roleProblems(
  starter: TaskStarter,
  definition: TaskDefinition | undefined,
  failing: boolean,
  reader: StarterReader,
): Promise<{ readonly found: readonly Diagnosis[]; readonly evidence: readonly string[] }> {
  const { roleArn, service } = starter
  if (!roleArn) return { found: [notAssumable(starter, 'it has none')], evidence: [] }
  const trust = await readable(`role ${roleArn}`, async () => {
    try {
      return await trustOf(roleArn, reader)
    } catch (error) {
      if (error instanceof Error && /^NoSuchEntity/.test(error.name)) return 'gone'
      throw error
    }
  })
  if (trust.value === undefined) return { found: [], evidence: trust.evidence }
  if (trust.value === 'gone') return { found: [notAssumable(starter, 'it is not there')], evidence: [] }
  if (!trusts(trust.value, service.principal))
    return { found: [notAssumable(starter, `its trust policy does not name ${service.principal}`)], evidence: [] }
  const rights = await readable(`rights of role ${roleArn}`, () => lacking(starter, definition, reader))
  // Of what IAM's simulator does not know all, and of what only some accounts ask for, only where something did fail.
  const lacks = (rights.value ?? []).filter(
    ({ action, isDoubtful }) => failing || !(isDoubtful || action === 'ecs:TagResource'),
  )
  return { found: lacks.length > 0 ? [denied(starter, lacks)] : [], evidence: rights.evidence }
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/CWE_IAM_role.html */
async function lacking(
  { roleArn, cluster, tags }: TaskStarter,
  { taskDefinitionArn, executionRoleArn, taskRoleArn }: TaskDefinition = {},
  reader: StarterReader,
): Promise<readonly IamDecision[]> {
  const ask = (action: string, resources: readonly string[], context: Readonly<Record<string, string>>) =>
    resources.length > 0 ? deniedTo(roleArn, [action], resources, reader, context) : []
  const { partition, region, account } = reader
  const task = `arn:${partition}:ecs:${region}:${account}:task/${cluster.split('/').at(-1)}/${ANY_TASK}`
  const passed = [...new Set([executionRoleArn, taskRoleArn])].flatMap(arn => arn ?? [])
  const found = [
    await ask('ecs:RunTask', taskDefinitionArn ? [taskDefinitionArn] : [], { 'ecs:cluster': cluster }),
    await ask('iam:PassRole', passed, { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' }),
    await ask('ecs:TagResource', tags ? [task] : [], { 'ecs:CreateAction': 'RunTask' }),
  ]
  return found.flat()
}

const nameIn = (arn: string): string => arn.split('/').at(-1) ?? arn

const notAssumable = ({ name, roleArn, service }: TaskStarter, why: string): Diagnosis => ({
  code: 'role.not-assumable',
  cause: `${service.name} may not assume role ${nameIn(roleArn)} of ${name}: ${why}`,
  evidence: [],
  fix: `Let ${service.principal} assume it in its trust policy, or deploy the program of ${name} again where it has made the role.`,
  docs: guide('CWE_IAM_role'),
})

const denied = ({ name, roleArn, service }: TaskStarter, lacks: readonly IamDecision[]): Diagnosis => ({
  code: 'role.denied',
  cause: `Role ${nameIn(roleArn)}, with which ${service.name} starts the task of ${name}, may not do all that this takes: ${[...new Set(lacks.map(({ action }) => action))].join(', ')}`,
  evidence: lacks.map(({ action, resource, decision }) => `IAM says ${decision} of ${action} on ${resource}`),
  fix: 'Allow the role these actions on these resources.',
  docs: guide('CWE_IAM_role'),
})
