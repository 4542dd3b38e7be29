import type { Limits } from '../api/table.ts'
import { ECS_NAME } from '../ecs-name.ts'

/** Patterns of names, as the rules have them. */
export const PATTERNS: Readonly<Record<string, string>> = {
  family: ECS_NAME.source,
  'containerDefinitions.name': ECS_NAME.source,
  serviceName: ECS_NAME.source,
}

const PORT = { min: 1, max: 65_535 }

/** Numbers that the model of the API leaves open, as the rules have them. */
export const RANGES: Readonly<Record<string, Limits>> = {
  'containerDefinitions.portMappings.containerPort': PORT,
  'containerDefinitions.portMappings.hostPort': { ...PORT, min: 0 },
}

/** What the main fields are, in a line. */
export const DESCRIPTIONS: Readonly<Record<string, string>> = {
  family: 'The name of the definition; each registration of it is a new revision.',
  requiresCompatibilities: 'What it must run on; EC2 where nothing is said.',
  networkMode: 'How containers reach the network; Fargate needs awsvpc.',
  cpu: 'CPU units of the task: 1024 are a virtual CPU. Fargate needs one of its sizes.',
  memory: 'MiB of memory of the task. Fargate needs a size that goes with the CPU.',
  executionRoleArn: 'The role with which ECS starts the containers: it pulls images, reads secrets and writes logs.',
  taskRoleArn: "The role of the containers' own code.",
  containerDefinitions: 'The containers of the task: 1 to 10, at least one of them essential.',
  volumes: 'What containers can mount, by its name.',
  'ephemeralStorage.sizeInGiB': 'GiB of disk of a Fargate task: 21 to 200; 20 where nothing is said.',
  'containerDefinitions.name': 'The name that dependencies, services and logs know it by.',
  'containerDefinitions.image': 'The image; a digest, or a tag that never moves, makes rollbacks safe.',
  'containerDefinitions.essential': 'Whether the task stops when this container does. True where nothing is said.',
  'containerDefinitions.memory': 'The limit in MiB: a container that takes more is killed.',
  'containerDefinitions.memoryReservation': 'MiB that are set aside for the container.',
  'containerDefinitions.portMappings': 'Ports that the container listens on.',
  'containerDefinitions.environment': 'Variables, readable to all who may describe tasks.',
  'containerDefinitions.secrets': 'Variables whose values ECS reads from Secrets Manager or Parameter Store.',
  'containerDefinitions.healthCheck': 'A command that says whether the container is healthy; times in seconds.',
  'containerDefinitions.dependsOn': 'Containers that this one waits for before it starts.',
  'containerDefinitions.logConfiguration': 'Where the output of the container goes.',
  serviceName: 'The name of the service, its own in the cluster.',
  taskDefinition: 'The definition that the tasks are started from: family, family:revision or ARN.',
  desiredCount: 'How many tasks run; not for daemons.',
  launchType: 'What the tasks run on, where no capacity provider strategy says it.',
  loadBalancers: 'Target groups that the tasks are registered with.',
  networkConfiguration: 'Subnets and security groups of tasks in network mode awsvpc.',
  healthCheckGracePeriodSeconds: 'Seconds after a start in which failed health checks of load balancers do not count.',
  deploymentConfiguration: 'How new tasks take the place of old ones.',
}
