import { cluster, network, repository, role, type Stack, service, stack, taskDefinition } from '../../../src/index.ts'
import type { ImageModel } from '../../../src/model/repository.ts'
import type { ContainerFailure } from '../../../src/simulator/index.ts'
import type { StartedAccount } from './started-account.ts'

/** What is wrong in the account or the program, and who has reported it of another tool. */
export interface Scenario {
  readonly code: string
  readonly what: string
  readonly report: string
  /** Puts what is wrong there, and gives the program. */
  program(account: StartedAccount): Promise<Stack> | Stack
  /** What AWS does then, where the simulator does not do it by itself. */
  readonly fails?: ContainerFailure
}

const SECRET = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:shop/db-AbCdEf'
const PUBLIC = 'public.ecr.aws/nginx/nginx:1.29'

interface Wanted {
  readonly image?: string | ImageModel
  readonly secret?: string
  readonly startedAs?: string
  readonly subnets: readonly string[]
  readonly vpcId: string
  readonly public?: boolean
  readonly arm?: boolean
  readonly logGroup?: string
  readonly count?: number
}

function program(wanted: Wanted): Stack {
  const { image = PUBLIC, secret, startedAs, vpcId, subnets, logGroup, count = 1 } = wanted
  const sized = taskDefinition('web').fargate().cpu(0.25).memory(0.5)
  const built = wanted.arm ? sized.architecture('ARM64') : sized
  const ready = startedAs ? built.executionRole(role.existing(startedAs)) : built
  const web = ready.container('app', c => {
    const plain = c.image(image).port(80)
    const logging = logGroup ? plain.logDriver('awslogs', logOptions(logGroup)) : plain
    return secret ? logging.secret('DB', secret) : logging
  })
  const vpc = network.existing({ vpcId, subnets, assignPublicIp: wanted.public ?? true })
  const site = service('web')
    .cluster(cluster('prod'))
    .taskDefinition(web)
    .network(vpc)
    .desiredCount(count)
    .circuitBreaker({ rollback: true })
  return stack('shop').add(site)
}

const logOptions = (group: string) => ({
  'awslogs-group': group,
  'awslogs-region': 'us-east-1',
  'awslogs-stream-prefix': 'web',
})

const OWN = '123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/web'

