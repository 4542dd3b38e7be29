import type { AddressInfo } from 'node:net'
import type { Simulator } from '../simulator.ts'
import type { HttpResponse } from '../wire/message.ts'
import { answerAws } from './aws.ts'
import { answerControl, CONTROL } from './control.ts'
import { httpServer, type ReceivedRequest } from './http-server.ts'
import { keepTime } from './real-time.ts'
import { Regions } from './regions.ts'
import type { ServedSimulator, ServeOptions } from './served-simulator.ts'
import { serveSessionsAt, upgradeSessions } from './upgrade-sessions.ts'

/**
 * Serves a simulated account over HTTP on 127.0.0.1, for any AWS client: the CLI, boto3, other languages' SDKs, other
 * people's deploy tools. A request is for the service and the Region that its signature names; the signature itself is
 * not checked. Regions are separate accounts but for IAM and Route 53, as in AWS.
 *
 * What {@link Simulator} does in the process, `POST` to `/_simulator/…` does over HTTP: see docs/simulator.md.
 *
 * @throws When the port is taken.
 * @example
 * ```ts
 * import { serve } from 'fluent-ecs/simulator'
 *
 * const served = await serve({ port: 4566, rate: 60 }) // a minute in a second
 * console.log(`export AWS_ENDPOINT_URL=${served.url} AWS_REGION=us-east-1`)
 * console.log('export AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any') // clients want some
 * ```
 */
export async function serve(options: ServeOptions = {}): Promise<ServedSimulator> {
  const state = { regions: new Regions(options) }
  const reset = (): void => {
    state.regions = new Regions(options)
    serveSessionsAt(state.regions.clock, port)
  }
  const answer = (request: ReceivedRequest, signal: AbortSignal): Promise<HttpResponse | undefined> =>
    request.path.startsWith(CONTROL)
      ? answerControl(request, state.regions, reset)
      : answerAws(request, state.regions, signal)
  const server = httpServer(answer)
  await new Promise<void>((resolve, reject) => {
    server.once('error', error => reject(unserved(error, options.port)))
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  serveSessionsAt(state.regions.clock, port)
  upgradeSessions(server, () => state.regions.clock)
  const stop = keepTime(() => state.regions.clock, options.rate ?? 1)
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    simulator: (region = 'us-east-1'): Simulator => state.regions.in(region),
    reset,
    close: () =>
      new Promise((resolve, reject) => {
        stop()
        server.close(error => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}

/** Node says only EADDRINUSE. */
function unserved(error: Error, port = 0): Error {
  if (!('code' in error) || error.code !== 'EADDRINUSE') return error
  const message = `Port ${port} of 127.0.0.1 is taken: give serve() another, or none, and it finds one that is free`
  return Object.assign(new Error(message, { cause: error }), { code: error.code })
}
