import { allPages } from '../../aws/pages.ts'
import type { ServiceDeployment } from '../../aws/shapes/ecs.ts'
import { unlessUnavailable } from '../../aws/unless-unavailable.ts'
import type { Outputs } from '../../model/index.ts'
import type { AccountContext } from '../context.ts'
import { describeServiceDeployment } from '../resources/service/service-deployments.ts'

/** The clocks of ECS need not agree to the second. */
const LEEWAY_MILLISECONDS = 60_000

/**
 * The service deployment that ECS keeps of our deployment. It appears a little later, and is known by its number: that of
 * deployment `ecs-svc/N` has the target revision `…/N` (recorded, 2026-04, at three deployments of two accounts).
 */
export class OwnRecord {
  readonly #outputs: Outputs['service']
  readonly #context: AccountContext
  /** The permissions that would show more. */
  readonly missing = new Set<string>()
  #arn: string | undefined
  /** How it ended, once it has: no later answer can say otherwise, an older one might. */
  #final: ServiceDeployment | undefined
  #unknown = false

  constructor(outputs: Outputs['service'], context: AccountContext) {
    this.#outputs = outputs
    this.#context = context
  }

  /** Whether it can be read at all, now or once it is there. */
  get isReadable(): boolean {
    return this.missing.size === 0 && !this.#unknown
  }

  async read(createdAt: Date | undefined): Promise<ServiceDeployment | undefined> {
    if (this.#final) return this.#final
    if (!this.isReadable || !createdAt) return undefined
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
    const { cluster, name: service, deploymentId } = this.#outputs
    const ours = deploymentId.replace(/^ecs-svc\//, '/')
    const after = new Date(createdAt.getTime() - LEEWAY_MILLISECONDS)
    const listed = await unlessUnavailable('ecs:ListServiceDeployments', this.missing, () =>
      allPages(async nextToken => {
        const page = await aws.ecs('ListServiceDeployments', { cluster, service, createdAt: { after }, nextToken })
        return { items: page.serviceDeployments, next: page.nextToken }
      }),
    )
    if (!listed) this.#unknown = true
    return listed?.find(each => each.targetServiceRevisionArn?.endsWith(ours))?.serviceDeploymentArn
  }
}

/** Whether a service deployment has come to its end. */
export function isEnded(record: ServiceDeployment | undefined): boolean {
  return /^(SUCCESSFUL|STOPPED|ROLLBACK_SUCCESSFUL|ROLLBACK_FAILED)$/.test(record?.status ?? '')
}