export const SCENARIOS: readonly Scenario[] = [
  {
    code: 'image.missing',
    what: 'a tag that nobody has pushed',
    report: 'https://github.com/engram-app/Engram/issues/1017',
    async program({ repository, ...vpc }) {
      await repository('shop/web')
      return program({ ...vpc, image: `${OWN}:sha-41d1607` })
    },
  },
  {
    code: 'image.missing',
    what: 'a repository that is not there',
    report: 'https://github.com/RafalWilinski/deploy-with-serverless/issues/11',
    program: vpc => program({ ...vpc, image: `${OWN}:1` }),
  },
  {
    code: 'image.missing',
    what: 'a tag in a repository that the stack makes',
    report: 'https://github.com/aws/aws-cdk/issues/3646',
    program: vpc => program({ ...vpc, image: repository('shop/web').tag('1') }),
  },
  {
    code: 'image.architecture',
    what: 'an index without the architecture of the task',
    report: 'https://github.com/runatlantis/atlantis/issues/2001',
    async program({ repository, push, ...vpc }) {
      await repository('shop/web')
      await push('shop/web', '1', ['linux/amd64'])
      return program({ ...vpc, image: `${OWN}:1`, arm: true })
    },
  },
  {
    code: 'image.architecture',
    what: 'one image, built on a laptop',
    report: 'https://github.com/aws-samples/amazon-bedrock-serverless-prompt-chaining/issues/213',
    fails: { how: 'exits', exitCode: 1, log: ['exec /docker-entrypoint.sh: exec format error'] },
    async program({ repository, push, ...vpc }) {
      await repository('shop/web')
      await push('shop/web', '1', 'linux/arm64')
      return program({ ...vpc, image: `${OWN}:1` })
    },
  },
  {
    code: 'secret.missing',
    what: 'a secret that is not there',
    report: 'https://repost.aws/knowledge-center/ecs-unable-to-pull-secrets',
    program: vpc => program({ ...vpc, secret: SECRET }),
  },
  {
    code: 'secret.missing',
    what: 'a secret without a value',
    report: 'https://github.com/aws/containers-roadmap/issues/1133',
    program: ({ simulator, ...vpc }) => program({ ...vpc, secret: simulator.secret('shop/db', 'empty') }),
  },
  {
    code: 'secret.deleted',
    what: 'a secret that is marked for deletion',
    report: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_restore-secret.html',
    program: ({ simulator, ...vpc }) => program({ ...vpc, secret: simulator.secret('shop/db', 'deleted') }),
  },
  {
    code: 'secret.missing',
    what: 'a parameter that is not there',
    report: 'https://github.com/aws/copilot-cli/issues/2641',
    program: vpc => program({ ...vpc, secret: '/shop/token' }),
  },
  {
    code: 'secret.denied',
    what: 'an execution role with the policy of AWS alone',
    report: 'https://github.com/cardstack/cardstack/pull/2908',
    async program({ simulator, executionRole, ...vpc }) {
      const name = await executionRole('ours', 'ecs-tasks.amazonaws.com', ['logs:*', 'ecr:*'])
      return program({ ...vpc, secret: simulator.secret('shop/db'), startedAs: name })
    },
  },
  {
    code: 'role.not-assumable',
    what: 'a role of other services',
    report: 'https://github.com/LibraryOfCongress/concordia/pull/328',
    async program({ executionRole, ...vpc }) {
      return program({ ...vpc, startedAs: await executionRole('ours', 'ec2.amazonaws.com', ['*']) })
    },
  },
  {
    code: 'log-group.missing',
    what: 'a log group that nobody has made',
    report: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html',
    program: vpc => program({ ...vpc, logGroup: '/ecs/nobodys' }),
  },
  {
    code: 'registry.unreachable',
    what: 'no public IP in a public subnet',
    report: 'https://github.com/nikovirtala/cdk-github-actions-runner/pull/3',
    async program({ repository, push, ...vpc }) {
      await repository('shop/web')
      await push('shop/web', '1', 'linux/amd64')
      return program({ ...vpc, image: `${OWN}:1`, public: false })
    },
  },
  {
    code: 'registry.unreachable',
    what: 'endpoints whose security groups do not let the tasks in',
    report: 'https://github.com/aws-samples/aws-fargate-pipeline-lambda-autoscaling/issues/3',
    async program({ repository, push, isolated, closedGroup, endpoints, ...vpc }) {
      await repository('shop/web')
      await push('shop/web', '1', 'linux/amd64')
      const subnet = await isolated()
      await endpoints(subnet, ['ecr.api', 'ecr.dkr', 's3', 'logs'], await closedGroup())
      return program({ ...vpc, subnets: [subnet], image: `${OWN}:1`, public: false })
    },
  },
  {
    code: 'secret.unreachable',
    what: 'endpoints for ECR and logs, and none for the secrets',
    report: 'https://github.com/umotif-public/terraform-aws-ecs-fargate/issues/50',
    async program({ simulator, repository, push, isolated, openGroup, endpoints, ...vpc }) {
      await repository('shop/web')
      await push('shop/web', '1', 'linux/amd64')
      const subnet = await isolated()
      await endpoints(subnet, ['ecr.api', 'ecr.dkr', 's3', 'logs'], await openGroup())
      return program({
        ...vpc,
        subnets: [subnet],
        image: `${OWN}:1`,
        public: false,
        secret: simulator.secret('shop/db'),
      })
    },
  },
  {
    code: 'subnet.full',
    what: 'a subnet without enough free addresses',
    report: 'https://github.com/paradisec-archive/nabu/pull/1259',
    async program({ smallSubnet, ...vpc }) {
      return program({ ...vpc, subnets: [await smallSubnet()], count: 12 })
    },
  },
]

/** Everything that the first tries of the others lack. */
export async function sound({ simulator, repository, push, isolated, openGroup, endpoints, ...vpc }: StartedAccount) {
  await repository('shop/web')
  await push('shop/web', '1', ['linux/amd64', 'linux/arm64'])
  const subnet = await isolated()
  await endpoints(subnet, ['ecr.api', 'ecr.dkr', 's3', 'logs', 'secretsmanager'], await openGroup())
  const secret = simulator.secret('shop/db')
  return program({ ...vpc, subnets: [subnet], image: `${OWN}:1`, public: false, secret, arm: true })
}
