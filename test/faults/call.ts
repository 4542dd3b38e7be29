import { sdks } from '../../src/aws/sdk.ts'
import type { ServiceName, Simulator } from '../../src/simulator/index.ts'

/** What AWS answers. */
export type Found = Readonly<Record<string, unknown>>

/** Makes a call by the name of its operation. */
export async function call(
  simulator: Simulator,
  service: ServiceName,
  operation: string,
  input: object = {},
): Promise<Found> {
  const module = (await sdks[service].load()) as Record<string, new (input: object) => object>
  const Command = module[`${operation}Command`]
  if (!Command) throw new Error(`There is no ${service} ${operation}`)
  return (await simulator.clients[service].send(new Command(input))) as Found
}

/** The items that a read lists under `key`; none where it is refused. */
export async function list(
  simulator: Simulator,
  service: ServiceName,
  operation: string,
  key: string,
  input: object = {},
): Promise<Found[]> {
  const found = await call(simulator, service, operation, input).catch((): Found => ({}))
  const items = found[key]
  return Array.isArray(items) ? items : []
}
