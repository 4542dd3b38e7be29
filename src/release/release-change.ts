/** The service to release into, whoever made it. */
export interface ReleaseTarget {
  /** The name or ARN of the cluster. */
  readonly cluster: string
  /** The name or ARN of the service. */
  readonly service: string
}

/** What is new in a release. What is not named stays as it runs. */
export interface ReleaseChange {
  /** The image of the container, where the task definition has only one. */
  readonly image?: string
  /**
   * Variables of the container, by name, where the task definition has only one, or only one that is essential. `null`
   * takes one away.
   */
  readonly environment?: Readonly<Record<string, string | null>>
  /** What is new in containers, by their names. */
  readonly containers?: Readonly<Record<string, ContainerChange>>
  /** CPU of the task, as the API takes it: `'512'` units or `'0.5 vCPU'`. */
  readonly cpu?: string
  /** Memory of the task, as the API takes it: `'1024'` MiB or `'1 GB'`. */
  readonly memory?: string
  /**
   * A whole task definition to run instead: the input of RegisterTaskDefinition, or what `aws ecs
   * describe-task-definition` prints. Without a `family` it is one of that of the service; without `tags` it gets those
   * of the revision that runs. The other changes are made to it.
   */
  readonly taskDefinition?: unknown
  /** What stands for what in the images of `taskDefinition`, for example `{ '<IMAGE1_NAME>': 'shop/web:2' }`. */
  readonly placeholders?: Readonly<Record<string, string>>
}

/** What is new in a container. `null` takes away what is there. */
export interface ContainerChange {
  readonly image?: string
  /** Variables by name. One that was a secret becomes a variable. */
  readonly environment?: Readonly<Record<string, string | null>>
  /** ARNs of secrets or parameters by variable. One that was a variable becomes a secret. */
  readonly secrets?: Readonly<Record<string, string | null>>
  readonly command?: readonly string[] | null
  readonly entryPoint?: readonly string[] | null
  /** CPU units: 1024 are one vCPU. */
  readonly cpu?: number
  /** The hard limit of its memory, in MiB. */
  readonly memory?: number | null
  /** The soft limit of its memory, in MiB. */
  readonly memoryReservation?: number | null
}
