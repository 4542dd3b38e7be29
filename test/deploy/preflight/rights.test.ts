import { describe, expect, it } from 'vitest'
import { cluster, network, preflight, role, service, stack, taskDefinition } from '../../../src/index.ts'
import { answering } from './answering.ts'
import { type StartedAccount, startedAccount } from './started-account.ts'

const OTHER = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:'

interface Asked {
  readonly ActionNames: readonly string[]
  readonly ResourceArns: readonly string[]
}

function program({ vpcId, subnets }: StartedAccount, secrets: Readonly<Record<string, string>>) {
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .executionRole(role.existing('ours'))
    .container('app', c =>
      Object.entries(secrets).reduce(
        (with_, [name, from]) => with_.secret(name, from),
        c.image('public.ecr.aws/nginx/nginx:1.29').port(80).logDriver('awslogs', {
          'awslogs-group': '/ecs/web',
          'awslogs-region': 'us-east-1',
          'awslogs-stream-prefix': 'shop',
        }),
      ),
    )
  const vpc = network.existing({ vpcId, subnets, assignPublicIp: true })
  return stack('shop').add(service('web').cluster(cluster('prod')).taskDefinition(web).network(vpc))
}

describe('rights of an execution role', () => {
  it('are told of the resource that they lack, where another has them', async () => {
    const account = await startedAccount()
    const { simulator } = account
    const [mine, theirs] = [simulator.secret('mine'), simulator.secret('theirs')]
    await account.executionRole('ours', 'ecs-tasks.amazonaws.com', ['logs:*', 'secretsmanager:GetSecretValue'], {
      resources: ['arn:aws:logs:us-east-1:123456789012:*', mine],
    })
    const { issues } = await preflight(program(account, { MINE: mine, THEIRS: theirs }), simulator.options())
    const denied = issues.filter(({ code }) => code === 'secret.denied')
    expect(denied.map(({ received }) => received)).toEqual([
      `implicitDeny of secretsmanager:GetSecretValue on ${theirs}`,
    ])
    expect(theirs.startsWith(OTHER)).toBe(true)
  })

  it('on streams are asked for in the names that the streams will have', async () => {
    const account = await startedAccount()
    await account.executionRole('ours', 'ecs-tasks.amazonaws.com', ['logs:CreateLogStream', 'logs:PutLogEvents'], {
      resources: ['arn:aws:logs:us-east-1:123456789012:log-group:/ecs/web:log-stream:shop/app/*'],
    })
    const { issues } = await preflight(program(account, {}), account.simulator.options())
    expect(issues.map(({ code }) => code)).not.toContain('log-group.denied')
  })

  it('that hang on a condition are a doubt', async () => {
    const account = await startedAccount()
    await account.executionRole('ours', 'ecs-tasks.amazonaws.com', ['logs:*'])
    const { clients, ...options } = account.simulator.options()
    const SimulatePrincipalPolicy = ({ ActionNames, ResourceArns }: Asked) => ({
      EvaluationResults: ActionNames.map(EvalActionName => ({
        EvalActionName,
        // biome-ignore lint/suspicious/noTemplateCurlyInString: as IAM names what several have in common
        EvalResourceName: 'arn:aws:logs:${Region}:${Account}:log-group:${LogGroupName}:log-stream:${LogStreamName}',
        EvalDecision: 'implicitDeny',
        MissingContextValues: [],
        ResourceSpecificResults: ResourceArns.map(EvalResourceName => ({
          EvalResourceName,
          EvalResourceDecision: 'implicitDeny',
          MissingContextValues: ['aws:SourceVpce'],
        })),
      })),
    })
    const answered = answering(clients, 'iam', { SimulatePrincipalPolicy })
    const { issues } = await preflight(program(account, {}), { ...options, clients: answered })
    const [denied] = issues.filter(({ code }) => code === 'log-group.denied')
    expect(denied).toMatchObject({
      severity: 'warning',
      received: expect.stringMatching(
        /^implicitDeny of logs:\w+ on arn:aws:logs:us-east-1:123456789012:log-group:\/ecs\/web:/,
      ),
    })
  })
})
