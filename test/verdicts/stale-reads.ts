import type { SimulatedClient, Simulator } from '../../src/simulator/index.ts'

/** What was seen of our own deployment as it was made, from outside of what is tested. */
export interface Made {
  /** The ARN of the service deployment; nothing until there is one. */
  record: string | undefined
}

const LAG_MILLISECONDS = 30_000
const READS = /^(DescribeServices|DescribeServiceDeployments|ListServiceDeployments|ListTasks)Command$/
const CHANGES = /^(Create|Update)ServiceCommand$/

/**
 * An ECS client whose reads are sometimes as old as half a minute, never in order. `made` gets the newest service
 * deployment right after each change that goes through it.
 */
export function staleReads(simulator: Simulator, random: () => number, share: number, made: Made): SimulatedClient {
  const { ecs } = simulator.clients
  const answers = new Map<string, { at: number; answer: unknown }[]>()
  const keyOf = (command: { input?: unknown }): string => `${command.constructor.name} ${JSON.stringify(command.input)}`

  return {
    async send(command: object & { input?: unknown }, options) {
      const answer = await ecs.send(command, options)
      const name = command.constructor.name
      if (CHANGES.test(name)) made.record = recordOf(simulator, answer) ?? made.record
      if (!READS.test(name) || made.record === undefined) return answer
      const at = simulator.clock.now()
      const seen = answers.get(keyOf(command)) ?? []
      answers.set(keyOf(command), [...seen.filter(each => at - each.at <= LAG_MILLISECONDS), { at, answer }])
      if (random() >= share) return answer
      // Where nothing was asked before, the answer is from before our change: nothing is there yet.
      const old = [...seen.filter(each => at - each.at <= LAG_MILLISECONDS), ...beforeOurs(name, seen, answer)]
      return old[Math.floor(random() * old.length)]?.answer ?? answer
    },
  }
}

/** What a first read may have missed: the deployment that was just made. */
function beforeOurs(name: string, seen: readonly unknown[], answer: unknown): { answer: unknown }[] {
  if (seen.length > 0) return []
  if (name === 'ListServiceDeploymentsCommand') return [{ answer: { serviceDeployments: [] } }]
  if (name !== 'DescribeServicesCommand') return []
  const { services = [] } = answer as { services?: { deployments?: object[] }[] }
  const older = services.map(service => ({ ...service, deployments: withoutPrimary(service.deployments ?? []) }))
  return [{ answer: { services: older } }, { answer: { services: [], failures: [{ reason: 'MISSING' }] } }]
}

const withoutPrimary = ([, ...older]: readonly object[]): object[] =>
  older.map((deployment, index) => (index === 0 ? { ...deployment, status: 'PRIMARY' } : deployment))

/** ECS lists it only later; the ledger knows it at once. */
function recordOf(simulator: Simulator, answer: unknown): string | undefined {
  const { service } = answer as { service?: { deployments?: { id?: string }[] } }
  const id = service?.deployments?.[0]?.id
  return simulator.rollouts().find(({ deployment }) => deployment === id)?.serviceDeployment
}
