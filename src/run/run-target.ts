import type { ContainerOverrides, TaskModel } from '../model/task.ts'

/** A task of a stack: what `task()` gives. */
export interface RunnableTask {
  build(): TaskModel
}

/** What to run, and where. */
export interface RunTarget {
  /** The name or ARN of the cluster. */
  readonly cluster: string
  /**
   * The name or ARN of a service of it, whoever made it. The task then runs like one of its tasks: its task definition,
   * network, capacity and platform.
   */
  readonly service?: string
  /** The family, family and revision, or ARN of the task definition. @default that of the service */
  readonly taskDefinition?: string
  /** Where the task gets its network interface. @default that of the service */
  readonly network?: RunNetwork
  /**
   * @default that of the service; without one Fargate, where the task definition is for that alone, and else the default
   *   strategy of the cluster
   */
  readonly launchType?: 'FARGATE' | 'EC2' | 'EXTERNAL'
}

/** A network for a task. */
export interface RunNetwork {
  /** 1 to 16 ids. */
  readonly subnets: readonly string[]
  /** Up to 5 ids. @default the default group of the VPC */
  readonly securityGroups?: readonly string[]
  /** Whether it gets a public IP address, as it needs in a public subnet to pull its image. @default false */
  readonly assignPublicIp?: boolean
}

/** What is another in this run. What is not named is as in the task definition. */
export interface RunOverrides {
  /** The command of the container, where the task definition has only one, or only one that is essential. */
  readonly command?: readonly string[]
  /** Variables of that container, by name. */
  readonly environment?: Readonly<Record<string, string>>
  /** What is another in containers, by their names. */
  readonly containers?: Readonly<Record<string, ContainerOverrides>>
  /** CPU of the task, as the API takes it: `'512'` units or `'0.5 vCPU'`. */
  readonly cpu?: string
  /** Memory of the task, as the API takes it: `'1024'` MiB or `'1 GB'`. */
  readonly memory?: string
  /** The ARN of the role of the program. */
  readonly taskRole?: string
}
