import {
  cluster,
  namespace,
  network,
  networkLoadBalancer,
  repository,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
import { images } from '../given.ts'
import type { System } from '../system.ts'

const REGISTRY = '123456789012.dkr.ecr.us-east-1.amazonaws.com'

export const dagster: System = {
  async given(account) {
    for (const name of ['dagit', 'daemon', 'user_code']) await images(account, `deploy_ecs/${name}`)
  },
  program(tag) {
    const vpc = network.default()
    const home = cluster('deploy_ecs')
    const names = namespace.privateDns('deploy_ecs.local', { network: vpc })
    const edge = networkLoadBalancer('deploy-ecs').network(vpc).tcp(3000)
    const environment = {
      DAGSTER_POSTGRES_DB: 'postgres_db',
      DAGSTER_POSTGRES_HOSTNAME: 'postgresql',
      DAGSTER_POSTGRES_PASSWORD: 'postgres_password',
      DAGSTER_POSTGRES_USER: 'postgres_user',
    }
    const pass = {
      actions: ['iam:PassRole'],
      resources: ['*'],
      conditions: { StringLike: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    }
    const runs = (name: string) => taskDefinition(name).fargate().cpu(0.25).memory(0.5)
    const on = <const N extends string>(name: N) => service(name).cluster(home).network(vpc)
    const dagit = runs('dagit')
      .taskRole({ allow: [{ actions: ['ecs:DescribeTasks', 'ecs:StopTask'], resources: ['*'] }, pass] })
      .container('dagit', c =>
        c
          .image(repository.existing('deploy_ecs/dagit').tag(tag))
          .command('dagit', '-h', '0.0.0.0', '-p', '3000', '-w', 'workspace.yaml')
          .port(3000)
          .environment(environment),
      )
    const daemon = runs('daemon')
      .taskRole({
        allow: [
          {
            actions: [
              'ec2:DescribeNetworkInterfaces',
              'ecs:DescribeTaskDefinition',
              'ecs:DescribeTasks',
              'ecs:ListAccountSettings',
              'ecs:RegisterTaskDefinition',
              'ecs:RunTask',
              'ecs:TagResource',
              'secretsmanager:ListSecrets',
              'secretsManager:GetSecretValue',
            ],
            resources: ['*'],
          },
          pass,
        ],
      })
      .container('daemon', c =>
        c
          .image(repository.existing('deploy_ecs/daemon').tag(tag))
          .command('dagster-daemon', 'run')
          .environment(environment),
      )
    const user = runs('user_code').container('user_code', c =>
      c
        .image(repository.existing('deploy_ecs/user_code').tag(tag))
        .command('dagster', 'api', 'grpc', '-h', '0.0.0.0', '-p', '4000', '-f', 'repo.py')
        .port(4000)
        .environment(environment)
        .environment({ DAGSTER_CURRENT_IMAGE: `${REGISTRY}/deploy_ecs/user_code:${tag}` }),
    )
    const db = runs('postgresql').container('postgresql', c =>
      c.image('postgres:11').port(5432).environment({
        POSTGRES_DB: 'postgres_db',
        POSTGRES_PASSWORD: 'postgres_password',
        POSTGRES_USER: 'postgres_user',
      }),
    )
    const postgres = on('postgresql').taskDefinition(db).discoverable(names).desiredCount(1)
    const codes = on('user_code').taskDefinition(user).discoverable(names).desiredCount(1)
    const web = on('dagit')
      .taskDefinition(dagit)
      .target(edge, 'dagit', 3000)
      .discoverable(names)
      .after(postgres, codes)
      .desiredCount(1)
    return stack('dagster').add(
      web,
      on('daemon').taskDefinition(daemon).discoverable(names).after(postgres, codes).desiredCount(1),
    )
  },
}
