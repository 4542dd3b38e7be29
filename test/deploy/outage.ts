import type { DeployEvent } from '../../src/index.ts'
import type { Kind } from '../../src/model/index.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'
import { KINDS } from './kinds.ts'
import { DOMAIN } from './shop.ts'

// Shorter than the patience of the executor, longer than everything else.
const OUTAGE_MILLISECONDS = 50_000

/** Options under which AWS has a failure where one kind is concerned: each of its calls passes only some time later. */
export function outage(kind: Kind, simulator: Simulator) {
  const { clients, clock, region } = simulator.options()
  const since = new Map<string, number>()
  const failing = Object.entries(clients).map(([service, client]) => {
    const send: typeof client.send = (command, options) => {
      const call = command.constructor.name.replace(/Command$/, '')
      if (KINDS[kind].calls.some(name => name === call || name === `${service} ${call}`)) {
        const start = since.get(call) ?? clock.now()
        since.set(call, start)
        if (clock.now() - start < OUTAGE_MILLISECONDS) return Promise.reject(Object.assign(new Error(), UNAVAILABLE))
      }
      return client.send(command, options)
    }
    return [service, { send }]
  })
  const refused: string[] = []
  const onEvent = (event: DeployEvent): void => {
    if (event.type === 'finished' && event.resource === 'repository shop/web' && event.action === 'create')
      simulator.pushImage('shop/web', '1')
    // AWS refuses what is asked for before what it needs is there, and to remove what is still needed.
    if (event.type === 'retrying' && !EXPECTED.test(event.because)) refused.push(`${event.call}: ${event.because}`)
  }
  return { refused, struck: since, options: { region, clock, clients: Object.fromEntries(failing), onEvent } }
}

const UNAVAILABLE = { name: 'ServiceUnavailable' }
// The network interfaces of a service outlive it.
const EXPECTED = /failure of its own|network interfaces/

/** An account with what `everyEdge` looks up. */
export function edgeAccount(): Simulator {
  const simulator = createSimulator()
  simulator.hostedZone(DOMAIN)
  simulator.certificate(`shop.${DOMAIN}`)
  return simulator
}
