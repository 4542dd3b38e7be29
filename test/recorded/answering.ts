import type { DeployOptions, SdkClient } from '../../src/index.ts'

/** The answer to an operation, or what makes it of the request. */
type Answer = object | ((input: Readonly<Record<string, unknown>>) => object)

const EMPTY: Readonly<Record<string, Answer>> = {
  GetCallerIdentity: { Account: '123456789012', Arn: 'arn:aws:iam::123456789012:user/me' },
  GetResources: { ResourceTagMappingList: [] },
  ListTasks: { taskArns: [] },
  DescribeTasks: { tasks: [], failures: [] },
  DescribeTaskDefinition: {},
  ListServiceDeployments: { serviceDeployments: [] },
  DescribeTargetHealth: { TargetHealthDescriptions: [] },
  DescribeTargetGroups: { TargetGroups: [] },
}

const NAMES = ['acm', 'applicationAutoScaling', 'cloudWatchLogs', 'ec2', 'ecr', 'ecs', 'elbv2', 'iam'] as const
const OTHERS = ['resourceGroupsTaggingAPI', 'route53', 'sts'] as const

/** Clients that give these answers, and else those of an empty account. */
export function answering(answers: Readonly<Record<string, Answer>>, region = 'us-east-1'): DeployOptions {
  const client: SdkClient = {
    send: async (command: object) => {
      const operation = command.constructor.name.replace(/Command$/, '')
      const answer = { ...EMPTY, ...answers }[operation] ?? {}
      if (typeof answer !== 'function') return answer
      return answer('input' in command ? (command.input as Readonly<Record<string, unknown>>) : {})
    },
  }
  return { region, clients: Object.fromEntries([...NAMES, ...OTHERS].map(name => [name, client])) }
}
