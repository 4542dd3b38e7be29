import { type Profiler, Session } from 'node:inspector/promises'
import { deploy } from '../src/index.ts'
import { createSimulator } from '../src/simulator/index.ts'
import { table } from './process.ts'
import { services, ZONE } from './services.ts'

const COUNTS = [100, 400, 1_000]
const FIRST_ROUND = 10
const OWNERS = ['executor', 'builders and checks', 'SDK', 'simulator', 'Node and garbage collection'] as const
type Owner = (typeof OWNERS)[number]

/** Whose code the processor is in while a stack of so many services is created: milliseconds a service. */
export async function sharesTable(): Promise<string> {
  // The first round loads and warms up what all others share.
  await created(FIRST_ROUND)
  const rows: (string | number)[][] = []
  for (const count of COUNTS) {
    const byOwner = await created(count)
    const all = [...byOwner.values()].reduce((sum, each) => sum + each, 0)
    rows.push([
      count,
      (all / count).toFixed(1),
      ...OWNERS.map(owner => {
        const own = byOwner.get(owner) ?? 0
        return `${(own / count).toFixed(1)} (${Math.round((100 * own) / all)} %)`
      }),
    ])
  }
  return table([['services', 'all', ...OWNERS], ...rows])
}

async function created(count: number): Promise<ReadonlyMap<Owner, number>> {
  const simulator = createSimulator({ latencyMilliseconds: 50 })
  simulator.hostedZone(ZONE)
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.start')
  await deploy(services(count, '1'), { ...simulator.options(), timeoutSeconds: 7_200 })
  const { profile } = await session.post('Profiler.stop')
  session.disconnect()
  return millisecondsOf(profile)
}

function millisecondsOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Map<Owner, number> {
  const owners = new Map(nodes.map(({ id, callFrame }) => [id, ownerOf(callFrame)]))
  const found = new Map<Owner, number>()
  for (const [index, id] of samples.entries()) {
    const owner = owners.get(id)
    if (owner) found.set(owner, (found.get(owner) ?? 0) + (timeDeltas[index] ?? 0) / 1000)
  }
  return found
}

function ownerOf({ url, functionName }: { url: string; functionName: string }): Owner | undefined {
  if (functionName === '(idle)') return undefined
  if (url.includes('/src/simulator/')) return 'simulator'
  if (url.includes('/src/deploy/') || url.includes('/src/aws/')) return 'executor'
  if (url.includes('/src/')) return 'builders and checks'
  return url.includes('/node_modules/') ? 'SDK' : 'Node and garbage collection'
}
