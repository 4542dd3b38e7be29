import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2'
import {
  CreateClusterCommand,
  CreateServiceCommand,
  type CreateServiceCommandInput,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
  type Service,
  type Task,
} from '@aws-sdk/client-ecs'
import { createSimulator, type Simulator, type SimulatorOptions } from '../../../src/simulator/index.ts'

export const definition: RegisterTaskDefinitionCommandInput & { family: string } = {
  family: 'web',
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '512',
  memory: '1024',
  containerDefinitions: [{ name: 'app', image: 'nginx:1', portMappings: [{ containerPort: 3000 }] }],
}

/** Milliseconds after which ECS lists the service deployment of a new deployment, and has not begun it. */
export const RECORDED = 1_650

export interface Account {
  readonly simulator: Simulator
  readonly ecs: ECSClient
  readonly subnets: string[]
  service(): Promise<Service>
  tasks(desiredStatus?: 'RUNNING' | 'STOPPED'): Promise<Task[]>
  create(changes?: Partial<CreateServiceCommandInput>): Promise<Service>
  register(changes?: Partial<RegisterTaskDefinitionCommandInput>): Promise<string>
  /** Waits on the virtual clock until the service says it is steady. */
  steady(): Promise<Service>
}

/** A simulated account with the cluster `prod` and one revision of `web`. */
export async function account(options?: SimulatorOptions): Promise<Account> {
  const simulator = createSimulator(options)
  const ecs = new ECSClient(simulator.clientConfig('ecs'))
  await ecs.send(new CreateClusterCommand({ clusterName: 'prod', capacityProviders: ['FARGATE'] }))
  await ecs.send(new RegisterTaskDefinitionCommand(definition))
  const { Subnets = [] } = await new EC2Client(simulator.clientConfig('ec2')).send(new DescribeSubnetsCommand({}))
  const subnets = Subnets.map(subnet => subnet.SubnetId ?? '')
  const service = async (): Promise<Service> => {
    const { services } = await ecs.send(new DescribeServicesCommand({ cluster: 'prod', services: ['web'] }))
    if (!services?.[0]) throw new Error('There is no service web.')
    return services[0]
  }
  return {
    simulator,
    ecs,
    subnets,
    service,
    async tasks(desiredStatus = 'RUNNING') {
      const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster: 'prod', desiredStatus }))
      if (taskArns.length === 0) return []
      const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster: 'prod', tasks: taskArns }))
      return tasks
    },
    async create(changes = {}) {
      const { service: made } = await ecs.send(
        new CreateServiceCommand({
          cluster: 'prod',
          serviceName: 'web',
          taskDefinition: 'web',
          desiredCount: 2,
          launchType: 'FARGATE',
          networkConfiguration: { awsvpcConfiguration: { subnets, assignPublicIp: 'ENABLED' } },
          ...changes,
        }),
      )
      if (!made) throw new Error('CreateService answered no service.')
      return made
    },
    async register(changes = {}) {
      const { taskDefinition } = await ecs.send(new RegisterTaskDefinitionCommand({ ...definition, ...changes }))
      return taskDefinition?.taskDefinitionArn ?? ''
    },
    async steady() {
      for (let polls = 0; polls < 400; polls += 1) {
        await simulator.clock.sleep(5000)
        const now = await service()
        if (
          now.deployments?.length === 1 &&
          now.runningCount === now.desiredCount &&
          now.deployments[0]?.rolloutState === 'COMPLETED'
        )
          return now
      }
      throw new Error('The service does not become steady.')
    },
  }
}
