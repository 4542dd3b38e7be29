import { application, registry } from '../../examples/nine-steps/program.ts'
import { deploy, destroy, plan } from '../../src/index.ts'
import { createSimulator, type Fault, type Simulator } from '../../src/simulator/index.ts'

const DOMAIN = 'example.com'

function account(): Simulator {
  const simulator = createSimulator()
  simulator.hostedZone(DOMAIN)
  simulator.certificate(`hello.${DOMAIN}`)
  return simulator
}

/** Everything that one comes to do with an application: make it, see that it is made, update it, remove it. */
async function live(simulator: Simulator): Promise<void> {
  await deploy(registry, simulator.options())
  for (const tag of ['1.0.0', '1.1.0']) {
    simulator.pushImage('hello/web', tag)
    await deploy(application(DOMAIN, tag), simulator.options())
    const again = await plan(application(DOMAIN, tag), simulator.options())
    if (!again.isEmpty) throw new Error(`Not as planned after the deploy:\n${again}`)
  }
  await destroy(application(DOMAIN, '1.1.0'), { ...simulator.options(), deleteData: true })
  if (!simulator.isEmpty()) throw new Error(`Left behind: ${simulator.resources()}`)
}

type Call = Pick<Simulator['calls'][number], 'service' | 'operation'>

/** The operations that it takes, each once. */
export async function operations(): Promise<readonly Call[]> {
  const simulator = account()
  await live(simulator)
  const found = new Map(
    simulator.calls.map(({ service, operation }) => [`${service} ${operation}`, { service, operation }]),
  )
  return [...found.values()]
}

/** Does it while the first call of each operation meets the fault. Gives those that met none. */
export async function ridesOut(struck: readonly Call[], fault: Fault): Promise<readonly Call[]> {
  const simulator = account()
  const waiting = new Set(struck)
  for (const call of struck)
    simulator.inject({ ...call, nth: 1 }, fault, () => {
      waiting.delete(call)
    })
  await live(simulator)
  return [...waiting]
}
