import {
  cluster,
  type DeployError,
  isDeployError,
  network,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'

/** What the tests of rollouts change. */
export interface Worker {
  readonly name?: string
  readonly desiredCount?: number
  readonly circuitBreaker?: { readonly enable?: boolean; readonly rollback: boolean }
  /** The least and the most of the desired count that may run during a deployment. */
  readonly percents?: readonly [least: number, most: number]
}

/** The stack "jobs": a service that nothing sends requests to, with this version of its image. */
export function worker(
  version: string,
  { name = 'worker', desiredCount = 2, circuitBreaker, percents = [100, 200] }: Worker = {},
): Stack {
  const definition = taskDefinition('worker')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(`ghcr.io/acme/app:${version}`))
  return stack('jobs').add(
    service(name)
      .cluster(cluster('prod'))
      .taskDefinition(definition)
      .network(network.default())
      .desiredCount(desiredCount)
      .circuitBreaker(circuitBreaker ?? { rollback: true })
      .minimumHealthyPercent(percents[0])
      .maximumPercent(percents[1]),
  )
}

/** The error of a deploy that must fail. */
export async function failureOf(work: Promise<unknown>): Promise<DeployError> {
  const error = await work.then(
    () => new Error('It did not fail'),
    (thrown: unknown) => thrown,
  )
  if (!isDeployError(error)) throw error
  return error
}
