import type { Deployment, ServiceDeployment, ServiceDeploymentBrief } from '../../aws/shapes/ecs.ts'
import { unlessUnavailable } from '../../aws/unless-unavailable.ts'
import type { Context } from '../context.ts'
import type { Outputs } from '../resources/outputs.ts'
import { describeServiceDeployment } from '../resources/service/service-deployments.ts'

/** ECS makes a deployment and its service deployment in one go. */
const SAME_MOMENT_MILLISECONDS = 15_000

/** The service deployment that ECS keeps of our deployment. Nothing in the API links the two but their time. */
export class OwnRecord {
  readonly #outputs: Outputs['service']
  readonly #context: Context
  /** The permissions that would show more. */
  readonly missing = new Set<string>()
  #arn: string | undefined
  /** How it ended, once it has: no later answer can say otherwise, an older one might. */
  #final: ServiceDeployment | undefined
  #unknown = false

  constructor(outputs: Outputs['service'], context: Context) {
    this.#outputs = outputs
    this.#context = context
  }

  async read(createdAt: Date | undefined): Promise<ServiceDeployment | undefined> {
    if (this.#final) return this.#final
    if (this.missing.size > 0 || this.#unknown || !createdAt) return undefined
    this.#arn ??= await this.#find(createdAt)
    const arn = this.#arn
    if (arn === undefined) return undefined
    const record = await unlessUnavailable('ecs:DescribeServiceDeployments', this.missing, () =>
      describeServiceDeployment(arn, this.#context),
    )
    if (isEnded(record)) this.#final = record
    return record
  }

  async #find(createdAt: Date): Promise<string | undefined> {
    const { aws } = this.#context
    const { cluster, name, taskDefinition } = this.#outputs
    const around = (milliseconds: number): Date => new Date(createdAt.getTime() + milliseconds)
    const answer = await unlessUnavailable('ecs:ListServiceDeployments', this.missing, () =>
      aws.ecs('ListServiceDeployments', {
        cluster,
        service: name,
        createdAt: { after: around(-SAME_MOMENT_MILLISECONDS), before: around(SAME_MOMENT_MILLISECONDS) },
      }),
    )
    if (!answer) this.#unknown = true
    const near = (answer?.serviceDeployments ?? []).toSorted((a, b) => distance(a, createdAt) - distance(b, createdAt))
    if (near.length < 2) return near[0]?.serviceDeploymentArn
    return (await this.#ofRevision(near, taskDefinition))?.serviceDeploymentArn
  }

  /** Two deploys at one moment: the one whose service revision runs our task definition. */
  async #ofRevision(
    near: readonly ServiceDeploymentBrief[],
    taskDefinition: string,
  ): Promise<ServiceDeploymentBrief | undefined> {
    const { aws } = this.#context
    const answer = await unlessUnavailable('ecs:DescribeServiceRevisions', this.missing, () =>
      aws.ecs('DescribeServiceRevisions', {
        serviceRevisionArns: near
          .flatMap(({ targetServiceRevisionArn }) => targetServiceRevisionArn ?? [])
          .slice(0, 20),
      }),
    )
    const ours = new Set(
      answer?.serviceRevisions?.flatMap(revision =>
        revision.taskDefinition === taskDefinition ? (revision.serviceRevisionArn ?? []) : [],
      ),
    )
    return near.find(({ targetServiceRevisionArn = '' }) => ours.has(targetServiceRevisionArn))
  }
}

const distance = ({ createdAt }: Pick<Deployment, 'createdAt'>, to: Date): number =>
  Math.abs((createdAt?.getTime() ?? 0) - to.getTime())

/** Whether a service deployment has come to its end. */
export function isEnded(record: ServiceDeployment | undefined): boolean {
  return /^(SUCCESSFUL|STOPPED|ROLLBACK_SUCCESSFUL|ROLLBACK_FAILED)$/.test(record?.status ?? '')
}
